package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.gateway.config.KnownProviders.Known;
import dev.yourbrief.gateway.config.LiteLlmProvider.Given;
import dev.yourbrief.gateway.config.ProviderSettings.Api;
import dev.yourbrief.gateway.key.KeyRing;
import dev.yourbrief.provider.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The providers of LiteLLM's models: those that have the same address, key and headers are one. */
final class LiteLlmProviders {

  /** What LiteLLM calls a provider: what it is here, and where LiteLLM looks for its key. */
  private record Kind(Api api, String known, String keyVariable) {}

  /** From LiteLLM's pages of providers, October 2026. */
  private static final Map<String, Kind> KINDS = new HashMap<>();

  static {
    kind("openai", Api.OPENAI, "openai", "OPENAI_API_KEY");
    kind("azure", Api.AZURE_OPENAI, "", "AZURE_API_KEY");
    kind("anthropic", Api.ANTHROPIC, "anthropic", "ANTHROPIC_API_KEY");
    kind("gemini", Api.GEMINI, "gemini", "GEMINI_API_KEY");
    kind("groq", Api.OPENAI_COMPATIBLE, "groq", "GROQ_API_KEY");
    kind("mistral", Api.OPENAI_COMPATIBLE, "mistral", "MISTRAL_API_KEY");
    kind("deepseek", Api.OPENAI_COMPATIBLE, "deepseek", "DEEPSEEK_API_KEY");
    kind("openrouter", Api.OPENAI_COMPATIBLE, "openrouter", "OPENROUTER_API_KEY");
    kind("together_ai", Api.OPENAI_COMPATIBLE, "together", "TOGETHERAI_API_KEY");
    kind("fireworks_ai", Api.OPENAI_COMPATIBLE, "fireworks", "FIREWORKS_AI_API_KEY");
    kind("xai", Api.OPENAI_COMPATIBLE, "xai", "XAI_API_KEY");
    kind("cerebras", Api.OPENAI_COMPATIBLE, "cerebras", "CEREBRAS_API_KEY");
    kind("deepinfra", Api.OPENAI_COMPATIBLE, "deepinfra", "DEEPINFRA_API_KEY");
    kind("nvidia_nim", Api.OPENAI_COMPATIBLE, "nvidia", "NVIDIA_NIM_API_KEY");
    kind("ollama", Api.OPENAI_COMPATIBLE, "ollama", "");
    kind("ollama_chat", Api.OPENAI_COMPATIBLE, "ollama", "");
    kind("hosted_vllm", Api.OPENAI_COMPATIBLE, "", "");
    kind("lm_studio", Api.OPENAI_COMPATIBLE, "lm_studio", "");
    kind("llamafile", Api.OPENAI_COMPATIBLE, "llama_cpp", "");
    kind("custom_openai", Api.OPENAI_COMPATIBLE, "", "");
    kind("openai_like", Api.OPENAI_COMPATIBLE, "", "");
    kind("litellm_proxy", Api.OPENAI_COMPATIBLE, "", "");
  }

  /** What people write where a server asks for no key. */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "none",
          "null",
          "empty",
          "dummy",
          "fake",
          "fake-key",
          "no-key",
          "na",
          "n/a",
          "-",
          "x",
          "anything",
          "not-needed",
          "not_needed",
          "sk-no-key-required");

  private static final int MOST_NAME = 48;

  private record Identity(
      Api api, Given base, Optional<String> key, SortedMap<String, Given> headers) {}

  private final LiteLlmRemarks remarks;
  private final Map<Identity, LiteLlmProvider> byIdentity = new LinkedHashMap<>();
  private final Map<String, LiteLlmProvider> byName = new LinkedHashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, Duration> timeouts = new HashMap<>();

  LiteLlmProviders(LiteLlmRemarks remarks) {
    this.remarks = remarks;
  }

  private static void kind(String name, Api api, String known, String variable) {
    KINDS.put(name, new Kind(api, known, variable));
  }

  static boolean knows(String kind) {
    return KINDS.containsKey(kind);
  }

  List<LiteLlmProvider> all() {
    return List.copyOf(byName.values());
  }

  Optional<Duration> timeout(String provider) {
    return Optional.ofNullable(timeouts.get(provider));
  }

  /** The longest that a model at a provider may take goes for all of them. */
  void timeout(String provider, Duration timeout, Location where) {
    Duration old = timeouts.get(provider);
    if (old != null && !old.equals(timeout)) {
      remarks.add(
          where,
          "a timeout holds for a whole provider here; the longest of '" + provider + "' was taken",
          "Look at 'timeouts' of the provider");
    }
    timeouts.merge(provider, timeout, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  /**
   * The provider of a model; empty, with a remark, when its address cannot be used.
   *
   * @param kindName what LiteLLM calls it, a known one
   */
  Optional<LiteLlmProvider> of(String kindName, YamlMap params) {
    Kind kind = KINDS.get(kindName);
    if (kind == null) {
      throw new IllegalArgumentException(kindName);
    }
    Optional<String> written =
        LiteLlmValues.text(params, "api_base").or(() -> LiteLlmValues.text(params, "base_url"));
    Location where = params.whereIs(params.names().contains("api_base") ? "api_base" : "base_url");
    Optional<Known> known = KnownProviders.named(kind.known());
    if (written.isEmpty() && known.isEmpty()) {
      remarks.add(
          params.where(), "a model without 'api_base' was not carried over", "Write its address");
      return Optional.empty();
    }
    Optional<Given> base =
        written.isEmpty()
            ? known.map(k -> new Given(k.base().toString(), false))
            : base(written.get(), kind.api(), where);
    if (base.isEmpty()) {
      return Optional.empty();
    }
    boolean isKnown = known.filter(k -> isSame(k.base(), base.get())).isPresent();
    Api api = kind.api() == Api.OPENAI && !isKnown ? Api.OPENAI_COMPATIBLE : kind.api();
    SortedMap<String, Given> headers = headers(params, base.get());
    Optional<String> key = key(kind, isKnown, params, base.get());
    Identity identity = new Identity(api, base.get(), key.map(LiteLlmProviders::hidden), headers);
    LiteLlmProvider old = byIdentity.get(identity);
    if (old != null) {
      return Optional.of(old);
    }
    String wanted = isKnown ? kind.known() : nameOf(base.get());
    String name = unused(wanted);
    LiteLlmProvider provider =
        new LiteLlmProvider(
            name,
            api,
            isKnown && name.equals(kind.known()) ? known : Optional.empty(),
            base.get(),
            key.map(k -> variable(k, kind, isKnown, name, params)),
            headers);
    byIdentity.put(identity, provider);
    byName.put(name, provider);
    return Optional.of(provider);
  }

  private static boolean isSame(URI known, Given base) {
    return !base.isVariable() && known.toString().equals(base.text().replaceAll("/+$", ""));
  }

  private Optional<Given> base(String written, Api api, Location where) {
    if (written.startsWith(LiteLlmValues.ENVIRONMENT)) {
      Optional<String> variable = LiteLlmValues.variable(written);
      if (api == Api.AZURE_OPENAI) {
        remarks.add(
            where, "Azure is asked by its v1 API", "Let the variable's address end in /openai/v1");
      }
      return variable.map(name -> new Given(name, true));
    }
    try {
      URI uri = new URI(written);
      if (Endpoint.wrongBase(uri, false).isEmpty() && Hosts.wrong(uri.getHost()).isEmpty()) {
        return Optional.of(new Given(api == Api.AZURE_OPENAI ? azure(uri, where) : written, false));
      }
    } catch (URISyntaxException e) {
      // Said below, in the same words.
    }
    remarks.add(
        where,
        "this address cannot be used, and its model was not carried over",
        "Write one such as https://host/v1, without a key in it");
    return Optional.empty();
  }

  private String azure(URI uri, Location where) {
    remarks.add(
        where, "Azure is asked by its v1 API, without 'api_version'", "See that it is turned on");
    return uri.getScheme() + "://" + uri.getRawAuthority() + "/openai/v1";
  }

  private SortedMap<String, Given> headers(YamlMap params, Given base) {
    SortedMap<String, Given> headers = new TreeMap<>();
    LiteLlmValues.text(params, "organization")
        .filter(value -> value(value).isVariable() || isHeader(base, "openai-organization", value))
        .ifPresent(value -> headers.put("openai-organization", value(value)));
    LiteLlmValues.block(params, "extra_headers")
        .ifPresent(map ->
            map.names()
                .forEach(name ->
                    LiteLlmValues.text(map, name)
                        .filter(value -> value(value).isVariable() || isHeader(base, name, value))
                        .filter(_ -> isHeader(base, name, "x"))
                        .ifPresentOrElse(
                            value -> headers.put(name, value(value)),
                            () -> remarks.left(map.whereIs(name), "extra_headers." + name))));
    return headers;
  }

  private static boolean isHeader(Given base, String name, String value) {
    URI at = URI.create(base.isVariable() ? "https://host" : base.text());
    return Endpoint.wrongHeader(at, name, value).isEmpty();
  }

  private static Given value(String written) {
    return LiteLlmValues.variable(written)
        .map(name -> new Given(name, true))
        .orElseGet(() -> new Given(written, false));
  }

  /** As written: the key itself, or {@code os.environ/NAME}; empty where none is sent. */
  private Optional<String> key(Kind kind, boolean isKnown, YamlMap params, Given base) {
    Optional<String> written = LiteLlmValues.text(params, "api_key");
    Location where = params.whereIs("api_key");
    if (written.isEmpty()) {
      // LiteLLM would send the usual variable's key to any address; only its own gets it here.
      boolean usual = isKnown || kind.api() == Api.AZURE_OPENAI;
      if (!usual && !kind.keyVariable().isEmpty()) {
        remarks.add(
            params.where(),
            "no key is sent to an address of one's own unless it is named",
            "Write 'key: {env: NAME}' at the provider if it needs one");
      }
      written =
          Optional.of(kind.keyVariable())
              .filter(name -> usual && !name.isEmpty())
              .map(name -> LiteLlmValues.ENVIRONMENT + name);
      if (written.isEmpty()) {
        return written;
      }
    }
    if (PLACEHOLDERS.contains(written.get().toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    if (!base.isVariable() && !Endpoint.wrongBase(URI.create(base.text()), true).isEmpty()) {
      remarks.add(
          where,
          "a key is not sent unencrypted over a network, and was left out",
          "Use https, or leave out the key if the server asks for none");
      return Optional.empty();
    }
    if (written.get().startsWith(LiteLlmValues.ENVIRONMENT)
        && LiteLlmValues.variable(written.get()).isEmpty()) {
      remarks.left(where, "api_key");
      return Optional.empty();
    }
    return written;
  }

  /** What tells keys apart, without being one. */
  private static String hidden(String key) {
    return key.startsWith(LiteLlmValues.ENVIRONMENT) ? key : KeyRing.hash(key);
  }

  private String variable(String key, Kind kind, boolean isKnown, String name, YamlMap params) {
    Optional<String> named = LiteLlmValues.variable(key);
    if (named.isPresent()) {
      return named.get();
    }
    String wanted =
        isKnown && !kind.keyVariable().isEmpty()
            ? kind.keyVariable()
            : "KEY_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    String variable = wanted;
    String hash = hidden(key);
    for (int i = 2; !hash.equals(variables.getOrDefault(variable, hash)); i++) {
      variable = wanted + "_" + i;
    }
    variables.put(variable, hash);
    remarks.add(
        params.whereIs("api_key"),
        "a key in clear text was not copied",
        "Put it into the environment variable " + variable + ", and out of this file");
    return variable;
  }

  private static String nameOf(Given base) {
    String text = base.text();
    if (!base.isVariable()) {
      URI uri = URI.create(text);
      text = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + "-" + uri.getPort();
    }
    String clean =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._-]+", "-")
            .replaceAll("^[^a-z0-9]+", "");
    String name = clean.isEmpty() ? "provider" : clean;
    return name.length() > MOST_NAME ? name.substring(0, MOST_NAME) : name;
  }

  private String unused(String wanted) {
    String name = wanted;
    for (int i = 2; byName.containsKey(name); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }
}
