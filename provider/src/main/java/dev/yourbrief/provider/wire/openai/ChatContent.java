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

/** The content of a message in chat completions: a string, or a list of parts. */
final class ChatContent {

  private final Extras extras;

  ChatContent(Extras extras) {
    this.extras = extras;
  }

  /** An empty string is no part. */
  List<Part> read(JsonNode content, String place) throws WireException {
    List<Part> parts = new ArrayList<>();
    if (content.isString()) {
      addText(content.stringValue(), parts);
    } else if (content.isArray()) {
      for (int i = 0; i < content.size(); i++) {
        readPart(content.path(i), place + "[" + i + "]", parts);
      }
    } else if (!Json.isAbsent(content)) {
      throw Fields.wrong(place, "a string or a list of parts");
    }
    return parts;
  }

  private static void addText(String text, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Part.Text(text));
    }
  }

  private void readPart(JsonNode part, String place, List<Part> parts) throws WireException {
    if (part.isString()) {
      parts.add(new Part.Text(part.stringValue()));
      return;
    }
    Fields.object(part, place);
    String type = Fields.text(part, "type", place);
    Cache cache = CacheMarks.read(part);
    switch (type) {
      case "text" -> {
        parts.add(new Part.Text(Fields.text(part, "text", place), cache));
        addRest(place, part, "text");
      }
      case "refusal" -> parts.add(new Part.Refusal(Fields.text(part, "refusal", place)));
      case "image_url" -> {
        parts.add(image(part.path("image_url"), place + ".image_url", cache));
        addRest(place, part, "image_url");
      }
      case "input_audio" -> {
        JsonNode audio = part.path("input_audio");
        Fields.object(audio, place + ".input_audio");
        String format = Fields.needed(audio, "format", place + ".input_audio");
        parts.add(
            new Part.Audio(
                new Media.Inline(
                    "audio/" + format, Fields.needed(audio, "data", place + ".input_audio"))));
        addRest(place, part, "input_audio");
      }
      case "file" -> {
        parts.add(file(part, place, cache));
        addRest(place, part, "file");
      }
      case "" -> throw Fields.wrong(place + ".type", "the kind of the part, such as text");
      default -> parts.add(new Part.Native(Names.CHAT, part));
    }
  }

  private void addRest(String place, JsonNode part, String member) {
    extras.addRest(place, part, Set.of("type", member, CacheMarks.MEMBER), "type");
  }

  private static Part image(JsonNode image, String place, Cache cache) throws WireException {
    if (image.isString()) {
      return new Part.Image(DataUrls.read(image.stringValue()), "", cache);
    }
    Fields.object(image, place);
    return new Part.Image(
        DataUrls.read(Fields.needed(image, "url", place)),
        Fields.text(image, "detail", place),
        cache);
  }

  private static Part file(JsonNode part, String place, Cache cache) throws WireException {
    JsonNode file = part.path("file");
    Fields.object(file, place + ".file");
    String name = Fields.text(file, "filename", place + ".file");
    String data = Fields.text(file, "file_data", place + ".file");
    String id = Fields.text(file, "file_id", place + ".file");
    if (data.isEmpty() && id.isEmpty()) {
      throw Fields.wrong(place + ".file", "an object with file_data or file_id");
    }
    Media media = data.isEmpty() ? new Media.Kept(Names.CHAT, id) : fileMedia(data, name);
    return new Part.Document(media, name, cache);
  }

  /** Some servers take an address where OpenAI takes bytes. */
  private static Media fileMedia(String data, String name) {
    return data.startsWith("http://") || data.startsWith("https://")
        ? new Media.Link(data, "")
        : DataUrls.file(data, name);
  }
}
