package dev.yourbrief.trial.grade;

import dev.yourbrief.provider.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Is told what judges cost and how steady they are; from any thread. */
public interface JudgeCalls {

  /** Listens to nothing. */
  JudgeCalls NONE =
      new JudgeCalls() {
        @Override
        public void called(String caseId, Optional<Usage> usage, Optional<BigDecimal> usd) {}

        @Override
        public void repeated(String caseId, List<Double> scores) {}
      };

  /**
   * A judge answered, readably or not.
   *
   * @param usage the tokens; empty when the provider did not say
   * @param usd what it cost; empty when that is not known
   */
  void called(String caseId, Optional<Usage> usage, Optional<BigDecimal> usd);

  /**
   * A judge was asked about the same answer several times.
   *
   * @param scores each time's, from 0 to 1; the first is the grade
   */
  void repeated(String caseId, List<Double> scores);
}
