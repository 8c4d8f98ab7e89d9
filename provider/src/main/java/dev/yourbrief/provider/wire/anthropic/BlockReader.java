package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Part.Media;
import dev.yourbrief.provider.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** From blocks of content to parts. It remembers the names of calls for their results. */
final class BlockReader {

  private static final Set<String> TEXT = Set.of("type", "text", "cache_control");
  private static final Set<String> IMAGE = Set.of("type", "source", "cache_control");
  private static final Set<String> DOCUMENT = Set.of("type", "source", "title", "cache_control");
  private static final Set<String> CALL = Set.of("type", "id", "name", "input");
  private static final Set<String> RESULT =
      Set.of("type", "tool_use_id", "content", "is_error", "cache_control");
  private static final Set<String> THINKING = Set.of("type", "thinking", "signature");
  private static final Set<String> REDACTED = Set.of("type", "data");

  private final Map<String, String> nameOfCall = new HashMap<>();

  /**
   * @param where names the content in errors
   */
  List<Part> content(JsonNode content, String where) throws WireException {
    if (content.isString()) {
      return List.of(new Part.Text(content.stringValue()));
    }
    if (Json.isAbsent(content)) {
      return List.of();
    }
    if (!content.isArray()) {
      throw Errors.badRequest(where, "must be a text or a list of blocks");
    }
    List<Part> parts = new ArrayList<>(content.size());
    int at = 0;
    for (JsonNode block : content) {
      add(block, where + "[" + at++ + "]", parts);
    }
    return parts;
  }

  private void add(JsonNode block, String where, List<Part> parts) throws WireException {
    if (block.isString()) {
      parts.add(new Part.Text(block.stringValue()));
      return;
    }
    if (!block.isObject()) {
      throw Errors.badRequest(where, "must be a block, which is an object with a type");
    }
    switch (Json.text(block, "type")) {
      case "text" -> {
        parts.add(new Part.Text(Json.text(block, "text"), Words.cache(block)));
        addRest(block, TEXT, parts);
      }
      case "image" -> addMedia(block, IMAGE, parts);
      case "document" -> addMedia(block, DOCUMENT, parts);
      case "tool_use" -> {
        String id = Json.text(block, "id");
        String name = Json.text(block, "name");
        nameOfCall.put(id, name);
        parts.add(new Part.ToolCall(id, name, arguments(block.path("input")), ""));
        addRest(block, CALL, parts);
      }
      case "tool_result" -> {
        String id = Json.text(block, "tool_use_id");
        parts.add(
            new Part.ToolResult(
                id,
                nameOfCall.getOrDefault(id, ""),
                content(block.path("content"), where + ".content"),
                block.path("is_error").booleanValue(false),
                Words.cache(block)));
        addRest(block, RESULT, parts);
      }
      case "thinking" -> {
        parts.add(
            Thoughts.read(Json.text(block, "thinking"), Json.text(block, "signature"), false));
        addRest(block, THINKING, parts);
      }
      case "redacted_thinking" -> {
        parts.add(Thoughts.read("", Json.text(block, "data"), true));
        addRest(block, REDACTED, parts);
      }
      default -> parts.add(new Part.Native(Words.NAME, block));
    }
  }

  private static void addRest(JsonNode block, Set<String> known, List<Part> parts) {
    Words.rest(block, known, Words.REST_OF_BLOCK).ifPresent(parts::add);
  }

  private static void addMedia(JsonNode block, Set<String> known, List<Part> parts) {
    Optional<Media> media = media(block.path("source"));
    if (media.isEmpty()) {
      parts.add(new Part.Native(Words.NAME, block));
      return;
    }
    parts.add(
        known.equals(IMAGE)
            ? new Part.Image(media.get(), "", Words.cache(block))
            : new Part.Document(media.get(), Json.text(block, "title"), Words.cache(block)));
    addRest(block, known, parts);
  }

  private static Optional<Media> media(JsonNode source) {
    String type = Json.text(source, "media_type");
    return switch (Json.text(source, "type")) {
      case "base64" -> Optional.of(new Media.Inline(type, Json.text(source, "data")));
      case "url" -> Optional.of(new Media.Link(Json.text(source, "url"), ""));
      case "file" -> Optional.of(new Media.Kept(Words.NAME, Json.text(source, "file_id")));
      case "text" -> {
        byte[] bytes = Json.text(source, "data").getBytes(StandardCharsets.UTF_8);
        yield Optional.of(
            new Media.Inline(
                type.isEmpty() ? "text/plain" : type, Base64.getEncoder().encodeToString(bytes)));
      }
      default -> Optional.empty();
    };
  }

  static String arguments(JsonNode input) {
    return Json.isAbsent(input) ? "{}" : input.toString();
  }
}
