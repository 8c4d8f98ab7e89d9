package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Part.Media;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The content of a message or the output of a function in responses. */
final class ResponsesContent {

  private final Extras extras;

  ResponsesContent(Extras extras) {
    this.extras = extras;
  }

  /** An empty string is no part. */
  List<Part> read(JsonNode content, String place) throws WireException {
    List<Part> parts = new ArrayList<>();
    if (content.isString()) {
      if (!content.stringValue().isEmpty()) {
        parts.add(new Part.Text(content.stringValue()));
      }
    } else if (content.isArray()) {
      for (int i = 0; i < content.size(); i++) {
        parts.add(readPart(content.path(i), place + "[" + i + "]"));
      }
    } else if (!Json.isAbsent(content)) {
      throw Fields.wrong(place, "a string or a list of parts");
    }
    return parts;
  }

  private Part readPart(JsonNode part, String place) throws WireException {
    Fields.object(part, place);
    return switch (Fields.needed(part, "type", place)) {
      case "input_text", "output_text", "text" -> {
        extras.addRest(place, part, Set.of("type", "text"), "type");
        yield new Part.Text(Fields.text(part, "text", place));
      }
      case "refusal" -> new Part.Refusal(Fields.text(part, "refusal", place));
      case "input_image" -> {
        extras.addRest(place, part, Set.of("type", "image_url", "file_id", "detail"), "type");
        yield image(part, place);
      }
      case "input_file" -> {
        extras.addRest(
            place, part, Set.of("type", "file_data", "file_url", "file_id", "filename"), "type");
        yield file(part, place);
      }
      case "input_audio" -> {
        JsonNode audio = part.path("input_audio");
        Fields.object(audio, place + ".input_audio");
        String type = "audio/" + Fields.needed(audio, "format", place + ".input_audio");
        yield new Part.Audio(
            new Media.Inline(type, Fields.needed(audio, "data", place + ".input_audio")));
      }
      default -> new Part.Native(Names.RESPONSES, part);
    };
  }

  private static Part image(JsonNode part, String place) throws WireException {
    String url = Fields.text(part, "image_url", place);
    String id = Fields.text(part, "file_id", place);
    if (url.isEmpty() && id.isEmpty()) {
      throw Fields.wrong(place, "a picture with image_url or file_id");
    }
    return new Part.Image(
        url.isEmpty() ? new Media.Kept(Names.RESPONSES, id) : DataUrls.read(url),
        Fields.text(part, "detail", place),
        Cache.NONE);
  }

  private static Part file(JsonNode part, String place) throws WireException {
    String name = Fields.text(part, "filename", place);
    String data = Fields.text(part, "file_data", place);
    String url = Fields.text(part, "file_url", place);
    String id = Fields.text(part, "file_id", place);
    if (data.isEmpty() && url.isEmpty() && id.isEmpty()) {
      throw Fields.wrong(place, "a file with file_data, file_url or file_id");
    }
    Media media =
        !data.isEmpty()
            ? DataUrls.file(data, name)
            : !url.isEmpty() ? new Media.Link(url, "") : new Media.Kept(Names.RESPONSES, id);
    return new Part.Document(media, name, Cache.NONE);
  }
}
