package dev.yourbrief.bill.store;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Follows a sum down to the lines of the files, in a sealed and merged store. */
public final class Tracing {

  /** Longer lists of line numbers help nobody; the listing has them all. */
  private static final int MOST_RANGES = 40;

  /**
   * Which lines to look at; what is empty does not matter.
   *
   * @param projects the numbers of projects
   */
  public record Which(
      String category,
      Optional<String> provider,
      Optional<String> model,
      Optional<String> kind,
      Optional<Collection<Integer>> projects,
      Optional<LocalDate> from,
      Optional<LocalDate> to) {}

  /** Lines of a file; see {@code Trail.Step}. */
  public record Lines(
      int file,
      Optional<Merge.Reason> leftOut,
      String currency,
      String lines,
      long count,
      BigDecimal billed,
      BigDecimal cost,
      BigDecimal tokens) {}

  private record Group(int file, String reason, String currency) {}

  private static final class Sum {
    private final StringBuilder ranges = new StringBuilder();
    private BigDecimal billed = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal tokens = BigDecimal.ZERO;
    private long count;
    private int number;
    private int first = -1;
    private int last = -1;
    private boolean summed;

    /** A line may say several charges, or stand for many that were added up. */
    void add(int line, long lines, boolean addedUp) {
      boolean isSum = line == 0 || addedUp;
      count += isSum ? lines : 1;
      summed |= isSum;
      if (line == last) {
        return;
      }
      if (first >= 0 && line == last + 1) {
        last = line;
        return;
      }
      close();
      first = line;
      last = line;
    }

    private void close() {
      if (first > 0) {
        number++;
        if (number <= MOST_RANGES) {
          ranges
              .append(ranges.isEmpty() ? "" : ", ")
              .append(first == last ? Integer.toString(first) : first + "-" + last);
        }
      }
    }

    String ranges() {
      close();
      return summed
          ? ""
          : number > MOST_RANGES
              ? ranges + " and " + (number - MOST_RANGES) + " more"
              : ranges.toString();
    }
  }

  private final ChargeStore store;

  public Tracing(ChargeStore store) {
    this.store = store;
  }

  /** The lines, by file, by whether they are counted, and by currency. */
  public List<Lines> lines(Which which) {
    List<String> conditions = new ArrayList<>(List.of("c.category = ?"));
    List<Object> values = new ArrayList<>(List.of(which.category()));
    add("c.provider = ?", which.provider(), conditions, values);
    add("c.model = ?", which.model(), conditions, values);
    add("c.kind = ?", which.kind(), conditions, values);
    add("c.day >= ?", which.from(), conditions, values);
    add("c.day <= ?", which.to(), conditions, values);
    which
        .projects()
        .ifPresent(numbers ->
            conditions.add(
                "c.project IN ("
                    + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + ")"));
    String query =
        "SELECT c.file, coalesce(l.reason, ''), c.currency, c.line, sum(c.lines)::BIGINT,"
            + " max(c.lines), "
            + Exact.sum("c.billed")
            + ", "
            + Exact.sum("c.cost")
            + ", "
            + Exact.sum("c.tokens")
            + " FROM charge c LEFT JOIN left_out l ON l.row = c.rowid WHERE "
            + String.join(" AND ", conditions)
            + " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4";
    Map<Group, Sum> sums = new LinkedHashMap<>();
    try (PreparedStatement statement = store.connection().prepareStatement(query)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Group group = new Group(row.getInt(1), row.getString(2), row.getString(3));
          Sum sum = sums.computeIfAbsent(group, g -> new Sum());
          sum.add(row.getInt(4), row.getLong(5), row.getLong(6) > 1);
          sum.billed = sum.billed.add(Exact.read(row, 7));
          sum.cost = sum.cost.add(Exact.read(row, 9));
          sum.tokens = sum.tokens.add(Exact.read(row, 11));
        }
      }
    } catch (SQLException e) {
      throw new StoreException(e);
    }
    return sums.entrySet().stream().map(e -> lines(e.getKey(), e.getValue())).toList();
  }

  private static void add(
      String condition, Optional<?> value, List<String> conditions, List<Object> values) {
    value.ifPresent(present -> {
      conditions.add(condition);
      values.add(present);
    });
  }

  private static Lines lines(Group group, Sum sum) {
    return new Lines(
        group.file(),
        group.reason().isEmpty()
            ? Optional.empty()
            : Optional.of(Merge.Reason.valueOf(group.reason())),
        group.currency(),
        sum.ranges(),
        sum.count,
        sum.billed,
        sum.cost,
        sum.tokens);
  }
}
