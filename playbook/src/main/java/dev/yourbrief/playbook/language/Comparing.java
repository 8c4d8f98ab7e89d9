package dev.yourbrief.playbook.language;

import java.time.LocalDate;

/** Comparisons, a draw at a time; unknown where either side is. */
final class Comparing {

  private Comparing() {}

  static TriColumn numbers(Comparison comparison, Numbers left, Numbers right, int draws) {
    if (left instanceof Numbers.None || right instanceof Numbers.None) {
      return TriColumn.unknown(left.why().and(right.why()));
    }
    if (left instanceof Numbers.Same a && right instanceof Numbers.Same b) {
      return TriColumn.of(comparison.holds(a.value().compareTo(b.value())));
    }
    double[] a = left.column(draws);
    double[] b = right.column(draws);
    byte[] result =
        switch (comparison) {
          case AT_LEAST -> atLeast(a, b);
          case AT_MOST -> atLeast(b, a);
          case GREATER -> greater(a, b);
          case LESS -> greater(b, a);
          case EQUAL, NOT_EQUAL -> equal(a, b);
        };
    TriColumn column = TriColumn.owning(result, left.why().and(right.why()));
    return comparison == Comparison.NOT_EQUAL ? column.not() : column;
  }

  // In each of the three a NaN on either side satisfies neither test.

  private static byte[] atLeast(double[] a, double[] b) {
    byte[] result = new byte[a.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = a[i] >= b[i] ? TriColumn.TRUE : a[i] < b[i] ? TriColumn.FALSE : TriColumn.UNKNOWN;
    }
    return result;
  }

  private static byte[] greater(double[] a, double[] b) {
    byte[] result = new byte[a.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = a[i] > b[i] ? TriColumn.TRUE : a[i] <= b[i] ? TriColumn.FALSE : TriColumn.UNKNOWN;
    }
    return result;
  }

  private static byte[] equal(double[] a, double[] b) {
    byte[] result = new byte[a.length];
    for (int i = 0; i < result.length; i++) {
      result[i] =
          a[i] == b[i]
              ? TriColumn.TRUE
              : a[i] < b[i] || a[i] > b[i] ? TriColumn.FALSE : TriColumn.UNKNOWN;
    }
    return result;
  }

  static TriColumn singles(Comparison comparison, Value left, Value right) {
    if (left instanceof Value.Unknown a) {
      return TriColumn.unknown(right instanceof Value.Unknown b ? a.and(b) : a);
    }
    if (right instanceof Value.Unknown b) {
      return TriColumn.unknown(b);
    }
    int sign =
        left instanceof Value.Day(LocalDate a) && right instanceof Value.Day(LocalDate b)
            ? a.compareTo(b)
            : left.equals(right) ? 0 : 1;
    return TriColumn.of(comparison.holds(sign));
  }
}
