package dev.yourbrief.publish.trial;

import dev.yourbrief.playbook.messages.Messages;
import dev.yourbrief.publish.DataTable;
import dev.yourbrief.publish.Drawing;
import dev.yourbrief.publish.Sheet;
import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.TrialResult.ContestResult;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A trial's result with what the templates and the Markdown need to set it. */
final class TrialPage extends Sheet {

  /** So many candidates are told in full. */
  private static final int OPEN = 3;

  private final TrialResult result;
  private final Numbers numbers;

  TrialPage(TrialResult result) {
    super(Messages.of(Messages.DEFAULT));
    this.result = result;
    this.numbers = new Numbers(result.rules().scale());
  }

  TrialResult result() {
    return result;
  }

  String title() {
    return result.finding().title().isBlank()
        ? "A trial without a title"
        : result.finding().title();
  }

  VerdictWords verdict() {
    return new VerdictWords(result, numbers, this::date);
  }

  String verdictShape() {
    return VerdictWords.shape(verdict().verdict());
  }

  static String word(Verdict verdict) {
    return ReasonGroups.words(verdict);
  }

  /** Whether a section has a part for each candidate, which then say whose they are. */
  boolean hasSeveral() {
    return result.contests().size() > 1;
  }

  /** Whether the part of this candidate is folded, so that many do not bury the first. */
  boolean isFolded(int candidate) {
    return candidate > 0 && result.contests().size() > OPEN;
  }

  List<ReasonGroups.Group> reasons(ContestResult contest) {
    return ReasonGroups.of(contest.ruling());
  }

  /** Every arm against the baseline, cheap ones last. */
  ForestDrawing forest() {
    List<ForestRow> rows =
        result.forest().stream()
            .map(r -> new ForestRow(r.arm(), r.role(), r.role(), r.comparison(), p(r)))
            .sorted(Comparator.comparing(ForestRow::isCheap))
            .toList();
    return new ForestDrawing(
        "forest",
        "Every arm against " + result.finding().baseline(),
        "The difference in mean score on "
            + result.decidedOn()
            + ", with its "
            + Numbers.chosen(new Contestants(result).level())
            + " interval. An arrow says that an interval goes on beyond the picture.",
        "Arm",
        rows,
        result.rules().margin(),
        numbers);
  }

  /** What the registered test says, adjusted where the arm is one of several candidates. */
  private double p(TrialResult.Row row) {
    Comparison of = row.comparison();
    return result.contests().stream()
        .map(ContestResult::ruling)
        .filter(r -> r.candidate().equals(row.arm()) && r.adjustedP().isPresent())
        .mapToDouble(r -> r.adjustedP().getAsDouble())
        .findFirst()
        .orElse(of.p());
  }

  ArmTables arms() {
    return new ArmTables(result, numbers);
  }

  List<TestTables> tests() {
    return TestTables.of(result, numbers);
  }

  PowerWords power() {
    return new PowerWords(result, numbers);
  }

  LeakTables leaks() {
    return new LeakTables(result, numbers);
  }

  List<SliceParts> slices() {
    return SliceParts.of(result, numbers);
  }

  LockParts lock() {
    return new LockParts(result, this::date);
  }

  Methods methods() {
    return new Methods(result, numbers);
  }

  /** Everything that is drawn. */
  List<Drawing> drawings() {
    List<Drawing> drawings = new ArrayList<>();
    drawings.add(forest());
    power().drawing().ifPresent(drawings::add);
    return drawings;
  }

  /** The tables of what is drawn, for paper, where nothing unfolds. */
  List<DataTable> onPaper() {
    return drawings().stream().map(Drawing::table).filter(t -> !t.rows().isEmpty()).toList();
  }

  /** A list's items as sentences with real minus signs. */
  static Stream<String> sentences(List<String> items) {
    return items.stream().filter(s -> !s.isBlank()).map(Numbers::sentence);
  }
}
