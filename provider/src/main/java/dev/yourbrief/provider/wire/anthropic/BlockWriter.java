package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From parts to blocks of content. What the API would refuse is left out, and said. */
final class BlockWriter {

  /** Whose content it is: each may hold other blocks. */
  enum Place {
    SYSTEM,
    USER,
    ASSISTANT,
    /** An answer that a client reads: it may see the thoughts of any model. */
    ANSWER,
    RESULT
  }

  private final List<Loss> losses;
  private int unnamedCalls;
  private int unnamedResults;

  BlockWriter(List<Loss> losses) {
    this.losses = losses;
  }

  /**
   * @param where names the parts in losses
   */
  List<ObjectNode> write(List<Part> parts, Place place, String where) {
    List<ObjectNode> blocks = new ArrayList<>(parts.size());
    boolean isWritten = false;
    for (int i = 0; i < parts.size(); i++) {
      String at = where + "[" + i + "]";
      if (parts.get(i) instanceof Part.Native(String format, JsonNode json)
          && format.equals(Words.NAME)
          && isOfBlock(json)) {
        if (isWritten) {
          addRest(blocks.getLast(), json);
        }
        continue;
      }
      Optional<ObjectNode> block = write(parts.get(i), place, at);
      block.ifPresent(blocks::add);
      // Nothing is ever added to a block that came as it stood: it is not ours.
      isWritten = block.isPresent() && !(parts.get(i) instanceof Part.Native);
    }
    return blocks;
  }

  private static boolean isOfBlock(JsonNode json) {
    return switch (Json.text(json, "type")) {
      case Words.REST_OF_BLOCK, "citations_delta", "content_block_start" -> true;
      default -> false;
    };
  }

  static void addRest(ObjectNode block, JsonNode rest) {
    switch (Json.text(rest, "type")) {
      case Words.REST_OF_BLOCK -> {
        for (Map.Entry<String, JsonNode> member : rest.properties()) {
          if (!member.getKey().equals("type")) {
            block.set(member.getKey(), member.getValue());
          }
        }
      }
      case "citations_delta" -> {
        // A list of its own: the one there may belong to somebody else.
        ArrayNode citations = block.arrayNode();
        block.path("citations").forEach(citations::add);
        citations.add(rest.path("citation"));
        block.set("citations", citations);
      }
      default -> {
        // Only where in a stream one text ends and the next begins.
      }
    }
  }

  private Optional<ObjectNode> write(Part part, Place place, String at) {
    return switch (part) {
      case Part.Text text -> text(text, at);
      case Part.Image image -> image(image, place, at);
      case Part.Document document -> document(document, place, at);
      case Part.Audio _ -> lost(at, "no audio here");
      case Part.ToolCall call -> call(call, place, at);
      case Part.ToolResult result -> result(result, place, at);
      case Part.Thinking thinking -> thinking(thinking, place, at);
      case Part.Refusal refusal -> {
        losses.add(new Loss(at, "a refusal is text here"));
        yield text(new Part.Text(refusal.text()), at);
      }
      case Part.Native(String format, JsonNode json) -> {
        if (!format.equals(Words.NAME)) {
          yield lost(at, "only " + format + " knows it");
        }
        if (Json.text(json, "type").equals(Words.REST_OF_MESSAGE)) {
          yield Optional.empty();
        }
        yield json instanceof ObjectNode block ? Optional.of(block) : lost(at, "no block");
      }
    };
  }

  private Optional<ObjectNode> lost(String at, String why) {
    losses.add(new Loss(at, why));
    return Optional.empty();
  }

  private Optional<ObjectNode> text(Part.Text text, String at) {
    if (text.text().isEmpty()) {
      // The API refuses empty text.
      return text.cache() == Cache.NONE ? Optional.empty() : lost(at + ".cache", "on no words");
    }
    ObjectNode block = Json.object().put("type", "text").put("text", text.text());
    Words.putCache(block, text.cache());
    return Optional.of(block);
  }

  private Optional<ObjectNode> image(Part.Image image, Place place, String at) {
    if (place == Place.SYSTEM || place == Place.ASSISTANT || place == Place.ANSWER) {
      return lost(at, "no pictures in this turn");
    }
    Optional<ObjectNode> source = MediaWriter.image(image.media(), at, losses);
    if (!image.detail().isEmpty() && !image.detail().equals("auto")) {
      losses.add(new Loss(at + ".detail", "no such setting here"));
    }
    return source.map(s -> {
      ObjectNode block = Json.object().put("type", "image").set("source", s);
      Words.putCache(block, image.cache());
      return block;
    });
  }

  private Optional<ObjectNode> document(Part.Document document, Place place, String at) {
    if (place == Place.SYSTEM || place == Place.ASSISTANT || place == Place.ANSWER) {
      return lost(at, "no documents in this turn");
    }
    return MediaWriter.document(document.media(), at, losses)
        .map(s -> {
          ObjectNode block = Json.object().put("type", "document").set("source", s);
          if (!document.name().isEmpty()) {
            block.put("title", document.name());
          }
          Words.putCache(block, document.cache());
          return block;
        });
  }

  private Optional<ObjectNode> call(Part.ToolCall call, Place place, String at) {
    if (place != Place.ASSISTANT && place != Place.ANSWER) {
      return lost(at, "only the assistant calls functions");
    }
    if (!call.signature().isEmpty()) {
      losses.add(new Loss(at + ".signature", "calls have no signatures here"));
    }
    ObjectNode block =
        Json.object()
            .put("type", "tool_use")
            .put("id", call.id().isEmpty() ? "call_" + unnamedCalls++ : Words.id(call.id()))
            .put("name", call.name());
    Optional<JsonNode> arguments = Words.arguments(call.arguments());
    if (arguments.isPresent()) {
      block.set("input", arguments.get());
    } else {
      losses.add(new Loss(at + ".arguments", "no JSON object: kept as a text in one"));
      block.putObject("input").put("arguments", call.arguments());
    }
    return Optional.of(block);
  }

  private Optional<ObjectNode> result(Part.ToolResult result, Place place, String at) {
    if (place != Place.USER) {
      return lost(at, "results stand in a turn of the user here");
    }
    String id = result.callId();
    ObjectNode block =
        Json.object()
            .put("type", "tool_result")
            .put("tool_use_id", id.isEmpty() ? "call_" + unnamedResults++ : Words.id(id));
    List<ObjectNode> content = write(result.content(), Place.RESULT, at + ".content");
    if (!content.isEmpty()) {
      putContent(block, "content", content);
    }
    if (result.isError()) {
      block.put("is_error", true);
    }
    Words.putCache(block, result.cache());
    return Optional.of(block);
  }

  private Optional<ObjectNode> thinking(Part.Thinking thinking, Place place, String at) {
    boolean isOwn = thinking.format().equals(Words.NAME);
    if (place == Place.ANSWER) {
      String signature = Thoughts.signature(thinking.format(), thinking.id(), thinking.signature());
      return Optional.of(
          thinking.isRedacted()
              ? Json.object().put("type", "redacted_thinking").put("data", signature)
              : Json.object()
                  .put("type", "thinking")
                  .put("thinking", thinking.text())
                  .put("signature", signature));
    }
    if (place != Place.ASSISTANT || !isOwn || thinking.signature().isEmpty()) {
      return lost(at, isOwn ? "a thought without its signature" : "a thought of another provider");
    }
    return Optional.of(
        thinking.isRedacted()
            ? Json.object().put("type", "redacted_thinking").put("data", thinking.signature())
            : Json.object()
                .put("type", "thinking")
                .put("thinking", thinking.text())
                .put("signature", thinking.signature()));
  }

  /** As a text where it is no more than that. */
  static void putContent(ObjectNode owner, String member, List<ObjectNode> blocks) {
    Set<String> onlyText = Set.of("type", "text");
    if (blocks.size() == 1 && onlyText.equals(Set.copyOf(blocks.getFirst().propertyNames()))) {
      owner.set(member, blocks.getFirst().path("text"));
    } else {
      ArrayNode content = owner.putArray(member);
      blocks.forEach(content::add);
    }
  }
}
