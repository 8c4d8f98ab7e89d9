package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Part.Media;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From the parts of a content to parts of ours. */
final class PartReader {

  private static final String FILES = "https://generativelanguage.googleapis.com/";

  private final CallIds ids;

  PartReader(CallIds ids) {
    this.ids = ids;
  }

  /** The parts of a content, which may be a text too. */
  List<Part> content(JsonNode content, String where) throws WireException {
    if (content.isString()) {
      return List.of(new Part.Text(content.stringValue()));
    }
    JsonNode parts = content.path("parts");
    if (Json.isAbsent(parts)) {
      return List.of();
    }
    if (!content.isObject() || !(parts.isArray() || parts.isObject())) {
      throw Fields.bad(where + ".parts", "must be a list of parts");
    }
    List<Part> read = new ArrayList<>();
    if (parts.isObject()) {
      add(parts, where + ".parts", read);
      return read;
    }
    int at = 0;
    for (JsonNode part : parts) {
      add(part, where + ".parts[" + at++ + "]", read);
    }
    return read;
  }

  private void add(JsonNode part, String where, List<Part> parts) throws WireException {
    if (!part.isObject()) {
      throw Fields.bad(where, "must be an object");
    }
    String signature = Fields.text(part, "thoughtSignature");
    if (Fields.get(part, "functionCall").isObject()) {
      JsonNode call = Fields.get(part, "functionCall");
      String name = Json.text(call, "name");
      String args = Json.isAbsent(call.path("args")) ? "{}" : call.path("args").toString();
      String known = signature.equals(Signatures.UNCHECKED) ? "" : signature;
      parts.add(new Part.ToolCall(ids.ofCall(Json.text(call, "id"), name), name, args, known));
      addRest(part, "functionCall", Set.of("id", "name", "args"), parts);
    } else if (Fields.get(part, "functionResponse").isObject()) {
      parts.add(result(Fields.get(part, "functionResponse")));
      addRest(part, "functionResponse", Set.of("id", "name", "response", "parts"), parts);
    } else if (Fields.get(part, "inlineData").isObject()) {
      JsonNode data = Fields.get(part, "inlineData");
      String type = Fields.text(data, "mimeType");
      add(new Media.Inline(type, Json.text(data, "data")), type, data, part, parts);
      addRest(part, "inlineData", Set.of("mimeType", "data", "displayName"), parts);
    } else if (Fields.get(part, "fileData").isObject()) {
      JsonNode data = Fields.get(part, "fileData");
      String uri = Fields.text(data, "fileUri");
      String type = Fields.text(data, "mimeType");
      add(media(uri, type), type, data, part, parts);
      addRest(part, "fileData", Set.of("mimeType", "fileUri", "displayName"), parts);
    } else if (part.path("text").isString()) {
      String text = part.path("text").stringValue();
      if (part.path("thought").booleanValue(false)) {
        parts.add(Signatures.read(text, signature));
      } else {
        parts.add(new Part.Text(text));
        if (!signature.isEmpty()) {
          parts.add(Signatures.read("", signature));
        }
      }
      addRest(part, "text", Set.of(), parts);
    } else {
      parts.add(new Part.Native(Fields.NAME, part));
    }
  }

  private static Media media(String uri, String type) {
    return uri.startsWith(FILES) || uri.startsWith("gs://")
        ? new Media.Kept(Fields.NAME, type.isEmpty() ? uri : type + " " + uri)
        : new Media.Link(uri, type);
  }

  /** What a kind of data is to the model, its type says; a film has no word of ours. */
  private static void add(
      Media media, String type, JsonNode data, JsonNode whole, List<Part> parts) {
    if (type.startsWith("image/")) {
      parts.add(new Part.Image(media, "", Cache.NONE));
    } else if (type.startsWith("audio/")) {
      parts.add(new Part.Audio(media));
    } else if (type.startsWith("video/")) {
      parts.add(new Part.Native(Fields.NAME, whole));
    } else {
      parts.add(new Part.Document(media, Fields.text(data, "displayName"), Cache.NONE));
    }
  }

  private static void addRest(JsonNode part, String kind, Set<String> inner, List<Part> parts) {
    if (parts.getLast() instanceof Part.Native) {
      return;
    }
    Set<String> known = Set.of(kind, "thought", "thoughtSignature");
    ObjectNode rest = Fields.rest(part, known);
    boolean isMedia = kind.equals("inlineData") || kind.equals("fileData");
    if (isMedia && !Fields.text(part, "thoughtSignature").isEmpty()) {
      rest.put("thoughtSignature", Fields.text(part, "thoughtSignature"));
    }
    if (isMedia && part.path("thought").booleanValue(false)) {
      rest.put("thought", true);
    }
    ObjectNode innerRest = Fields.rest(Fields.get(part, kind), inner);
    if (!(parts.getLast() instanceof Part.Document)
        && isMedia
        && !Fields.text(Fields.get(part, kind), "displayName").isEmpty()) {
      innerRest.put("displayName", Fields.text(Fields.get(part, kind), "displayName"));
    }
    if (!innerRest.isEmpty()) {
      rest.set(kind, innerRest);
    }
    Fields.stay(rest, Fields.REST_OF_PART).ifPresent(parts::add);
  }

  private Part.ToolResult result(JsonNode result) throws WireException {
    String name = Json.text(result, "name");
    String id = ids.ofResult(Json.text(result, "id"), name);
    JsonNode response = result.path("response");
    boolean isError = isOnly(response, "error");
    List<Part> content = new ArrayList<>();
    if (isError || isOnly(response, "output")) {
      content.add(new Part.Text(Json.text(response, isError ? "error" : "output")));
    } else if (!Json.isAbsent(response)) {
      content.add(new Part.Text(response.toString()));
    }
    if (result.path("parts").isArray()) {
      content.addAll(new PartReader(ids).content(result, "functionResponse"));
    }
    return new Part.ToolResult(
        id, name.isEmpty() ? ids.nameOf(id) : name, content, isError, Cache.NONE);
  }

  /** Whether it is no more than this text. */
  static boolean isOnly(JsonNode response, String member) {
    return response.isObject() && response.size() == 1 && response.path(member).isString();
  }
}
