package dev.yourbrief.trial.plan;

import dev.yourbrief.figure.source.YamlNode;
import java.math.BigDecimal;

/** Something that may not get worse while the metric gets better. */
public sealed interface GuardPlan {

  String name();

  /** How much worse it may be, in the guard's own unit, on average over the cases. */
  BigDecimal allow();

  /** The share of answers that are no refusals. */
  record Refusal(String name, BigDecimal allow) implements GuardPlan {}

  /**
   * Another grader's score.
   *
   * @param grader as written
   */
  record Graded(String name, YamlNode grader, BigDecimal allow) implements GuardPlan {}

  /** USD a case. */
  record Cost(String name, BigDecimal allow) implements GuardPlan {}

  /** Seconds a case. */
  record Latency(String name, BigDecimal allow) implements GuardPlan {}
}
