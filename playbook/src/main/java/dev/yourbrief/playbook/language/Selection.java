package dev.yourbrief.playbook.language;

import dev.yourbrief.playbook.language.Value.Unknown;
import java.util.function.Supplier;

/** {@code if … then … else}, a draw at a time. A branch no draw takes is not evaluated. */
final class Selection {

  private Selection() {}

  static Numbers numbers(
      TriColumn condition, Supplier<Numbers> then, Supplier<Numbers> otherwise, int draws) {
    if (condition.isConstant()) {
      return switch (condition.get(0)) {
        case TRUE -> then.get();
        case FALSE -> otherwise.get();
        case UNKNOWN -> new Numbers.None(condition.why());
      };
    }
    Numbers yes = then.get();
    Numbers no = otherwise.get();
    double[] a = yes.column(draws);
    double[] b = no.column(draws);
    double[] chosen = new double[draws];
    Unknown why = condition.why();
    boolean lackingYes = false;
    boolean lackingNo = false;
    boolean known = false;
    for (int i = 0; i < draws; i++) {
      byte code = condition.code(i);
      if (code == TriColumn.UNKNOWN) {
        chosen[i] = Double.NaN;
        continue;
      }
      chosen[i] = code == TriColumn.TRUE ? a[i] : b[i];
      boolean lacking = Double.isNaN(chosen[i]);
      lackingYes |= lacking && code == TriColumn.TRUE;
      lackingNo |= lacking && code == TriColumn.FALSE;
      known |= !lacking;
    }
    why = lackingYes ? why.and(yes.why()) : why;
    why = lackingNo ? why.and(no.why()) : why;
    return known ? new Numbers.Each(chosen, why) : new Numbers.None(why);
  }

  static TriColumn truths(
      TriColumn condition, Supplier<TriColumn> then, Supplier<TriColumn> otherwise, int draws) {
    if (condition.isConstant()) {
      return switch (condition.get(0)) {
        case TRUE -> then.get();
        case FALSE -> otherwise.get();
        case UNKNOWN -> condition;
      };
    }
    TriColumn yes = then.get();
    TriColumn no = otherwise.get();
    byte[] chosen = new byte[draws];
    boolean lackingYes = false;
    boolean lackingNo = false;
    for (int i = 0; i < draws; i++) {
      byte code = condition.code(i);
      chosen[i] =
          code == TriColumn.UNKNOWN ? code : code == TriColumn.TRUE ? yes.code(i) : no.code(i);
      boolean lacking = chosen[i] == TriColumn.UNKNOWN;
      lackingYes |= lacking && code == TriColumn.TRUE;
      lackingNo |= lacking && code == TriColumn.FALSE;
    }
    Unknown why = condition.why();
    why = lackingYes ? why.and(yes.why()) : why;
    why = lackingNo ? why.and(no.why()) : why;
    return TriColumn.owning(chosen, why);
  }

  /** Words, texts and days have one value for all draws, so the condition must have one too. */
  static Value singles(
      TriColumn condition, Supplier<Value> then, Supplier<Value> otherwise, String label) {
    if (condition.isAll(Tri.TRUE)) {
      return then.get();
    }
    if (condition.isAll(Tri.FALSE)) {
      return otherwise.get();
    }
    return condition.isKnown()
        ? Trouble.of("a condition that differs from draw to draw", label)
        : condition.why();
  }
}
