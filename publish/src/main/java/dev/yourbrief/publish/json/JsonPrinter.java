package dev.yourbrief.publish.json;

import java.util.Iterator;
import java.util.Map;

/**
 * JSON as text: two spaces a level, LF, one way only. A value that fits a line stays on it, so that
 * a difference between two files shows one fact a line.
 */
final class JsonPrinter {

  private static final int WIDTH = 100;

  private final StringBuilder out = new StringBuilder(32 * 1024);

  private JsonPrinter() {}

  /** The value with a final newline. */
  static String print(Json value) {
    JsonPrinter printer = new JsonPrinter();
    printer.write(value, 0, 0);
    return printer.out.append('\n').toString();
  }

  private void write(Json value, int indent, int column) {
    int start = out.length();
    if (inline(value, start + WIDTH - column)) {
      return;
    }
    out.setLength(start);
    switch (value) {
      case Json.Obj object -> {
        Iterator<Map.Entry<String, Json>> entries = object.entries().entrySet().iterator();
        out.append('{');
        while (entries.hasNext()) {
          Map.Entry<String, Json> entry = entries.next();
          newLine(indent + 2);
          int line = out.length();
          quote(entry.getKey());
          out.append(": ");
          write(entry.getValue(), indent + 2, indent + 2 + out.length() - line);
          out.append(entries.hasNext() ? "," : "");
        }
        newLine(indent);
        out.append('}');
      }
      case Json.Arr array -> {
        Iterator<Json> items = array.items().iterator();
        out.append('[');
        while (items.hasNext()) {
          newLine(indent + 2);
          write(items.next(), indent + 2, indent + 2);
          out.append(items.hasNext() ? "," : "");
        }
        newLine(indent);
        out.append(']');
      }
      default -> inline(value, Integer.MAX_VALUE);
    }
  }

  /** Writes the value on this line; stops and says so once that would pass {@code limit}. */
  private boolean inline(Json value, int limit) {
    switch (value) {
      case Json.Str string -> quote(string.value());
      case Json.Num number -> out.append(number.literal());
      case Json.Bool bool -> out.append(bool.value());
      case Json.Arr array -> {
        out.append('[');
        String comma = "";
        for (Json item : array.items()) {
          out.append(comma);
          comma = ", ";
          if (!inline(item, limit)) {
            return false;
          }
        }
        out.append(']');
      }
      case Json.Obj object -> {
        out.append('{');
        String comma = "";
        for (Map.Entry<String, Json> entry : object.entries().entrySet()) {
          out.append(comma);
          comma = ", ";
          quote(entry.getKey());
          out.append(": ");
          if (!inline(entry.getValue(), limit)) {
            return false;
          }
        }
        out.append('}');
      }
    }
    return out.length() <= limit;
  }

  private void newLine(int indent) {
    out.append('\n').repeat(' ', indent);
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          // A lone surrogate or a line separator would not survive every reader raw.
          boolean lone =
              Character.isSurrogate(c)
                  && !(Character.isHighSurrogate(c)
                      && i + 1 < text.length()
                      && Character.isLowSurrogate(text.charAt(i + 1)))
                  && !(Character.isLowSurrogate(c)
                      && i > 0
                      && Character.isHighSurrogate(text.charAt(i - 1)));
          if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029 || lone) {
            out.append("\\u").append("0123456789abcdef".charAt(c >> 12));
            out.append("0123456789abcdef".charAt(c >> 8 & 15));
            out.append("0123456789abcdef".charAt(c >> 4 & 15));
            out.append("0123456789abcdef".charAt(c & 15));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
