package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Band;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.publish.NumberWords.Scale;
import java.math.BigDecimal;
import java.math.MathContext;

/** How the numbers along an axis and in the table of a chart are written. */
final class ChartWords {

  private static final String NONE = "–";
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  static final Rounding MONTHLY = rounding("USD/month");
  static final Rounding MONEY = rounding("USD");
  static final Rounding PRICE = rounding("USD/Mtok");
  static final Rounding PLAIN = rounding("1");

  private ChartWords() {}

  private static Rounding rounding(String unit) {
    return Wording.ENGLISH.rounding(Unit.parse(unit), "");
  }

  /** An amount of money on an axis: {@code $10K}, {@code −$2.5M}. */
  static String money(double usd) {
    return (usd < 0 ? "−$" : "$") + count(Math.abs(usd));
  }

  /** A multiple of today's volume: {@code 3×}. */
  static String times(double scale) {
    return count(scale) + "×";
  }

  static String percent(double share) {
    return NumberWords.rounded(BigDecimal.valueOf(share * 100), 2, Scale.WORD) + " %";
  }

  /** A count on an axis: {@code 0.05}, {@code 1K}, {@code 125K}. */
  static String count(double value) {
    BigDecimal amount = BigDecimal.valueOf(value).round(new MathContext(4));
    // An axis reads 1K, 10K, 100K; prose has 1,000.
    boolean thousands = amount.compareTo(THOUSAND) >= 0 && amount.compareTo(TEN_THOUSAND) < 0;
    return thousands
        ? NumberWords.exact(amount.scaleByPowerOfTen(-3)) + "K"
        : NumberWords.rounded(amount, 4, Scale.LETTER).toString();
  }

  /** The middle and the range, without the unit; a dash where there is no such number. */
  static String band(Band band, Rounding rounding) {
    return spread(band.p10(), band.p50(), band.p90(), rounding);
  }

  static String spread(double p10, double p50, double p90, Rounding rounding) {
    return Double.isFinite(p10) && Double.isFinite(p50)
        ? rounding.bare().spread(p10, p50, p90)
        : NONE;
  }

  /** An amount without its unit, large counts too by a letter. */
  static String brief(double value, Unit of) {
    UnitWords unit = Wording.ENGLISH.unit(of, "");
    if (unit.kind() == UnitWords.Kind.COUNT && Double.isFinite(value)) {
      BigDecimal amount = BigDecimal.valueOf(value).multiply(unit.factor());
      return NumberWords.rounded(amount, 2, Scale.LETTER).toString();
    }
    return one(value, Rounding.of(unit, false));
  }

  static String one(double value, Rounding rounding) {
    return Double.isFinite(value) ? rounding.bare().of(value) : NONE;
  }
}
