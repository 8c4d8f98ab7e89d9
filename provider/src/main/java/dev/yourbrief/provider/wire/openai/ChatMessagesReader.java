package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The messages of a request in chat completions. Results that follow each other are one turn. */
final class ChatMessagesReader {

  private static final Set<String> PLAIN = Set.of("role", "content");

  private static final Set<String> ASSISTANT =
      Set.of(
          "role",
          "content",
          "refusal",
          "tool_calls",
          "function_call",
          "reasoning_content",
          "reasoning");

  private static final Set<String> TOOL = Set.of("role", "content", "tool_call_id", "name");

  private final Extras extras;
  private final ChatContent content;
  private final List<Turn> turns = new ArrayList<>();
  private final List<Part> results = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private String lastLegacyCall = "";

  ChatMessagesReader(Extras extras) {
    this.extras = extras;
    this.content = new ChatContent(extras);
  }

  List<Turn> read(JsonNode body) throws WireException {
    JsonNode messages = Fields.list(body, "messages", "");
    if (messages.isEmpty()) {
      throw Fields.wrong("messages", "a list of at least one message");
    }
    for (int i = 0; i < messages.size(); i++) {
      readMessage(messages.path(i), "messages[" + i + "]");
    }
    flushResults();
    return turns;
  }

  private void readMessage(JsonNode message, String place) throws WireException {
    Fields.object(message, place);
    String role = Fields.needed(message, "role", place);
    switch (role) {
      case "system" -> readPlain(Speaker.SYSTEM, message, place);
      case "developer" -> readPlain(Speaker.DEVELOPER, message, place);
      case "user" -> readPlain(Speaker.USER, message, place);
      case "assistant" -> readAssistant(message, place);
      case "tool" -> {
        String id = Fields.needed(message, "tool_call_id", place);
        String name = Fields.text(message, "name", place);
        readResult(id, name.isEmpty() ? names.getOrDefault(id, "") : name, message, place);
      }
      case "function" ->
          readResult(lastLegacyCall, Fields.needed(message, "name", place), message, place);
      default ->
          throw Fields.wrong(
              place + ".role", "one of system, developer, user, assistant, tool and function");
    }
  }

  private void readPlain(Speaker speaker, JsonNode message, String place) throws WireException {
    flushResults();
    if (!message.has("content")) {
      throw Fields.wrong(place + ".content", "a string or a list of parts");
    }
    turns.add(new Turn(speaker, content.read(message.path("content"), place + ".content")));
    extras.addRest(place, message, PLAIN, "role");
  }

  private void readAssistant(JsonNode message, String place) throws WireException {
    flushResults();
    List<Part> parts = new ArrayList<>();
    Thoughts.read(message).ifPresent(parts::add);
    parts.addAll(content.read(message.path("content"), place + ".content"));
    String refusal = Fields.text(message, "refusal", place);
    if (!refusal.isEmpty()) {
      parts.add(new Part.Refusal(refusal));
    }
    JsonNode calls = Fields.list(message, "tool_calls", place);
    for (int i = 0; i < calls.size(); i++) {
      JsonNode call = calls.path(i);
      String at = place + ".tool_calls[" + i + "]";
      Fields.object(call, at);
      if (!ChatCalls.isFunction(call)) {
        parts.add(new Part.Native(Names.CHAT, call));
        continue;
      }
      Part.ToolCall read = ChatCalls.read(call, at);
      names.put(read.id(), read.name());
      parts.add(read);
      extras.addRest(at, call, ChatCalls.KNOWN, "");
    }
    JsonNode legacy = message.path("function_call");
    if (legacy.isObject()) {
      lastLegacyCall = "call_" + turns.size();
      parts.add(ChatCalls.legacy(lastLegacyCall, legacy));
    }
    turns.add(new Turn(Speaker.ASSISTANT, parts));
    extras.addRest(place, message, ASSISTANT, "role");
  }

  private void readResult(String id, String name, JsonNode message, String place)
      throws WireException {
    results.add(
        new Part.ToolResult(
            id,
            name,
            content.read(message.path("content"), place + ".content"),
            false,
            message.has(CacheMarks.MEMBER) ? CacheMarks.read(message) : Cache.NONE));
    extras.addRest(place, message, message.has(CacheMarks.MEMBER) ? TOOL_WITH_MARK : TOOL, "role");
  }

  private static final Set<String> TOOL_WITH_MARK =
      Set.of("role", "content", "tool_call_id", "name", CacheMarks.MEMBER);

  private void flushResults() {
    if (!results.isEmpty()) {
      turns.add(new Turn(Speaker.USER, results));
      results.clear();
    }
  }
}
