package dev.yourbrief.bill.format;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of an export's rows adds up and what tells them apart, so that a database can add up the
 * rows of an hour or a day that are alike before they are read. A reader must say the same of the
 * sum as the sum of what it says of the rows; rows whose amounts differ in being blank or negative
 * are never added up.
 *
 * @param start the column of the time a row begins
 * @param end the column of the time it ends
 * @param amounts columns that add up
 * @param dimensions all other columns the reader looks at
 * @param inclusions counts that must include others: a row where they do not is a broken one
 */
record Grain(
    String start,
    Optional<String> end,
    List<String> amounts,
    List<String> dimensions,
    List<Inclusion> inclusions) {

  /**
   * A count that includes others.
   *
   * @param whole its column
   * @param parts the columns of those inside it
   */
  record Inclusion(String whole, List<String> parts) {}

  Grain {
    amounts = List.copyOf(amounts);
    dimensions = List.copyOf(dimensions);
    inclusions = List.copyOf(inclusions);
  }

  Grain(String start, String end, List<String> amounts, List<String> dimensions) {
    this(start, Optional.of(end), amounts, dimensions, List.of());
  }

  /** The same, of the columns that a file has; empty when it has no start or nothing to add up. */
  Optional<Grain> in(Set<String> columns) {
    Grain here =
        new Grain(
            start,
            end.filter(columns::contains),
            amounts.stream().filter(columns::contains).toList(),
            dimensions.stream().filter(columns::contains).toList(),
            inclusions.stream()
                .filter(i -> columns.contains(i.whole()))
                .map(i ->
                    new Inclusion(i.whole(), i.parts().stream().filter(columns::contains).toList()))
                .toList());
    return columns.contains(start) && !here.amounts.isEmpty()
        ? Optional.of(here)
        : Optional.empty();
  }

  /** Every column it names. */
  Stream<String> columns() {
    return Stream.of(Stream.of(start), end.stream(), amounts.stream(), dimensions.stream())
        .flatMap(names -> names);
  }
}
