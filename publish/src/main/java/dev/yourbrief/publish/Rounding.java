package dev.yourbrief.publish;

import dev.yourbrief.figure.Range;
import dev.yourbrief.publish.NumberWords.Scale;
import dev.yourbrief.publish.UnitWords.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How the numbers of one figure are rounded, with their unit around them.
 *
 * @param unit the words of the unit
 * @param typed whether a person wrote the number: then up to four significant figures are kept, not
 *     two
 */
record Rounding(UnitWords unit, boolean typed) {

  private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_UP);
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  static Rounding of(UnitWords unit, boolean typed) {
    return new Rounding(unit, typed);
  }

  /** The same for a number that came out of draws, whose further digits are noise. */
  Rounding simulated() {
    return new Rounding(unit, false);
  }

  /** The same without what follows the digits, where the unit was said already. */
  Rounding bare() {
    String mark = unit.kind() == Kind.PERCENT ? say("unit.percent") : unit.money().after();
    return new Rounding(
        new UnitWords(unit.kind(), mark, mark, unit.factor(), unit.money(), unit.formats()), typed);
  }

  /** An amount, with its unit. */
  String of(BigDecimal value) {
    return dressed(number(value));
  }

  /** An amount, with its unit; {@code never} if it is infinite. */
  String of(double value) {
    return Double.isInfinite(value) ? say("number.never") : of(BigDecimal.valueOf(value));
  }

  /** Every digit, with its unit. */
  String exact(BigDecimal value) {
    BigDecimal v = NumberWords.stripped(value.multiply(unit.factor()));
    boolean cents = unit.kind() == Kind.PRICE || (unit.kind() == Kind.MONEY && v.scale() > 0);
    return dressed(cents ? NumberWords.decimals(v, Math.max(2, v.scale())) : NumberWords.exact(v));
  }

  String sixFigures(double value) {
    if (Double.isInfinite(value)) {
      return say("number.never");
    }
    return sixFigures(BigDecimal.valueOf(value));
  }

  private String sixFigures(BigDecimal value) {
    return exact(value.round(SIX));
  }

  /** An interval as it was given: {@code $15K to $30K a month}. */
  String interval(Range range, boolean exactly) {
    if (exactly) {
      return typed
          ? interval(bare().exact(range.low()), exact(range.high()))
          : interval(bare().sixFigures(range.low()), sixFigures(range.high()));
    }
    NumberWords low = number(range.low());
    NumberWords high = number(range.high());
    if (low.equals(high)) {
      return dressed(low);
    }
    boolean shared = low.scale().equals(high.scale()) && low.scale().startsWith(" ");
    return interval(
        signed(shared ? new NumberWords(low.digits(), "") : low, unit.money().after()),
        dressed(high));
  }

  private String interval(String low, String high) {
    return say("number.interval", "low", low, "high", high);
  }

  private String say(String key, Object... places) {
    return unit.formats().say(key, places);
  }

  private String words(NumberWords number) {
    return unit.formats().number(number);
  }

  /** A middle and the range that holds eight worlds in ten: {@code $26K (19K–35K) a month}. */
  String spread(double p10, double p50, double p90) {
    if (Double.isInfinite(p50)) {
      return Double.isInfinite(p10)
          ? say("number.never")
          : say("number.neverOrAt", "earliest", of(p10));
    }
    if (Double.isInfinite(p90)) {
      return say(
          "number.spread",
          "middle",
          of(p50),
          "range",
          interval(words(number(BigDecimal.valueOf(p10))), say("number.never")));
    }
    NumberWords low = number(BigDecimal.valueOf(p10));
    BigDecimal half = BigDecimal.valueOf(p50);
    // What may be below zero is no share, so its middle need not keep away from 0 %.
    NumberWords middle =
        p10 < 0 && unit.kind() == Kind.PERCENT
            ? NumberWords.rounded(half.multiply(unit.factor()), 2, Scale.WORD)
            : number(half);
    NumberWords high = number(BigDecimal.valueOf(p90));
    if (low.equals(high)) {
      return dressed(middle);
    }
    boolean one = low.scale().equals(high.scale()) && low.scale().equals(middle.scale());
    String key = p10 < 0 ? "number.interval" : "number.between";
    if (one && middle.scale().startsWith(" ")) {
      String range = say(key, "low", digits(low), "high", digits(high));
      return say("number.spread", "middle", digits(middle), "range", range)
          + unit.formats().scale(middle)
          + unit.many();
    }
    boolean word = low.scale().equals(high.scale()) && low.scale().startsWith(" ");
    String range = say(key, "low", word ? digits(low) : words(low), "high", words(high));
    return say("number.spread", "middle", signed(middle, unit.money().after()), "range", range)
        + unit.afterMoney();
  }

  private String digits(NumberWords number) {
    return unit.formats().digits(number.digits());
  }

  private String dressed(NumberWords number) {
    return signed(number, number.scale().isEmpty() ? unit.after(number.digits()) : unit.many());
  }

  /** The minus stands before the currency: −$12K. */
  private String signed(NumberWords number, String after) {
    String text = words(number);
    return text.startsWith("−")
        ? "−" + unit.money().before() + text.substring(1) + after
        : unit.money().before() + text + after;
  }

  private NumberWords number(BigDecimal amount) {
    BigDecimal v = amount.multiply(unit.factor());
    BigDecimal size = v.abs();
    int significant = typed ? 4 : 2;
    return switch (unit.kind()) {
      case MONEY -> {
        boolean cents =
            size.compareTo(BigDecimal.TEN) < 0 || (typed && size.compareTo(HUNDRED) < 0);
        yield cents && NumberWords.stripped(v).scale() > 0 && size.compareTo(TENTH) >= 0
            ? NumberWords.decimals(v, 2)
            : NumberWords.rounded(v, significant, Scale.LETTER);
      }
      case PRICE -> {
        int decimals = typed ? Math.clamp(NumberWords.stripped(v).scale(), 2, 4) : 2;
        yield size.compareTo(HUNDRED) < 0 && (v.signum() == 0 || size.compareTo(TENTH) >= 0)
            ? NumberWords.decimals(v, decimals)
            : NumberWords.rounded(v, significant, Scale.LETTER);
      }
      case COUNT -> NumberWords.rounded(v, significant, Scale.WORD);
      case THINGS -> {
        boolean whole = NumberWords.stripped(v).scale() == 0 && size.compareTo(TEN_THOUSAND) < 0;
        yield whole ? NumberWords.exact(v) : NumberWords.rounded(v, significant, Scale.WORD);
      }
      case PERCENT -> percent(v, significant);
    };
  }

  /** Nearly certain is not certain: rounding never reaches 0 or 100 from elsewhere. */
  private NumberWords percent(BigDecimal v, int significant) {
    if (!typed && v.signum() > 0 && v.compareTo(BigDecimal.ONE) < 0) {
      return new NumberWords("<1", "");
    }
    if (!typed && v.compareTo(HUNDRED) < 0 && v.compareTo(new BigDecimal("99")) > 0) {
      return new NumberWords(">99", "");
    }
    return NumberWords.rounded(v, significant, Scale.WORD);
  }
}
