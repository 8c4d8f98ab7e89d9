package dev.yourbrief.playbook;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.UnitException;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.playbook.language.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a playbook from YAML and checks it whole: misspelt keys, unknown names, units that do not
 * go together and free numerals are all found here, before anybody's numbers meet it. {@code
 * docs/playbooks.md} describes the form.
 */
public final class PlaybookReader {

  /** The playbooks that come with this program. */
  public static final List<String> BUNDLED = List.of("ai-build-or-wrap");

  private static final List<String> KEYS =
      List.of(
          "playbook",
          "version",
          "name",
          "statement",
          "tools",
          "groups",
          "inputs",
          "figures",
          "crossover",
          "options",
          "doorKind",
          "bars",
          "verdict",
          "crossoverLine",
          "rechecks",
          "wouldChange",
          "frameworks",
          "sources",
          "roles",
          "daci",
          "steps",
          "escalations",
          "counterCase",
          "contradictions");
  private static final Set<String> TOOLS =
      new LinkedHashSet<>(List.of("bill", "crossover", "trial"));

  private PlaybookReader() {}

  /**
   * A playbook that comes with this program.
   *
   * @param where the place its name was written, for the message
   * @throws InputException if there is none of that name
   */
  public static Playbook bundled(String id, Location where) {
    if (!BUNDLED.contains(id)) {
      throw new InputException(
          Problem.of(
              where,
              "there is no playbook '" + id + "'",
              Closest.to(id, BUNDLED)
                  .map(n -> "Did you mean '" + n + "'?")
                  .orElse("There are: " + String.join(", ", BUNDLED))));
    }
    try (InputStream in = PlaybookReader.class.getResourceAsStream(id + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the playbook " + id + " was not packed");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), id + ".yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A playbook from a file of the user's own. */
  public static Playbook read(Path file, String name) {
    return read(Yaml.read(file, name).asMap());
  }

  /** A playbook from its text. */
  public static Playbook parse(String yaml, String name) {
    return read(Yaml.parse(yaml, name).asMap());
  }

  private static Playbook read(YamlMap map) {
    map.onlyKnows(KEYS);
    Set<String> tools =
        new LinkedHashSet<>(map.get("tools").map(YamlNode::asTexts).orElse(List.of()));
    if (!TOOLS.containsAll(tools)) {
      throw new InputException(
          Problem.of(
              map.whereIs("tools"),
              "an unknown tool is named here",
              "There are: " + String.join(", ", TOOLS)));
    }
    Map<String, String> groups = texts(map, "groups");
    List<Input> inputs = new ArrayList<>();
    for (YamlNode node : list(map, "inputs")) {
      inputs.add(input(node.asMap(), groups.keySet()));
    }
    Map<String, String> roles = texts(map, "roles");
    Names names = names(map, tools, inputs, roles.keySet());
    PlaybookCheck.of(map, tools, inputs);
    return new Rules(names, roles.keySet())
        .playbook(map, tools, groups, List.copyOf(inputs), roles);
  }

  private static Input input(YamlMap map, Set<String> groups) {
    map.onlyKnows(
        List.of(
            "id",
            "group",
            "choice",
            "unit",
            "least",
            "most",
            "words",
            "catalogue",
            "ask",
            "why",
            "default",
            "bars",
            "key"));
    String group = map.requireText("group");
    if (!groups.contains(group)) {
      throw map.require("group")
          .asText()
          .problem("there is no group '" + group + "'", "Add it under 'groups'");
    }
    YamlText ask = map.require("ask").asText();
    if (ask.value().chars().anyMatch(Character::isDigit)) {
      throw ask.problem("a numeral stands free in this question", "Write the number as a word");
    }
    return new Input(
        map.requireText("id"),
        group,
        kind(map),
        ask.value(),
        map.requireText("why"),
        map.get("default").map(node -> fallback(node.asMap())),
        map.get("bars").map(YamlNode::asTexts).orElse(List.of()),
        map.text("key").map(t -> t.equals("true")).orElse(false),
        map.where());
  }

  private static Input.Kind kind(YamlMap map) {
    if (map.get("choice").isPresent()) {
      return new Input.Choice(new LinkedHashSet<>(map.require("choice").asTexts()));
    }
    if (map.get("unit").isPresent()) {
      return new Input.Amount(
          unit(map.require("unit").asText()), number(map, "least"), number(map, "most"));
    }
    return map.text("catalogue").<Input.Kind>map(Input.Entry::new).orElse(new Input.Words());
  }

  private static Optional<BigDecimal> number(YamlMap map, String key) {
    return map.get(key)
        .map(YamlNode::asText)
        .map(text -> {
          try {
            return new BigDecimal(text.value());
          } catch (NumberFormatException e) {
            throw text.problem(
                "'" + text.value() + "' is no number", "Write it in the unit of the input");
          }
        });
  }

  private static Input.Default fallback(YamlMap map) {
    map.onlyKnows(List.of("value", "why", "catalogue", "of", "measured"));
    if (map.get("measured").isPresent()) {
      return new Input.Measured(map.requireText("measured"));
    }
    return map.text("catalogue")
        .<Input.Default>map(c -> new Input.LookUp(c, map.require("of").asTexts()))
        .orElseGet(() -> assumption(map));
  }

  static Input.Assumption assumption(YamlMap map) {
    return new Input.Assumption(map.requireText("value"), map.requireText("why"));
  }

  static Unit unit(YamlText text) {
    try {
      return Unit.parse(text.value());
    } catch (UnitException e) {
      throw text.problem(
          String.valueOf(e.getMessage()), "Write a unit such as USD/month or percent");
    }
  }

  private static Names names(
      YamlMap map, Set<String> tools, List<Input> inputs, Set<String> roles) {
    Names names = new Names();
    for (Input input : inputs) {
      switch (input.kind()) {
        case Input.Choice choice -> names.choice(input.id(), choice.options());
        case Input.Amount amount -> names.amount(input.id(), amount.unit());
        case Input.Words ignored -> names.put(input.id(), new Type.Text());
        case Input.Entry ignored -> names.put(input.id(), new Type.Text());
      }
    }
    for (YamlNode node : list(map, "figures")) {
      YamlMap figure = node.asMap();
      names.amount(figure.requireText("id"), unit(figure.require("unit").asText()));
    }
    if (tools.contains("bill")) {
      BillFigures.UNITS.forEach(names::amount);
    }
    if (tools.contains("crossover")) {
      CrossoverFigures.UNITS.forEach(names::amount);
    }
    if (tools.contains("trial")) {
      TrialFigures.TYPES.forEach(names::put);
    }
    Set<String> states = new LinkedHashSet<>(List.of("cleared", "failed", "unproven"));
    list(map, "bars")
        .forEach(node -> names.choice("bars." + node.asMap().requireText("id"), states));
    states.forEach(state -> names.amount("bars." + state, Unit.ONE));
    Set<String> options = new LinkedHashSet<>();
    list(map, "options").forEach(node -> options.add(node.asMap().requireText("id")));
    names.choice("verdict", options);
    names.amount("unknowns", Unit.ONE);
    names.put("today", new Type.Day());
    roles.forEach(role -> names.put("role." + role, new Type.Text()));
    return names;
  }

  static List<YamlNode> list(YamlMap map, String key) {
    return map.get(key).map(node -> node.asList().items()).orElse(List.of());
  }

  static Map<String, String> texts(YamlMap map, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    Optional<YamlMap> block = map.get(key).map(YamlNode::asMap);
    block.ifPresent(b -> b.names().forEach(name -> texts.put(name, b.requireText(name))));
    return texts;
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
