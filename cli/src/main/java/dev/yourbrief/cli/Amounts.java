package dev.yourbrief.cli;

import dev.yourbrief.crossover.economics.Band;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Wording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Amounts of a comparison as a terminal shows them. */
final class Amounts {

  private static final Unit USD_MONTH = Unit.parse("USD/month");

  private Amounts() {}

  /** Two figures, and in brackets the range that holds eight worlds in ten. */
  static String money(Estimate amount) {
    return Wording.ENGLISH
        .of(
            Figure.amount(
                "shown", "shown", amount, USD_MONTH, new Provenance.Computed("", List.of())),
            Text.Style.RANGE)
        .replace(" a month", "");
  }

  static String money(double amount) {
    return amount == Double.POSITIVE_INFINITY
        ? "never"
        : money(Estimate.of(BigDecimal.valueOf(Math.round(amount))));
  }

  /** A price of a million tokens, with its range where it has one. */
  static String price(Band band) {
    if (Double.isInfinite(band.p50())) {
      return "nothing served";
    }
    String low = rounded(band.p10());
    String high = rounded(band.p90());
    return digits(band.p50(), 3) + (low.equals(high) ? "" : " (" + low + "–" + high + ")");
  }

  /** A time in months; short ones in hours too. */
  static String months(Estimate months) {
    double middle = months.median();
    String text = rounded(middle) + (middle == 1 ? " month" : " months");
    return middle < 12 && middle > 0
        ? text + " (" + String.format(Locale.ROOT, "%,d", Math.round(middle * 730)) + " h)"
        : text;
  }

  static String rounded(double value) {
    return digits(value, 2);
  }

  private static String digits(double value, int digits) {
    if (Double.isInfinite(value)) {
      return "never";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    String text = String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    return text.replace('-', '−');
  }

  static String signed(double value) {
    return (value < 0 ? "−" : "+") + Math.round(Math.abs(value) * 100) / 100.0;
  }

  static String percent(double share) {
    // Nearly certain is not certain.
    if (share > 0.99 && share < 1) {
      return ">99 %";
    }
    return share > 0 && share < 0.01 ? "<1 %" : Math.round(share * 100) + " %";
  }
}
