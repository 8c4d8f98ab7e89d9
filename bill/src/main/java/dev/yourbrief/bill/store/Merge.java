package dev.yourbrief.bill.store;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.format.Formats;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one account of overlapping files: nothing that two of them tell of is counted twice. What
 * is left out stays in the store, with the reason; {@code kept} is the rest.
 *
 * <ol>
 *   <li>Equal charges of a day (all but the amount) of one format in two files: where their times
 *       overlap, those of the file with more of them on that day stay; of as many, those of the
 *       file whose data runs later, because it was settled later. Equal charges inside one file all
 *       stay.
 *   <li>Two formats that tell of one provider's day: the lines of the format believed more stay;
 *       cost and tokens, and each category, for themselves. Where a bill's own lines carry tokens,
 *       those of a log of lesser authority go: the log may have seen only a part.
 *   <li>A line that stands for a whole day of an account, when it is exactly the sum of the day's
 *       other lines: it goes.
 * </ol>
 */
public final class Merge {

  /** Why a charge is not counted. */
  public enum Reason {
    EQUAL("another file has the same line"),
    LESS_BELIEVED("a source that is believed more tells of the same spend"),
    SUM("it is the sum of its day's other lines");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** The reason in words. */
    public String words() {
      return words;
    }
  }

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
   * @param equal lines another file has too, by file
   * @param lessBelieved lines of a spend that a source believed more tells of, by file
   * @param sums lines that are the sum of others, by file
   */
  public record Left(
      Map<Integer, Long> equal, Map<Integer, Long> lessBelieved, Map<Integer, Long> sums) {

    /** All lines of the file that were left out. */
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
   * @param disjoint whether the user says that no two formats tell of one spend
   */
  public static Left run(ChargeStore store, List<FileRank> files, boolean disjoint) {
    try {
      Merge merge = new Merge(store);
      merge.prepare(files);
      if (files.size() > 1) {
        merge.equal();
      }
      if (!disjoint) {
        merge.lessBelieved();
      }
      merge.sums();
      return new Left(
          merge.counts(Reason.EQUAL), merge.counts(Reason.LESS_BELIEVED), merge.counts(Reason.SUM));
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  private void prepare(List<FileRank> files) throws SQLException {
    store.execute("CREATE TEMP TABLE ranked (file INTEGER, generation INTEGER, rank INTEGER)");
    try (PreparedStatement row =
        store.connection().prepareStatement("INSERT INTO ranked VALUES (?, ?, ?)")) {
      for (int i = 0; i < files.size(); i++) {
        row.setInt(1, i);
        row.setInt(2, files.get(i).generation());
        row.setInt(3, files.get(i).rank());
        row.execute();
      }
    }
    store.execute("CREATE TEMP TABLE left_out (row BIGINT, reason VARCHAR)");
    store.execute(
        "CREATE TEMP VIEW kept AS SELECT c.rowid AS row, c.* FROM charge c"
            + " ANTI JOIN left_out l ON l.row = c.rowid");
    beliefs();
  }

  private void beliefs() throws SQLException {
    store.execute(
        "CREATE TEMP TABLE belief (authority VARCHAR, format VARCHAR, rank INTEGER,"
            + " belief INTEGER)");
    try (PreparedStatement row =
            store.connection().prepareStatement("INSERT INTO belief VALUES (?, ?, ?, ?)");
        Statement statement = store.connection().createStatement();
        ResultSet pairs = statement.executeQuery("SELECT DISTINCT authority, format FROM charge")) {
      while (pairs.next()) {
        Authority authority = Authority.ofKey(pairs.getString(1)).orElse(Authority.BILL);
        row.setString(1, pairs.getString(1));
        row.setString(2, pairs.getString(2));
        row.setInt(3, authority.rank());
        row.setInt(4, Formats.belief(authority, pairs.getString(2)));
        row.execute();
      }
    }
  }

  /**
   * The file with more such lines on the day tells more of it; of equals, the later was settled.
   */
  private void equal() throws SQLException {
    store.execute(
        "CREATE TEMP TABLE shared AS SELECT c.id, c.day, c.file, f.rank, sum(c.lines) AS lines,"
            + " min(c.start_at) AS from_at, max(greatest(c.end_at, c.start_at + 1)) AS to_at FROM"
            + " charge c JOIN ranked f ON f.file = c.file WHERE (c.id, c.day) IN (SELECT (id, day)"
            + " FROM charge GROUP BY id, day HAVING count(DISTINCT file) > 1)"
            + " GROUP BY c.id, c.day, c.file, f.rank");
    leaveOut(
        Reason.EQUAL,
        "SELECT c.rowid FROM charge c JOIN shared own ON own.id = c.id AND own.day = c.day AND"
            + " own.file = c.file WHERE EXISTS (SELECT 1 FROM shared s WHERE s.id = c.id AND s.day"
            + " = c.day AND (s.lines > own.lines OR (s.lines = own.lines AND s.rank > own.rank))"
            + " AND c.start_at < s.to_at AND greatest(c.end_at, c.start_at + 1) > s.from_at)");
  }

  private void lessBelieved() throws SQLException {
    store.execute(
        "CREATE TEMP TABLE told AS SELECT k.row, k.provider, k.category, k.day,"
            + " k.has_cost, k.has_tokens, b.rank, b.belief + f.generation AS belief FROM"
            + " kept k JOIN ranked f ON f.file = k.file JOIN belief b ON b.authority = k.authority"
            + " AND b.format = k.format");
    store.execute(
        "CREATE TEMP TABLE best AS SELECT provider, category, day, has_cost, max(belief) AS best"
            + " FROM told GROUP BY ALL HAVING max(belief) > min(belief)");
    leaveOut(
        Reason.LESS_BELIEVED,
        "SELECT t.row FROM told t JOIN best b USING (provider, category, day, has_cost) WHERE"
            + " t.belief < b.best");
    // A bill's cost lines may carry tokens themselves; a log's counts are not put above those.
    leaveOut(
        Reason.LESS_BELIEVED,
        "SELECT t.row FROM told t WHERE NOT t.has_cost AND t.category = 'usage' AND t.row NOT IN"
            + " (SELECT row FROM left_out) AND t.rank < (SELECT max(o.rank) FROM told o WHERE"
            + " o.has_tokens AND o.provider = t.provider AND o.day = t.day"
            + " AND o.category = 'usage')");
    store.execute("DROP TABLE told");
  }

  private record DaySum(int file, LocalDate day, String currency) {}

  private void sums() throws SQLException {
    Map<DaySum, BigDecimal> ungrouped = new HashMap<>();
    Map<DaySum, BigDecimal> grouped = new HashMap<>();
    String query =
        "SELECT file, day, currency, ungrouped, count(*), "
            + Exact.sum("billed")
            + " FROM kept WHERE has_cost AND file IN (SELECT file FROM kept WHERE ungrouped)"
            + " GROUP BY file, day, currency, ungrouped";
    try (Statement statement = store.connection().createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        DaySum key =
            new DaySum(rows.getInt(1), rows.getObject(2, LocalDate.class), rows.getString(3));
        (rows.getBoolean(4) ? ungrouped : grouped).put(key, Exact.read(rows, 6));
      }
    }
    String insert =
        "INSERT INTO left_out SELECT rowid, 'SUM' FROM charge WHERE ungrouped AND has_cost AND"
            + " file = ? AND day = ? AND currency = ?";
    try (PreparedStatement statement = store.connection().prepareStatement(insert)) {
      for (Map.Entry<DaySum, BigDecimal> whole : ungrouped.entrySet()) {
        DaySum key = whole.getKey();
        BigDecimal others = grouped.get(key);
        if (others != null
            && others.compareTo(whole.getValue()) == 0
            && whole.getValue().signum() != 0) {
          statement.setInt(1, key.file());
          statement.setObject(2, key.day());
          statement.setString(3, key.currency());
          statement.execute();
        }
      }
    }
  }

  private void leaveOut(Reason reason, String rows) throws SQLException {
    store.execute("INSERT INTO left_out SELECT *, '" + reason.name() + "' FROM (" + rows + ")");
  }

  private Map<Integer, Long> counts(Reason reason) throws SQLException {
    Map<Integer, Long> counts = new HashMap<>();
    String count =
        "SELECT c.file, sum(c.lines)::BIGINT FROM charge c JOIN left_out l ON l.row = c.rowid WHERE"
            + " l.reason = ? GROUP BY c.file";
    try (PreparedStatement statement = store.connection().prepareStatement(count)) {
      statement.setString(1, reason.name());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          counts.put(rows.getInt(1), rows.getLong(2));
        }
      }
    }
    return counts;
  }
}
