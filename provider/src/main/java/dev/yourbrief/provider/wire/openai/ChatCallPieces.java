package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Piece;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Puts the pieces of tool calls in a stream to their calls. OpenAI counts the calls in each piece;
 * some servers leave that out, or give every call the same number.
 */
final class ChatCallPieces {

  private static final class Slot {
    private final int number;
    private final String id;
    private final StringBuilder early = new StringBuilder();
    private String name = "";
    private String signature = "";
    private boolean hasBegun;

    Slot(int number, String id) {
      this.number = number;
      this.id = id;
    }
  }

  private static final int NO_NUMBER = -1;

  private final String answerId;
  private final List<Slot> slots = new ArrayList<>();
  private boolean hasNative;

  ChatCallPieces(String answerId) {
    this.answerId = answerId;
  }

  boolean hasSome() {
    return !slots.isEmpty() || hasNative;
  }

  void take(JsonNode call, ChatChoice.Sink sink) {
    if (!call.isObject()) {
      return;
    }
    JsonNode function = call.path("function");
    if (!function.isObject() && call.has("custom")) {
      hasNative = true;
      sink.add(
          new Piece.Native(Names.CHAT, Json.object().set("tool_calls", Json.array().add(call))));
      return;
    }
    int number = call.path("index").isInt() ? call.path("index").asInt() : NO_NUMBER;
    Slot slot = slot(number, Json.word(call, "id"), Json.text(function, "name"));
    String signature = ChatCalls.signature(call);
    if (!signature.isEmpty()) {
      slot.signature = signature;
    }
    add(slot, function, sink);
  }

  /** A function of the older kind: there is one at most. */
  void takeLegacy(JsonNode function, ChatChoice.Sink sink) {
    add(slots.isEmpty() ? open(NO_NUMBER, "") : slots.getLast(), function, sink);
  }

  private void add(Slot slot, JsonNode function, ChatChoice.Sink sink) {
    if (slot.name.isEmpty()) {
      slot.name = Json.text(function, "name");
    }
    String arguments = ChatCalls.arguments(function);
    if (!slot.name.isEmpty()) {
      begin(slot, sink);
      if (!arguments.isEmpty()) {
        sink.add(new Piece.CallArguments(slots.indexOf(slot), arguments));
      }
    } else {
      slot.early.append(arguments);
    }
  }

  private Slot slot(int number, String id, String name) {
    for (int i = slots.size() - 1; i >= 0; i--) {
      Slot slot = slots.get(i);
      boolean isSame =
          number == NO_NUMBER ? id.isEmpty() || id.equals(slot.id) : number == slot.number;
      if (isSame) {
        boolean isNext =
            slot.hasBegun
                && !name.isEmpty()
                && (id.isEmpty() ? number == NO_NUMBER : !id.equals(slot.id));
        return isNext ? open(number, id) : slot;
      }
    }
    return open(number, id);
  }

  private Slot open(int number, String id) {
    String known = id.isEmpty() ? ChatAnswerReader.madeId(answerId, slots.size()) : id;
    Slot slot = new Slot(number, known);
    slots.add(slot);
    return slot;
  }

  private void begin(Slot slot, ChatChoice.Sink sink) {
    if (slot.hasBegun) {
      return;
    }
    slot.hasBegun = true;
    int index = slots.indexOf(slot);
    sink.add(new Piece.CallBegan(index, slot.id, slot.name, slot.signature));
    if (!slot.early.isEmpty()) {
      sink.add(new Piece.CallArguments(index, slot.early.toString()));
    }
  }

  /** Calls whose name never came are calls all the same. */
  void flush(ChatChoice.Sink sink) {
    for (Slot slot : slots) {
      begin(slot, sink);
    }
  }
}
