package dev.yourbrief.trial.plan;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads whom arms call. A key itself never stands in a plan: only where to find it. */
final class ProviderReader {

  static final List<String> KEYS =
      List.of(
          "url",
          "key",
          "keyFile",
          "concurrency",
          "requestsPerMinute",
          "tokensPerMinute",
          "timeout",
          "attempts");
  private static final int MAX_CONCURRENCY = 1024;
  private static final int MAX_ATTEMPTS = 20;

  private ProviderReader() {}

  static ProviderPlan read(String name, YamlMap map, Path folder) {
    map.onlyKnows(KEYS);
    Optional<YamlText> key = map.get("key").map(node -> node.asText());
    if (key.filter(k -> !k.value().matches("[A-Za-z_][A-Za-z0-9_]*")).isPresent()) {
      // The text itself is not repeated: it may be a key.
      throw new InputException(
          Problem.of(
              key.get().where(),
              "this is not the name of an environment variable",
              "Write its name, such as OPENAI_API_KEY; a key itself never goes into a plan"));
    }
    return new ProviderPlan(
        name,
        url(map.require("url").asText()),
        key.map(YamlText::value),
        map.text("keyFile").map(folder::resolve),
        Settings.whole(map, "concurrency", 1, MAX_CONCURRENCY, 16),
        limit(map, "requestsPerMinute"),
        limit(map, "tokensPerMinute"),
        Settings.time(map, "timeout", Duration.ofMinutes(2)),
        Settings.whole(map, "attempts", 1, MAX_ATTEMPTS, 6));
  }

  private static OptionalInt limit(YamlMap map, String key) {
    return map.get(key).isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Settings.whole(map, key, 1, Integer.MAX_VALUE, 1));
  }

  private static URI url(YamlText text) {
    try {
      URI url = new URI(text.value());
      String scheme = url.getScheme() == null ? "" : url.getScheme();
      if ((scheme.equals("http") || scheme.equals("https"))
          && url.getHost() != null
          && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below, in the same words.
    }
    throw text.problem("this is no address of a server", "Write one such as https://host/v1");
  }
}
