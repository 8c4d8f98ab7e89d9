package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.casefile.Amounts.Kind;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.util.List;
import java.util.Optional;

/** The block {@code measured}: what a load test of one copy gave, as {@code probe} prints it. */
final class Measured {

  private static final String PRINTED = "outputTokensPerSecondPerReplica";
  private static final List<String> KEYS =
      List.of("output", PRINTED, "inputTokens", "outputTokens", "concurrency", "speedPerUser");

  private Measured() {}

  /**
   * Requests side by side, and how long each is there.
   *
   * @param requests at least 1
   * @param seconds above 0
   */
  record Slots(int requests, double seconds) {}

  /** Output tokens a second of one copy. */
  static YamlNode output(YamlMap map) {
    map.onlyKnows(KEYS);
    return map.get(PRINTED)
        .<YamlNode>map(node -> inUnit(node.asText(), "tok/s"))
        .orElseGet(() -> map.require("output"));
  }

  /** The slots of a copy, where the test said how many users it had and how fast each was. */
  static Optional<Slots> slots(YamlMap map) {
    Optional<Double> users = number(map, "concurrency", "1");
    Optional<Double> length = number(map, "outputTokens", "tok");
    Optional<Double> speed = number(map, "speedPerUser", "tok/s");
    return users.isPresent() && length.isPresent() && speed.isPresent() && speed.get() > 0
        ? Optional.of(
            new Slots(
                (int) Math.max(1, Math.floor(users.get())),
                Math.max(1e-3, length.get() / speed.get())))
        : Optional.empty();
  }

  private static Optional<Double> number(YamlMap map, String key, String unit) {
    return map.get(key)
        .map(node -> inUnit(node.asText(), unit))
        .map(text -> Amounts.estimate(text, Kind.of(unit, 0, 1e12)).median());
  }

  /** The names say the units, so the numbers need not. */
  private static YamlText inUnit(YamlText text, String unit) {
    return text.value().matches(".*[0-9]\\s*") && !unit.equals("1")
        ? new YamlText(text.value() + " " + unit, text.where())
        : text;
  }
}
