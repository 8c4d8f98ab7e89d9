package dev.yourbrief.trial.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a file is made of, by its first bytes and lines; its name says nothing. */
public enum Shape {
  ZIP,
  JSON,
  JSON_LINES,
  YAML,
  CSV;

  private static final int LOOKED_AT = 4;
  private static final Pattern YAML_LINE =
      Pattern.compile("(---|%YAML|- |[A-Za-z_][\\w.-]*:(\\s|$)).*");

  /**
   * Looks at a file.
   *
   * @throws dev.yourbrief.figure.source.InputException if it cannot be opened, or is empty
   */
  public static Shape of(Path path) throws IOException {
    List<Lines.Line> first = new ArrayList<>();
    try (Source source = Source.open(path)) {
      Lines lines = new Lines(source.stream());
      while (first.size() < LOOKED_AT) {
        var line = lines.nextWritten();
        if (line.isEmpty()) {
          break;
        }
        if (!(first.isEmpty() && line.get().text().startsWith("#"))) {
          first.add(line.get());
        }
      }
    }
    if (first.isEmpty()) {
      throw Problems.fatal(Source.name(path), 0, "the file is empty", "Check the path");
    }
    return of(first);
  }

  private static Shape of(List<Lines.Line> first) {
    String top = first.getFirst().text();
    if (top.startsWith("PK\u0003\u0004") || top.startsWith("PK\u0005\u0006")) {
      return ZIP;
    }
    if (top.strip().startsWith("[")) {
      return JSON;
    }
    long objects = first.stream().filter(line -> line.text().startsWith("{")).count();
    if (objects >= 2) {
      return JSON_LINES;
    }
    if (top.strip().startsWith("{")) {
      // A second line that is no object is a broken one among JSON Lines only after a whole one.
      return first.size() > 1 && isWhole(top) ? JSON_LINES : JSON;
    }
    return YAML_LINE.matcher(top).matches() ? YAML : CSV;
  }

  private static boolean isWhole(String line) {
    try {
      return JsonTrees.read(line, "", 1) instanceof Tree.Node;
    } catch (dev.yourbrief.figure.source.InputException _) {
      return false;
    }
  }
}
