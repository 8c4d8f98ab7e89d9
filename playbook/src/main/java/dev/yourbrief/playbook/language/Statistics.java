package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.playbook.language.Value.Unknown;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Functions over all draws. They are unknown as soon as one draw is. */
final class Statistics {

  private Statistics() {}

  static Numbers probability(TriColumn condition) {
    if (!condition.isKnown()) {
      return new Numbers.None(condition.why());
    }
    BigDecimal yes = BigDecimal.valueOf(condition.count(Tri.TRUE));
    return new Numbers.Same(yes.divide(BigDecimal.valueOf(condition.size()), Exact.CONTEXT));
  }

  static Numbers count(List<TriColumn> conditions, int draws) {
    Unknown why = conditions.stream().map(TriColumn::why).reduce(Unknown.NOTHING, Unknown::and);
    if (conditions.stream().allMatch(TriColumn::isConstant)) {
      long yes = conditions.stream().filter(c -> c.get(0) == Tri.TRUE).count();
      return why.isNothing() ? new Numbers.Same(BigDecimal.valueOf(yes)) : new Numbers.None(why);
    }
    double[] counts = new double[draws];
    boolean known = false;
    for (int i = 0; i < draws; i++) {
      for (TriColumn condition : conditions) {
        byte code = condition.code(i);
        counts[i] += code == TriColumn.UNKNOWN ? Double.NaN : code == TriColumn.TRUE ? 1 : 0;
      }
      known |= !Double.isNaN(counts[i]);
    }
    return known ? new Numbers.Each(counts, why) : new Numbers.None(why);
  }

  /**
   * The quantile over all draws.
   *
   * @param sorted the same numbers as draws that remember their order, if there are any
   */
  static Numbers quantile(
      Numbers number, Optional<Draws> sorted, Numbers share, int draws, String label) {
    Unknown why = number.why().and(share.why());
    if (!why.isNothing()) {
      return new Numbers.None(why);
    }
    if (!(Numbers.settled(share) instanceof Numbers.Same(BigDecimal p))) {
      return new Numbers.None(Trouble.of("a share that differs from draw to draw", label));
    }
    if (p.signum() < 0 || p.compareTo(BigDecimal.ONE) > 0) {
      return new Numbers.None(Trouble.of("a share that is not between 0 and 1", label));
    }
    if (!(number instanceof Numbers.Each each)) {
      return number;
    }
    Draws column = sorted.orElseGet(() -> Draws.owning(each.column(draws).clone()));
    return constant(column.quantile(p.doubleValue()), draws, label);
  }

  static Numbers mean(Numbers number, int draws, String label) {
    if (!number.why().isNothing()) {
      return new Numbers.None(number.why());
    }
    if (!(number instanceof Numbers.Each each)) {
      return number;
    }
    return constant(Draws.owning(each.column(draws).clone()).mean(), draws, label);
  }

  /** An infinite number has no exact form; it stays a column. */
  private static Numbers constant(double value, int draws, String label) {
    if (Double.isNaN(value)) {
      return new Numbers.None(Trouble.of("infinities of both signs", label));
    }
    if (Double.isFinite(value)) {
      return new Numbers.Same(BigDecimal.valueOf(value));
    }
    double[] column = new double[draws];
    Arrays.fill(column, value);
    return new Numbers.Each(column, Unknown.NOTHING);
  }
}
