package dev.yourbrief.trial;

import dev.yourbrief.provider.TokenPrices;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.trial.grade.JudgeCalls;
import dev.yourbrief.trial.grade.JudgeModel;
import dev.yourbrief.trial.plan.JudgePlan;
import dev.yourbrief.trial.run.Caller;
import dev.yourbrief.trial.run.StoppedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that grade: their calls are kept and paid for like all others. */
final class Judges implements JudgeCalls {

  private final Map<String, JudgeModel> models = new LinkedHashMap<>();
  private final List<Caller> callers = new ArrayList<>();
  private final int width;
  private BigDecimal spent = BigDecimal.ZERO;
  private long unknown;
  private final List<List<Double>> repeats = new ArrayList<>();

  Judges(Trial trial, Providers providers) {
    int widest = 0;
    for (JudgePlan judge : trial.plan().judges().values()) {
      Optional<TokenPrices> prices = Optional.ofNullable(trial.judgePrices().get(judge.name()));
      Caller caller = providers.caller(judge.provider(), prices);
      callers.add(caller);
      widest = Math.max(widest, providers.width(judge.provider()));
      models.put(
          judge.name(),
          new JudgeModel(
              (request, repeat) -> caller.reply("judge " + judge.name(), request, repeat),
              judge.model(),
              prices));
    }
    this.width = widest;
  }

  Map<String, JudgeModel> models() {
    return models;
  }

  /** How many answers may be graded at once. */
  int width(int threads) {
    return Math.max(width, threads);
  }

  @Override
  public synchronized void called(String caseId, Optional<Usage> usage, Optional<BigDecimal> usd) {
    spent = spent.add(usd.orElse(BigDecimal.ZERO));
    unknown += usd.isEmpty() ? 1 : 0;
  }

  @Override
  public synchronized void repeated(String caseId, List<Double> scores) {
    repeats.add(scores);
  }

  synchronized BigDecimal spent() {
    return spent;
  }

  /** How many calls of judges cost an amount nobody knows. */
  synchronized long unknown() {
    return unknown;
  }

  /** What judges said when they were asked again about the same answer. */
  synchronized List<List<Double>> repeats() {
    return List.copyOf(repeats);
  }

  /** Why grading could not go on, if it could not. */
  Optional<StoppedException> stopped() {
    return callers.stream().flatMap(c -> c.stopped().stream()).findFirst();
  }
}
