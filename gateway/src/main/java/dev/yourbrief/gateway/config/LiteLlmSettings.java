package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What LiteLLM's file says for all models.
 *
 * @param fallbacks the groups that follow a group when it fails; under {@code *} those of any
 * @param longer the groups that follow when a prompt is too long
 * @param filtered the groups that follow when a filter refuses
 * @param aliases other names of groups
 * @param retries how often LiteLLM tries again
 * @param timeout the longest a call may take
 * @param failures after so many failures a target is rested
 * @param pause for so long
 */
record LiteLlmSettings(
    Map<String, List<String>> fallbacks,
    Map<String, List<String>> longer,
    Map<String, List<String>> filtered,
    Map<String, String> aliases,
    int retries,
    Optional<Duration> timeout,
    Optional<Integer> failures,
    Optional<Duration> pause) {

  /** The default of LiteLLM's router. */
  private static final int RETRIES = 2;

  private static final int MOST = 1000;

  private static final List<String> TIMES = List.of("timeout", "request_timeout", "cooldown_time");

  private static final List<String> NUMBERS =
      List.of("timeout", "request_timeout", "cooldown_time", "num_retries", "allowed_fails");

  static LiteLlmSettings read(YamlMap file, LiteLlmRemarks remarks) {
    YamlMap nothing = new YamlMap(Map.of(), Map.of(), file.where());
    YamlMap router = LiteLlmValues.block(file, "router_settings").orElse(nothing);
    YamlMap library = LiteLlmValues.block(file, "litellm_settings").orElse(nothing);
    Map<String, List<String>> fallbacks = new LinkedHashMap<>();
    Map<String, List<String>> longer = new LinkedHashMap<>();
    Map<String, List<String>> filtered = new LinkedHashMap<>();
    // The router's own come first, as they do in LiteLLM.
    for (YamlMap map : List.of(router, library)) {
      lists(map, "fallbacks", fallbacks, remarks);
      lists(map, "context_window_fallbacks", longer, remarks);
      lists(map, "content_policy_fallbacks", filtered, remarks);
      List<String> any = names(LiteLlmValues.items(map, "default_fallbacks"));
      if (!any.isEmpty()) {
        fallbacks.putIfAbsent("*", any);
      }
    }
    Set<String> common =
        Set.of(
            "fallbacks",
            "context_window_fallbacks",
            "content_policy_fallbacks",
            "default_fallbacks",
            "num_retries",
            "allowed_fails",
            "cooldown_time");
    leave(
        router,
        common,
        Set.of("timeout", "model_group_alias", "routing_strategy"),
        "router_settings",
        remarks);
    leave(library, common, Set.of("request_timeout", "drop_params"), "litellm_settings", remarks);
    LiteLlmValues.unread(router, NUMBERS, "router_settings", remarks);
    LiteLlmValues.unread(library, NUMBERS, "litellm_settings", remarks);
    for (YamlMap map : List.of(router, library)) {
      for (String key : TIMES) {
        if (LiteLlmValues.number(map, key).isPresent()
            && LiteLlmValues.seconds(map, key).isEmpty()) {
          remarks.add(map.whereIs(key), "'" + key + "' is no time from 1 ms to a day", "");
        }
      }
    }
    strategy(router, remarks);
    if (LiteLlmValues.text(library, "drop_params").filter(v -> !isTrue(v)).isPresent()) {
      remarks.add(
          library.whereIs("drop_params"),
          "a target that cannot be told all that was asked is asked without the rest",
          "Write 'on_loss: refuse' for a model to refuse such requests");
    }
    Optional<Integer> fails = whole(router, library, "allowed_fails");
    fails.ifPresent(_ ->
        remarks.add(
            (router.names().contains("allowed_fails") ? router : library).whereIs("allowed_fails"),
            "failures are counted in a row here, not in a minute",
            "Look at 'rest' of the models"));
    return new LiteLlmSettings(
        fallbacks,
        longer,
        filtered,
        aliases(router, remarks),
        whole(router, library, "num_retries").orElse(RETRIES),
        LiteLlmValues.seconds(router, "timeout")
            .or(() -> LiteLlmValues.seconds(library, "request_timeout")),
        fails.map(n -> n + 1),
        LiteLlmValues.seconds(router, "cooldown_time")
            .or(() -> LiteLlmValues.seconds(library, "cooldown_time")));
  }

  static boolean isTrue(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes");
  }

  private static void leave(
      YamlMap map, Set<String> common, Set<String> own, String block, LiteLlmRemarks remarks) {
    List<String> read = new ArrayList<>(common);
    read.addAll(own);
    remarks.leftBut(map, Set.copyOf(read), block);
  }

  private static void strategy(YamlMap router, LiteLlmRemarks remarks) {
    LiteLlmValues.text(router, "routing_strategy")
        .filter(strategy -> !strategy.equals("simple-shuffle"))
        .ifPresent(_ ->
            remarks.add(
                router.whereIs("routing_strategy"),
                "targets are drawn by weight here, which is LiteLLM's simple-shuffle",
                "Give the targets weights"));
  }

  private static Optional<Integer> whole(YamlMap first, YamlMap second, String key) {
    return LiteLlmValues.number(first, key)
        .or(() -> LiteLlmValues.number(second, key))
        .map(n -> n.min(BigDecimal.valueOf(MOST)).intValue());
  }

  /** A list of blocks, each with the names that follow a name. */
  private static void lists(
      YamlMap map, String key, Map<String, List<String>> into, LiteLlmRemarks remarks) {
    for (YamlNode item : LiteLlmValues.items(map, key)) {
      if (!(item instanceof YamlMap block)) {
        remarks.left(item.where(), key);
        continue;
      }
      for (String name : block.names()) {
        List<YamlNode> written = LiteLlmValues.items(block, name);
        List<String> names = names(written);
        if (names.size() < written.size() || names.isEmpty()) {
          remarks.add(
              block.whereIs(name),
              "a fallback that is more than the name of a model was not carried over",
              "Make it a model, and name that");
        }
        into.putIfAbsent(name, names);
      }
    }
  }

  private static List<String> names(List<YamlNode> items) {
    return items.stream()
        .filter(YamlText.class::isInstance)
        .map(item -> item.asText().value())
        .toList();
  }

  /** Alias to group; LiteLLM also writes {@code alias: {model: group, hidden: true}}. */
  private static Map<String, String> aliases(YamlMap router, LiteLlmRemarks remarks) {
    Map<String, String> aliases = new LinkedHashMap<>();
    LiteLlmValues.block(router, "model_group_alias")
        .ifPresent(map ->
            map.entries()
                .forEach((alias, node) -> {
                  if (node instanceof YamlMap block) {
                    remarks.leftBut(block, Set.of("model"), "model_group_alias." + alias);
                    LiteLlmValues.text(block, "model")
                        .ifPresent(group -> aliases.put(alias, group));
                  } else if (node instanceof YamlText text) {
                    aliases.put(alias, text.value());
                  } else {
                    remarks.left(map.whereIs(alias), "model_group_alias." + alias);
                  }
                }));
    return aliases;
  }
}
