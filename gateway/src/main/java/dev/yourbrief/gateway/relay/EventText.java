package dev.yourbrief.gateway.relay;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireFormat;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the events of a stream are written for a client: as server-sent events, or, as Gemini has it
 * for clients that do not ask for those, as the items of one JSON array.
 */
final class EventText {

  private final WireFormat format;
  private final boolean asArray;
  private boolean hasItems;

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
    if (asArray) {
      out.appendString(hasItems ? ",\r\n" : "[").appendString(event.data());
      hasItems = true;
      return;
    }
    if (!event.name().isEmpty()) {
      out.appendString("event: ").appendString(event.name()).appendByte((byte) '\n');
    }
    int from = 0;
    String data = event.data();
    int to = data.indexOf('\n');
    while (to >= 0) {
      out.appendString("data: ").appendString(data.substring(from, to)).appendByte((byte) '\n');
      from = to + 1;
      to = data.indexOf('\n', from);
    }
    out.appendString("data: ").appendString(data.substring(from)).appendString("\n\n");
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

  private static String text(tools.jackson.databind.JsonNode json) {
    return new String(Json.bytes(json), StandardCharsets.UTF_8);
  }

  void end(Buffer out) {
    if (asArray) {
      out.appendString(hasItems ? "]" : "[]");
    }
  }
}
