package dev.yourbrief.playbook;

import static dev.yourbrief.playbook.PlaybookReader.list;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the parts of a playbook that name each other name something that is there, and every id
 * only one thing.
 */
final class PlaybookCheck {

  private final List<Problem> problems = new ArrayList<>();

  private PlaybookCheck() {}

  /**
   * Checks a playbook's names.
   *
   * @throws InputException naming all that is wrong with them
   */
  static void of(YamlMap map, Set<String> tools, List<Input> inputs) {
    PlaybookCheck check = new PlaybookCheck();
    if (tools.contains("crossover") && map.get("crossover").isEmpty()) {
      check.problem(
          map.whereIs("tools"),
          "the crossover is used, but nothing says what goes into it",
          "Add a 'crossover' block, or take it out of 'tools'");
    }
    List<String> ids = inputs.stream().map(Input::id).toList();
    check.unique(map, "inputs", "figures");
    for (Input input : inputs) {
      check.known(input.where(), "bar", input.bars(), ids(map, "bars"));
      if (input.fallback().orElse(null)
          instanceof Input.LookUp(String catalogue, List<String> of)) {
        check.known(input.where(), "look-up", List.of(catalogue), CatalogueDefaults.KINDS);
        check.known(input.where(), "input", of, ids);
      }
      if (input.fallback().orElse(null) instanceof Input.Measured(String name)) {
        check.known(
            input.where(),
            "measured figure",
            List.of(name),
            tools.contains("trial") ? TrialFigures.TYPES.keySet() : Set.of());
      }
    }
    for (YamlNode rule : list(map, "verdict")) {
      check.known(
          rule.where(), "option", List.of(rule.asMap().requireText("option")), ids(map, "options"));
    }
    for (YamlNode rule : list(map, "contradictions")) {
      check.known(rule.where(), "input", List.of(rule.asMap().requireText("at")), ids);
    }
    if (!check.problems.isEmpty()) {
      throw new InputException(check.problems);
    }
  }

  private static List<String> ids(YamlMap map, String key) {
    return list(map, key).stream().map(node -> node.asMap().requireText("id")).toList();
  }

  private void unique(YamlMap map, String... keys) {
    Set<String> seen = new HashSet<>();
    for (String key : keys) {
      for (YamlNode node : list(map, key)) {
        String id = node.asMap().requireText("id");
        if (!seen.add(id)) {
          problem(
              node.asMap().require("id").where(),
              "'" + id + "' stands here a second time",
              "Give one of the two another id");
        }
      }
    }
  }

  private void known(
      Location where, String what, Collection<String> named, Collection<String> known) {
    for (String name : named) {
      if (!known.contains(name)) {
        problem(
            where,
            "there is no " + what + " '" + name + "'",
            Closest.to(name, known)
                .map(n -> "Did you mean '" + n + "'?")
                .orElse("There are: " + String.join(", ", known)));
      }
    }
  }

  private void problem(Location where, String what, String fix) {
    problems.add(Problem.of(where, what, fix));
  }
}
