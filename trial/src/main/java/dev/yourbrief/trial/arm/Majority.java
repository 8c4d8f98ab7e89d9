package dev.yourbrief.trial.arm;

import dev.yourbrief.trial.data.LabelledText;
import java.util.List;

/** Always answers what most training rows have: the floor that every other arm stands on. */
public final class Majority implements CheapArm {

  private static final String NAME = "majority";

  private final Guess answer;

  private Majority(Guess answer) {
    this.answer = answer;
  }

  /** Counts the labels. Of labels with as many rows the first by name is taken. */
  public static Fit fit(List<LabelledText> train) {
    return train.isEmpty()
        ? new Fit.NotApplicable(NAME, "the training split is empty")
        : new Fit.Fitted(new Majority(Labels.mostCommon(train)));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String about() {
    return "always the most common answer of the training split";
  }

  @Override
  public int tried() {
    return 0;
  }

  @Override
  public Guess answer(String text) {
    return answer;
  }
}
