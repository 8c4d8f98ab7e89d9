package dev.yourbrief.trial.plan;

import dev.yourbrief.figure.source.YamlNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A trial as it was planned.
 *
 * @param folder the folder its {@code trial.yaml} stands in; every path is relative to it
 * @param title what it is called
 * @param question what is asked, in the team's words; may be empty
 * @param data the files of cases
 * @param providers whom arms call, by name
 * @param judges models that grade, by name
 * @param arms the systems, by name, in the order written
 * @param baseline the arm to beat: a prompt with retrieval, as a rule
 * @param candidates the arms that may beat it, the first one being the decision's own
 * @param metric how an answer is graded, as written
 * @param rules how it will be decided
 * @param guards what may not get worse, by name
 * @param budgetUsd the most that may be spent, if said
 * @param limits when the trial is not valid
 */
public record Plan(
    Path folder,
    String title,
    String question,
    DataPlan data,
    Map<String, ProviderPlan> providers,
    Map<String, JudgePlan> judges,
    Map<String, ArmPlan> arms,
    String baseline,
    List<String> candidates,
    YamlNode metric,
    RulesPlan rules,
    Map<String, GuardPlan> guards,
    Optional<BigDecimal> budgetUsd,
    Limits limits) {

  /** The name of the file a trial is written in. */
  public static final String FILE = "trial.yaml";

  public Plan {
    providers = ordered(providers);
    judges = ordered(judges);
    arms = ordered(arms);
    candidates = List.copyOf(candidates);
    guards = ordered(guards);
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The arm of that name. */
  public ArmPlan arm(String name) {
    ArmPlan arm = arms.get(name);
    if (arm == null) {
      throw new IllegalArgumentException("no arm '" + name + "'");
    }
    return arm;
  }

  /**
   * How it will be decided.
   *
   * @param margin the difference worth having, in score (0.02 is two points of a hundred)
   * @param alpha the odds of a false win that are accepted
   * @param power the odds of finding a win that is there
   * @param family how several comparisons share alpha: {@code holm}, {@code bh} or {@code none}
   * @param repeats how often each case is asked of an arm that may answer differently
   * @param cases the stop rule: that many test cases, the first of the file; all when empty
   * @param seed the seed of everything random
   */
  public record RulesPlan(
      BigDecimal margin,
      BigDecimal alpha,
      BigDecimal power,
      String family,
      int repeats,
      OptionalInt cases,
      long seed) {}

  /**
   * When the trial is not valid, whatever its numbers say.
   *
   * @param twinAt from which similarity a test case counts as standing in the training data
   * @param leaked the largest share of leaked cases, when all cases decide
   * @param decide which cases decide
   * @param unpaired the largest share of cases without a score of both arms
   * @param judgeKappa the least agreement of a judge with people
   * @param tuning how many times more settings the candidate may have tried than the baseline
   */
  public record Limits(
      BigDecimal twinAt,
      BigDecimal leaked,
      Decide decide,
      BigDecimal unpaired,
      BigDecimal judgeKappa,
      BigDecimal tuning) {}

  /** Which cases a verdict rests on. */
  public enum Decide {
    /** All; a leak above the limit makes the trial invalid. */
    ALL,
    /** Those that no training case gives away. */
    CLEAN
  }
}
