package dev.yourbrief.trial.plan;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads guards: {@code refusal}, {@code cost} and {@code latency} are known by name; any other one
 * names its grader.
 */
final class GuardReader {

  private GuardReader() {}

  static Map<String, GuardPlan> read(Map<String, YamlMap> blocks) {
    Map<String, GuardPlan> guards = new LinkedHashMap<>();
    blocks.forEach((name, map) -> guards.put(name, guard(name, map)));
    return guards;
  }

  private static GuardPlan guard(String name, YamlMap map) {
    map.onlyKnows(List.of("allow", "grader"));
    YamlText allow = map.require("allow").asText();
    switch (name) {
      case "refusal", "cost", "latency" -> {
        if (map.get("grader").isPresent()) {
          throw new InputException(
              Problem.of(
                  map.whereIs("grader"),
                  "'" + name + "' is measured without a grader",
                  "Remove the line, or call the guard something else"));
        }
      }
      default -> {}
    }
    return switch (name) {
      case "refusal" -> new GuardPlan.Refusal(name, Settings.share(allow));
      case "cost" ->
          new GuardPlan.Cost(name, Settings.amount(allow, Unit.parse("USD"), "0.002 USD"));
      case "latency" ->
          new GuardPlan.Latency(name, BigDecimal.valueOf(Settings.time(allow).toMillis(), 3));
      default -> new GuardPlan.Graded(name, map.require("grader"), Settings.share(allow));
    };
  }
}
