package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Part.Media;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parts of a message's content, or of a function's output, in responses. */
final class ResponsesPartsWriter {

  private static final Set<String> CONTENT =
      Set.of("computer_screenshot", "summary_text", "reasoning_text");

  private final List<Loss> losses;

  ResponsesPartsWriter(List<Loss> losses) {
    this.losses = losses;
  }

  /** Whether it is a part of a message's content, not an item of its own. */
  static boolean isContent(Part.Native own) {
    String type = Json.text(own.json(), "type");
    return own.format().equals(Names.RESPONSES)
        && (type.startsWith("input_") || type.startsWith("output_") || CONTENT.contains(type));
  }

  /** A thought as an item. */
  static ObjectNode reasoning(Part.Thinking thinking, String id) {
    ObjectNode item = Json.object().put("type", "reasoning");
    if (!id.isEmpty()) {
      item.put("id", id);
    }
    ArrayNode summary = item.putArray("summary");
    if (!thinking.text().isEmpty()) {
      summary.addObject().put("type", "summary_text").put("text", thinking.text());
    }
    if (!thinking.signature().isEmpty() && thinking.format().equals(Names.RESPONSES)) {
      item.put("encrypted_content", thinking.signature());
    }
    return item;
  }

  /**
   * @param isModels whether the model said it, which then has words only
   */
  ArrayNode write(List<Part> parts, boolean isModels, String place) {
    ArrayNode content = Json.array();
    for (Part part : parts) {
      String at = place + "[" + content.size() + "]";
      switch (part) {
        case Part.Text text -> {
          ObjectNode node =
              content
                  .addObject()
                  .put("type", isModels ? "output_text" : "input_text")
                  .put("text", text.text());
          CacheMarkWriter.write(node, text.cache(), false, at, losses);
        }
        case Part.Refusal refusal ->
            content.addObject().put("type", "refusal").put("refusal", refusal.text());
        case Part.Native own when own.format().equals(Names.RESPONSES) -> content.add(own.json());
        case Part.Image image when !isModels -> addImage(content, image, at);
        case Part.Document document when !isModels -> addFile(content, document, at);
        case Part.Audio audio when audio.media() instanceof Media.Inline inline && !isModels ->
            content
                .addObject()
                .put("type", "input_audio")
                .putObject("input_audio")
                .put("data", inline.base64())
                .put("format", ChatPartsWriter.audioFormat(inline.type()));
        default -> losses.add(new Loss(at, "a part that has no place here"));
      }
    }
    return content;
  }

  private void addImage(ArrayNode content, Part.Image image, String place) {
    ObjectNode node = Json.object().put("type", "input_image");
    switch (image.media()) {
      case Media.Inline inline -> node.put("image_url", DataUrls.write(inline));
      case Media.Link link -> node.put("image_url", link.url());
      case Media.Kept kept when Names.isKeptHere(kept) -> node.put("file_id", kept.id());
      case Media.Kept kept -> losses.add(new Loss(place, "a picture kept at " + kept.format()));
    }
    if (node.size() > 1) {
      content.add(node.put("detail", image.detail().isEmpty() ? "auto" : image.detail()));
      CacheMarkWriter.write(node, image.cache(), false, place, losses);
    }
  }

  private void addFile(ArrayNode content, Part.Document document, String place) {
    ObjectNode node = Json.object().put("type", "input_file");
    switch (document.media()) {
      case Media.Inline inline -> {
        // OpenAI refuses bytes without a name.
        node.put("filename", document.name().isEmpty() ? "document" : document.name());
        node.put("file_data", DataUrls.write(inline));
      }
      case Media.Link link -> node.put("file_url", link.url());
      case Media.Kept kept when Names.isKeptHere(kept) -> node.put("file_id", kept.id());
      case Media.Kept kept -> losses.add(new Loss(place, "a document kept at " + kept.format()));
    }
    if (node.size() > 1) {
      if (!document.name().isEmpty()) {
        node.put("filename", document.name());
      }
      content.add(node);
      CacheMarkWriter.write(node, document.cache(), false, place, losses);
    }
  }
}
