package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A kind of JSON export: pages of buckets of results. A result's nested fields are named with a dot
 * ({@code amount.value}); its bucket's times are fields of it too.
 */
interface JsonFormat {

  /** The format's name, such as {@code openai-cost-json}. */
  String id();

  /** Whether a result is of this format. */
  boolean matches(Row result);

  /**
   * Reads a result.
   *
   * @throws RowException if it cannot be read
   */
  List<Charge> read(Row result);

  /** How many requests the tokens of a result are of; none where the API does not count them. */
  default Optional<BigDecimal> requests(Row result) {
    return Optional.empty();
  }

  /** When a bucket starts. */
  Times.Moment start(Row bucket);

  /** When a bucket ends. */
  Optional<Instant> end(Row bucket);

  String provider();
}
