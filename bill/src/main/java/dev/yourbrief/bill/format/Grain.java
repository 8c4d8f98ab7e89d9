package dev.yourbrief.bill.format;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of an export's rows adds up and what tells them apart, so that a database can add up the
 * rows of an hour or a day that are alike before they are read. A reader must say the same of the
 * sum as the sum of what it says of the rows.
 *
 * @param start the column of the time a row begins
 * @param end the column of the time it ends
 * @param counts columns that count tokens: whole numbers, taken to a thousandth
 * @param money columns of amounts, taken to the last digit
 * @param dimensions all other columns the reader looks at
 * @param inclusions counts that must include others: a row where they do not is a broken one
 */
record Grain(
    String start,
    Optional<String> end,
    List<String> counts,
    List<String> money,
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
    counts = List.copyOf(counts);
    money = List.copyOf(money);
    dimensions = List.copyOf(dimensions);
    inclusions = List.copyOf(inclusions);
  }

  /** The same, of the columns that a file has; empty when it has no start or nothing to add up. */
  Optional<Grain> in(Set<String> columns) {
    Grain here =
        new Grain(
            start,
            end.filter(columns::contains),
            in(columns, counts),
            in(columns, money),
            in(columns, dimensions),
            inclusions.stream()
                .filter(i -> columns.contains(i.whole()))
                .map(i -> new Inclusion(i.whole(), in(columns, i.parts())))
                .toList());
    boolean addsUp = !here.counts.isEmpty() || !here.money.isEmpty();
    return columns.contains(start) && addsUp ? Optional.of(here) : Optional.empty();
  }

  private static List<String> in(Set<String> columns, Collection<String> names) {
    return names.stream().filter(columns::contains).distinct().toList();
  }

  /** Every column it names. */
  Stream<String> columns() {
    return Stream.of(
            Stream.of(start), end.stream(), counts.stream(), money.stream(), dimensions.stream())
        .flatMap(names -> names);
  }
}
