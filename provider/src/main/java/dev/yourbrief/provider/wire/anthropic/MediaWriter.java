package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part.Media;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Where pictures and documents come from, as far as the API takes them. */
final class MediaWriter {

  private static final Set<String> IMAGES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

  private MediaWriter() {}

  static Optional<ObjectNode> image(Media media, String at, List<Loss> losses) {
    if (media instanceof Media.Inline(String type, String base64)) {
      return IMAGES.contains(type)
          ? Optional.of(inline(type, base64))
          : lost(at, "pictures here are JPEG, PNG, GIF or WebP", losses);
    }
    return elsewhere(media, at, losses);
  }

  static Optional<ObjectNode> document(Media media, String at, List<Loss> losses) {
    if (!(media instanceof Media.Inline(String type, String base64))) {
      return elsewhere(media, at, losses);
    }
    if (type.equals("application/pdf")) {
      return Optional.of(inline(type, base64));
    }
    if (!type.startsWith("text/") && !type.equals("application/json")) {
      return lost(at, "documents here are PDF or text", losses);
    }
    try {
      String text = new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
      if (!type.equals("text/plain")) {
        losses.add(new Loss(at + ".type", "text/plain is the only kind of text here"));
      }
      return Optional.of(
          Json.object().put("type", "text").put("media_type", "text/plain").put("data", text));
    } catch (IllegalArgumentException e) {
      return lost(at, "not base64", losses);
    }
  }

  private static ObjectNode inline(String type, String base64) {
    return Json.object().put("type", "base64").put("media_type", type).put("data", base64);
  }

  private static Optional<ObjectNode> elsewhere(Media media, String at, List<Loss> losses) {
    return switch (media) {
      case Media.Link(String url, String type) -> {
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
          yield lost(at, "an address that only its own provider can open", losses);
        }
        if (!type.isEmpty()) {
          losses.add(new Loss(at + ".type", "an address has no type here"));
        }
        yield Optional.of(Json.object().put("type", "url").put("url", url));
      }
      case Media.Kept(String format, String id) ->
          format.equals(Words.NAME)
              ? Optional.of(Json.object().put("type", "file").put("file_id", id))
              : lost(at, "a file kept at another provider", losses);
      case Media.Inline _ -> lost(at, "no place for bytes", losses);
    };
  }

  private static Optional<ObjectNode> lost(String at, String why, List<Loss> losses) {
    losses.add(new Loss(at, why));
    return Optional.empty();
  }
}
