package dev.yourbrief.trial;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.trial.decide.ArmMean;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.Rules;
import dev.yourbrief.trial.decide.Ruling;
import dev.yourbrief.trial.decide.SliceTable;
import dev.yourbrief.trial.lock.LockEntry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that a trial came to, as data: what a report shows and {@code result.json} holds.
 *
 * @param finding the few numbers a decision rests on
 * @param question what was asked, in the team's words; may be empty
 * @param rules how it was decided
 * @param decidedOn which cases the verdict rests on, in words
 * @param arms every arm, in order: the baseline, the candidates, the others, the cheap ones
 * @param contests one for each candidate
 * @param forest every arm against the baseline, on the cases the verdict rests on
 * @param leaks what was found in the training data; empty when nobody looked
 * @param slices the first candidate against the baseline, by slice
 * @param power how likely true differences of some sizes were to be found
 * @param judges what is known of the models that graded
 * @param notes what else a reader should know
 * @param lock the log, the oldest line first
 * @param spending what the calls took
 */
public record TrialResult(
    Finding finding,
    String question,
    Rules rules,
    String decidedOn,
    List<ArmResult> arms,
    List<ContestResult> contests,
    List<Row> forest,
    Optional<Leaks> leaks,
    List<SliceTable> slices,
    List<PowerPoint> power,
    List<JudgeFacts> judges,
    List<String> notes,
    List<LockEntry> lock,
    Spending spending) {

  public TrialResult {
    arms = List.copyOf(arms);
    contests = List.copyOf(contests);
    forest = List.copyOf(forest);
    slices = List.copyOf(slices);
    power = List.copyOf(power);
    judges = List.copyOf(judges);
    notes = List.copyOf(notes);
    lock = List.copyOf(lock);
  }

  /** Everything as JSON, as {@code result.json} has it. */
  public String json() {
    return ResultFiles.text(this);
  }

  /**
   * One arm by itself.
   *
   * @param role {@code baseline}, {@code candidate}, {@code other} or {@code cheap}
   * @param about what it is and how it was tuned
   * @param mean its score; empty when no answer of it has one
   * @param scored how many cases have a score
   * @param failed how many answers never came
   * @param ungraded how many answers could not be graded
   * @param refused how many answers were refusals
   * @param cutShort how many answers reached the most tokens allowed
   * @param usd what its calls cost, as far as known
   * @param usdUnknown how many of its calls cost an amount nobody knows
   * @param medianSeconds for one answer; empty when no time was measured
   * @param p95Seconds the time nineteen of twenty answers were within
   * @param tokens what its calls took; empty when no provider said
   * @param settings how many settings were tried for it; empty when nobody can tell
   */
  public record ArmResult(
      String name,
      String role,
      String about,
      Optional<ArmMean> mean,
      int scored,
      int failed,
      int ungraded,
      int refused,
      int cutShort,
      BigDecimal usd,
      int usdUnknown,
      OptionalDouble medianSeconds,
      OptionalDouble p95Seconds,
      Optional<Usage> tokens,
      Optional<Integer> settings) {}

  /**
   * A candidate against the baseline.
   *
   * @param ruling the verdict, on the cases that decide
   * @param full the same on all cases, when only clean ones decide
   * @param unpaired how many deciding cases lack a score of either arm
   */
  public record ContestResult(Ruling ruling, Optional<Comparison> full, int unpaired) {}

  /** An arm against the baseline. */
  public record Row(String arm, String role, Comparison comparison) {}

  /**
   * Test cases that are known from the training data.
   *
   * @param tests how many were looked at
   * @param exact how many stand there word for word
   * @param near how many more have a near twin there
   * @param sameAnswer how many of both have the twin's answer
   * @param tooShort how many are too short to tell
   * @param within how many test cases have a twin among the test cases before them
   * @param how in words: the methods and the threshold
   * @param pairs the nearest ones
   */
  public record Leaks(
      int tests,
      int exact,
      int near,
      int sameAnswer,
      int tooShort,
      int within,
      String how,
      List<Pair> pairs) {

    public Leaks {
      pairs = List.copyOf(pairs);
    }

    /** Every one of them. */
    public int all() {
      return exact + near;
    }
  }

  /** A test case and its twin. */
  public record Pair(String test, String train, double similarity, boolean sameAnswer) {}

  /** How likely a true difference of that size was to be found. */
  public record PowerPoint(double difference, double power) {}

  /**
   * A judge.
   *
   * @param sentences what is known of it
   */
  public record JudgeFacts(String name, List<String> sentences) {
    public JudgeFacts {
      sentences = List.copyOf(sentences);
    }
  }

  /**
   * What the calls took.
   *
   * @param calls how many answers the verdict rests on
   * @param usd what they cost, tuning and judging included, as far as known
   * @param unknown how many calls cost an amount nobody knows
   * @param budget the most that might be spent, if said
   */
  public record Spending(int calls, BigDecimal usd, long unknown, Optional<BigDecimal> budget) {}
}
