package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values as LiteLLM's file has them; empty for what is not there or is something else. */
final class LiteLlmValues {

  static final String ENVIRONMENT = "os.environ/";

  private static final Pattern NUMBER =
      Pattern.compile("\\+?(\\d{1,18}\\.?\\d{0,30}|\\.\\d{1,30})([eE][+-]?\\d{1,2})?");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(86_400);

  private LiteLlmValues() {}

  static Optional<String> text(YamlMap map, String key) {
    return map.get(key)
        .flatMap(node -> node instanceof YamlText t ? Optional.of(t.value()) : Optional.empty())
        .map(String::strip)
        .filter(value -> !value.isEmpty() && !value.equals("None"));
  }

  static Optional<YamlMap> block(YamlMap map, String key) {
    return map.get(key)
        .flatMap(node -> node instanceof YamlMap m ? Optional.of(m) : Optional.empty());
  }

  static List<YamlNode> items(YamlMap map, String key) {
    return map.get(key)
        .map(node ->
            node instanceof YamlList list
                ? list.items()
                : node instanceof YamlText ? List.of(node) : List.<YamlNode>of())
        .orElse(List.of());
  }

  /** A number, not below 0. */
  static Optional<BigDecimal> number(YamlMap map, String key) {
    return text(map, key)
        .map(value -> value.replace("_", ""))
        .filter(value -> NUMBER.matcher(value).matches())
        .map(BigDecimal::new);
  }

  /** A number of seconds, up to a day. */
  static Optional<Duration> seconds(YamlMap map, String key) {
    return number(map, key)
        .filter(s -> s.compareTo(MOST_SECONDS) <= 0)
        .map(s -> Duration.ofMillis(s.movePointRight(3).longValue()))
        .filter(Duration::isPositive);
  }

  /** A remark on each of these that is there and is no number. */
  static void unread(
      YamlMap map, Collection<String> numbers, String block, LiteLlmRemarks remarks) {
    for (String key : numbers) {
      if (map.get(key).isPresent() && number(map, key).isEmpty()) {
        remarks.left(map.whereIs(key), block + "." + key);
      }
    }
  }

  /** The variable of {@code os.environ/NAME}. */
  static Optional<String> variable(String value) {
    return Optional.of(value)
        .filter(v -> v.startsWith(ENVIRONMENT))
        .map(v -> v.substring(ENVIRONMENT.length()))
        .filter(name -> VARIABLE.matcher(name).matches());
  }
}
