package dev.yourbrief.playbook;

import dev.yourbrief.bill.ExchangeRate;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.playbook.messages.Messages;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a {@link Decision} and checks it against its playbook: every misspelt key and wrong answer
 * is named at once.
 */
public final class DecisionReader {

  private static final List<String> KEYS =
      List.of(
          "playbook",
          "id",
          "locale",
          "title",
          "asOf",
          "answeredBy",
          "bills",
          "trial",
          "rates",
          "roles",
          "seed",
          "answers");
  private static final long DEFAULT_SEED = 1;

  private DecisionReader() {}

  /**
   * Reads a decision.
   *
   * @param given the folder of a decision, or its {@code decision.yaml}
   * @param today the day it speaks from when it names none
   * @throws InputException naming everything that is wrong with it
   */
  public static Decision read(Path given, LocalDate today) {
    Path file = Files.isDirectory(given) ? given.resolve(Decision.FILE) : given;
    if (!Files.exists(file)) {
      throw new InputException(
          Problem.of(
              Location.of(given.toString()),
              Files.isDirectory(given)
                  ? "there is no decision.yaml in this folder"
                  : "there is no such decision",
              "Make one with: yourbrief new ai-build-or-wrap my-decision"));
    }
    Path folder = file.toAbsolutePath().normalize().getParent();
    return read(
        Yaml.read(file, Decision.FILE).asMap(), folder == null ? Path.of(".") : folder, today);
  }

  static Decision read(YamlMap map, Path folder, LocalDate today) {
    List<Problem> problems = new ArrayList<>(map.unknownKeys(KEYS));
    Playbook playbook = playbook(map, folder);
    LocalDate asOf = map.get("asOf").map(node -> date(node.asText())).orElse(today);
    String by = map.text("answeredBy").orElse("whoever filled in the decision");
    Map<String, Decision.Answer> answers = new LinkedHashMap<>();
    Optional<YamlMap> block = map.get("answers").map(YamlNode::asMap);
    block.ifPresent(given -> {
      problems.addAll(given.unknownKeys(playbook.inputs().stream().map(Input::id).toList()));
      for (Input input : playbook.inputs()) {
        given
            .get(input.id())
            .ifPresent(node -> {
              try {
                Decision.Answer answer = answer(node, by);
                Answers.check(input, answer.text());
                measuredAlready(map, input, answer).ifPresent(problems::add);
                answers.put(input.id(), answer);
              } catch (InputException e) {
                problems.addAll(e.problems());
              }
            });
      }
    });
    Map<String, String> roles = new LinkedHashMap<>(playbook.roles());
    map.get("roles")
        .map(YamlNode::asMap)
        .ifPresent(given -> {
          problems.addAll(given.unknownKeys(playbook.roles().keySet()));
          given.names().stream()
              .filter(roles::containsKey)
              .forEach(r -> given.text(r).ifPresent(v -> roles.put(r, v)));
        });
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return new Decision(
        folder,
        map.get("id")
            .map(node -> id(node.asText()))
            .orElseGet(() -> slug(map.requireText("title"))),
        map.get("locale").map(node -> locale(node.asText())).orElse(Messages.DEFAULT),
        playbook,
        map.text("playbook").filter(DecisionReader::isFile),
        map.requireText("title"),
        asOf,
        by,
        answers,
        map.get("bills").map(YamlNode::asTexts).orElse(List.of()).stream()
            .map(folder::resolve)
            .toList(),
        map.text("trial").map(name -> folder.resolve(name).normalize()),
        PlaybookReader.list(map, "rates").stream().map(node -> rate(node.asMap())).toList(),
        roles,
        map.get("seed").map(node -> seed(node.asText())).orElse(DEFAULT_SEED));
  }

  /**
   * The answers of a {@code decision.yaml} as they were written, whether or not they fit their
   * questions: what a form is filled with.
   */
  public static Map<String, Decision.Answer> answers(YamlMap map) {
    Map<String, Decision.Answer> answers = new LinkedHashMap<>();
    String by = map.text("answeredBy").orElse("");
    if (map.get("answers").orElse(null) instanceof YamlMap given) {
      for (String input : given.names()) {
        try {
          given.get(input).ifPresent(node -> answers.put(input, answer(node, by)));
        } catch (InputException e) {
          // What is no answer is left blank here; working the decision through names it.
        }
      }
    }
    return answers;
  }

  /** What a trial measures is not answered by a person as well. */
  private static Optional<Problem> measuredAlready(
      YamlMap map, Input input, Decision.Answer answer) {
    return map.get("trial").isPresent() && input.fallback().orElse(null) instanceof Input.Measured
        ? Optional.of(
            Problem.of(
                answer.text().where(),
                "this is measured by the trial that the decision names",
                "Leave '" + input.id() + "' blank, or take out the line 'trial:'"))
        : Optional.empty();
  }

  /** A bundled playbook's id, or the path of a playbook file beside the decision. */
  private static Playbook playbook(YamlMap map, Path folder) {
    YamlText name = map.require("playbook").asText();
    return isFile(name.value())
        ? PlaybookReader.read(folder.resolve(name.value()), name.value())
        : PlaybookReader.bundled(name.value(), name.where());
  }

  private static boolean isFile(String playbook) {
    return playbook.endsWith(".yaml");
  }

  private static Decision.Answer answer(YamlNode node, String by) {
    if (!(node instanceof YamlMap map)) {
      return new Decision.Answer(node.asText(), by, Optional.empty());
    }
    map.onlyKnows(List.of("value", "by", "on"));
    return new Decision.Answer(
        map.require("value").asText(),
        map.text("by").orElse(by),
        map.get("on").map(on -> date(on.asText())));
  }

  private static ExchangeRate rate(YamlMap map) {
    map.onlyKnows(List.of("from", "to", "rate", "asOf", "source"));
    YamlText rate = map.require("rate").asText();
    try {
      return new ExchangeRate(
          map.requireText("from"),
          map.requireText("to"),
          new BigDecimal(rate.value()),
          date(map.require("asOf").asText()),
          map.requireText("source"));
    } catch (NumberFormatException e) {
      throw rate.problem(
          "'" + rate.value() + "' is no rate",
          "Write how many of 'to' one of 'from' buys, such as 1.08");
    }
  }

  private static LocalDate date(YamlText text) {
    try {
      return LocalDate.parse(text.value());
    } catch (DateTimeParseException e) {
      throw text.problem("'" + text.value() + "' is no date", "Write it as 2026-11-23");
    }
  }

  private static String id(YamlText text) {
    if (!text.value().equals(slug(text.value()))) {
      throw text.problem(
          "'" + text.value() + "' is no id", "Write small letters, digits and hyphens");
    }
    return text.value();
  }

  /** A title as an id: small letters and digits, with hyphens between. */
  public static String slug(String title) {
    String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    String slug =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? "decision" : slug;
  }

  private static Locale locale(YamlText text) {
    return Messages.localeOf(text.value())
        .orElseThrow(() ->
            text.problem(
                "'" + text.value() + "' is no language and region",
                "Write it as en-GB, de-DE or pt-BR"));
  }

  private static long seed(YamlText text) {
    try {
      return Long.parseLong(text.value());
    } catch (NumberFormatException e) {
      throw text.problem("'" + text.value() + "' is no seed", "Write a whole number");
    }
  }
}
