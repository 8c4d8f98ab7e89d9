package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads LiteLLM's {@code model_list}. */
final class LiteLlmModels {

  /**
   * A model at a provider.
   *
   * @param group the model name that clients send
   * @param share what LiteLLM draws it by: the setting's name, and its value
   * @param prices USD per million tokens by kind
   */
  record Deployment(
      String group,
      String provider,
      String model,
      Map<String, BigDecimal> share,
      SortedMap<String, BigDecimal> prices,
      Location where) {}

  /** What LiteLLM draws by, in this order. */
  static final List<String> SHARES = List.of("weight", "rpm", "tpm");

  /** LiteLLM's prices of a token, by our kinds. */
  private static final Map<String, String> PRICES =
      Map.of(
          "input_cost_per_token", "input_uncached",
          "output_cost_per_token", "output",
          "cache_read_input_token_cost", "cache_read",
          "cache_creation_input_token_cost", "cache_write_5m",
          "cache_creation_input_token_cost_above_1hr", "cache_write_1h");

  private static final Set<String> PARAMS =
      Set.of(
          "model",
          "custom_llm_provider",
          "api_base",
          "base_url",
          "api_key",
          "organization",
          "extra_headers",
          "timeout",
          "weight",
          "rpm",
          "tpm");

  private static final Set<String> MODES = Set.of("chat", "completion", "embedding", "responses");

  /** LiteLLM takes these for OpenAI's when no provider is named. */
  private static final Pattern OPENAI =
      Pattern.compile("(gpt-|chatgpt-|o[1-9](-|$)|text-embedding-|ft:gpt-).*");

  private final LiteLlmProviders providers;
  private final LiteLlmRemarks remarks;
  private final List<Deployment> deployments = new ArrayList<>();

  LiteLlmModels(LiteLlmProviders providers, LiteLlmRemarks remarks) {
    this.providers = providers;
    this.remarks = remarks;
  }

  List<Deployment> deployments() {
    return List.copyOf(deployments);
  }

  void read(YamlList list) {
    for (YamlNode item : list.items()) {
      Optional<YamlMap> params =
          item instanceof YamlMap map
              ? LiteLlmValues.block(map, "litellm_params")
              : Optional.empty();
      if (item instanceof YamlMap map && params.isPresent()) {
        entry(map, params.get());
      } else {
        remarks.add(item.where(), "this is no model, and was not carried over", "");
      }
    }
  }

  private void entry(YamlMap entry, YamlMap params) {
    Location where = entry.where();
    Optional<String> group = LiteLlmValues.text(entry, "model_name");
    Optional<String> written = LiteLlmValues.text(params, "model");
    if (group.isEmpty() || written.isEmpty() || !Names.isModel(group.get())) {
      remarks.add(where, "a model without a name that can be used was not carried over", "");
      return;
    }
    String name = "'" + group.get() + "'";
    if (group.get().contains("*") || written.get().contains("*")) {
      remarks.add(
          where, name + " stands for many models, and was not carried over", "Name each model");
      return;
    }
    Optional<YamlMap> info = LiteLlmValues.block(entry, "model_info");
    Optional<String> mode = info.flatMap(map -> LiteLlmValues.text(map, "mode"));
    if (mode.filter(m -> !MODES.contains(m)).isPresent()) {
      remarks.add(where, name + " is neither chat nor embeddings, and was not carried over", "");
      return;
    }
    Optional<String> kind = kind(written.get(), params);
    if (kind.isEmpty()) {
      remarks.add(
          params.whereIs("model"),
          name + " is at a provider that is not spoken here, and was not carried over",
          "If it offers OpenAI's API, name it openai/… with its 'api_base'");
      return;
    }
    String model = model(written.get(), kind.get(), params);
    if (!Names.isModel(model)) {
      remarks.add(params.whereIs("model"), name + " has no model that can be named", "");
      return;
    }
    providers
        .of(kind.get(), params)
        .ifPresent(provider -> {
          others(entry, params, info);
          Map<String, BigDecimal> shares = new TreeMap<>();
          for (String share : SHARES) {
            LiteLlmValues.number(params, share).ifPresent(n -> shares.put(share, n));
          }
          LiteLlmValues.seconds(params, "timeout")
              .ifPresentOrElse(
                  t -> providers.timeout(provider.name(), t, params.whereIs("timeout")),
                  () -> {
                    if (params.names().contains("timeout")) {
                      remarks.left(params.whereIs("timeout"), "litellm_params.timeout");
                    }
                  });
          deployments.add(
              new Deployment(
                  group.get(), provider.name(), model, shares, prices(params, info), where));
        });
  }

  /** What LiteLLM calls the provider: named apart, before the model's name, or to be guessed. */
  private static Optional<String> kind(String written, YamlMap params) {
    Optional<String> apart = LiteLlmValues.text(params, "custom_llm_provider");
    if (apart.isPresent()) {
      return apart.filter(LiteLlmProviders::knows);
    }
    int slash = written.indexOf('/');
    if (slash > 0) {
      return Optional.of(written.substring(0, slash)).filter(LiteLlmProviders::knows);
    }
    if (OPENAI.matcher(written).matches()) {
      return Optional.of("openai");
    }
    return written.startsWith("claude-") ? Optional.of("anthropic") : Optional.empty();
  }

  private String model(String written, String kind, YamlMap params) {
    String model = written.startsWith(kind + "/") ? written.substring(kind.length() + 1) : written;
    if (model.startsWith("responses/")) {
      remarks.add(
          params.whereIs("model"),
          "which of OpenAI's two APIs is used follows the client's request here",
          "");
      model = model.substring("responses/".length());
    }
    boolean isShort = kind.equals("fireworks_ai") && !model.startsWith("accounts/");
    return isShort ? "accounts/fireworks/models/" + model : model;
  }

  private SortedMap<String, BigDecimal> prices(YamlMap params, Optional<YamlMap> info) {
    SortedMap<String, BigDecimal> prices = new TreeMap<>();
    PRICES.forEach((theirs, ours) ->
        LiteLlmValues.number(params, theirs)
            .or(() -> info.flatMap(map -> LiteLlmValues.number(map, theirs)))
            .map(perToken -> perToken.movePointRight(6))
            .filter(price -> price.compareTo(TargetReader.MOST_PRICE) <= 0)
            .ifPresent(price -> prices.put(ours, price)));
    return prices;
  }

  /** Remarks on what has no place here. */
  private void others(YamlMap entry, YamlMap params, Optional<YamlMap> info) {
    remarks.leftBut(entry, Set.of("model_name", "litellm_params", "model_info"), "model_list");
    List<String> read = new ArrayList<>(PARAMS);
    read.addAll(PRICES.keySet());
    remarks.leftBut(params, Set.copyOf(read), "litellm_params");
    for (String limit : List.of("rpm", "tpm")) {
      if (params.names().contains(limit)) {
        remarks.add(
            params.whereIs(limit),
            "'" + limit + "' became the target's weight at most: targets have no limits here",
            "Give limits to keys");
      }
    }
    LiteLlmValues.unread(params, SHARES, "litellm_params", remarks);
    LiteLlmValues.unread(params, PRICES.keySet(), "litellm_params", remarks);
    info.ifPresent(map -> LiteLlmValues.unread(map, PRICES.keySet(), "model_info", remarks));
    List<String> known = new ArrayList<>(PRICES.keySet());
    known.add("mode");
    info.ifPresent(map -> remarks.leftBut(map, Set.copyOf(known), "model_info"));
  }
}
