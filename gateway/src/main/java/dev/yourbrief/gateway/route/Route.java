package dev.yourbrief.gateway.route;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happens to requests for a model name.
 *
 * @param name the model name that clients send
 * @param targets among these one is drawn by weight
 * @param fallbacks when the drawn one fails, the other targets follow, and then these in order
 * @param fallbackOn the faults after which the next is tried
 * @param sticky what keeps a client at one target; by weight otherwise
 * @param attempts the most requests on the wire for one of a client's, the first included
 * @param resend whether a request that a provider may have accepted (sent whole, then a timeout or
 *     a broken connection) may be sent again
 * @param leave what happens upstream when the client leaves
 * @param losses what happens when a target cannot be told all that was asked
 * @param rest when a failing target is rested
 * @param shadow a candidate that gets copies; empty for none
 * @param keep whether prompts and answers of its calls are kept; off unless turned on
 */
public record Route(
    String name,
    List<Target> targets,
    List<Target> fallbacks,
    Set<Fault> fallbackOn,
    Sticky sticky,
    int attempts,
    boolean resend,
    Leave leave,
    Losses losses,
    Rest rest,
    Optional<Shadow> shadow,
    Keep keep) {

  public Route {
    targets = List.copyOf(targets);
    fallbacks = List.copyOf(fallbacks);
    fallbackOn = Set.copyOf(fallbackOn);
  }

  /** What keeps a client at one target. */
  public sealed interface Sticky {

    record None() implements Sticky {}

    /** The virtual key. */
    record Key() implements Sticky {}

    /** The end user that the request names. */
    record User() implements Sticky {}

    /** A header of the request. */
    record Header(String name) implements Sticky {}
  }

  /** What happens upstream when the client leaves. */
  public enum Leave {
    /** The call is stopped at once; its usage is estimated. */
    CANCEL,
    /** The call runs on to its end, so that its usage is known. */
    DRAIN
  }

  /** What happens when a target cannot be told all that was asked. */
  public enum Losses {
    /** It is asked without; a header of the answer names what was lost. */
    WARN,
    /** The request is refused, unless all that is lost are hints. */
    REFUSE
  }

  /**
   * A circuit breaker.
   *
   * @param failures so many faults in a row, without a success between them, open it
   * @param pause how long it stays open before one request is let through to try
   */
  public record Rest(int failures, Duration pause) {}

  /**
   * A copy of some requests for a candidate.
   *
   * @param share of the requests, above 0 and at most 1
   * @param queue the most copies that wait; more are dropped and counted
   * @param concurrent the most copies under way at once
   */
  public record Shadow(Target target, double share, int queue, int concurrent) {}

  /**
   * What is kept of the words.
   *
   * @param content whether prompts and answers are kept, redacted
   * @param pairs whether a shadow's answer is kept beside the first's, as data for a trial
   */
  public record Keep(boolean content, boolean pairs) {
    public static final Keep NOTHING = new Keep(false, false);
  }
}
