package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.gateway.key.KeyRing;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The master key, by which LiteLLM's clients may go on; of it only the hash is carried over. */
final class LiteLlmKeys {

  private LiteLlmKeys() {}

  static Optional<String> masterHash(
      YamlMap file, Map<String, String> environment, LiteLlmRemarks remarks) {
    Optional<YamlMap> general = LiteLlmValues.block(file, "general_settings");
    if (general.isEmpty()) {
      return Optional.empty();
    }
    YamlMap settings = general.get();
    remarks.leftBut(settings, Set.of("master_key"), "general_settings");
    Optional<String> written = LiteLlmValues.text(settings, "master_key");
    Optional<String> key =
        written.flatMap(value ->
            value.startsWith(LiteLlmValues.ENVIRONMENT)
                ? LiteLlmValues.variable(value)
                    .map(environment::get)
                    .map(String::strip)
                    .filter(v -> !v.isEmpty())
                : Optional.of(value));
    if (written.isPresent() && key.isEmpty()) {
      remarks.add(
          settings.whereIs("master_key"),
          "the master key's environment variable is not set, so that its hash could not be carried"
              + " over; the file is open to all of this machine",
          "Give out keys and take out 'open_to_all'");
    }
    key.ifPresent(_ ->
        remarks.add(
            settings.whereIs("master_key"),
            "the master key became a key as any other; only its hash was carried over",
            "Give each user a key of its own, and take this one out"));
    return key.map(KeyRing::hash);
  }
}
