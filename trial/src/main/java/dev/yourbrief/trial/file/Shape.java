package dev.yourbrief.trial.file;

import dev.yourbrief.figure.source.InputException;
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
    if (top.strip().startsWith("{")) {
      return first.size() > 1 && isLines(first) ? JSON_LINES : JSON;
    }
    if (first.stream().filter(line -> isWhole(line.text())).count() >= 2) {
      return JSON_LINES;
    }
    return YAML_LINE.matcher(top).matches() ? YAML : CSV;
  }

  /** Each line is whole; the first may be broken, and then those after it tell. */
  private static boolean isLines(List<Lines.Line> first) {
    long whole = first.stream().skip(1).filter(line -> isWhole(line.text())).count();
    return isWhole(first.getFirst().text()) || whole >= 2;
  }

  private static boolean isWhole(String line) {
    if (!line.startsWith("{")) {
      return false;
    }
    try {
      return JsonTrees.read(line, "", 1) instanceof Tree.Node;
    } catch (InputException _) {
      return false;
    }
  }
}
