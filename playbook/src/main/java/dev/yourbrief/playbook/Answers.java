package dev.yourbrief.playbook;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Quantity;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.UnitException;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.YamlText;

/** Reads single answers as their input wants them. */
final class Answers {

  private Answers() {}

  /**
   * Whether the answer fits the question.
   *
   * @throws dev.yourbrief.figure.source.InputException if it does not
   */
  static void check(Input input, YamlText text) {
    switch (input.kind()) {
      case Input.Choice choice -> choice(choice, text);
      case Input.Amount amount -> amount(amount.unit(), text);
      case Input.Words ignored -> {}
      case Input.Entry ignored -> {}
    }
  }

  static String choice(Input.Choice choice, YamlText text) {
    String said = text.value().strip();
    if (choice.options().contains(said)) {
      return said;
    }
    String hint =
        Closest.to(said, choice.options())
            .map(o -> "Did you mean '" + o + "'?")
            .orElse("Write one of: " + String.join(", ", choice.options()));
    throw text.problem("'" + said + "' is not one of the answers", hint);
  }

  /** The amount in the input's own unit, whatever unit of the same kind it was written in. */
  static Estimate amount(Unit unit, YamlText text) {
    try {
      Quantity quantity = Quantity.parse(text.value());
      return quantity
          .unit()
          .map(written -> quantity.estimate().scaledBy(written.factorTo(unit)))
          .orElse(quantity.estimate());
    } catch (UnitException e) {
      throw text.problem(
          String.valueOf(e.getMessage()), "Write it in " + unit + ", or leave the unit out");
    } catch (IllegalArgumentException e) {
      throw text.problem(String.valueOf(e.getMessage()), "For example: 20 to 40 " + unit);
    }
  }
}
