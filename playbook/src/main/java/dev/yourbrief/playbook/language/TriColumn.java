package dev.yourbrief.playbook.language;

import dev.yourbrief.playbook.language.Value.Unknown;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * A {@link Tri} for each draw, or one for all of them; and for the unknown ones, what is missing.
 * This class is immutable.
 */
public final class TriColumn {

  static final byte FALSE = Tri.FALSE.code;
  static final byte UNKNOWN = Tri.UNKNOWN.code;
  static final byte TRUE = Tri.TRUE.code;

  private static final TriColumn ALWAYS = new TriColumn(new byte[] {TRUE}, true, Unknown.NOTHING);
  private static final TriColumn NEVER = new TriColumn(new byte[] {FALSE}, true, Unknown.NOTHING);

  private final byte[] codes;
  private final boolean constant;
  private final Unknown why;

  private TriColumn(byte[] codes, boolean constant, Unknown why) {
    this.codes = codes;
    this.constant = constant;
    this.why = why;
  }

  /** The same in every draw. */
  public static TriColumn of(boolean truth) {
    return truth ? ALWAYS : NEVER;
  }

  /** One truth a draw. */
  public static TriColumn of(boolean[] truths) {
    byte[] codes = new byte[truths.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = truths[i] ? TRUE : FALSE;
    }
    return new TriColumn(codes, false, Unknown.NOTHING);
  }

  /** One three-valued truth a draw; {@code why} says what the unknown ones lack. */
  public static TriColumn of(IntFunction<Tri> truth, int draws, Unknown why) {
    byte[] codes = new byte[draws];
    for (int i = 0; i < draws; i++) {
      codes[i] = truth.apply(i).code;
    }
    return owning(codes, why);
  }

  static TriColumn unknown(Unknown why) {
    return new TriColumn(new byte[] {UNKNOWN}, true, why);
  }

  /** Wraps the codes; {@code why} is kept only if a draw is unknown. */
  static TriColumn owning(byte[] codes, Unknown why) {
    for (byte code : codes) {
      if (code == UNKNOWN) {
        return new TriColumn(codes, false, why);
      }
    }
    return new TriColumn(codes, false, Unknown.NOTHING);
  }

  /** Whether there is one truth for all draws. */
  public boolean isConstant() {
    return constant;
  }

  /** How many draws it has; 1 when it is constant. */
  public int size() {
    return codes.length;
  }

  public Tri get(int draw) {
    byte code = code(draw);
    return code == TRUE ? Tri.TRUE : code == FALSE ? Tri.FALSE : Tri.UNKNOWN;
  }

  /** The share of draws that are {@code truth}, 0 to 1. */
  public double share(Tri truth) {
    return (double) count(truth) / codes.length;
  }

  /** What the unknown draws lack; names nothing when every draw is known. */
  public Unknown why() {
    return why;
  }

  int count(Tri truth) {
    int n = 0;
    for (byte code : codes) {
      n += code == truth.code ? 1 : 0;
    }
    return n;
  }

  /** Whether every draw is {@code truth}. */
  boolean isAll(Tri truth) {
    return constant ? get(0) == truth : count(truth) == codes.length;
  }

  boolean isKnown() {
    return constant ? codes[0] != UNKNOWN : count(Tri.UNKNOWN) == 0;
  }

  byte code(int draw) {
    return codes[constant ? 0 : draw];
  }

  TriColumn not() {
    byte[] flipped = new byte[codes.length];
    for (int i = 0; i < flipped.length; i++) {
      flipped[i] = (byte) (TRUE - codes[i]);
    }
    return new TriColumn(flipped, constant, why);
  }

  /** The lesser of the two in each draw: Kleene's {@code and}. */
  TriColumn and(TriColumn other) {
    if (isConstantly(FALSE) || other.isConstantly(TRUE)) {
      return this;
    }
    if (other.isConstantly(FALSE) || isConstantly(TRUE)) {
      return other;
    }
    if (constant && other.constant) {
      return unknown(why.and(other.why));
    }
    byte[] least = new byte[Math.max(codes.length, other.codes.length)];
    for (int i = 0; i < least.length; i++) {
      least[i] = (byte) Math.min(code(i), other.code(i));
    }
    return owning(least, why.and(other.why));
  }

  /** The greater of the two in each draw: Kleene's {@code or}. */
  TriColumn or(TriColumn other) {
    return not().and(other.not()).not();
  }

  /** Whether the two agree, in each draw; unknown where either is. */
  TriColumn sameAs(TriColumn other) {
    if (constant && other.constant) {
      return isKnown() && other.isKnown()
          ? of(codes[0] == other.codes[0])
          : unknown(why.and(other.why));
    }
    byte[] same = new byte[Math.max(codes.length, other.codes.length)];
    for (int i = 0; i < same.length; i++) {
      byte a = code(i);
      byte b = other.code(i);
      same[i] = a == UNKNOWN || b == UNKNOWN ? UNKNOWN : a == b ? TRUE : FALSE;
    }
    return owning(same, why.and(other.why));
  }

  private boolean isConstantly(byte code) {
    return constant && codes[0] == code;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TriColumn column
        && constant == column.constant
        && Arrays.equals(codes, column.codes)
        && why.equals(column.why);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(codes) * 31 + why.hashCode();
  }

  @Override
  public String toString() {
    return constant
        ? get(0).name()
        : codes.length + " draws, " + count(Tri.TRUE) + " true, " + count(Tri.UNKNOWN) + " unknown";
  }
}
