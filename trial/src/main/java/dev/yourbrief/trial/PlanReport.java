package dev.yourbrief.trial;

import dev.yourbrief.figure.source.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What can be told before a cent is spent: whether so many cases can show a win worth having, and
 * what asking them will cost.
 *
 * @param cases test cases that will be asked
 * @param train training cases, without those kept apart
 * @param dev cases settings are chosen on
 * @param clusters how many groups the test cases form; empty without a cluster field
 * @param margin the difference that is worth having
 * @param needs for some assumptions of how much the arms will differ, what these cases can show
 * @param costs what each arm's calls will cost
 * @param budgetUsd the most that may be spent, if said
 * @param notes what should be put right before the trial is locked
 * @param problems lines of data that could not be read
 * @param locked whether the trial is locked
 */
public record PlanReport(
    int cases,
    int train,
    int dev,
    Optional<Integer> clusters,
    BigDecimal margin,
    List<Need> needs,
    List<ArmCost> costs,
    Optional<BigDecimal> budgetUsd,
    List<String> notes,
    List<Problem> problems,
    boolean locked) {

  public PlanReport {
    needs = List.copyOf(needs);
    costs = List.copyOf(costs);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  /**
   * What a number of cases can show.
   *
   * @param assumption where the spread comes from, in words
   * @param detectable the smallest true difference these cases will show, with the plan's power
   * @param needed how many cases the margin needs; empty without a margin
   * @param power the odds of finding a difference as large as the margin; empty without one
   */
  public record Need(
      String assumption, double detectable, Optional<Long> needed, OptionalDouble power) {

    /** Whether the cases there are suffice for the margin. */
    public boolean isEnough(int cases) {
      return needed.map(n -> n <= cases).orElse(true);
    }
  }

  /**
   * What an arm's calls will cost.
   *
   * @param calls how many, tuning included
   * @param inputTokens of all of them, by the o200k encoding
   * @param low USD, when answers are as long as the right ones; empty when no price is known
   * @param high USD, when every answer is as long as allowed; empty when no price, or no longest
   *     answer, is known
   */
  public record ArmCost(
      String arm,
      long calls,
      long inputTokens,
      Optional<BigDecimal> low,
      Optional<BigDecimal> high) {}
}
