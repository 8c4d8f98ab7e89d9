package dev.yourbrief.trial.arm;

import java.util.Optional;

/** What came of fitting an arm to a training split. */
public sealed interface Fit {

  /** The arm, when there is one. */
  Optional<CheapArm> arm();

  /** It can answer. */
  record Fitted(CheapArm of) implements Fit {
    @Override
    public Optional<CheapArm> arm() {
      return Optional.of(of);
    }
  }

  /**
   * It does not apply to this task, which is no failure.
   *
   * @param name what the arm is called
   * @param why in a sentence without a full stop
   */
  record NotApplicable(String name, String why) implements Fit {
    @Override
    public Optional<CheapArm> arm() {
      return Optional.empty();
    }
  }
}
