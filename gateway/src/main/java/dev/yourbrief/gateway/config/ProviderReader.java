package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.gateway.config.KnownProviders.Known;
import dev.yourbrief.gateway.config.ProviderSettings.Api;
import dev.yourbrief.gateway.config.ProviderSettings.Timeouts;
import dev.yourbrief.provider.Endpoint;
import dev.yourbrief.provider.KeySource;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a provider. A key itself never stands in the file: only where to find it. */
final class ProviderReader {

  static final List<String> KEYS =
      List.of(
          "api",
          "base",
          "key",
          "headers",
          "http2",
          "connections",
          "timeouts",
          "answer_bytes",
          "trust");

  private static final List<String> TIMEOUT_KEYS =
      List.of("connect", "first_byte", "idle", "total");

  private static final int CONNECTIONS = 512;
  private static final int MOST_CONNECTIONS = 100_000;
  private static final int ANSWER_BYTES = 32 << 20;
  private static final int MOST_ANSWER_BYTES = 1 << 30;
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Path folder;
  private final Map<String, String> environment;

  ProviderReader(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** A provider; empty when it has no address that could be used. */
  Optional<ProviderSettings> read(String name, Section provider) {
    Optional<Known> known = KnownProviders.named(name);
    Optional<Api> api =
        provider.value("api", Values.word(Api.class)).or(() -> known.map(Known::api));
    Optional<URI> base = base(name, provider, known);
    if (api.isEmpty() && !provider.names("api")) {
      provider.wrong(
          "api",
          "'" + name + "' is not a provider known by its name, so it must say what it speaks",
          "Add 'api: openai_compatible' and 'base: https://…'; known by name are "
              + String.join(", ", KnownProviders.names()));
    }
    Optional<KeySource> key = key(provider, known);
    Map<String, String> headers = headers(provider);
    base.ifPresent(address -> check(provider, address, key.isPresent(), headers));
    Timeouts timeouts = timeouts(provider);
    // Without TLS nothing is negotiated, and few servers there speak it.
    boolean isTls = base.filter(b -> "https".equalsIgnoreCase(b.getScheme())).isPresent();
    boolean http2 = provider.value("http2", Values::yes, isTls);
    int connections = provider.value("connections", Values.whole(1, MOST_CONNECTIONS), CONNECTIONS);
    int answerBytes =
        provider.value("answer_bytes", Values.bytes(1024, MOST_ANSWER_BYTES), ANSWER_BYTES);
    Optional<Path> trust = provider.value("trust", text -> Paths.existing(text, folder));
    return api.isEmpty() || base.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProviderSettings(
                name,
                api.get(),
                base.get(),
                key,
                headers,
                http2,
                connections,
                timeouts,
                answerBytes,
                trust));
  }

  private Optional<URI> base(String name, Section provider, Optional<Known> known) {
    Optional<YamlNode> node = provider.node("base");
    if (node.isEmpty()) {
      // Another api at the known address would be a guess.
      Optional<URI> base = known.map(Known::base);
      if (base.isEmpty() && provider.names("api")) {
        provider.wrong("base", "the address of '" + name + "' is missing", "Add 'base: https://…'");
      }
      return base;
    }
    return provider.mistakes().attempt(() -> uri(given(node.get())));
  }

  private static URI uri(YamlText text) {
    try {
      URI uri = new URI(text.value().strip());
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, in the same words.
    }
    throw text.problem("this is no address of a web server", "Write https://host/v1");
  }

  /** By the rules of {@link Endpoint}, told at the place in the file. */
  private static void check(
      Section provider, URI base, boolean hasKey, Map<String, String> headers) {
    for (Problem problem : Endpoint.wrongBase(base, hasKey)) {
      provider.wrong("base", problem.what(), problem.fix());
    }
    Hosts.wrong(base.getHost())
        .ifPresent(
            what -> provider.wrong("base", what, "Write the provider's own name or address"));
    headers.forEach((name, value) -> {
      for (Problem problem : Endpoint.wrongHeader(base, name, value)) {
        provider.wrong("headers", problem.what(), problem.fix());
      }
    });
  }

  private Optional<KeySource> key(Section provider, Optional<Known> known) {
    Optional<YamlNode> node = provider.node("key");
    if (node.isEmpty()) {
      return known.flatMap(Known::keyVariable).map(KeySource.Variable::new);
    }
    boolean asksNone = node.get() instanceof YamlText text && text.value().equals("none");
    return asksNone
        ? Optional.empty()
        : KeyPlaces.read(provider, "key", folder, "OPENAI_API_KEY", ", or 'key: none'");
  }

  private Map<String, String> headers(Section provider) {
    Map<String, String> headers = new TreeMap<>();
    provider
        .node("headers")
        .flatMap(node -> provider.mistakes().attempt(node::asMap))
        .ifPresent(map ->
            map.entries()
                .forEach((name, node) ->
                    provider
                        .mistakes()
                        .attempt(() -> given(node).value())
                        .ifPresent(value -> headers.put(name, value))));
    return headers;
  }

  /** A text, or {@code {env: NAME}} for the text of an environment variable. */
  private YamlText given(YamlNode node) {
    if (!(node instanceof YamlMap map)) {
      return node.asText();
    }
    map.onlyKnows(List.of("env"));
    YamlText name = map.require("env").asText();
    String value = environment.get(KeyPlaces.variable(name, "OPENAI_API_KEY"));
    if (value == null || value.isBlank()) {
      throw name.problem(
          "the environment variable " + name.value() + " is not set", "Set it, or write the value");
    }
    return new YamlText(value.strip(), name.where());
  }

  private static Timeouts timeouts(Section provider) {
    Duration connect = Duration.ofSeconds(5);
    Duration firstByte = Duration.ofMinutes(2);
    Duration idle = Duration.ofMinutes(1);
    Duration total = Duration.ofMinutes(10);
    Optional<Section> block = provider.block("timeouts", TIMEOUT_KEYS);
    if (block.isEmpty()) {
      return new Timeouts(connect, firstByte, idle, total);
    }
    Section given = block.get();
    return new Timeouts(
        given.value("connect", Values.duration(SHORTEST, LONGEST), connect),
        given.value("first_byte", Values.duration(SHORTEST, LONGEST), firstByte),
        given.value("idle", Values.duration(SHORTEST, LONGEST), idle),
        given.value("total", Values.duration(SHORTEST, LONGEST), total));
  }
}
