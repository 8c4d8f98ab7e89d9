package dev.yourbrief.gateway.relay;

import dev.yourbrief.provider.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the gateway has to know of a request's body, and where in its bytes it stands. The body is
 * read once, as tokens; no tree is built, and what is passed on keeps every byte but those changed.
 */
final class Envelope {

  /** A place in the body: from its first byte to the one after its last. */
  record Range(int from, int to) {}

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(200)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final Set<String> PROMPT =
      Set.of(
          "messages",
          "input",
          "contents",
          "content",
          "requests",
          "system",
          "instructions",
          "systemInstruction",
          "system_instruction",
          "prompt");

  private static final Set<String> LIMIT =
      Set.of("max_tokens", "max_completion_tokens", "max_output_tokens");

  private static final Set<String> SMALL =
      Set.of(
          "metadata",
          "generationConfig",
          "generation_config",
          "response_format",
          "output_format",
          "text",
          "output_config");

  private final byte[] body;
  private String model = "";
  private Optional<Range> modelRange = Optional.empty();
  private Optional<Range> streamOptions = Optional.empty();
  private boolean streamed;
  private OptionalLong maxOutput = OptionalLong.empty();
  private String user = "";
  private boolean asksJson;
  private final List<Range> prompt = new ArrayList<>();
  private int afterBrace;
  private boolean isEmpty = true;

  private Envelope(byte[] body) {
    this.body = body;
  }

  /**
   * Reads a body.
   *
   * @return empty when it is not a JSON object, or says one thing twice that must be said once
   */
  static Optional<Envelope> read(byte[] body) {
    Envelope envelope = new Envelope(body);
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      envelope.afterBrace = at(json);
      Set<String> seen = new HashSet<>();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        envelope.isEmpty = false;
        String name = json.currentName();
        json.nextToken();
        if (!envelope.member(name, json) || !seen.add(name)) {
          return Optional.empty();
        }
      }
      return json.nextToken() == null ? Optional.of(envelope) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private boolean member(String name, JsonParser json) {
    int from = (int) json.currentTokenLocation().getByteOffset();
    JsonToken token = json.currentToken();
    boolean isWrong = name.equals("model") && token != JsonToken.VALUE_STRING;
    if (isWrong) {
      return false;
    }
    if (LIMIT.contains(name) && token == JsonToken.VALUE_NUMBER_INT) {
      maxOutput = OptionalLong.of(Math.max(0, json.getLongValue()));
    }
    if (name.equals("model")) {
      model = json.getString();
    } else if (name.equals("user") || name.equals("safety_identifier")) {
      user = token == JsonToken.VALUE_STRING ? json.getString() : user;
    }
    streamed |= name.equals("stream") && token == JsonToken.VALUE_TRUE;
    if (token == JsonToken.VALUE_STRING) {
      // A text is read only when it is asked for, and its end is not known before.
      json.getStringLength();
    } else {
      json.skipChildren();
    }
    Range range = new Range(from, at(json));
    if (name.equals("model")) {
      modelRange = Optional.of(range);
    } else if (name.equals("stream_options")) {
      streamOptions = Optional.of(range);
    } else if (PROMPT.contains(name)) {
      prompt.add(range);
    } else if (SMALL.contains(name)) {
      Json.tree(Arrays.copyOfRange(body, range.from(), range.to())).ifPresent(t -> small(name, t));
    }
    return true;
  }

  private void small(String name, JsonNode tree) {
    switch (name) {
      case "metadata" -> user = tree.path("user_id").stringValue(user);
      case "response_format", "output_format" -> asksJson |= isSchema(tree);
      case "text", "output_config" -> asksJson |= isSchema(tree.path("format"));
      default -> {
        JsonNode limit = tree.path("maxOutputTokens");
        maxOutput = Json.count(limit.isMissingNode() ? tree.path("max_output_tokens") : limit);
        asksJson |= !tree.path("responseSchema").isMissingNode();
        asksJson |= !tree.path("responseJsonSchema").isMissingNode();
      }
    }
  }

  private static boolean isSchema(JsonNode format) {
    return Json.text(format, "type").equals("json_schema");
  }

  private static int at(JsonParser json) {
    return (int) json.currentLocation().getByteOffset();
  }

  /** The body with another model, and with a wish for the token counts of its stream. */
  byte[] with(String otherModel, boolean askUsage) {
    List<Edit> edits = new ArrayList<>(2);
    if (modelRange.isPresent() && !otherModel.equals(model)) {
      edits.add(new Edit(modelRange.get(), quoted(otherModel)));
    }
    if (askUsage) {
      edits.add(usageEdit());
    }
    if (edits.isEmpty()) {
      return body;
    }
    edits.sort(Comparator.comparingInt(e -> e.range().from()));
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 64);
    int from = 0;
    for (Edit edit : edits) {
      out.write(body, from, edit.range().from() - from);
      out.writeBytes(edit.text().getBytes(StandardCharsets.UTF_8));
      from = edit.range().to();
    }
    out.write(body, from, body.length - from);
    return out.toByteArray();
  }

  private record Edit(Range range, String text) {}

  private Edit usageEdit() {
    if (streamOptions.isEmpty()) {
      String text = "\"stream_options\":{\"include_usage\":true}" + (isEmpty ? "" : ",");
      return new Edit(new Range(afterBrace, afterBrace), text);
    }
    Range range = streamOptions.get();
    ObjectNode options =
        Json.tree(Arrays.copyOfRange(body, range.from(), range.to()))
            .filter(ObjectNode.class::isInstance)
            .map(ObjectNode.class::cast)
            .orElseGet(Json::object);
    options.put("include_usage", true);
    return new Edit(range, options.toString());
  }

  private static String quoted(String text) {
    return Json.object().stringNode(text).toString();
  }

  byte[] body() {
    return body;
  }

  /** The model; empty when the body names none. */
  String model() {
    return model;
  }

  boolean streamed() {
    return streamed;
  }

  /** Whether the client itself wants the token counts of its stream. */
  boolean usageAsked() {
    return streamOptions
        .flatMap(r -> Json.tree(Arrays.copyOfRange(body, r.from(), r.to())))
        .map(o -> o.path("include_usage").asBoolean(false))
        .orElse(false);
  }

  /** The most tokens of the answer; empty when nothing was said. */
  OptionalLong maxOutput() {
    return maxOutput;
  }

  /** The end user's opaque name; may be empty. */
  String user() {
    return user;
  }

  /** Whether the answer is to be JSON of a schema. */
  boolean asksJson() {
    return asksJson;
  }

  /** Where the prompt stands, in pieces. */
  List<Range> prompt() {
    return Collections.unmodifiableList(prompt);
  }
}
