package dev.yourbrief.figure;

import java.math.BigDecimal;

/**
 * An exact amount of one currency. Sums keep every digit; nothing is rounded until a reader sees
 * it.
 *
 * @param amount the amount, in major units (dollars, not cents)
 * @param currency the ISO 4217 code, in capitals
 */
public record Money(BigDecimal amount, String currency) {

  public static Money zero(String currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * The exact sum.
   *
   * @throws UnitException if the currencies differ
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new UnitException(
          "amounts in "
              + currency
              + " and "
              + other.currency
              + " cannot be added without a dated rate");
    }
    return new Money(amount.add(other.amount), currency);
  }

  /** Equal amounts of the same currency are equal, however many zeros they were written with. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Money money
        && currency.equals(money.currency)
        && amount.compareTo(money.amount) == 0;
  }

  @Override
  public int hashCode() {
    return amount.stripTrailingZeros().hashCode() * 31 + currency.hashCode();
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
