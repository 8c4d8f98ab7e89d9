package dev.yourbrief.provider.wire;

/**
 * A call that failed, in no provider's words.
 *
 * @param kind what kind of failure
 * @param status the HTTP status it goes with
 * @param message for people; no key and no prompt
 * @param code the provider's own word for it, such as {@code context_length_exceeded}; may be empty
 * @param param the member at fault; may be empty
 */
public record WireError(Kind kind, int status, String message, String code, String param) {

  /** What kind of failure it is; each API has its own words for these. */
  public enum Kind {
    /** The request cannot be taken as it is (400, 413, 422). */
    INVALID_REQUEST,
    /** No key, or a wrong one (401). */
    AUTHENTICATION,
    /** Nothing left to spend (402). */
    BILLING,
    /** The key may not do this (403). */
    PERMISSION,
    /** No such model or path (404). */
    NOT_FOUND,
    /** Too many calls or tokens (429). */
    RATE_LIMIT,
    /** The request is too large for the model's context (400 or 413). */
    CONTEXT_LENGTH,
    /** A filter of content would not have it (400). */
    CONTENT_FILTER,
    /** Nobody answered in time (408, 504). */
    TIMEOUT,
    /** The provider is too busy (503, 529). */
    OVERLOADED,
    /** The provider broke (500, 502 and others), or gave what cannot be read. */
    SERVER
  }

  /** The code of a stream that ended before its answer did. */
  public static final String BROKEN_OFF = "stream_broken_off";

  /** The code of an answer that came and cannot be read. */
  public static final String UNREADABLE = "unreadable_answer";

  /** A stream that ended before its answer did. */
  public static WireError brokenOff() {
    return new WireError(
        Kind.SERVER, 502, "the answer's stream ended before the answer did", BROKEN_OFF, "");
  }

  /** An answer that came and cannot be read. */
  public static WireError unreadable(String what) {
    return new WireError(Kind.SERVER, 502, what, UNREADABLE, "");
  }

  /** A request that cannot be read. */
  public static WireError invalid(String member, String message) {
    return new WireError(Kind.INVALID_REQUEST, 400, message, "", member);
  }

  public static WireError of(Kind kind, int status, String message) {
    return new WireError(kind, status, message, "", "");
  }

  /** The kind that an HTTP status stands for. */
  public static Kind kindOf(int status) {
    return switch (status) {
      case 401 -> Kind.AUTHENTICATION;
      case 402 -> Kind.BILLING;
      case 403 -> Kind.PERMISSION;
      case 404 -> Kind.NOT_FOUND;
      case 408, 504 -> Kind.TIMEOUT;
      case 429 -> Kind.RATE_LIMIT;
      case 503, 529 -> Kind.OVERLOADED;
      default -> status >= 400 && status < 500 ? Kind.INVALID_REQUEST : Kind.SERVER;
    };
  }
}
