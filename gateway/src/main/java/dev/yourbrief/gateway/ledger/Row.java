package dev.yourbrief.gateway.ledger;

import dev.yourbrief.provider.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row of the ledger. Two rows of one kind with the same {@link #call} and number say the same
 * thing twice: the later one counts.
 */
public sealed interface Row {

  /** The gateway's name of the call it belongs to. */
  String call();

  Instant time();

  /**
   * What was paid for at a provider, or may have to be.
   *
   * @param provider the provider's name in the configuration
   * @param model the model it was asked for
   * @param usage the tokens; empty when nothing is known of them
   * @param isEstimated whether the tokens were counted here, because the provider did not say
   * @param usd what they cost, exactly; empty when a price or the tokens are unknown
   */
  record Bought(
      String provider,
      String model,
      Optional<Usage> usage,
      boolean isEstimated,
      Optional<BigDecimal> usd) {}

  /**
   * An answer has begun to reach a client. A call with this row and no other was cut off by the end
   * of the process.
   *
   * @param inputTokens an estimate
   */
  record Opened(
      String call,
      Instant time,
      String route,
      String key,
      String provider,
      String model,
      long inputTokens)
      implements Row {}

  /**
   * A client's request, from its arrival to its end.
   *
   * @param time when it arrived
   * @param route the model name that the client sent; empty when it sent none that there is
   * @param key the name of the virtual key; empty when nobody's
   * @param format the client's wire format
   * @param streamed whether the answer came in pieces
   * @param bought of the attempt that answered
   * @param answered the model's name as the provider gave it; may be empty
   * @param status the HTTP status that the client got; 0 when it left before
   * @param outcome how it ended
   * @param fault the last attempt's fault, or why the gateway itself refused; may be empty
   * @param millis until the last byte
   * @param firstByteMillis until the answer's first byte; empty when there was none
   * @param attempts requests to providers. When there are several, each has a row of its own, and
   *     what was paid stands there
   * @param signs what was noticed
   * @param tags the key's and the request's
   * @param promptHash of the prompt, with this ledger's own salt; empty when there was none
   */
  record Call(
      String call,
      Instant time,
      String route,
      String key,
      String format,
      boolean streamed,
      Optional<Bought> bought,
      String answered,
      int status,
      Outcome outcome,
      String fault,
      long millis,
      Optional<Long> firstByteMillis,
      int attempts,
      Set<Sign> signs,
      SortedMap<String, String> tags,
      String promptHash)
      implements Row {
    public Call {
      signs = Set.copyOf(signs);
      tags = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
  }

  /**
   * One request to a provider, where a call needed several.
   *
   * @param number counts from 1
   * @param fault why it failed; empty for the one that answered
   */
  record Attempt(
      String call, Instant time, int number, Bought bought, int status, String fault, long millis)
      implements Row {}

  /**
   * A copy that went to a candidate.
   *
   * @param same whether its answer was the same as the first's, where both could be compared
   */
  record Shadow(
      String call,
      Instant time,
      String route,
      Bought bought,
      int status,
      String fault,
      long millis,
      Optional<Long> firstByteMillis,
      Set<Sign> signs,
      Optional<Boolean> same)
      implements Row {
    public Shadow {
      signs = Set.copyOf(signs);
    }
  }

  /**
   * What people or programs thought of an answer.
   *
   * @param values by name: {@code score}, {@code accepted}, {@code regenerated}, {@code edited}
   */
  record Feedback(String call, Instant time, String key, Map<String, String> values)
      implements Row {
    public Feedback {
      values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }
  }

  /**
   * Something that was noticed of a call after its row was written.
   *
   * @param signs what
   */
  record Noticed(String call, Instant time, Set<Sign> signs) implements Row {
    public Noticed {
      signs = Set.copyOf(signs);
    }
  }

  /** How a call ended. */
  enum Outcome {
    OK,
    /** The client got an error. */
    ERROR,
    /** The stream broke off after its first byte; the client was told. */
    BROKEN,
    /** The client left; the call was stopped. */
    CANCELLED,
    /** The client left; the call ran to its end. */
    DRAINED,
    /** The gateway ended first. */
    INTERRUPTED
  }

  /** Something that was noticed. */
  enum Sign {
    /** The model or a filter would not answer. */
    REFUSED,
    /** The answer reached the most tokens allowed. */
    TRUNCATED,
    /** JSON of a schema was asked, and it is not that. */
    SCHEMA_FAILED,
    /** The model called tools. */
    TOOLS,
    /** The same key asked the same not long before. */
    ASKED_AGAIN,
    /** Something asked could not be said to the provider. */
    LOST,
    /** Nobody knows what it cost. */
    UNPRICED
  }

  /** The signs in the order in which rows name them. */
  List<Sign> ALL_SIGNS = List.of(Sign.values());
}
