package dev.yourbrief.trial;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a trial found, in the few numbers a decision rests on.
 *
 * @param title the trial's title
 * @param verdict {@code win}, {@code lose}, {@code inconclusive} or {@code invalid}
 * @param reasons why, in sentences, the weightiest first
 * @param candidate the arm that was to beat the other
 * @param baseline the arm to beat
 * @param cases how many test cases it rests on
 * @param clusters how many independent groups they form; empty when each stands for itself
 * @param candidateScore the candidate's mean score, 0 to 1
 * @param baselineScore the baseline's mean score, 0 to 1
 * @param difference the mean difference, candidate less baseline
 * @param interval the interval the verdict rests on
 * @param interval90 the same at 90 %, which is how estimates are written everywhere else
 * @param margin the difference that was worth having
 * @param planHash the hash of the lock the trial was run under
 * @param lockedOn the day of that lock
 * @param unlocks why earlier locks were opened, the oldest first
 * @param spentUsd what the calls cost; empty when that is not known
 */
public record Finding(
    String title,
    String verdict,
    List<String> reasons,
    String candidate,
    String baseline,
    long cases,
    Optional<Long> clusters,
    double candidateScore,
    double baselineScore,
    double difference,
    Span interval,
    Span interval90,
    double margin,
    String planHash,
    LocalDate lockedOn,
    List<String> unlocks,
    Optional<BigDecimal> spentUsd) {

  public Finding {
    reasons = List.copyOf(reasons);
    unlocks = List.copyOf(unlocks);
  }

  /**
   * An interval.
   *
   * @param low its low end
   * @param high its high end
   * @param level how sure it is, such as 0.95
   */
  public record Span(double low, double high, double level) {}
}
