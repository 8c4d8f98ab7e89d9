package dev.yourbrief.trial.format;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.trial.file.CsvRows;
import dev.yourbrief.trial.file.JsonTrees;
import dev.yourbrief.trial.file.Lines;
import dev.yourbrief.trial.file.Problems;
import dev.yourbrief.trial.file.Shape;
import dev.yourbrief.trial.file.Source;
import dev.yourbrief.trial.file.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Which program wrote a file, as its content tells. */
enum Kind {
  PROMPTFOO_JSON("promptfoo, JSON"),
  PROMPTFOO_LINES("promptfoo, JSON Lines"),
  PROMPTFOO_YAML("promptfoo, YAML"),
  PROMPTFOO_CSV("promptfoo, CSV"),
  INSPECT_EVAL("Inspect, .eval"),
  INSPECT_JSON("Inspect, JSON"),
  LM_EVAL("lm-evaluation-harness, samples"),
  OPENAI_EVENTS("OpenAI evals, events"),
  PLAIN("a plain table");

  private static final int LOOKED_AT = 5;
  private static final int HEAD = 1 << 16;
  private static final Pattern PROMPTFOO_NAMES = Pattern.compile("(?m)^(evalId|results):");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /**
   * Looks at a file.
   *
   * @throws InputException if it cannot be opened, or is empty
   */
  static Kind of(Path path) throws IOException {
    Shape shape = Shape.of(path);
    try (Source source = Source.open(path)) {
      return switch (shape) {
        case ZIP -> INSPECT_EVAL;
        case JSON_LINES -> lines(new Lines(source.stream()));
        case JSON -> json(source);
        case YAML -> {
          String head = new String(source.stream().readNBytes(HEAD), StandardCharsets.UTF_8);
          yield PROMPTFOO_NAMES.matcher(head).find() ? PROMPTFOO_YAML : PLAIN;
        }
        case CSV -> {
          CsvRows rows = CsvRows.open(new Lines(source.stream()), new Problems(""));
          yield PromptfooCsvReader.isOne(rows.header(), rows.next()) ? PROMPTFOO_CSV : PLAIN;
        }
      };
    }
  }

  private static Kind lines(Lines lines) throws IOException {
    for (int i = 0; i < LOOKED_AT; i++) {
      Optional<Lines.Line> line = lines.nextWritten();
      if (line.isEmpty()) {
        break;
      }
      try {
        Kind kind = row(JsonTrees.read(line.get().text(), "", 1));
        if (kind != PLAIN) {
          return kind;
        }
      } catch (InputException _) {
        // A broken line tells nothing; its reader will report it.
      }
    }
    return PLAIN;
  }

  private static Kind row(Tree row) {
    if (row.has("spec") || row.has("final_report") || (row.has("run_id") && row.has("event_id"))) {
      return OPENAI_EVENTS;
    }
    if (row.has("doc_id")
        && (row.has("resps") || row.has("filtered_resps") || row.has("arguments"))) {
      return LM_EVAL;
    }
    boolean promptfoo =
        row.has("success") && (row.has("vars") || row.has("gradingResult") || row.has("promptIdx"));
    return promptfoo ? PROMPTFOO_LINES : PLAIN;
  }

  private static Kind json(Source source) {
    try (JsonParser json = JsonTrees.parser(source.stream())) {
      if (json.nextToken() == JsonToken.START_ARRAY) {
        return json.nextToken() == JsonToken.START_OBJECT
            ? array(row(JsonTrees.read(json, "", Set.of())))
            : PLAIN;
      }
      return object(json);
    } catch (JacksonException | InputException _) {
      return PLAIN;
    }
  }

  private static Kind array(Kind ofItem) {
    return ofItem == PROMPTFOO_LINES ? PROMPTFOO_JSON : ofItem == LM_EVAL ? LM_EVAL : PLAIN;
  }

  private static Kind object(JsonParser json) {
    Set<String> names = new HashSet<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("evalId") || (name.equals("results") && value == JsonToken.START_OBJECT)) {
        return PROMPTFOO_JSON;
      }
      if (name.equals("eval") && value == JsonToken.START_OBJECT) {
        return INSPECT_JSON;
      }
      names.add(name);
      json.skipChildren();
    }
    // A file of one line of JSON Lines looks like any other JSON.
    if (names.contains("doc_id") && names.contains("resps")) {
      return LM_EVAL;
    }
    if (names.contains("spec") || names.contains("final_report")) {
      return OPENAI_EVENTS;
    }
    return names.contains("success") && names.contains("vars") ? PROMPTFOO_JSON : PLAIN;
  }
}
