package dev.yourbrief.bill.format;

import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.bill.container.CutException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one JSON file: a page of an API, an array of pages, or pages one after another. In a file
 * of one page a line, a broken line costs itself and no more; elsewhere, what follows the break.
 */
final class JsonFile {

  private static final int MAX_LINE_BYTES = 16 << 20;

  private final String name;
  private final ChargeSink sink;
  private final JsonRows rows;
  private final JsonWalk walk;
  private final Optional<ColumnMapping> mapping;
  private @Nullable Torn torn;

  JsonFile(String name, Optional<ColumnMapping> mapping, ChargeSink sink) {
    this.name = name;
    this.mapping = mapping;
    this.sink = sink;
    this.rows = new JsonRows(mapping, sink);
    this.walk = new JsonWalk(name, mapping.flatMap(ColumnMapping::rows).orElse(""), sink, rows);
  }

  FileReading read(FileBytes bytes) throws IOException {
    if (isByLine(bytes.head().text())) {
      byLine(bytes);
    } else {
      try (JsonParser json = parser(bytes)) {
        roots(json, 0);
      } catch (JacksonException e) {
        // Opening a parser reads the first bytes, and they may be cut already.
        broken(0, 1, e);
      }
    }
    tornAtEnd();
    Optional<FileReading> reading = rows.finish();
    if (reading.isEmpty() && !walk.isBroken()) {
      sink.unreadable(
          mapping
              .map(m ->
                  Suggestion.forMapping(name, new Mapped(m).missing(rows.fields()), rows.fields()))
              .orElseGet(() -> Suggestion.forUnknownJson(name, rows.fields())));
    }
    return reading.orElse(FileReading.UNKNOWN);
  }

  private static JsonParser parser(FileBytes bytes) {
    Charset charset = bytes.head().charset();
    return charset.equals(StandardCharsets.UTF_8)
        ? Json.parser(bytes)
        : Json.parser(new InputStreamReader(bytes, charset));
  }

  /** Whether the first line is a whole object, and more follow. */
  private boolean isByLine(String start) {
    List<String> first = start.lines().filter(line -> !line.isBlank()).limit(2).toList();
    if (first.isEmpty() || !first.getFirst().strip().startsWith("{")) {
      return false;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (first.size() == 1) {
      return lower.contains(".jsonl") || lower.contains(".ndjson");
    }
    return first.getFirst().strip().endsWith("}") && first.getLast().strip().startsWith("{");
  }

  private void byLine(FileBytes bytes) throws IOException {
    Lines lines = new Lines(bytes, bytes.head(), MAX_LINE_BYTES);
    try {
      byLine(lines);
    } catch (CutException e) {
      walk.cut(lines.number() + 1, e);
    }
  }

  private void byLine(Lines lines) throws IOException {
    for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      tornBefore();
      if (line.get().tooLong()) {
        walk.broken(line.get().number(), "the line is longer than " + MAX_LINE_BYTES + " bytes");
      } else if (!line.get().text().isBlank()) {
        try (JsonParser json = Json.parser(line.get().text())) {
          roots(json, line.get().number() - 1);
        }
      }
    }
  }

  private void roots(JsonParser json, int linesBefore) {
    try {
      walk.startAt(linesBefore);
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          walk.object(json, Map.of());
        } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
          walk.broken(
              linesBefore + json.currentTokenLocation().getLineNr(),
              "there is a bare value where a page should be");
        }
      }
    } catch (JacksonException e) {
      broken(linesBefore, json.currentTokenLocation().getLineNr(), e);
    }
  }

  private void broken(int linesBefore, int lineReached, JacksonException e) {
    if (e.getCause() instanceof CutException cut) {
      walk.cut(linesBefore + lineReached, cut);
      return;
    }
    int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
    String what = "this is not JSON (" + reason(e) + ")";
    if (rows.growsLineByLine()) {
      torn = new Torn(linesBefore + line, what);
    } else {
      walk.broken(linesBefore + line, what);
    }
  }

  /** A line that breaks off is only the end of a killed program's work if none follows. */
  private void tornBefore() {
    if (torn != null) {
      walk.broken(torn.line(), torn.what());
      torn = null;
    }
  }

  private void tornAtEnd() {
    if (torn != null) {
      sink.note(
          Problem.of(
              Location.of(name, torn.line()),
              "the last line breaks off, as it does when the program that writes it is killed:"
                  + " every line before it was read",
              ""));
    }
  }

  private record Torn(int line, String what) {}

  private static String reason(JacksonException e) {
    String message = e.getOriginalMessage();
    return message == null
        ? "it breaks off"
        : Texts.kept(message.lines().findFirst().orElse("it breaks off"));
  }
}
