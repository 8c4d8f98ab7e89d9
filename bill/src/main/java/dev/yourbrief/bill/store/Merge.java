package dev.yourbrief.bill.store;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one account of overlapping files: nothing that two of them tell of is counted twice.
 *
 * <ol>
 *   <li>Equal charges (all but the amount) of one format in two files: those of the file whose data
 *       runs later stay, because it was settled later. Equal charges inside one file all stay.
 *   <li>Two formats that tell of one provider's day: the charges of the format believed more stay;
 *       cost and tokens, and each category, for themselves.
 *   <li>A line that stands for a whole day of an account, when it is exactly the sum of the day's
 *       other lines: it goes.
 * </ol>
 */
public final class Merge {

  /**
   * A file, as far as merging goes.
   *
   * @param generation its format's generation
   * @param rank its place by how late its data runs; the highest is the latest
   */
  public record FileRank(int generation, int rank) {}

  /**
   * What was left out.
   *
   * @param equal charges another file has too, by file
   * @param lessBelieved charges of a day that a format believed more tells of, by file
   * @param sums charges that are the sum of others, by file
   */
  public record Left(
      Map<Integer, Long> equal, Map<Integer, Long> lessBelieved, Map<Integer, Long> sums) {

    /** All charges of the file that were left out. */
    public long of(int file) {
      return equal.getOrDefault(file, 0L)
          + lessBelieved.getOrDefault(file, 0L)
          + sums.getOrDefault(file, 0L);
    }
  }

  private final ChargeStore store;

  private Merge(ChargeStore store) {
    this.store = store;
  }

  /**
   * Merges.
   *
   * @param files the files, by their number
   */
  public static Left run(ChargeStore store, List<FileRank> files) {
    try {
      Merge merge = new Merge(store);
      merge.files(files);
      Map<Integer, Long> sums = merge.sums();
      return new Left(files.size() > 1 ? merge.equal() : Map.of(), merge.lessBelieved(), sums);
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  private void files(List<FileRank> files) throws SQLException {
    store.execute("CREATE TABLE file (file INTEGER, generation INTEGER, rank INTEGER)");
    String insert = "INSERT INTO file VALUES (?, ?, ?)";
    try (PreparedStatement row = store.connection().prepareStatement(insert)) {
      for (int i = 0; i < files.size(); i++) {
        row.setInt(1, i);
        row.setInt(2, files.get(i).generation());
        row.setInt(3, files.get(i).rank());
        row.execute();
      }
    }
  }

  private Map<Integer, Long> equal() throws SQLException {
    store.execute(
        "CREATE TABLE latest AS SELECT id, day, max(rank) AS rank FROM charge JOIN file USING"
            + " (file) GROUP BY id, day HAVING count(DISTINCT file) > 1");
    return drop(
        "latest l, file f WHERE l.id = c.id AND l.day = c.day AND f.file = c.file"
            + " AND f.rank < l.rank");
  }

  private Map<Integer, Long> lessBelieved() throws SQLException {
    store.execute(
        "CREATE TABLE best AS SELECT provider, day, has_cost, category, max(belief + generation) AS"
            + " best FROM charge JOIN file USING (file) GROUP BY provider, day, has_cost, category"
            + " HAVING max(belief + generation) > min(belief + generation)");
    return drop(
        "best b, file f WHERE b.provider = c.provider AND b.day = c.day AND b.has_cost = c.has_cost"
            + " AND b.category = c.category AND f.file = c.file AND c.belief + f.generation <"
            + " b.best");
  }

  /** Counts the charges a condition meets, by file, and takes them out. */
  private Map<Integer, Long> drop(String condition) throws SQLException {
    Map<Integer, Long> counts = new HashMap<>();
    String count =
        "SELECT c.file, count(*) FILTER (c.head) FROM charge c, " + condition + " GROUP BY c.file";
    boolean any = false;
    try (Statement statement = store.connection().createStatement();
        ResultSet rows = statement.executeQuery(count)) {
      while (rows.next()) {
        any = true;
        counts.put(rows.getInt(1), rows.getLong(2));
      }
    }
    if (any) {
      store.execute("DELETE FROM charge c USING " + condition);
    }
    return counts;
  }

  private record DaySum(int file, LocalDate day, String currency) {}

  private Map<Integer, Long> sums() throws SQLException {
    Map<DaySum, BigDecimal> ungrouped = new HashMap<>();
    Map<DaySum, BigDecimal> grouped = new HashMap<>();
    String query =
        "SELECT file, day, currency, ungrouped, count(*), "
            + Exact.sum("billed")
            + " FROM charge WHERE has_cost AND file IN (SELECT file FROM charge WHERE ungrouped)"
            + " GROUP BY file, day, currency, ungrouped";
    try (Statement statement = store.connection().createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        DaySum key =
            new DaySum(rows.getInt(1), rows.getObject(2, LocalDate.class), rows.getString(3));
        (rows.getBoolean(4) ? ungrouped : grouped).put(key, Exact.read(rows, 6));
      }
    }
    List<DaySum> repeated = new ArrayList<>();
    ungrouped.forEach((key, sum) -> {
      BigDecimal others = grouped.get(key);
      if (others != null && others.compareTo(sum) == 0 && sum.signum() != 0) {
        repeated.add(key);
      }
    });
    Map<Integer, Long> counts = new HashMap<>();
    String delete =
        "DELETE FROM charge WHERE ungrouped AND has_cost AND file = ? AND day = ? AND currency = ?";
    try (PreparedStatement statement = store.connection().prepareStatement(delete)) {
      for (DaySum key : repeated) {
        statement.setInt(1, key.file());
        statement.setObject(2, key.day());
        statement.setString(3, key.currency());
        counts.merge(key.file(), (long) statement.executeUpdate(), Long::sum);
      }
    }
    return counts;
  }
}
