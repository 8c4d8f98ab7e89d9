package dev.yourbrief.bill.store;

import dev.yourbrief.bill.format.FileReading;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a store on disk keeps of its files beside their charges, so that they need not be read
 * again: what they were, the days they tell of, what could not be read, and the projects.
 */
final class FileTables {

  static final List<String> DEFINITIONS =
      List.of(
          "CREATE TABLE IF NOT EXISTS file (number INTEGER, name VARCHAR, format VARCHAR, version"
              + " VARCHAR, zone VARCHAR, sha256 VARCHAR, lines BIGINT, charges BIGINT, unreadable"
              + " BIGINT, first DATE, last DATE, last_end BIGINT, last_page BIGINT, has_more"
              + " BOOLEAN, spread BIGINT, repeated BIGINT, imported_at TIMESTAMP DEFAULT"
              + " now()::TIMESTAMP)",
          "CREATE TABLE IF NOT EXISTS told (file INTEGER, day DATE)",
          "CREATE TABLE IF NOT EXISTS problem (file INTEGER, is_note BOOLEAN, source VARCHAR,"
              + " line INTEGER, what VARCHAR, fix VARCHAR)",
          "CREATE TABLE IF NOT EXISTS project (number INTEGER, provider VARCHAR, id VARCHAR,"
              + " key_name VARCHAR, names VARCHAR[], name VARCHAR, last_day DATE)");

  private final Connection database;

  FileTables(Connection database) {
    this.database = database;
  }

  void save(int number, ReadFile file, List<Problem> unreadable, List<Problem> notes)
      throws SQLException {
    String insert =
        "INSERT INTO file BY NAME SELECT ? AS number, ? AS name, ? AS format, ? AS version, ? AS"
            + " zone, ? AS sha256, ? AS lines, ? AS charges, ? AS unreadable, ?::DATE AS first,"
            + " ?::DATE AS last, ? AS last_end, ? AS last_page, ? AS has_more, ? AS spread, ? AS"
            + " repeated";
    try (PreparedStatement row = database.prepareStatement(insert)) {
      row.setInt(1, number);
      row.setString(2, file.name());
      row.setString(3, file.reading().format());
      row.setString(4, file.reading().version());
      row.setString(5, file.reading().zone());
      row.setString(6, file.reading().sha256());
      row.setLong(7, file.rows());
      row.setLong(8, file.charges());
      row.setLong(9, file.unreadable());
      row.setDate(10, date(file.first()));
      row.setDate(11, date(file.last()));
      row.setLong(12, seconds(file.lastEnd()));
      row.setLong(13, seconds(file.lastPage()));
      row.setBoolean(14, file.lastPageHasMore());
      row.setLong(15, file.spread());
      row.setLong(16, file.repeated());
      row.execute();
    }
    try (PreparedStatement row = database.prepareStatement("INSERT INTO told VALUES (?, ?)")) {
      for (LocalDate day : file.told()) {
        row.setInt(1, number);
        row.setObject(2, day);
        row.execute();
      }
    }
    save(number, false, unreadable);
    save(number, true, notes);
  }

  private void save(int number, boolean isNote, List<Problem> problems) throws SQLException {
    String insert = "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement row = database.prepareStatement(insert)) {
      for (Problem problem : problems) {
        row.setInt(1, number);
        row.setBoolean(2, isNote);
        row.setString(3, problem.where().file());
        row.setInt(4, problem.where().line());
        row.setString(5, problem.what());
        row.setString(6, problem.fix());
        row.execute();
      }
    }
  }

  List<ReadFile> files() throws SQLException {
    Map<Integer, NavigableSet<LocalDate>> told = new HashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("SELECT file, day FROM told")) {
      while (rows.next()) {
        told.computeIfAbsent(rows.getInt(1), file -> new TreeSet<>())
            .add(rows.getObject(2, LocalDate.class));
      }
    }
    String query =
        "SELECT name, format, version, zone, sha256, lines, charges, unreadable, first, last,"
            + " last_end, last_page, has_more, spread, repeated, number FROM file ORDER BY number";
    List<ReadFile> files = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        files.add(
            new ReadFile(
                row.getString(1),
                new FileReading(
                    row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                Optional.ofNullable(row.getObject(9, LocalDate.class)),
                Optional.ofNullable(row.getObject(10, LocalDate.class)),
                told.getOrDefault(row.getInt(16), new TreeSet<>()),
                instant(row.getLong(11)),
                instant(row.getLong(12)),
                row.getBoolean(13),
                row.getLong(14),
                row.getLong(15)));
      }
    }
    return files;
  }

  /** What could not be read, or what was worth knowing, of all files. */
  List<Problem> problems(boolean notes) throws SQLException {
    String query =
        "SELECT source, line, what, fix FROM problem WHERE is_note = ? ORDER BY file, line";
    List<Problem> problems = new ArrayList<>();
    try (PreparedStatement statement = database.prepareStatement(query)) {
      statement.setBoolean(1, notes);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          problems.add(
              Problem.of(
                  Location.of(row.getString(1), row.getInt(2)),
                  row.getString(3),
                  row.getString(4)));
        }
      }
    }
    return problems;
  }

  void save(List<SavedProject> projects) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("DELETE FROM project");
    }
    String insert = "INSERT INTO project VALUES (?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement row = database.prepareStatement(insert)) {
      int number = 0;
      for (SavedProject project : projects) {
        row.setInt(1, number++);
        row.setString(2, project.provider());
        row.setString(3, project.id());
        row.setString(4, project.keyName());
        row.setArray(5, database.createArrayOf("VARCHAR", project.names().toArray()));
        row.setString(6, project.name());
        row.setDate(7, date(project.lastDay()));
        row.execute();
      }
    }
  }

  List<SavedProject> projects() throws SQLException {
    List<SavedProject> projects = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT provider, id, key_name, names, name, last_day FROM project"
                    + " ORDER BY number")) {
      while (row.next()) {
        projects.add(
            new SavedProject(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                texts(row.getArray(4)),
                row.getString(5),
                Optional.ofNullable(row.getObject(6, LocalDate.class))));
      }
    }
    return projects;
  }

  private static List<String> texts(Array array) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (Object text : (Object[]) array.getArray()) {
      texts.add(text.toString());
    }
    return texts;
  }

  private static @Nullable Date date(Optional<LocalDate> day) {
    return day.map(Date::valueOf).orElse(null);
  }

  private static long seconds(Instant time) {
    return time.equals(Instant.MIN) ? Long.MIN_VALUE : time.getEpochSecond();
  }

  private static Instant instant(long seconds) {
    return seconds == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochSecond(seconds);
  }
}
