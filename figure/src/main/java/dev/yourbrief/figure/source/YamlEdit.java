package dev.yourbrief.figure.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Changes single values of a YAML text and leaves everything else as somebody wrote it: comments,
 * order, spaces. Only block mappings are gone into, which is how a person writes them.
 */
public final class YamlEdit {

  /** A number, a range or an amount: it reads the same without quotes. */
  private static final Pattern PLAIN = Pattern.compile("-?\\d[\\w.,%/ -]*(?<! )");

  private static final String INDENT = "  ";

  private YamlEdit() {}

  /**
   * The text with another value at a path.
   *
   * @param path the keys down to the value; those that are missing are added
   * @param value the value as YAML on one line, such as one {@link #quoted} made; empty to leave it
   *     blank
   * @throws InputException if the text is not YAML, or something on the path is no mapping
   */
  public static String with(String text, List<String> path, String value, String name) {
    // It says what is wrong, and holds every bound.
    Yaml.parse(text, name);
    String edited = edit(text.startsWith("\uFEFF") ? text.substring(1) : text, path, value, name);
    Yaml.parse(edited, name);
    return edited;
  }

  /** A text as YAML on one line. */
  public static String quoted(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            default -> {
              if (c < ' ' || (c >= 0x7f && c < 0xa0) || (c >= 0xd800 && c < 0xe000)) {
                out.append(' ');
              } else {
                out.appendCodePoint(c);
              }
            }
          }
        });
    return out.append('"').toString();
  }

  private static String edit(String text, List<String> path, String value, String name) {
    LoadSettings settings = LoadSettings.builder().setLabel(name).build();
    Node node = new Compose(settings).composeString(text).orElseThrow();
    int depth = 0;
    while (true) {
      if (!(node instanceof MappingNode map) || map.getFlowStyle() == FlowStyle.FLOW) {
        throw new InputException(
            Problem.of(
                Location.of(name, line(node)),
                "'" + String.join(".", path.subList(0, depth)) + "' is no block of lines",
                "Write each of its values on a line of its own"));
      }
      NodeTuple found = tuple(map, path.get(depth));
      if (found == null) {
        return added(text, map, path.subList(depth, path.size()), value);
      }
      depth++;
      Node child = found.getValueNode();
      if (depth == path.size()) {
        return replaced(text, found.getKeyNode(), child, value);
      }
      if (isBlank(child)) {
        int at =
            lineEnd(text, index(text, found.getKeyNode().getEndMark().orElseThrow().getIndex()));
        String indent = INDENT.repeat(depth);
        return text.substring(0, at)
            + lines(path.subList(depth, path.size()), value, indent)
            + text.substring(at);
      }
      node = child;
    }
  }

  private static boolean isBlank(Node node) {
    return node instanceof ScalarNode scalar
        && (scalar.getValue().isBlank()
            || scalar.getValue().equals("~")
            || scalar.getValue().equals("null"));
  }

  private static @Nullable NodeTuple tuple(MappingNode map, String key) {
    for (NodeTuple tuple : map.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
        return tuple;
      }
    }
    return null;
  }

  private static String replaced(String text, Node key, Node old, String value) {
    int colon = text.indexOf(':', index(text, key.getEndMark().orElseThrow().getIndex()));
    int begin = colon + 1;
    int end = Math.max(begin, index(text, end(old)));
    while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, begin) + (value.isEmpty() ? "" : " " + value) + text.substring(end);
  }

  /** After the last of what a node holds, in code points. */
  private static int end(Node node) {
    if (node instanceof MappingNode map
        && map.getFlowStyle() != FlowStyle.FLOW
        && !map.getValue().isEmpty()) {
      return end(map.getValue().getLast().getValueNode());
    }
    return node.getEndMark().orElseThrow().getIndex();
  }

  /** A key that is not there yet, after the last of its neighbours. */
  private static String added(String text, MappingNode map, List<String> path, String value) {
    if (map.getValue().isEmpty()) {
      return text + lines(path, value, "");
    }
    NodeTuple last = map.getValue().getLast();
    int column = last.getKeyNode().getStartMark().orElseThrow().getColumn();
    int at =
        lineEnd(
            text,
            index(
                text,
                Math.max(
                    end(last.getValueNode()),
                    last.getKeyNode().getEndMark().orElseThrow().getIndex())));
    return text.substring(0, at) + lines(path, value, " ".repeat(column)) + text.substring(at);
  }

  private static String lines(List<String> path, String value, String indent) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      boolean isLast = i == path.size() - 1;
      lines.add(
          "\n"
              + indent
              + INDENT.repeat(i)
              + path.get(i)
              + ":"
              + (isLast && !value.isEmpty() ? " " + value : ""));
    }
    return String.join("", lines);
  }

  /** The end of the line, before its break; what is only space at the end belongs to no value. */
  private static int lineEnd(String text, int from) {
    int at = Math.min(from, text.length());
    while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  /** Marks count code points. */
  private static int index(String text, int codePoints) {
    return text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
  }

  private static int line(Node node) {
    return Optional.of(node).flatMap(Node::getStartMark).map(m -> m.getLine() + 1).orElse(0);
  }
}
