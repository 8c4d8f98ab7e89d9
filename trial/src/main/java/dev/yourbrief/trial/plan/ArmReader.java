package dev.yourbrief.trial.plan;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.provider.Decoding;
import dev.yourbrief.provider.TokenPrices;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the arms of a plan. What an arm is, is told by the one key only its kind has. */
final class ArmReader {

  static final List<String> MODEL_KEYS =
      List.of(
          "provider",
          "model",
          "system",
          "prompt",
          "examples",
          "example",
          "temperature",
          "topP",
          "maxOutputTokens",
          "seed",
          "stop",
          "reasoningEffort",
          "schema",
          "price",
          "tuneCases");
  private static final Map<String, String> PRICE_KINDS =
      new TreeMap<>(
          Map.of(
              "input", "input_uncached",
              "cacheRead", "cache_read",
              "cacheWrite", "cache_write_5m",
              "output", "output"));
  private static final List<String> LEARNERS = List.of("neighbours", "head", "majority");
  private static final int MAX_EXAMPLES = 500;
  private static final int MAX_OUTPUT = 1_000_000;

  private final Path folder;
  private final Collection<String> providers;

  ArmReader(Path folder, Collection<String> providers) {
    this.folder = folder;
    this.providers = providers;
  }

  ArmPlan read(String name, YamlMap map) {
    if (map.names().contains("provider")) {
      return model(name, map);
    }
    if (map.names().contains("command")) {
      map.onlyKnows(List.of("command", "timeout"));
      List<String> command = map.require("command").asTexts();
      return new ArmPlan.Command(
          name, command, Settings.time(map, "timeout", Duration.ofMinutes(1)));
    }
    if (map.names().contains("answers")) {
      map.onlyKnows(List.of("answers", "id", "answer"));
      return new ArmPlan.Answers(
          name,
          folder.resolve(map.requireText("answers")),
          map.text("id").orElse("id"),
          map.text("answer").orElse("answer"));
    }
    if (map.names().contains("learner")) {
      map.onlyKnows(List.of("learner"));
      return switch (Settings.word(map, "learner", LEARNERS, "")) {
        case "neighbours" -> new ArmPlan.Neighbours(name);
        case "head" -> new ArmPlan.Head(name);
        case "majority" -> new ArmPlan.Majority(name);
        default -> throw missing(map);
      };
    }
    throw missing(map);
  }

  private static InputException missing(YamlMap map) {
    return new InputException(
        Problem.of(
            map.where(),
            "it is not said what this arm is",
            "Write 'provider:' and 'model:', 'learner: neighbours|head|majority', 'command:', or"
                + " 'answers: FILE'"));
  }

  private ArmPlan.Model model(String name, YamlMap map) {
    map.onlyKnows(MODEL_KEYS);
    return new ArmPlan.Model(
        name,
        PlanReader.name(map.require("provider").asText(), providers, "provider"),
        map.requireText("model"),
        map.text("system").map(folder::resolve),
        map.require("prompt").asTexts().stream().map(folder::resolve).toList(),
        examples(map),
        map.text("example").orElse(ArmPlan.Model.EXAMPLE),
        decoding(map),
        map.text("schema").map(folder::resolve),
        map.get("price").map(node -> prices(node.asMap())),
        Settings.whole(map, "tuneCases", 1, MAX_OUTPUT, 100));
  }

  JudgePlan judge(String name, YamlMap map) {
    map.onlyKnows(List.of("provider", "model", "price", "human"));
    return new JudgePlan(
        name,
        PlanReader.name(map.require("provider").asText(), providers, "provider"),
        map.requireText("model"),
        map.get("price").map(node -> prices(node.asMap())),
        map.text("human").map(folder::resolve));
  }

  private static List<Integer> examples(YamlMap map) {
    Optional<YamlNode> node = map.get("examples");
    if (node.isEmpty()) {
      return List.of(0);
    }
    List<Integer> counts =
        node.get().asYamlTexts().stream()
            .map(text -> Settings.whole(text, 0, MAX_EXAMPLES))
            .distinct()
            .toList();
    if (counts.isEmpty()) {
      throw new InputException(
          Problem.of(
              node.get().where(), "no number of examples is named", "Write 'examples: [0, 8]'"));
    }
    return counts;
  }

  private static Decoding decoding(YamlMap map) {
    return new Decoding(
        number(map, "temperature", 2),
        number(map, "topP", 1),
        map.get("maxOutputTokens").isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(Settings.whole(map, "maxOutputTokens", 1, MAX_OUTPUT, 1)),
        map.get("seed").isEmpty() ? OptionalLong.empty() : OptionalLong.of(Settings.seed(map, 0)),
        map.get("stop").map(YamlNode::asTexts).orElse(List.of()),
        map.text("reasoningEffort"));
  }

  private static OptionalDouble number(YamlMap map, String key, int most) {
    Optional<YamlText> text = map.get(key).map(YamlNode::asText);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    BigDecimal value = Settings.amount(text.get(), Unit.ONE, "0");
    if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw text.get().problem("'" + key + "' is from 0 to " + most, "Write 0 for the same words");
    }
    return OptionalDouble.of(value.doubleValue());
  }

  private static TokenPrices prices(YamlMap map) {
    map.onlyKnows(Stream.concat(PRICE_KINDS.keySet().stream(), Stream.of("source")).toList());
    Map<String, BigDecimal> prices = new TreeMap<>();
    PRICE_KINDS.forEach((key, kind) ->
        map.get(key)
            .ifPresent(node ->
                prices.put(
                    kind,
                    Settings.amount(node.asText(), Unit.parse("USD/Mtok"), "0.15 USD/Mtok"))));
    return new TokenPrices(prices, map.text("source").orElse("the plan"));
  }
}
