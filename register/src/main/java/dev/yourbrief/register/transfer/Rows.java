package dev.yourbrief.register.transfer;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of tables as JSON, the same whichever database they are in. */
final class Rows {

  private static final Pattern NAME = Pattern.compile("[a-z0-9_]+");

  private Rows() {}

  /** What a query answers, each row an object by its columns' names. */
  static List<ObjectNode> select(Handle h, String sql, String... values) {
    var query = h.createQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.bind(i, values[i]);
    }
    return query.map((rs, ctx) -> row(rs)).list();
  }

  static ObjectNode row(ResultSet rs) throws SQLException {
    ResultSetMetaData columns = rs.getMetaData();
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
      Object value = rs.getObject(i);
      switch (value) {
        case null -> row.putNull(name);
        case Number number -> row.put(name, number.longValue());
        default -> row.put(name, value.toString());
      }
    }
    return row;
  }

  /**
   * Adds a row.
   *
   * @param table its name; a constant
   * @param row by names of columns, which whoever calls has checked
   * @return whether it was added: one whose key is there is left as it is
   */
  static boolean insert(Handle h, String table, ObjectNode row) {
    List<String> names = new ArrayList<>();
    row.propertyNames().forEach(names::add);
    if (!names.stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw new IllegalArgumentException("no name of a column: " + names);
    }
    String sql =
        "INSERT INTO "
            + table
            + " ("
            + String.join(", ", names)
            + ") VALUES ("
            + names.stream().map(_ -> "?").collect(Collectors.joining(", "))
            + ") ON CONFLICT DO NOTHING";
    Update insert = h.createUpdate(sql);
    for (int i = 0; i < names.size(); i++) {
      JsonNode value = row.path(names.get(i));
      if (value.isNull()) {
        insert.bindNull(i, java.sql.Types.NULL);
      } else if (value.isIntegralNumber()) {
        insert.bind(i, value.longValue());
      } else {
        insert.bind(i, value.asString());
      }
    }
    return insert.execute() > 0;
  }
}
