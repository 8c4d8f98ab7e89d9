package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.key.Admission;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireFormat;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a client gets: the head, the body, and as much of it as it can take. */
final class Reply {

  private static final String JSON = "application/json";
  private static final long MILLIS_TO_READ = 100;

  private final HttpServerResponse response;
  private final String call;
  private boolean hasBegun;

  Reply(HttpServerResponse response, String call) {
    this.response = response;
    this.call = call;
  }

  /** The call's name, which the client can look up and give feedback for. */
  String call() {
    return call;
  }

  boolean hasBegun() {
    return hasBegun;
  }

  /** What else the client sends on this connection is not wanted. */
  void closing() {
    if (!response.headWritten()) {
      response.putHeader("connection", "close");
    }
  }

  /** Names who answered, and what it was not told. */
  void answeredBy(Target target, List<Loss> losses) {
    response.putHeader("x-yourbrief-target", ascii(target.name()));
    if (!losses.isEmpty()) {
      response.putHeader("x-yourbrief-lost", Losses.text(losses));
    }
  }

  void cost(BigDecimal usd) {
    response.putHeader("x-yourbrief-usd", usd.stripTrailingZeros().toPlainString());
  }

  private static String ascii(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~') ? text : text.replaceAll("[^ -~]", "?");
  }

  /**
   * @param headers the provider's; those that mean something to its clients are passed on
   */
  void whole(int status, MultiMap headers, Buffer body) {
    head(status, headers, JSON);
    response.end(body).onFailure(_ -> {});
  }

  void json(int status, byte[] body) {
    whole(status, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(body));
  }

  void beginStream(MultiMap headers, String contentType) {
    head(200, headers, contentType);
    response.putHeader("cache-control", "no-cache");
    // Proxies in between hold streams back unless they are told.
    response.putHeader("x-accel-buffering", "no");
    response.setChunked(true);
  }

  private void head(int status, MultiMap headers, String contentType) {
    hasBegun = true;
    response.setStatusCode(status);
    for (Map.Entry<String, String> header : headers) {
      if (isPassed(header.getKey().toLowerCase(Locale.ROOT))) {
        response.headers().add(header.getKey(), header.getValue());
      }
    }
    response.putHeader("content-type", contentType);
    response.putHeader("x-yourbrief-call", call);
  }

  private static boolean isPassed(String name) {
    return name.startsWith("x-ratelimit-")
        || name.startsWith("anthropic-ratelimit-")
        || name.equals("x-request-id")
        || name.equals("request-id")
        || name.equals("openai-processing-ms")
        || name.equals("openai-version");
  }

  /** More of a stream. A client that takes it slowly slows the provider down, not the memory. */
  void piece(Buffer bytes, Attempt from) {
    response.write(bytes).onFailure(_ -> {});
    if (response.writeQueueFull()) {
      from.pause();
      response.drainHandler(_ -> from.resume());
    }
  }

  void endStream(Buffer last) {
    if (last.length() > 0) {
      response.end(last).onFailure(_ -> {});
    } else {
      response.end().onFailure(_ -> {});
    }
  }

  /**
   * The last that there is of a stream that broke off, and then no end of it. Some clients throw
   * away what they have not read yet when a connection breaks, so that they are given a moment.
   */
  void breakStream(Buffer last, Vertx vertx) {
    response.write(last).onComplete(_ -> vertx.setTimer(MILLIS_TO_READ, _ -> cut()));
  }

  /** Closes the connection, so that the client takes what it has for no whole answer. */
  void cut() {
    response.reset().onFailure(_ -> {});
  }

  void error(WireFormat format, WireError error, Optional<Duration> retryAfter) {
    if (response.ended() || response.closed()) {
      return;
    }
    retryAfter.ifPresent(after ->
        response.putHeader(
            "retry-after", String.valueOf(Math.max(1, after.plusMillis(999).toSeconds()))));
    json(error.status(), Json.bytes(format.write(error)));
  }

  /** Why a key may not, in the words that official clients understand. */
  static WireError refusal(Admission.Reason reason, String message) {
    return switch (reason) {
      case MODEL_NOT_ALLOWED, PRICE_UNKNOWN ->
          new WireError(Kind.PERMISSION, 403, message, reason.word(), "");
      case EXPIRED -> new WireError(Kind.AUTHENTICATION, 401, message, reason.word(), "");
      case REQUESTS, TOKENS, CONCURRENT ->
          new WireError(Kind.RATE_LIMIT, 429, message, "rate_limit_exceeded", "");
      case BUDGET -> new WireError(Kind.BILLING, 402, message, "insufficient_quota", "");
    };
  }
}
