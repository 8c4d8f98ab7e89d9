package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Part.Media;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Parts of a message's content in chat completions. */
final class ChatPartsWriter {

  private final OpenAiOptions options;
  private final List<Loss> losses;

  ChatPartsWriter(OpenAiOptions options, List<Loss> losses) {
    this.options = options;
    this.losses = losses;
  }

  /** Whether it is a call of a tool that is no function. */
  static boolean isCall(Part.Native own) {
    return own.format().equals(Names.CHAT)
        && own.json().has("id")
        && own.json().path(Json.text(own.json(), "type")).isObject();
  }

  /**
   * The part; empty when it cannot be said.
   *
   * @param onlyText whether pictures and the like have no place here
   */
  Optional<ObjectNode> write(Part part, String place, boolean onlyText) {
    return switch (part) {
      case Part.Text text -> {
        ObjectNode node = Json.object().put("type", "text").put("text", text.text());
        CacheMarkWriter.write(node, text.cache(), options.cacheMarks(), place, losses);
        yield Optional.of(node);
      }
      case Part.Refusal refusal ->
          Optional.of(Json.object().put("type", "refusal").put("refusal", refusal.text()));
      case Part.Native own
          when own.format().equals(Names.CHAT) && own.json() instanceof ObjectNode node ->
          Optional.of(node);
      case Part.Native other -> lost(place, "a part that only " + other.format() + " has");
      case Part.Image image when !onlyText -> image(image, place);
      case Part.Audio audio when !onlyText -> audio(audio.media(), place);
      case Part.Document document when !onlyText -> document(document, place);
      case Part.Image _, Part.Audio _, Part.Document _ -> lost(place, "only text may stand here");
      case Part.ToolCall _, Part.ToolResult _, Part.Thinking _ ->
          lost(place, "it has no place in a message of this speaker");
    };
  }

  private Optional<ObjectNode> lost(String place, String why) {
    losses.add(new Loss(place, why));
    return Optional.empty();
  }

  private Optional<ObjectNode> image(Part.Image image, String place) {
    String url =
        switch (image.media()) {
          case Media.Inline inline -> DataUrls.write(inline);
          case Media.Link link -> link.url();
          case Media.Kept _ -> "";
        };
    if (url.isEmpty()) {
      return lost(place, "a picture that is kept elsewhere");
    }
    ObjectNode node = Json.object().put("type", "image_url");
    ObjectNode inner = node.putObject("image_url").put("url", url);
    if (!image.detail().isEmpty()) {
      inner.put("detail", image.detail());
    }
    mark(node, image.cache(), place);
    return Optional.of(node);
  }

  private Optional<ObjectNode> audio(Media media, String place) {
    if (!(media instanceof Media.Inline inline)) {
      return lost(place, "a sound that is not in the request itself");
    }
    ObjectNode node = Json.object().put("type", "input_audio");
    node.putObject("input_audio")
        .put("data", inline.base64())
        .put("format", audioFormat(inline.type()));
    return Optional.of(node);
  }

  static String audioFormat(String type) {
    String word = type.toLowerCase(Locale.ROOT);
    return switch (word) {
      case "audio/mpeg" -> "mp3";
      case "audio/x-wav", "audio/wave", "audio/vnd.wave" -> "wav";
      default -> word.startsWith("audio/") ? type.substring("audio/".length()) : type;
    };
  }

  private Optional<ObjectNode> document(Part.Document document, String place) {
    ObjectNode node = Json.object().put("type", "file");
    ObjectNode file = node.putObject("file");
    switch (document.media()) {
      case Media.Inline inline -> {
        // OpenAI refuses bytes without a name.
        file.put("filename", document.name().isEmpty() ? "document" : document.name());
        file.put("file_data", DataUrls.write(inline));
      }
      case Media.Kept kept when Names.isKeptHere(kept) -> file.put("file_id", kept.id());
      case Media.Kept kept -> {
        return lost(place, "a document that is kept at " + kept.format());
      }
      case Media.Link link when options.fileLinks() -> file.put("file_data", link.url());
      case Media.Link _ -> {
        return lost(place, "a document behind a link");
      }
    }
    if (!document.name().isEmpty()) {
      file.put("filename", document.name());
    }
    mark(node, document.cache(), place);
    return Optional.of(node);
  }

  private void mark(ObjectNode node, Cache cache, String place) {
    CacheMarkWriter.write(node, cache, options.cacheMarks(), place, losses);
  }
}
