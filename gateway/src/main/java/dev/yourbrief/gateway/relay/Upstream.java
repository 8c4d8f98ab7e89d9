package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.config.ProviderSettings;
import dev.yourbrief.gateway.config.ProviderSettings.Api;
import dev.yourbrief.provider.KeyHeader;
import dev.yourbrief.provider.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A provider as one event loop reaches it, with connections of its own, so that a call never
 * changes threads.
 */
final class Upstream {

  private static final Pattern VERSION = Pattern.compile("/(v\\d+\\w*|openai)(/|$)");

  /** Below what servers commonly allow, so that they seldom close a connection as it is taken. */
  private static final int KEEP_ALIVE_SECONDS = 15;

  /** A chunk of a stream is small; the headers of some providers are not. */
  private static final int MOST_HEADER_BYTES = 64 << 10;

  private final ProviderSettings settings;
  private final HttpClient client;
  private final Map<String, String> headers;
  private final Optional<Secret> key;

  private Upstream(
      ProviderSettings settings,
      Optional<Secret> key,
      HttpClient client,
      Map<String, String> headers) {
    this.settings = settings;
    this.key = key;
    this.client = client;
    this.headers = headers;
  }

  /**
   * @param loops how many event loops share the provider's connections
   */
  static Upstream of(Vertx vertx, ProviderSettings settings, Optional<Secret> key, int loops) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout(Math.toIntExact(settings.timeouts().connect().toMillis()))
            .setSslHandshakeTimeout(Math.max(1, settings.timeouts().connect().toSeconds()))
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setHttp2KeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setMaxHeaderSize(MOST_HEADER_BYTES)
            .setTcpNoDelay(true)
            .setDecompressionSupported(false);
    boolean isTls = isTls(settings.base());
    if (isTls) {
      options.setSsl(true).setUseAlpn(true);
      settings
          .trust()
          .ifPresent(t -> options.setTrustOptions(new PemTrustOptions().addCertPath(t.toString())));
    }
    if (settings.http2()) {
      options.setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false);
    }
    int share = Math.max(1, settings.connections() / loops);
    PoolOptions pool =
        new PoolOptions()
            .setHttp1MaxSize(share)
            .setHttp2MaxSize(Math.clamp(share / 64, 1, 16))
            .setMaxWaitQueueSize(4 * share);
    return new Upstream(settings, key, client(vertx, options, pool), headers(settings, key));
  }

  private static HttpClient client(Vertx vertx, HttpClientOptions options, PoolOptions pool) {
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(pool)
        // The call that a broken connection carried is told; a log would say the same again.
        .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
        .build();
  }

  private static Map<String, String> headers(ProviderSettings settings, Optional<Secret> key) {
    Map<String, String> headers = new TreeMap<>(settings.headers());
    KeyHeader header =
        switch (settings.api()) {
          case OPENAI, OPENAI_COMPATIBLE -> KeyHeader.BEARER;
          case AZURE_OPENAI -> new KeyHeader("api-key", "");
          case ANTHROPIC -> new KeyHeader("x-api-key", "");
          case GEMINI -> new KeyHeader("x-goog-api-key", "");
        };
    key.ifPresent(k -> headers.put(header.name(), header.value(k)));
    return headers;
  }

  private static boolean isTls(URI base) {
    return base.getScheme().toLowerCase(Locale.ROOT).equals("https");
  }

  ProviderSettings settings() {
    return settings;
  }

  HttpClient client() {
    return client;
  }

  /** Headers of every request, the key among them. */
  Map<String, String> headers() {
    return headers;
  }

  /**
   * Where a request goes.
   *
   * @param call the part of the path after the version, such as {@code /chat/completions}
   */
  RequestOptions request(String call) {
    URI base = settings.base();
    int port = base.getPort() >= 0 ? base.getPort() : isTls(base) ? 443 : 80;
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setHost(base.getHost())
        .setPort(port)
        .setURI(path(base, call));
  }

  private String path(URI base, String call) {
    String path = base.getRawPath() == null ? "" : base.getRawPath();
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    String version = settings.api() == Api.GEMINI ? "/v1beta" : "/v1";
    String full = VERSION.matcher(path).find() ? path + call : path + version + call;
    if (base.getRawQuery() == null) {
      return full;
    }
    return full + (full.indexOf('?') < 0 ? '?' : '&') + base.getRawQuery();
  }

  /** Whether it is asked with this key, the very one that was read. */
  boolean hasKey(Optional<Secret> other) {
    return key.equals(other);
  }

  /** Takes no more requests; its connections are closed once none can be under way. */
  void retire(Vertx vertx, Duration longest) {
    vertx.setTimer(longest.plusSeconds(1).toMillis(), _ -> client.close());
  }
}
