package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of export whose rows stand for themselves: of a CSV file, a sheet, a Parquet file, or JSON
 * objects, whose nested fields are named with a dot ({@code sku.description}).
 */
interface RowFormat {

  /** The format's name, such as {@code focus}. */
  String id();

  /**
   * The format's version or generation when rows with these columns are of it (an empty string
   * where it has none); empty when they are not.
   *
   * @param columns the column names, without their order
   */
  Optional<String> version(Set<String> columns);

  /** Whether the export spells its columns in any case: {@code metercategory} for MeterCategory. */
  default boolean ignoresCase() {
    return false;
  }

  /**
   * Reads a row.
   *
   * @return its charges; none for a row that says nothing happened
   * @throws RowException if it cannot be read
   */
  List<Charge> read(Row row);

  /** The day and provider of a row that has no charges: the day had data, and cost nothing. */
  default Optional<IdleDay> idle(Row row) {
    return Optional.empty();
  }

  /** The zone its days are in, as shown to the reader. */
  default String zone() {
    return "UTC";
  }

  /** What of its rows adds up, where rows that are alike can be read as one. */
  default Optional<Grain> grain() {
    return Optional.empty();
  }

  /** The same without counts of requests, which take time to add up and are not always wanted. */
  default Optional<Grain> grainOfTokens() {
    return grain();
  }

  /** Something the reader should know about every file of this format. */
  default Optional<String> caveat() {
    return Optional.empty();
  }

  /** Something the reader should know about a file with these columns. */
  default Optional<String> caveat(Set<String> columns) {
    return caveat();
  }

  /**
   * The id of the request a row tells of: however often it stands in a file, it counts once, as the
   * row that says most of it. Empty where equal rows are rows of their own.
   */
  default Optional<String> request(Row row) {
    return Optional.empty();
  }

  /** Whether each row is a request of its own, with the time it began. */
  default boolean isLog() {
    return false;
  }

  /** How many requests the tokens of a row are of; none where the export does not count them. */
  default Optional<BigDecimal> requests(Row row) {
    return isLog() ? Optional.of(BigDecimal.ONE) : Optional.empty();
  }

  /** Whether its files hold records of other kinds beside, which say nothing of usage. */
  default boolean isMixed() {
    return false;
  }

  /** Whether a program adds line after line: if it is killed, the last one is torn. */
  default boolean growsLineByLine() {
    return false;
  }

  /** What reads the rows of one file: each for itself, unless a format says otherwise. */
  default Reading reading(ChargeSink sink) {
    return new RowReading(this, sink);
  }

  /** The format as it reads one file: itself, unless it must remember what stood before a row. */
  default RowFormat forFile() {
    return this;
  }

  /** A day without activity. */
  record IdleDay(String provider, LocalDate day) {}
}
