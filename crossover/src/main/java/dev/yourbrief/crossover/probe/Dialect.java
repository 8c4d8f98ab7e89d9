package dev.yourbrief.crossover.probe;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Which of the fields that not every server takes are sent. Servers refuse with status 400 (or 422)
 * what they do not know, or pass it over.
 *
 * @param fixedLength {@code ignore_eos} and {@code min_tokens}, of vLLM and SGLang: the answer is
 *     as long as asked, whatever the model would say
 * @param includeUsage {@code stream_options.include_usage}: without it a stream has no counts
 * @param classic {@code max_tokens} and {@code temperature}; newer hosted models take neither, and
 *     want {@code max_completion_tokens}
 */
record Dialect(boolean fixedLength, boolean includeUsage, boolean classic) {

  /** What to try, in order: the most that a server might take first. */
  static final List<Dialect> ALL =
      List.of(
          new Dialect(true, true, true),
          new Dialect(false, true, true),
          new Dialect(false, true, false),
          new Dialect(false, false, true),
          new Dialect(false, false, false));

  private static final JsonFactory FACTORY = new JsonFactory();

  /** A request's body. */
  byte[] body(boolean chat, String model, String prompt, int output) {
    StringWriter text = new StringWriter(prompt.length() + 300);
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("model", model);
      if (chat) {
        json.writeArrayPropertyStart("messages");
        json.writeStartObject();
        json.writeStringProperty("role", "user");
        json.writeStringProperty("content", prompt);
        json.writeEndObject();
        json.writeEndArray();
      } else {
        json.writeStringProperty("prompt", prompt);
      }
      json.writeBooleanProperty("stream", true);
      if (includeUsage) {
        json.writeObjectPropertyStart("stream_options");
        json.writeBooleanProperty("include_usage", true);
        json.writeEndObject();
      }
      if (classic) {
        json.writeNumberProperty("max_tokens", output);
        json.writeNumberProperty("temperature", 0);
      } else {
        json.writeNumberProperty("max_completion_tokens", output);
      }
      if (fixedLength) {
        json.writeBooleanProperty("ignore_eos", true);
        json.writeNumberProperty("min_tokens", output);
      }
      json.writeEndObject();
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
