package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Part.Media;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From parts of ours to the parts of a content. */
final class PartWriter {

  private final List<Loss> losses;
  private final boolean isAnswer;
  private final Map<String, String> names = new HashMap<>();

  /**
   * @param isAnswer whether a client reads it, which may see the thoughts of any model
   */
  PartWriter(List<Loss> losses, boolean isAnswer) {
    this.losses = losses;
    this.isAnswer = isAnswer;
  }

  List<ObjectNode> write(List<Part> parts, String where) {
    List<ObjectNode> written = new ArrayList<>(parts.size());
    boolean takesRest = false;
    for (int i = 0; i < parts.size(); i++) {
      String at = where + "[" + i + "]";
      if (parts.get(i) instanceof Part.Native(String format, JsonNode json)
          && format.equals(Fields.NAME)
          && Fields.isStay(json)) {
        if (takesRest && Json.text(json, "type").equals(Fields.REST_OF_PART)) {
          addRest(written.getLast(), json);
        }
        continue;
      }
      if (takesRest && addsSignature(parts.get(i), written.getLast())) {
        continue;
      }
      Optional<ObjectNode> part = write(parts.get(i), at);
      part.ifPresent(written::add);
      takesRest = part.isPresent() && !(parts.get(i) instanceof Part.Native);
    }
    return written;
  }

  /** A signature without a thought belongs to the text before it. */
  private static boolean addsSignature(Part part, ObjectNode before) {
    if (part instanceof Part.Thinking(String format, String id, String text, String signature, _)
        && format.equals(Fields.NAME)
        && id.isEmpty()
        && text.isEmpty()
        && !signature.isEmpty()
        && before.has("text")
        && !before.has("thought")
        && !before.has("thoughtSignature")) {
      before.put("thoughtSignature", signature);
      return true;
    }
    return false;
  }

  private static void addRest(ObjectNode part, JsonNode rest) {
    rest.properties()
        .forEach(m -> {
          if (m.getKey().equals("type")) {
            return;
          }
          if (part.path(m.getKey()) instanceof ObjectNode inner && m.getValue().isObject()) {
            m.getValue().properties().forEach(i -> inner.set(i.getKey(), i.getValue()));
          } else {
            part.set(m.getKey(), m.getValue());
          }
        });
  }

  private Optional<ObjectNode> write(Part part, String at) {
    return switch (part) {
      case Part.Text(String text, Cache cache) -> {
        lose(cache, at);
        yield Optional.of(Json.object().put("text", text));
      }
      case Part.Image(Media media, String detail, Cache cache) -> {
        lose(cache, at);
        if (!detail.isEmpty() && !detail.equals("auto")) {
          losses.add(new Loss(at + ".detail", "no such setting of a picture here"));
        }
        yield media(media, "image/", "", at);
      }
      case Part.Document(Media media, String name, Cache cache) -> {
        lose(cache, at);
        yield media(media, "", name, at);
      }
      case Part.Audio(Media media) -> media(media, "audio/", "", at);
      case Part.ToolCall call -> Optional.of(call(call, at));
      case Part.ToolResult result -> Optional.of(result(result, at));
      case Part.Thinking thinking -> thinking(thinking, at);
      case Part.Refusal(String text) -> {
        losses.add(new Loss(at, "a refusal is text here"));
        yield Optional.of(Json.object().put("text", text));
      }
      case Part.Native(String format, JsonNode json) ->
          format.equals(Fields.NAME) && json instanceof ObjectNode known
              ? Optional.of(known)
              : lost(at, "only " + format + " knows it");
    };
  }

  private Optional<ObjectNode> lost(String at, String why) {
    losses.add(new Loss(at, why));
    return Optional.empty();
  }

  private void lose(Cache cache, String at) {
    if (cache != Cache.NONE) {
      losses.add(new Loss(at + ".cache", "no marks for a cache here"));
    }
  }

  /**
   * @param kind how its type begins, where that is known: the API tells what a file is by its type
   */
  private Optional<ObjectNode> media(Media media, String kind, String name, String at) {
    ObjectNode part = Json.object();
    ObjectNode data =
        switch (media) {
          case Media.Inline(String type, String base64) ->
              part.putObject("inlineData").put("mimeType", type).put("data", base64);
          case Media.Link(String url, String type) -> file(part, url, type);
          case Media.Kept(String format, String id) -> {
            if (!format.equals(Fields.NAME)) {
              yield part;
            }
            int space = id.indexOf(' ');
            yield file(part, id.substring(space + 1), space < 0 ? "" : id.substring(0, space));
          }
        };
    if (part.isEmpty()) {
      return lost(at, "a file kept at another provider");
    }
    if (!Json.text(data, "mimeType").startsWith(kind)) {
      String type = FileTypes.of(Json.text(data, "fileUri"), kind);
      if (!type.startsWith(kind)) {
        return lost(at, "no type of a file, which has to be said here");
      }
      data.put("mimeType", type);
    }
    if (!name.isEmpty()) {
      data.put("displayName", name);
    }
    return Optional.of(part);
  }

  private static ObjectNode file(ObjectNode part, String uri, String type) {
    ObjectNode data = part.putObject("fileData");
    if (!type.isEmpty()) {
      data.put("mimeType", type);
    }
    return data.put("fileUri", uri);
  }

  private ObjectNode call(Part.ToolCall call, String at) {
    names.put(call.id(), call.name());
    ObjectNode part = Json.object();
    ObjectNode function = part.putObject("functionCall");
    putId(function, call.id());
    function.put("name", call.name());
    function.set("args", arguments(call.arguments(), at, losses));
    if (!call.signature().isEmpty()) {
      part.put("thoughtSignature", call.signature());
    }
    return part;
  }

  static void putId(ObjectNode function, String id) {
    if (!id.isEmpty() && !CallIds.isMade(id)) {
      function.put("id", id);
    }
  }

  static JsonNode arguments(String text, String at, List<Loss> losses) {
    if (text.isBlank()) {
      return Json.object();
    }
    Optional<JsonNode> tree = Json.tree(text).filter(JsonNode::isObject);
    if (tree.isEmpty()) {
      losses.add(new Loss(at + ".arguments", "no JSON object: kept as a text in one"));
    }
    return tree.orElseGet(() -> Json.object().put("arguments", text));
  }

  private ObjectNode result(Part.ToolResult result, String at) {
    lose(result.cache(), at);
    ObjectNode part = Json.object();
    ObjectNode function = part.putObject("functionResponse");
    putId(function, result.callId());
    String name = result.name().isEmpty() ? names.getOrDefault(result.callId(), "") : result.name();
    function.put("name", name.isEmpty() ? result.callId() : name);
    List<String> texts = new ArrayList<>();
    List<Part> others = new ArrayList<>();
    for (Part one : result.content()) {
      if (one instanceof Part.Text(String text, Cache cache)) {
        lose(cache, at);
        texts.add(text);
      } else {
        others.add(one);
      }
    }
    if (texts.size() > 1) {
      losses.add(new Loss(at + ".content", "its texts are one here"));
    }
    function.set("response", response(String.join("\n", texts), result.isError()));
    List<ObjectNode> parts = write(others, at + ".content");
    if (!parts.isEmpty()) {
      ArrayNode list = function.putArray("parts");
      parts.forEach(list::add);
    }
    return part;
  }

  /** A result is an object here: one that is JSON is that object, others are its output. */
  private static JsonNode response(String text, boolean isError) {
    if (isError) {
      return Json.object().put("error", text);
    }
    if (text.startsWith("{")) {
      Optional<JsonNode> tree = Json.tree(text).filter(JsonNode::isObject);
      if (tree.isPresent()
          && tree.get().toString().equals(text)
          && !PartReader.isOnly(tree.get(), "output")
          && !PartReader.isOnly(tree.get(), "error")) {
        return tree.get();
      }
    }
    return Json.object().put("output", text);
  }

  private Optional<ObjectNode> thinking(Part.Thinking thinking, String at) {
    boolean isOwn = thinking.format().equals(Fields.NAME);
    if (!isOwn && !isAnswer) {
      return lost(at, "a thought of another provider");
    }
    ObjectNode part = Json.object().put("text", thinking.text());
    if (!isOwn || !thinking.text().isEmpty() || thinking.signature().isEmpty()) {
      part.put("thought", true);
    }
    String signature =
        Signatures.write(
            thinking.format(), thinking.id(), thinking.signature(), thinking.isRedacted());
    if (!signature.isEmpty()) {
      part.put("thoughtSignature", signature);
    }
    return Optional.of(part);
  }
}
