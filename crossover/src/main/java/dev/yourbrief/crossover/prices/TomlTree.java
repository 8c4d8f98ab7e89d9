package dev.yourbrief.crossover.prices;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of TOML that files of one model use: {@code [table]}, {@code [[list.of.tables]]}, and
 * {@code key = value} on one line, where a value is a text, a number, a truth, a date, or a list or
 * a table of such. Numbers stay text, to the last digit. Texts and lists over several lines are
 * passed over: no price is in them.
 */
final class TomlTree {

  private static final Pattern TABLE =
      Pattern.compile("\\[(\\[?)\\s*([A-Za-z0-9_.-]{1,100})\\s*]{1,2}\\s*(?:#.*)?");
  private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9_-]+|\"[^\"]*\")\\s*=\\s*(.*)");
  private static final Pattern MEMBER =
      Pattern.compile("\\s*([A-Za-z0-9_-]+)\\s*=\\s*(\"[^\"]*\"|[^,\\[\\]{}]+)\\s*(?:,|$)");
  private static final int MAX_LINES = 2_000;

  private final String name;
  private final Table root;
  private Table current;

  /** A table that is still being filled. */
  private record Table(Map<String, Object> values, Location where) {}

  private TomlTree(String name) {
    this.name = name;
    this.root = new Table(new LinkedHashMap<>(), Location.of(name, 1));
    this.current = root;
  }

  /**
   * Reads a whole text.
   *
   * @throws InputException if a line is nothing of the above
   */
  static YamlNode read(String text, String name) {
    TomlTree tree = new TomlTree(name);
    List<String> lines = text.lines().limit(MAX_LINES + 1L).toList();
    if (lines.size() > MAX_LINES) {
      throw tree.problem(MAX_LINES, "the file of one model has more than 2,000 lines");
    }
    String closing = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!closing.isEmpty()) {
        closing = line.endsWith(closing) ? "" : closing;
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        closing = tree.line(line, i + 1);
      }
    }
    return tree.node(tree.root);
  }

  /** Reads a line; what it returns has to come before the next one is read. */
  private String line(String line, int number) {
    Matcher table = TABLE.matcher(line);
    if (table.matches()) {
      current = open(table.group(2).split("\\."), !table.group(1).isEmpty(), number);
      return "";
    }
    Matcher pair = PAIR.matcher(line);
    if (!pair.matches()) {
      throw problem(number, "this line is no 'name = value'");
    }
    String value = pair.group(2).strip();
    if (value.startsWith("\"\"\"") || value.startsWith("'''")) {
      String quotes = value.substring(0, 3);
      return value.length() >= 6 && value.endsWith(quotes) ? "" : quotes;
    }
    if (value.startsWith("[") && !value.contains("]")) {
      return "]";
    }
    String key = pair.group(1).replace("\"", "");
    if (current.values.put(key, value(value, number)) != null) {
      throw problem(number, "'" + key + "' stands here a second time");
    }
    return "";
  }

  private Table open(String[] path, boolean isList, int line) {
    Table at = root;
    for (int i = 0; i < path.length; i++) {
      boolean last = i == path.length - 1;
      Object there = at.values.get(path[i]);
      Table next = new Table(new LinkedHashMap<>(), Location.of(name, line));
      if (last && isList && (there == null || there instanceof List)) {
        List<Object> items = new ArrayList<>(there instanceof List<?> list ? list : List.of());
        items.add(next);
        at.values.put(path[i], items);
      } else if (there == null) {
        at.values.put(path[i], next);
      } else if (there instanceof Table table) {
        next = table;
      } else if (there instanceof List<?> list && list.getLast() instanceof Table table) {
        next = table;
      } else {
        throw problem(line, "'" + path[i] + "' is not a table");
      }
      at = next;
    }
    return at;
  }

  private Object value(String text, int line) {
    if (text.startsWith("{")) {
      Table table = new Table(new LinkedHashMap<>(), Location.of(name, line));
      int end = text.lastIndexOf('}');
      Matcher member = MEMBER.matcher(text.substring(1, Math.max(1, end)));
      while (member.find()) {
        table.values.put(member.group(1), value(member.group(2).strip(), line));
      }
      return table;
    }
    if (text.startsWith("[")) {
      return new ArrayList<>();
    }
    if (text.startsWith("\"") || text.startsWith("'")) {
      int end = text.indexOf(text.charAt(0), 1);
      if (end < 0) {
        throw problem(line, "a quoted text has no end");
      }
      return new YamlText(text.substring(1, end), Location.of(name, line));
    }
    int comment = text.indexOf('#');
    String plain = (comment < 0 ? text : text.substring(0, comment)).strip();
    String digits = plain.matches("[+-]?[0-9_.eE+-]+") ? plain.replace("_", "") : plain;
    return new YamlText(digits, Location.of(name, line));
  }

  private YamlNode node(Object value) {
    return switch (value) {
      case Table table -> {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        table.values.forEach((key, v) -> entries.put(key, node(v)));
        yield new YamlMap(entries, Map.of(), table.where);
      }
      case List<?> items ->
          new YamlList(items.stream().map(this::node).toList(), Location.of(name));
      default -> (YamlNode) value;
    };
  }

  private InputException problem(int line, String what) {
    return new InputException(
        Problem.of(Location.of(name, line), what, "Give the file of one model, unchanged"));
  }
}
