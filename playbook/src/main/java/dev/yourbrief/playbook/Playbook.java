package dev.yourbrief.playbook;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.Brief.Duty;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.language.Expression;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about a kind of decision, as read from its YAML by {@link PlaybookReader}. It holds
 * rules and words, no numbers of any team.
 *
 * @param id its id, such as {@code ai-build-or-wrap}
 * @param version its version
 * @param name its name
 * @param statement the decision in a sentence
 * @param tools the tools whose figures it uses: {@code bill}, {@code crossover}
 * @param groups the headings questions are asked under, in order
 * @param inputs what it asks, in order
 * @param duties what each role has to do with the decision; a role that is not named is told after
 */
public record Playbook(
    String id,
    String version,
    String name,
    Template statement,
    Set<String> tools,
    Map<String, String> groups,
    List<Input> inputs,
    List<FigureRule> figures,
    Optional<CrossoverRule> crossover,
    List<OptionRule> options,
    Say doorKind,
    List<BarRule> bars,
    List<VerdictRule> verdict,
    Say crossoverLine,
    List<RecheckRule> rechecks,
    List<Say> wouldChange,
    List<FrameworkRule> frameworks,
    List<ReadingRule> reading,
    List<Template> people,
    Map<String, String> roles,
    Map<String, Duty> duties,
    List<StepRule> steps,
    List<TriggerRule> escalations,
    List<Say> counterCase,
    List<ContradictionRule> contradictions) {

  /** The decision in a sentence, without the places for numbers it may hold. */
  public String statementWords() {
    StringBuilder words = new StringBuilder();
    for (Text.Span span : statement.pieces()) {
      if (span instanceof Text.Plain(String plain)) {
        words.append(plain);
      }
    }
    return words.toString();
  }

  public Optional<Input> input(String name) {
    return inputs.stream().filter(i -> i.id().equals(name)).findFirst();
  }

  Optional<FigureRule> figure(String name) {
    return figures.stream().filter(f -> f.id().equals(name)).findFirst();
  }

  public Optional<BarRule> bar(String name) {
    return bars.stream().filter(b -> b.id().equals(name)).findFirst();
  }

  /** A figure the playbook defines: computed by a formula, or assumed. */
  record FigureRule(
      String id,
      String label,
      Unit unit,
      Optional<Expression> formula,
      Optional<Input.Assumption> assumed) {}

  /**
   * How the crossover's case is put together.
   *
   * @param amounts the expression of each single amount, by the crossover's own name for it
   * @param monthly the figures that make up self-hosting's monthly cost beside GPUs
   * @param once the figures that make up its one-off cost
   * @param openCounts whether a rented open model is good enough to be compared with
   * @param names what to call the options beside their lines
   * @param ruleOfThumb the figures that hold the rule of thumb's low and high bill
   * @param title the finding, as the plot's title
   */
  record CrossoverRule(
      Map<String, Expression> amounts,
      List<String> monthly,
      List<String> once,
      Expression openCounts,
      Map<String, String> names,
      List<String> ruleOfThumb,
      Say title) {}

  /** An option, and the expressions for what undoing it costs. */
  record OptionRule(
      String id, String name, Expression money, Expression days, Template people, Template why) {}

  /** A bar: when it is cleared, when it has failed, and what to say in each state. */
  public record BarRule(
      String id,
      String name,
      Template test,
      Expression cleared,
      Expression failed,
      Map<String, Say> finding) {}

  /** A possible verdict; the first whose condition holds is it. */
  record VerdictRule(
      String option, boolean forced, Optional<Expression> when, String headline, List<Say> say) {}

  /** When to look again. */
  record RecheckRule(String id, Expression when, Expression date, Template what, Template why) {}

  /** A framework, applied in words. */
  record FrameworkRule(
      String id, String name, List<Say> say, List<Say> detail, boolean plot, boolean scalesTable) {}

  /** Something to read, and the day it was true. */
  record ReadingRule(Template title, Template source, LocalDate date, Template use) {}

  /** Something to do this week. */
  record StepRule(
      String id,
      Optional<Expression> when,
      Template what,
      String owner,
      Expression due,
      Template done,
      String command) {}

  /** When to take the decision higher; {@code unknown} says when an answer leaves that open. */
  record TriggerRule(
      String id, Expression when, Optional<Expression> unknown, Template what, Template whom) {}

  /**
   * Two answers that cannot both be right.
   *
   * @param when when they are both given
   * @param at the input at whose line to say so
   */
  record ContradictionRule(Expression when, String at, String say, String fix) {}
}
