package dev.yourbrief.trial;

import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.trial.TrialResult.ArmResult;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.decide.ArmMean;
import dev.yourbrief.trial.grade.Grade;
import dev.yourbrief.trial.run.Answer;
import dev.yourbrief.trial.run.Question;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Counts up what one arm did. */
final class ArmSummary {

  private ArmSummary() {}

  static ArmResult of(
      Contestant arm,
      Map<Question, Answer> answers,
      Map<Question, Grade> grades,
      Optional<ArmMean> mean,
      List<Case> deciding) {
    Set<String> counted = new HashSet<>();
    deciding.forEach(c -> counted.add(c.id()));
    Set<String> scored = new HashSet<>();
    int failed = 0;
    int ungraded = 0;
    int refused = 0;
    int cut = 0;
    int usdUnknown = 0;
    BigDecimal usd = BigDecimal.ZERO;
    Optional<Usage> tokens = Optional.empty();
    double[] seconds = new double[answers.size()];
    int timed = 0;
    for (Map.Entry<Question, Answer> entry : answers.entrySet()) {
      Question question = entry.getKey();
      Answer answer = entry.getValue();
      if (!question.arm().equals(arm.name())) {
        continue;
      }
      if (answer.outcome() instanceof Answer.Said said) {
        refused += GuardScores.isRefusal(said) ? 1 : 0;
        cut += said.finish() == ChatReply.Finish.LENGTH ? 1 : 0;
        if (grades.containsKey(question)) {
          if (counted.contains(question.of().id())) {
            scored.add(question.of().id());
          }
        } else {
          ungraded++;
        }
      } else {
        failed++;
      }
      usdUnknown += answer.unknownCosts();
      usd = usd.add(answer.usd().orElse(BigDecimal.ZERO));
      if (answer.usage().isPresent()) {
        tokens = Optional.of(tokens.orElse(Usage.NONE).plus(answer.usage().get()));
      }
      if (answer.seconds() > 0) {
        seconds[timed++] = answer.seconds();
      }
    }
    double[] times = Arrays.copyOf(seconds, timed);
    Arrays.sort(times);
    return new ArmResult(
        arm.name(),
        Evidence.lower(arm.role()),
        arm.about(),
        mean,
        scored.size(),
        failed,
        ungraded,
        refused,
        cut,
        usd,
        usdUnknown,
        quantile(times, 0.5),
        quantile(times, 0.95),
        tokens,
        arm.settings());
  }

  /** The time that this share of answers was within. */
  private static OptionalDouble quantile(double[] sorted, double share) {
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[(int) Math.ceil(share * sorted.length) - 1]);
  }
}
