package dev.yourbrief.trial.file;

import dev.yourbrief.figure.source.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The objects of JSON Lines, or of a JSON list, one after the other. */
public final class JsonRows {

  private JsonRows() {}

  /**
   * Reads a file.
   *
   * @param problems where lines that cannot be read are reported
   * @return the SHA-256 of the file
   */
  public static String read(Path path, Problems problems, Consumer<Tree> row) {
    try {
      Shape shape = Shape.of(path);
      try (Source source = Source.open(path)) {
        if (shape == Shape.JSON) {
          json(source, problems, row);
        } else {
          lines(new Lines(source.stream()), problems, row);
        }
        return source.sha256();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void lines(Lines lines, Problems problems, Consumer<Tree> row) throws IOException {
    int rows = 0;
    Optional<Lines.Line> line = lines.nextWritten();
    while (line.isPresent() && rows < Limits.ROWS) {
      int number = line.get().number();
      if (line.get().broken().isPresent()) {
        problems.add(number, line.get().broken().get(), "Shorten it, or save it as UTF-8");
      } else {
        try {
          Tree tree = JsonTrees.read(line.get().text(), problems.file(), number);
          rows++;
          row.accept(tree);
        } catch (InputException e) {
          e.problems().forEach(problems::add);
        }
      }
      line = lines.nextWritten();
    }
    line.ifPresent(rest -> tooMany(problems, rest.number()));
  }

  private static void json(Source source, Problems problems, Consumer<Tree> row) {
    try (JsonParser json = JsonTrees.parser(source.stream())) {
      if (json.nextToken() == JsonToken.START_ARRAY) {
        items(json, problems, row);
      } else {
        row.accept(JsonTrees.read(json, problems.file(), Set.of()));
      }
    } catch (JacksonException e) {
      problems.add(JsonTrees.problem(e, problems.file(), 1));
    } catch (InputException e) {
      e.problems().forEach(problems::add);
    }
  }

  /**
   * Reads the items of the list whose beginning is the parser's token.
   *
   * @throws JacksonException if it is not JSON
   * @throws InputException if an item is too large
   */
  public static void items(JsonParser json, Problems problems, Consumer<Tree> row) {
    int rows = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (rows == Limits.ROWS) {
        tooMany(problems, JsonTrees.line(json));
        return;
      }
      rows++;
      row.accept(JsonTrees.read(json, problems.file(), Set.of()));
    }
  }

  private static void tooMany(Problems problems, int line) {
    problems.add(line, "there are more than 2,000,000 rows; the rest is not read", "Split it");
  }
}
