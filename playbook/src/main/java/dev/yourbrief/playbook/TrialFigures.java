package dev.yourbrief.playbook;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Range;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.language.Type;
import dev.yourbrief.playbook.language.Value;
import dev.yourbrief.trial.Finding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The trial, as named figures; all unknown while there is none, or none that was run. */
final class TrialFigures {

  private static final Unit PERCENT = Unit.parse("percent");
  private static final int HASH_SHOWN = 12;

  /** Every name and its type. */
  static final Map<String, Type> TYPES;

  static {
    Map<String, Type> types = new LinkedHashMap<>();
    types.put("trial.run", new Type.Choice(Set.of("yes", "no")));
    types.put("trial.verdict", new Type.Choice(Set.of("win", "lose", "inconclusive", "invalid")));
    for (String percent :
        new String[] {
          "trial.difference",
          "trial.low",
          "trial.high",
          "trial.margin",
          "trial.candidateScore",
          "trial.baselineScore",
          "trial.level"
        }) {
      types.put(percent, new Type.Num(PERCENT));
    }
    types.put("trial.cases", new Type.Num(Unit.ONE));
    types.put("trial.clusters", new Type.Num(Unit.ONE));
    types.put("trial.unlockCount", new Type.Num(Unit.ONE));
    types.put("trial.spent", new Type.Num(Unit.parse("USD")));
    types.put("trial.lockedOn", new Type.Day());
    for (String words :
        new String[] {
          "trial.candidate", "trial.baseline", "trial.reason", "trial.plan", "trial.unlocks"
        }) {
      types.put(words, new Type.Text());
    }
    TYPES = Collections.unmodifiableMap(types);
  }

  private final Evaluation evaluation;
  private final String name;
  private final Finding finding;
  private final Provenance measured;

  private TrialFigures(Evaluation evaluation, String name, TrialEvidence trial, Finding finding) {
    this.evaluation = evaluation;
    this.name = name;
    this.finding = finding;
    this.measured =
        new Provenance.Measured(
            trial.files(), finding.cases(), "the trial “" + finding.title() + "”");
  }

  static Fact of(Evaluation evaluation, String name) {
    Optional<TrialEvidence> trial = evaluation.trial();
    Optional<Finding> finding = trial.flatMap(TrialEvidence::finding);
    if (finding.isEmpty()) {
      return Fact.unknown(name);
    }
    return new TrialFigures(evaluation, name, trial.orElseThrow(), finding.get()).fact();
  }

  private Fact fact() {
    return switch (name) {
      case "trial.run" -> choice("whether a trial was run", "yes");
      case "trial.verdict" -> choice("what the trial came to", finding.verdict());
      case "trial.difference" ->
          amount(
              "how far the candidate was ahead in the trial, as a share of all cases",
              interval90(),
              PERCENT);
      case "trial.low" ->
          percent("the low end of the trial's own interval", finding.interval().low());
      case "trial.high" ->
          percent("the high end of the trial's own interval", finding.interval().high());
      case "trial.level" ->
          percent("how sure the trial's own interval is", finding.interval().level());
      case "trial.margin" ->
          percent("the win the trial's plan calls worth having", finding.margin());
      case "trial.candidateScore" ->
          percent("the candidate's score in the trial", finding.candidateScore());
      case "trial.baselineScore" ->
          percent("the baseline's score in the trial", finding.baselineScore());
      case "trial.cases" -> count("cases of the trial", finding.cases());
      case "trial.clusters" ->
          finding
              .clusters()
              .map(n -> count("groups of cases that stand for themselves", n))
              .orElse(Fact.unknown(name));
      case "trial.unlockCount" ->
          count("how often the trial's lock was opened", finding.unlocks().size());
      case "trial.spent" ->
          finding
              .spentUsd()
              .map(usd -> amount("what the trial's calls cost", new Point(usd), Unit.parse("USD")))
              .orElse(Fact.unknown(name));
      case "trial.lockedOn" ->
          Fact.of(
              new Value.Day(finding.lockedOn()),
              Figure.day(name, "the day the trial was locked", finding.lockedOn(), measured));
      case "trial.candidate" -> words("the arm that was to win", finding.candidate());
      case "trial.baseline" -> words("the arm to beat", finding.baseline());
      case "trial.plan" ->
          words(
              "the hash of what was locked before the first answer",
              finding.planHash().substring(0, Math.min(HASH_SHOWN, finding.planHash().length())));
      case "trial.reason" ->
          finding.reasons().isEmpty()
              ? Fact.unknown(name)
              : words("why the trial came to that", finding.reasons().getFirst());
      case "trial.unlocks" ->
          finding.unlocks().isEmpty()
              ? Fact.unknown(name)
              : words("why the lock was opened", String.join("; ", finding.unlocks()));
      default -> Fact.unknown(name);
    };
  }

  private Estimate interval90() {
    BigDecimal low = toPercent(finding.interval90().low());
    BigDecimal high = toPercent(finding.interval90().high());
    return low.compareTo(high) < 0 ? new Range(low, high) : new Point(low);
  }

  private static BigDecimal toPercent(double share) {
    return new BigDecimal(share).scaleByPowerOfTen(2).round(MathContext.DECIMAL32);
  }

  private Fact percent(String label, double share) {
    return amount(label, new Point(toPercent(share)), PERCENT);
  }

  private Fact count(String label, long n) {
    return amount(label, Estimate.of(n), Unit.ONE);
  }

  private Fact amount(String label, Estimate estimate, Unit unit) {
    return Fact.of(
        evaluation.drawn(name, estimate, unit),
        Figure.amount(name, label, estimate, unit, measured));
  }

  private Fact words(String label, String words) {
    return Fact.of(new Value.Text(words), Figure.words(name, label, words, measured));
  }

  private Fact choice(String label, String word) {
    return Fact.of(new Value.Choice(word), Figure.words(name, label, word, measured));
  }
}
