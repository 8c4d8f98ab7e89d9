package dev.yourbrief.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The other side: DuckDB alone reads the file and adds it up by day and model, then prints. */
final class DuckDbSum {

  private DuckDbSum() {}

  public static void main(String[] args) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("threads", "2");
    settings.setProperty("memory_limit", "1GB");
    String query =
        "SELECT to_timestamp(start_time)::DATE AS day, model, sum(input_tokens),"
            + " sum(input_cached_tokens), sum(output_tokens), count(*) FROM read_csv('"
            + args[0]
            + "') GROUP BY day, model ORDER BY day, model";
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:", settings);
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        System.out.println(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(5));
      }
    }
  }
}
