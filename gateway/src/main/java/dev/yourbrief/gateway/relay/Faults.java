package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.route.Fault;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import java.util.Optional;

/** What a provider's error means for the route, and what a fault means for the client. */
final class Faults {

  private Faults() {}

  /** The fault that an error of a provider is; how it answered decides whether others are asked. */
  static Fault of(WireError error) {
    return switch (error.kind()) {
      case RATE_LIMIT -> Fault.RATE_LIMIT;
      case OVERLOADED -> Fault.OVERLOADED;
      case SERVER -> Fault.SERVER;
      case TIMEOUT -> Fault.TIMEOUT;
      case AUTHENTICATION, PERMISSION, BILLING -> Fault.KEY;
      case CONTEXT_LENGTH -> Fault.CONTEXT_LENGTH;
      case CONTENT_FILTER -> Fault.CONTENT_FILTER;
      case INVALID_REQUEST, NOT_FOUND -> Fault.REJECTED;
    };
  }

  /**
   * What the client is told when nobody answered.
   *
   * @param who the target that was asked last
   * @param said the provider's own error, where it gave one
   */
  static WireError toClient(Fault fault, String who, String message, Optional<WireError> said) {
    if (fault == Fault.KEY) {
      // The key is the gateway's, not the client's; what the provider says of it may quote it.
      return WireError.of(
          Kind.SERVER, 502, who + " does not take the gateway's key: see the gateway's log");
    }
    if (said.isPresent()) {
      return said.get();
    }
    return switch (fault) {
      case TIMEOUT -> WireError.of(Kind.TIMEOUT, 504, who + " " + message);
      case OVERLOADED -> WireError.of(Kind.OVERLOADED, 503, who + " " + message);
      default -> WireError.of(Kind.SERVER, 502, who + " " + message);
    };
  }
}
