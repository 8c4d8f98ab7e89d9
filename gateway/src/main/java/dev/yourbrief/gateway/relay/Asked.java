package dev.yourbrief.gateway.relay;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import io.vertx.core.MultiMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request as the client made it. It is taken apart only when a provider speaks another format.
 */
final class Asked {

  private final Door door;
  private final WireFormat format;
  private final Envelope envelope;
  private final MultiMap headers;
  private final String query;
  private @Nullable Conversation conversation;

  Asked(Door door, WireFormat format, Envelope envelope, MultiMap headers, String query) {
    this.door = door;
    this.format = format;
    this.envelope = envelope;
    this.headers = headers;
    this.query = query;
  }

  Door door() {
    return door;
  }

  WireFormat format() {
    return format;
  }

  Envelope envelope() {
    return envelope;
  }

  MultiMap headers() {
    return headers;
  }

  /** The model's name, from the path where that names one, and else from the body. */
  String model() {
    return door.call().model().isEmpty() ? envelope.model() : door.call().model();
  }

  boolean streamed() {
    return door.call().streamed() || envelope.streamed();
  }

  /** Whether a stream of Gemini's is wanted as a JSON array, and not as events. */
  boolean wantsArray() {
    return door.format().equals(Door.GEMINI) && streamed() && !query.contains("alt=sse");
  }

  /** The request in no provider's words. */
  Conversation conversation() throws WireException {
    Conversation known = conversation;
    if (known == null) {
      Optional<JsonNode> tree = Json.tree(envelope.body());
      if (tree.isEmpty()) {
        throw new WireException(
            WireError.of(WireError.Kind.INVALID_REQUEST, 400, "the body is not JSON"));
      }
      known = format.request(tree.get(), door.call());
      conversation = known;
    }
    return known;
  }
}
