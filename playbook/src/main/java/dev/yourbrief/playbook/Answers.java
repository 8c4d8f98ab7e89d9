package dev.yourbrief.playbook;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Quantity;
import dev.yourbrief.figure.Range;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.UnitException;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.YamlText;
import java.math.BigDecimal;

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
      case Input.Amount amount -> amount(amount, text);
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

  /**
   * The amount in the input's own unit.
   *
   * @throws dev.yourbrief.figure.source.InputException if it is none, or cannot be
   */
  static Estimate amount(Input.Amount amount, YamlText text) {
    Estimate estimate = amount(amount.unit(), text);
    BigDecimal low = low(estimate);
    BigDecimal high = high(estimate);
    if (amount.least().filter(least -> low.compareTo(least) < 0).isPresent()
        || amount.most().filter(most -> high.compareTo(most) > 0).isPresent()) {
      throw text.problem(
          "'" + text.value() + "' cannot be: it has to be " + bounds(amount),
          "Check the number and its unit");
    }
    return estimate;
  }

  private static BigDecimal low(Estimate estimate) {
    return estimate instanceof Range(BigDecimal low, BigDecimal high)
        ? low
        : ((Point) estimate).value();
  }

  private static BigDecimal high(Estimate estimate) {
    return estimate instanceof Range(BigDecimal low, BigDecimal high)
        ? high
        : ((Point) estimate).value();
  }

  private static String bounds(Input.Amount amount) {
    String unit = amount.unit().equals(Unit.ONE) ? "" : " " + amount.unit();
    String least = amount.least().map(n -> "at least " + n.toPlainString()).orElse("");
    String most = amount.most().map(n -> "at most " + n.toPlainString()).orElse("");
    return (least.isEmpty() || most.isEmpty() ? least + most : least + " and " + most) + unit;
  }

  /** The amount in a unit, whatever unit of the same kind it was written in. */
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
      throw text.problem(
          String.valueOf(e.getMessage()),
          ("For example: 20 to 40 " + (unit.equals(Unit.ONE) ? "" : unit)).strip());
    }
  }
}
