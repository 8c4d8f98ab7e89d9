package dev.yourbrief.trial.run;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What came of one call.
 *
 * @param key the hash of everything that could have changed it
 * @param who who was asked, for people
 * @param outcome an answer, or why there is none
 * @param usage the tokens, when the provider said
 * @param usd what it cost, when that is known
 * @param seconds how long the answer took, waiting for a turn not counted
 * @param attempts how often it was tried
 * @param lost tries that may have been paid for and gave nothing
 */
public record Answer(
    String key,
    String who,
    Outcome outcome,
    Optional<Usage> usage,
    Optional<BigDecimal> usd,
    double seconds,
    int attempts,
    Lost lost) {

  /**
   * Tries that gave no answer and may be on the bill, such as one that was cut off.
   *
   * @param calls how many
   * @param atMost USD at most that they cost together, and an answer of unknown cost with them; 0
   *     when nobody keeps a budget
   */
  public record Lost(int calls, BigDecimal atMost) {

    public static final Lost NONE = new Lost(0, BigDecimal.ZERO);

    Lost and(Optional<BigDecimal> most) {
      return new Lost(calls, atMost.add(most.orElse(BigDecimal.ZERO)));
    }

    Lost andOne(Optional<BigDecimal> most) {
      return new Lost(calls + 1, atMost.add(most.orElse(BigDecimal.ZERO)));
    }
  }

  /** An answer none of whose tries was lost. */
  public Answer(
      String key,
      String who,
      Outcome outcome,
      Optional<Usage> usage,
      Optional<BigDecimal> usd,
      double seconds,
      int attempts) {
    this(key, who, outcome, usage, usd, seconds, attempts, Lost.NONE);
  }

  Answer with(Lost tries) {
    return new Answer(key, who, outcome, usage, usd, seconds, attempts, tries);
  }

  /**
   * How many calls it took whose cost nobody knows: lost ones, and the answer when its provider did
   * not say or no price is known.
   */
  public int unknownCosts() {
    return lost.calls() + (outcome instanceof Said && usd.isEmpty() ? 1 : 0);
  }

  /** An answer, or none. */
  public sealed interface Outcome {}

  /** What was said. */
  public record Said(String text, ChatReply.Finish finish, String model) implements Outcome {}

  /**
   * Nothing was said.
   *
   * @param why for people
   */
  public record Failed(CallException.Kind kind, String why) implements Outcome {}

  /** Whether asking again may give an answer: nothing came, and nothing was paid. */
  boolean isWorthAnotherTry() {
    return outcome instanceof Failed(CallException.Kind kind, _)
        && kind != CallException.Kind.REJECTED
        && kind != CallException.Kind.UNREADABLE;
  }
}
