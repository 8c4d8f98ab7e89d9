package dev.yourbrief.trial.grade;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.trial.sandbox.Limits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a grader from {@code trial.yaml}: its name alone ({@code exact}), or its name with what it
 * needs ({@code numeric: {tolerance: 0.01}}). Where one option says most, it may stand alone:
 * {@code regex: '\d+'}, {@code one of: [yes, no]}.
 */
public final class GraderReader {

  /** Every grader's name. */
  static final List<String> KNOWN =
      List.of(
          "exact",
          "normalised",
          "contains",
          "contains any",
          "contains all",
          "token f1",
          "set f1",
          "numeric",
          "regex",
          "extract",
          "choice",
          "json",
          "code",
          "command",
          "similarity",
          "judge",
          "all",
          "any",
          "weighted",
          "not",
          "one of",
          "valid json",
          "not refused");

  private static final List<String> LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ".chars().mapToObj(Character::toString).toList();

  private GraderReader() {}

  /**
   * Reads a grader.
   *
   * @throws InputException saying where and what is wrong, and what may have been meant
   */
  public static GraderSpec read(YamlNode node) {
    if (node instanceof YamlText text) {
      return read(text.value().strip(), Optional.empty(), text.where());
    }
    YamlMap map = node.asMap();
    if (map.names().size() != 1) {
      throw problem(
          map.where(),
          "a grader is one name with what it needs below; here stand " + map.names().size(),
          "Write several as 'all: [ … ]'");
    }
    String name = map.names().iterator().next();
    return read(name, map.get(name), map.whereIs(name));
  }

  private static GraderSpec read(String name, Optional<YamlNode> node, Location where) {
    return switch (name) {
      case "exact" -> plain(node, new GraderSpec.Exact());
      case "valid json" -> plain(node, new GraderSpec.ValidJson());
      case "not refused" -> plain(node, new GraderSpec.NotRefused());
      case "normalised" ->
          new GraderSpec.Normalised(accepted(Options.read(node, where, "", List.of("several"))));
      case "contains", "contains all" -> contains(true, node, where);
      case "contains any" -> contains(false, node, where);
      case "token f1" -> {
        Options options = Options.read(node, where, "", List.of("several", "at least"));
        yield atLeast(options, new GraderSpec.TokenF1(accepted(options)));
      }
      case "set f1" -> {
        Options options = Options.read(node, where, "", List.of("separator", "at least"));
        yield atLeast(options, new GraderSpec.SetF1(options.text("separator")));
      }
      case "numeric" -> numeric(node, where);
      case "regex" -> regex(node, where);
      case "extract" -> extract(node, where);
      case "choice" -> {
        List<String> labels =
            Options.read(node, where, "labels", List.of("labels")).texts("labels");
        yield new GraderSpec.Choice(labels.isEmpty() ? LETTERS : letters(labels, where));
      }
      case "one of" -> {
        Options options = Options.read(node, where, "labels", List.of("labels"));
        yield new GraderSpec.OneOf(texts(options, "labels"));
      }
      case "json" -> json(node, where);
      case "code" -> code(node, where);
      case "command" -> {
        Options options = Options.read(node, where, "command", List.of("command", "timeout"));
        yield new GraderSpec.Command(
            texts(options, "command"), options.time("timeout", Duration.ofSeconds(30)));
      }
      case "similarity" ->
          atLeast(Options.read(node, where, "", List.of("at least")), new GraderSpec.Meaning());
      case "judge" -> JudgeReader.read(node, where);
      case "not" -> new GraderSpec.Not(read(given(node, where)));
      case "all" -> new GraderSpec.All(each(node, where));
      case "any" -> new GraderSpec.Any(each(node, where));
      case "weighted" -> weighted(node, where);
      default ->
          throw problem(
              where,
              "'" + name + "' is not a known grader",
              Closest.to(name, KNOWN)
                  .map(known -> "Did you mean '" + known + "'?")
                  .orElse("Known here: " + String.join(", ", KNOWN)));
    };
  }

  private static GraderSpec plain(Optional<YamlNode> node, GraderSpec spec) {
    if (node.isPresent()) {
      throw problem(node.get().where(), "this grader needs nothing", "Write its name alone");
    }
    return spec;
  }

  private static GraderSpec contains(boolean all, Optional<YamlNode> node, Location where) {
    Options options = Options.read(node, where, "texts", List.of("texts", "several"));
    return new GraderSpec.Contains(all, options.texts("texts"), accepted(options));
  }

  private static GraderSpec numeric(Optional<YamlNode> node, Location where) {
    Options options =
        Options.read(node, where, "", List.of("tolerance", "relative tolerance", "take"));
    return new GraderSpec.Numeric(
        options.decimal("tolerance", "0", "0", "1e15"),
        options.decimal("relative tolerance", "0", "0", "1"),
        options.is("take", "first", "last"));
  }

  private static GraderSpec regex(Optional<YamlNode> node, Location where) {
    Options options = Options.read(node, where, "pattern", List.of("pattern", "whole"));
    Optional<YamlText> pattern = options.node("pattern").map(YamlNode::asText);
    pattern.ifPresent(GraderReader::checkPattern);
    return new GraderSpec.Regex(pattern.map(YamlText::value), options.flag("whole"));
  }

  private static GraderSpec extract(Optional<YamlNode> node, Location where) {
    Options options = Options.read(node, where, "", List.of("pattern", "then"));
    YamlText pattern = options.require("pattern").asText();
    checkPattern(pattern);
    return new GraderSpec.Extract(
        pattern.value(),
        options.node("then").map(GraderReader::read).orElse(new GraderSpec.Exact()));
  }

  private static void checkPattern(YamlText pattern) {
    try {
      Patterns.compile(pattern.value());
    } catch (GradeException e) {
      throw pattern.problem(String.valueOf(e.getMessage()), "Write a pattern in the syntax of RE2");
    }
  }

  private static List<String> letters(List<String> labels, Location where) {
    for (String label : labels) {
      if (!LETTERS.contains(label)) {
        throw problem(where, "'" + label + "' is no letter from A to Z", "Use 'one of' for words");
      }
    }
    return labels;
  }

  private static GraderSpec json(Optional<YamlNode> node, Location where) {
    Options options =
        Options.read(node, where, "", List.of("schema", "fields", "order", "extra", "at least"));
    List<GraderSpec.Field> fields = new ArrayList<>();
    if (options.node("fields").isPresent()) {
      for (YamlNode item : options.items("fields")) {
        fields.add(field(item));
      }
    }
    return atLeast(
        options,
        new GraderSpec.Json(
            options.text("schema"),
            fields,
            options.is("order", "any", "as written"),
            options.is("extra", "wrong", "ignored")));
  }

  private static GraderSpec.Field field(YamlNode item) {
    if (item instanceof YamlText text) {
      return new GraderSpec.Field(text.value(), Optional.empty());
    }
    YamlMap map = item.asMap();
    if (map.names().size() != 1) {
      throw problem(map.where(), "a field is one name and its grader", "Begin a line with '- '");
    }
    String name = map.names().iterator().next();
    return new GraderSpec.Field(name, map.get(name).map(GraderReader::read));
  }

  private static GraderSpec code(Optional<YamlNode> node, Location where) {
    Options options =
        Options.read(
            node,
            where,
            "command",
            List.of(
                "command",
                "file",
                "write",
                "score",
                "timeout",
                "memory",
                "processes",
                "environment"));
    Optional<YamlText> file = options.node("file").map(YamlNode::asText);
    if (file.isPresent() && !file.get().value().matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")) {
      throw file.get().problem("this is no plain file name", "Write one like 'answer.py'");
    }
    Limits limits =
        Limits.DEFAULT
            .withTime(options.time("timeout", Limits.DEFAULT.time()))
            .withMemory(options.bytes("memory", Limits.DEFAULT.memoryBytes()))
            .withProcesses(options.whole("processes", Limits.DEFAULT.processes(), 1, 10_000));
    return new GraderSpec.Code(
        texts(options, "command"),
        file.map(YamlText::value).orElse("answer"),
        options.is("write", "the whole answer", "fenced code"),
        options.is("score", "last line", "exit code"),
        limits,
        options.texts("environment"));
  }

  private static GraderSpec weighted(Optional<YamlNode> node, Location where) {
    List<GraderSpec.Part> parts = new ArrayList<>();
    for (YamlNode item : given(node, where).asList().items()) {
      YamlMap map = item.asMap();
      map.onlyKnows(List.of("weight", "grader"));
      BigDecimal weight = Options.decimal(map.require("weight").asText(), "0.000001", "1e6");
      parts.add(new GraderSpec.Part(weight, read(map.require("grader"))));
    }
    if (parts.isEmpty()) {
      throw problem(where, "there is nothing to weigh", "Write '- weight: 1' and a grader");
    }
    return new GraderSpec.Weighted(parts);
  }

  private static List<GraderSpec> each(Optional<YamlNode> node, Location where) {
    List<GraderSpec> specs =
        given(node, where).asList().items().stream().map(GraderReader::read).toList();
    if (specs.isEmpty()) {
      throw problem(where, "the list is empty", "Write at least one grader");
    }
    return specs;
  }

  private static YamlNode given(Optional<YamlNode> node, Location where) {
    return node.orElseThrow(() -> problem(where, "nothing stands here", "Write a grader below"));
  }

  private static List<String> texts(Options options, String key) {
    return options.items(key).stream().map(item -> item.asText().value()).toList();
  }

  private static Accepted accepted(Options options) {
    return options.text("several").map(how -> new Accepted(Optional.of(how))).orElse(Accepted.ONE);
  }

  static GraderSpec atLeast(Options options, GraderSpec spec) {
    return options
        .node("at least")
        .<GraderSpec>map(
            least -> new GraderSpec.AtLeast(spec, Options.decimal(least.asText(), "0", "1")))
        .orElse(spec);
  }

  private static InputException problem(Location where, String what, String fix) {
    return new InputException(Problem.of(where, what, fix));
  }
}
