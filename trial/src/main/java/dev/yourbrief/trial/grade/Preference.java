package dev.yourbrief.trial.grade;

/**
 * What a judge said of two answers, <i>one</i> and <i>other</i>, asked in both orders.
 *
 * @param firstInOrder whether it chose the first when <i>one</i> stood first
 * @param firstWhenSwapped whether it chose the first when <i>other</i> stood first
 */
public record Preference(boolean firstInOrder, boolean firstWhenSwapped) {

  /** Who is better. */
  public enum Winner {
    ONE,
    OTHER,
    /** The judge chose a place, not an answer. */
    TIE
  }

  /** Whether it chose the same answer in both orders. */
  public boolean isConsistent() {
    return firstInOrder != firstWhenSwapped;
  }

  /** The answer that won in both orders; a tie when none did. */
  public Winner winner() {
    return isConsistent() ? (firstInOrder ? Winner.ONE : Winner.OTHER) : Winner.TIE;
  }

  /** How often the answer in the first place was chosen: 0, 1 or 2 times of two. */
  int firstChosen() {
    return (firstInOrder ? 1 : 0) + (firstWhenSwapped ? 1 : 0);
  }
}
