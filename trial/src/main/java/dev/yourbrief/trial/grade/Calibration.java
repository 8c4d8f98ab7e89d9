package dev.yourbrief.trial.grade;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.trial.data.Case;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Answers that people scored, to hold a judge against. Read from a JSON list or JSON lines, in two
 * shapes: that of autoevals, {@code {"input": {"input", "output", "expected"}, "expected": score}},
 * and a flat one, {@code {"question", "answer", "expected", "score"}}. Scores are from 0 to 1.
 *
 * @param items the answers, in the order of the file
 * @param problems what could not be read, each with its line; the rest is there all the same
 */
public record Calibration(List<Labelled> items, List<Problem> problems) {

  /**
   * An answer and what a person gave it.
   *
   * @param of the case; its field {@code question} holds what was asked
   * @param expected the answer that was wanted; empty when the file has none
   * @param answer what was answered
   * @param human the person's score, from 0 to 1
   */
  public record Labelled(Case of, String expected, String answer, double human) {}

  private static final long MAX_BYTES = 64L << 20;

  public Calibration {
    items = List.copyOf(items);
    problems = List.copyOf(problems);
  }

  /**
   * Reads a file.
   *
   * @param name what to call it in messages
   * @throws InputException if it is missing, larger than 64 MiB or not text
   */
  public static Calibration read(Path file, String name) {
    try {
      if (!Files.isRegularFile(file)) {
        throw problem(name, "there is no such file", "Check the path");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw problem(
            name, "the file is larger than 64 MiB", "Take a sample: a few hundred will do");
      }
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Reader(name).read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw problem(name, "the file is not UTF-8 text", "Save it as UTF-8");
    } catch (IOException e) {
      throw problem(name, "the file cannot be read: " + e.getMessage(), "Check the path");
    }
  }

  private static InputException problem(String name, String what, String fix) {
    return new InputException(Problem.of(Location.of(name), what, fix));
  }

  /** Reads one file. */
  private static final class Reader {

    private final String name;
    private final List<Labelled> items = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Reader(String name) {
      this.name = name;
    }

    Calibration read(String text) {
      if (text.stripLeading().startsWith("[")) {
        list(text);
      } else {
        int line = 0;
        for (String one : text.lines().toList()) {
          line++;
          if (!one.isBlank()) {
            item(line, JsonText.read(one));
          }
        }
      }
      return new Calibration(items, problems);
    }

    private void list(String text) {
      try (JsonParser parser = JsonText.parser(text)) {
        parser.nextToken();
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
          int line = parser.currentTokenLocation().getLineNr();
          item(line, Optional.of(JsonText.node(parser)));
        }
      } catch (JacksonException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        skip(line, "this is not JSON, and nothing behind it was read: " + e.getOriginalMessage());
      }
    }

    private void item(int line, Optional<JsonNode> json) {
      if (json.isEmpty() || !json.get().isObject()) {
        skip(line, "this is not a JSON object");
        return;
      }
      JsonNode node = json.get();
      JsonNode inner = node.path("input");
      boolean isNested = inner.isObject();
      JsonNode from = isNested ? inner : node;
      Optional<String> question = text(from, "input", "question");
      Optional<String> answer = text(from, "output", "answer");
      JsonNode score = isNested ? node.path("expected") : node.path("score");
      if (answer.isEmpty()) {
        skip(line, "there is no 'output' or 'answer'");
      } else if (!score.isNumber() || score.doubleValue() < 0 || score.doubleValue() > 1) {
        skip(line, "there is no score from 0 to 1");
      } else {
        Map<String, String> fields = new LinkedHashMap<>();
        question.ifPresent(asked -> fields.put("question", asked));
        items.add(
            new Labelled(
                new Case(String.valueOf(items.size() + problems.size() + 1), line, fields),
                text(from, "expected", "reference").orElse(""),
                answer.get(),
                score.doubleValue()));
      }
    }

    private static Optional<String> text(JsonNode node, String name, String otherName) {
      JsonNode value = node.has(name) ? node.path(name) : node.path(otherName);
      return value.isMissingNode() || value.isNull()
          ? Optional.empty()
          : Optional.of(JsonText.plain(value));
    }

    private void skip(int line, String what) {
      problems.add(
          Problem.of(Location.of(name, line), what, "It is left out; the others are read"));
    }
  }
}
