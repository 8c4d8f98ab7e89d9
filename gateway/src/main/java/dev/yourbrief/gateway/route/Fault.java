package dev.yourbrief.gateway.route;

/** Why an attempt failed. */
public enum Fault {
  /** No connection: the name or the address does not answer, or TLS failed. Nothing was sent. */
  CONNECT,
  /** The connection broke before the answer's first byte. */
  RESET,
  /** No first byte in time, or none for too long, or not the last one in time. */
  TIMEOUT,
  /** 429. */
  RATE_LIMIT,
  /** 503, 529. */
  OVERLOADED,
  /** Other 5xx, or an answer that cannot be read. */
  SERVER,
  /** 401, 402, 403: the gateway's own key at the provider. */
  KEY,
  /** The request is too long for the model. */
  CONTEXT_LENGTH,
  /** A filter of content would not have it. */
  CONTENT_FILTER,
  /** Any other 4xx: the client's own mistake. */
  REJECTED;

  /** The name in configuration and rows. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether it says something about the target, and not about the request. */
  public boolean isTargets() {
    return switch (this) {
      case CONNECT, RESET, TIMEOUT, RATE_LIMIT, OVERLOADED, SERVER, KEY -> true;
      case CONTEXT_LENGTH, CONTENT_FILTER, REJECTED -> false;
    };
  }
}
