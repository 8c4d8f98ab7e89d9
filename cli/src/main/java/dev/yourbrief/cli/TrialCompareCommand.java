package dev.yourbrief.cli;

import dev.yourbrief.publish.json.RecordJson;
import dev.yourbrief.trial.decide.Contest;
import dev.yourbrief.trial.decide.Decide;
import dev.yourbrief.trial.decide.Family;
import dev.yourbrief.trial.decide.Fault;
import dev.yourbrief.trial.decide.IntervalKind;
import dev.yourbrief.trial.decide.Rules;
import dev.yourbrief.trial.decide.Ruling;
import dev.yourbrief.trial.decide.Scale;
import dev.yourbrief.trial.decide.SliceTable;
import dev.yourbrief.trial.decide.Verdict;
import dev.yourbrief.trial.format.ImportOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Compares two systems case by case on results you have already: paired CSV, promptfoo,"
            + " Inspect, lm-evaluation-harness, OpenAI evals. Nothing was locked, so the answer is"
            + " as good as the plan you had.")
final class TrialCompareCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..2",
      paramLabel = "FILE",
      description = "One file with both systems, or two: the candidate's, then the baseline's.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = "--candidate",
      paramLabel = "NAME",
      description = "The system that may be better.")
  Optional<String> candidate = Optional.empty();

  @Option(names = "--baseline", paramLabel = "NAME", description = "The system to beat.")
  Optional<String> baseline = Optional.empty();

  @Option(
      names = "--cluster",
      paramLabel = "FIELD",
      description = "What cases have in common: a document, a customer, a task.")
  Optional<String> cluster = Optional.empty();

  @Option(names = "--slice", paramLabel = "FIELD", description = "Break the result down by it.")
  List<String> slices = new ArrayList<>();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "The score to take, when a file has several.")
  Optional<String> metric = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "FIELD",
      description = "The field that names a case, when it is not called id.")
  Optional<String> id = Optional.empty();

  @Option(
      names = "--margin",
      paramLabel = "SIZE",
      description = "The difference worth having, such as 2%% or 0.02. Default: 0.")
  String margin = "0";

  @Option(names = "--alpha", paramLabel = "ODDS", description = "Default: 0.05.")
  double alpha = 0.05;

  @Option(names = "--power", paramLabel = "ODDS", description = "Default: 0.8.")
  double power = 0.8;

  @Option(
      names = "--interval",
      paramLabel = "KIND",
      description =
          "Rest the verdict on: paired-t, clustered-t, bca, score or naive-z. Default: what fits"
              + " the cases.")
  Optional<String> interval = Optional.empty();

  @Option(
      names = "--unpaired",
      paramLabel = "SHARE",
      description = "The most cases without both scores, such as 5%%. Default: 2%%.")
  String unpaired = "2%";

  @Option(names = "--seed", paramLabel = "N", description = "Of the bootstrap. Default: 1.")
  long seed = 1;

  @Option(names = "--json", description = "Print everything as JSON.")
  boolean json;

  @Option(names = "--exit-code", description = "End with status 7 unless the candidate wins.")
  boolean exitCode;

  TrialCompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ComparedFiles compared =
        ComparedFiles.of(
            files,
            candidate,
            baseline,
            cluster,
            slices,
            new ImportOptions(metric, id, Optional.empty(), List.of(), Optional.empty()));
    boolean isUnit =
        compared.scores().stream().allMatch(s -> inUnit(s.candidate()) && inUnit(s.baseline()));
    Rules rules = rules(isUnit ? Scale.POINTS : Scale.RAW);
    Ruling ruling =
        Decide.one(
            new Contest(
                compared.candidate(),
                compared.scores(),
                Optional.empty(),
                List.of(),
                faults(compared)),
            rules);
    List<SliceTable> tables =
        slices.stream()
            .map(s -> SliceTable.of(s, compared.scores(), rules, Family.BH, SliceTable.LEAST))
            .toList();
    if (json) {
      terminal.out().println(RecordJson.of(new Everything(compared.files(), ruling, tables)));
    } else {
      new CompareView(terminal, compared, rules, ruling, tables).print();
    }
    if (exitCode && ruling.verdict() != Verdict.WIN) {
      return Exit.DIFFERS;
    }
    return compared.problems().isEmpty() ? Exit.DONE : Exit.PARTLY;
  }

  private static boolean inUnit(double score) {
    return score >= 0 && score <= 1;
  }

  private Rules rules(Scale scale) {
    if (!(alpha > 0 && alpha < 0.5 && power >= 0.5 && power < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--alpha is between 0 and 0.5, --power from 0.5 to below 1");
    }
    return new Rules(
        share("--margin", margin),
        alpha,
        power,
        seed,
        Rules.DRAWS,
        interval.map(this::kind),
        Family.HOLM,
        scale);
  }

  private IntervalKind kind(String name) {
    for (IntervalKind kind : IntervalKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return kind;
      }
    }
    throw new ParameterException(
        spec.commandLine(),
        "There is no interval '" + name + "': paired-t, clustered-t, bca, score, naive-z");
  }

  private double share(String option, String text) {
    try {
      String number = text.strip();
      double value =
          number.endsWith("%")
              ? Double.parseDouble(number.substring(0, number.length() - 1)) / 100
              : Double.parseDouble(number);
      if (value >= 0 && Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, in the same words.
    }
    throw new ParameterException(
        spec.commandLine(), option + ": '" + text + "' is no size; write 2% or 0.02");
  }

  private List<Fault> faults(ComparedFiles compared) {
    int out = compared.leftOut().values().stream().mapToInt(Integer::intValue).sum();
    int all = out + compared.scores().size();
    double allowed = share("--unpaired", unpaired);
    return out <= allowed * all
        ? List.of()
        : List.of(
            new Fault(
                Fault.Code.PAIRING,
                String.format(
                    Locale.ROOT,
                    "%,d of %,d cases have no score of both systems; %.3g %% are allowed"
                        + " (--unpaired).",
                    out,
                    all,
                    100 * allowed)));
  }

  /** What {@code --json} writes. */
  private record Everything(List<String> files, Ruling ruling, List<SliceTable> slices) {}

  /** How many cases were left out, in words. */
  static String leftOut(Map<dev.yourbrief.trial.format.Pairing.Reason, Integer> counts) {
    return String.join(
        ", ",
        counts.entrySet().stream()
            .map(e ->
                e.getValue() + " " + e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .toList());
  }
}
