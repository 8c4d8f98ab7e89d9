package dev.yourbrief.gateway.relay;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.gemini.GeminiList;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the events of a stream are written for a client: as server-sent events, or, as Gemini has it
 * for clients that do not ask for those, as the items of one JSON array.
 */
final class EventText {

  private final WireFormat format;
  private final boolean asArray;
  private final GeminiList list = new GeminiList();

  EventText(WireFormat format, boolean asArray) {
    this.format = format;
    this.asArray = asArray;
  }

  /** Whether a provider's bytes in the same format can be passed on as they are. */
  boolean isRaw() {
    return !asArray;
  }

  String contentType() {
    return asArray ? "application/json" : "text/event-stream; charset=utf-8";
  }

  void write(SseEvent event, Buffer out) {
    out.appendString(asArray ? list.next(event) : event.text());
  }

  /** An error within a stream, as the official clients of the format take it for one. */
  void writeError(WireError error, Buffer out) {
    switch (format.name()) {
      case Door.MESSAGES -> write(new SseEvent("error", text(format.write(error))), out);
      case Door.RESPONSES -> {
        ObjectNode event =
            Json.object()
                .put("type", "error")
                .put("code", error.code().isEmpty() ? "server_error" : error.code())
                .put("message", error.message())
                .putNull("param");
        event.set("error", format.write(error).path("error"));
        write(new SseEvent("error", text(event)), out);
      }
      default -> write(new SseEvent("", text(format.write(error))), out);
    }
  }

  private static String text(JsonNode json) {
    return new String(Json.bytes(json), StandardCharsets.UTF_8);
  }

  void end(Buffer out) {
    if (asArray) {
      out.appendString(list.end());
    }
  }
}
