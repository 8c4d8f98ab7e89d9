package dev.yourbrief.figure;

import java.time.LocalDate;

/**
 * A value a reader may see, and where it came from. Every numeral, date and quoted answer in a
 * brief is one of these.
 *
 * @param id the name formulas and pages refer to it by, such as {@code bill.spendPerMonth}
 * @param label what it is, in words, without a number
 * @param value the value
 * @param provenance where it came from
 */
public record Figure(String id, String label, Value value, Provenance provenance) {

  /** What a figure can hold. */
  public sealed interface Value {}

  /** A number with its uncertainty and its unit. */
  public record Amount(Estimate estimate, Unit unit) implements Value {}

  /** A calendar day. */
  public record Day(LocalDate date) implements Value {}

  /** An answer in words, as it was given. */
  public record Words(String text) implements Value {}

  public static Figure amount(
      String id, String label, Estimate estimate, Unit unit, Provenance provenance) {
    return new Figure(id, label, new Amount(estimate, unit), provenance);
  }

  public static Figure day(String id, String label, LocalDate date, Provenance provenance) {
    return new Figure(id, label, new Day(date), provenance);
  }

  public static Figure words(String id, String label, String text, Provenance provenance) {
    return new Figure(id, label, new Words(text), provenance);
  }
}
