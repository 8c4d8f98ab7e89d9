package dev.yourbrief.playbook.language;

import dev.yourbrief.playbook.language.Value.Unknown;
import java.util.List;
import java.util.function.IntFunction;

/** Why no number came out of a calculation though its inputs were known. */
final class Trouble {

  static final String DIVISION_BY_ZERO = "division by zero";

  private Trouble() {}

  static Unknown of(String what, String label) {
    return Unknown.because(what + " in '" + label + "'");
  }

  static Unknown tooLarge(String label) {
    return of("a number too large", label);
  }

  /**
   * Looks at a calculated column for draws in which no number came out, and says why. Infinity made
   * from finite numbers is no number; infinity made from infinity stands.
   *
   * @param result the column, which this takes over
   * @param inputs what it was calculated from
   * @param what says what went wrong in a draw whose inputs were known and whose result is {@code
   *     NaN}
   */
  static Numbers settle(
      double[] result, List<Numbers> inputs, IntFunction<String> what, String label) {
    for (double value : result) {
      if (!Double.isFinite(value)) {
        return explain(result, inputs, what, label);
      }
    }
    return new Numbers.Each(result, Unknown.NOTHING);
  }

  private static Numbers explain(
      double[] result, List<Numbers> inputs, IntFunction<String> what, String label) {
    List<double[]> columns = inputs.stream().map(input -> input.column(result.length)).toList();
    Unknown why = Unknown.NOTHING;
    int known = 0;
    for (int i = 0; i < result.length; i++) {
      boolean lacking = false;
      boolean infinite = false;
      for (int c = 0; c < columns.size() && !Double.isFinite(result[i]); c++) {
        double value = columns.get(c)[i];
        infinite |= Double.isInfinite(value);
        if (Double.isNaN(value)) {
          lacking = true;
          why = why.and(inputs.get(c).why());
        }
      }
      if (Double.isNaN(result[i])) {
        why = lacking ? why : why.and(of(what.apply(i), label));
      } else if (Double.isInfinite(result[i]) && !infinite) {
        result[i] = Double.NaN;
        why = why.and(tooLarge(label));
      } else {
        known++;
      }
    }
    return known == 0 ? new Numbers.None(why) : new Numbers.Each(result, why);
  }
}
