package dev.yourbrief.trial.file;

import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.io.JsonStringEncoder;

/** A value of JSON or YAML. Numbers keep their digits; names keep their order. */
public sealed interface Tree {

  /**
   * Names and values.
   *
   * @param entries the values by name, in order
   * @param line the line it begins on, from 1; 0 when not known
   */
  record Node(Map<String, Tree> entries, int line) implements Tree {
    public Node {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /** A list. */
  record Items(List<Tree> list) implements Tree {
    public Items {
      list = List.copyOf(list);
    }
  }

  /** A text. */
  record Text(String value) implements Tree {}

  /** A number, as written. */
  record Digits(String value) implements Tree {}

  /** Yes or no. */
  record Bool(boolean value) implements Tree {}

  /** {@code null}, and what is not there. */
  enum Nothing implements Tree {
    NOTHING
  }

  /** The value under a name; nothing if there is none. */
  default Tree get(String name) {
    return this instanceof Node node
        ? node.entries().getOrDefault(name, Nothing.NOTHING)
        : Nothing.NOTHING;
  }

  /** Whether there is a name, even with nothing under it. */
  default boolean has(String name) {
    return this instanceof Node node && node.entries().containsKey(name);
  }

  default boolean isNothing() {
    return this instanceof Nothing;
  }

  /** The values of a list; empty if this is none. */
  default List<Tree> items() {
    return this instanceof Items items ? items.list() : List.of();
  }

  /** The values by name; empty if this has no names. */
  default Map<String, Tree> entries() {
    return this instanceof Node node ? node.entries() : Map.of();
  }

  /** As text: a list or names as JSON; empty for nothing. */
  default Optional<String> text() {
    return switch (this) {
      case Nothing _ -> Optional.empty();
      case Text text -> Optional.of(text.value());
      case Digits digits -> Optional.of(digits.value());
      case Bool bool -> Optional.of(Boolean.toString(bool.value()));
      case Node _, Items _ -> Optional.of(json());
    };
  }

  /** A text that is written as such; empty for all else. */
  default Optional<String> string() {
    return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
  }

  /** A finite number, or a truth as 1 or 0; empty for all else. */
  default OptionalDouble number() {
    return switch (this) {
      case Digits digits -> Numbers.read(digits.value());
      case Bool bool -> OptionalDouble.of(bool.value() ? 1 : 0);
      default -> OptionalDouble.empty();
    };
  }

  /** As JSON on one line. */
  default String json() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  /** Adds this as JSON. */
  default void write(StringBuilder out) {
    switch (this) {
      case Nothing _ -> out.append("null");
      case Bool bool -> out.append(bool.value());
      case Digits digits ->
          out.append(
              Numbers.read(digits.value()).isPresent()
                  ? digits.value()
                  : "\"" + digits.value() + "\"");
      case Text text -> quoted(text.value(), out);
      case Items items -> {
        out.append('[');
        String between = "";
        for (Tree item : items.list()) {
          out.append(between);
          item.write(out);
          between = ",";
        }
        out.append(']');
      }
      case Node node -> {
        out.append('{');
        String between = "";
        for (Map.Entry<String, Tree> entry : node.entries().entrySet()) {
          out.append(between);
          quoted(entry.getKey(), out);
          out.append(':');
          entry.getValue().write(out);
          between = ",";
        }
        out.append('}');
      }
    }
  }

  private static void quoted(String text, StringBuilder out) {
    out.append('"');
    char[] quoted = JsonStringEncoder.getInstance().quoteAsCharArray(text);
    for (int i = 0; i < quoted.length; i++) {
      boolean pair = i + 1 < quoted.length && Character.isSurrogatePair(quoted[i], quoted[i + 1]);
      if (pair) {
        out.append(quoted[i]).append(quoted[++i]);
      } else if (Character.isSurrogate(quoted[i])) {
        // Half a character cannot be written as UTF-8, but JSON can name it.
        out.append("\\u").append(HexFormat.of().toHexDigits(quoted[i]));
      } else {
        out.append(quoted[i]);
      }
    }
    out.append('"');
  }
}
