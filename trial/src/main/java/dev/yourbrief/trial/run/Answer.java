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
 */
public record Answer(
    String key,
    String who,
    Outcome outcome,
    Optional<Usage> usage,
    Optional<BigDecimal> usd,
    double seconds,
    int attempts) {

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
