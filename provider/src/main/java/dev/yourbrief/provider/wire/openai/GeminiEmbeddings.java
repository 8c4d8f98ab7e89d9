package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.Written;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's embeddings as Gemini's {@code batchEmbedContents}, and the other way.
 *
 * <p>Source: Google's generated description of the Gemini API, v1beta, of December 2025.
 */
public final class GeminiEmbeddings {

  private GeminiEmbeddings() {}

  /**
   * A request of OpenAI's in Gemini's words.
   *
   * @throws WireException when it is none, or its inputs are tokens, which mean nothing elsewhere
   */
  public static Written<JsonNode> request(JsonNode openai) throws WireException {
    OpenAiEmbeddings asked = OpenAiEmbeddings.read(openai);
    if (asked.isTokens()) {
      throw Fields.wrong("input", "text, since this model has other tokens");
    }
    JsonNode input = openai.path("input");
    ObjectNode body = Json.object();
    ArrayNode requests = body.putArray("requests");
    for (int i = 0; i < asked.inputs(); i++) {
      String text = (input.isString() ? input : input.path(i)).stringValue("");
      ObjectNode request = requests.addObject().put("model", "models/" + asked.model());
      request.putObject("content").putArray("parts").addObject().put("text", text);
      asked.dimensions().ifPresent(d -> request.put("outputDimensionality", d));
    }
    List<Loss> losses = new ArrayList<>();
    if (openai.has("user")) {
      losses.add(new Loss("user", "no such setting here"));
    }
    return new Written<>(body, losses);
  }

  /**
   * Gemini's answer in OpenAI's words.
   *
   * @param asked what the client asked
   * @param usage the tokens, if they are known; Gemini does not say them
   */
  public static JsonNode answer(JsonNode gemini, OpenAiEmbeddings asked, Optional<Usage> usage)
      throws WireException {
    JsonNode embeddings = gemini.path("embeddings");
    if (!embeddings.isArray()) {
      throw new WireException(WireError.unreadable("the answer holds no embeddings"));
    }
    ObjectNode body = Json.object().put("object", "list");
    ArrayNode data = body.putArray("data");
    for (JsonNode embedding : embeddings) {
      ObjectNode one = data.addObject().put("object", "embedding").put("index", data.size() - 1);
      JsonNode values = embedding.path("values");
      if (asked.encodingFormat().equals("base64")) {
        one.put("embedding", base64(values));
      } else {
        one.set("embedding", values);
      }
    }
    body.put("model", asked.model());
    usage.ifPresent(u ->
        body.putObject("usage").put("prompt_tokens", u.input()).put("total_tokens", u.input()));
    return body;
  }

  /** Numbers of 32 bits, the lowest byte first. */
  private static String base64(JsonNode values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (JsonNode value : values) {
      bytes.putFloat((float) value.asDouble(0));
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /**
   * A request of Gemini's in OpenAI's words.
   *
   * @param model the model that the path names
   * @throws WireException when it is none
   */
  public static Written<JsonNode> openAiRequest(JsonNode gemini, String model)
      throws WireException {
    JsonNode requests = gemini.path("requests");
    if (!requests.isArray() || requests.isEmpty()) {
      throw Fields.wrong("requests", "a list of at least one request");
    }
    ObjectNode body = Json.object().put("model", model);
    ArrayNode input = body.putArray("input");
    List<Loss> losses = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      JsonNode request = requests.path(i);
      String place = "requests[" + i + "]";
      Fields.object(request, place);
      input.add(text(request.path("content").path("parts"), place));
      for (String setting : List.of("taskType", "title")) {
        if (request.has(setting)) {
          losses.add(new Loss(place + "." + setting, "no such setting here"));
        }
      }
      Optional<Integer> dimensions = Fields.integer(request, "outputDimensionality");
      dimensions.ifPresent(d -> body.put("dimensions", d));
    }
    return new Written<>(body, losses);
  }

  private static String text(JsonNode parts, String place) throws WireException {
    StringBuilder text = new StringBuilder();
    for (JsonNode part : parts) {
      if (!part.path("text").isString()) {
        throw Fields.wrong(place + ".content.parts", "a list of texts");
      }
      text.append(Json.text(part, "text"));
    }
    return text.toString();
  }

  /** OpenAI's answer, with numbers as vectors or in base64, in Gemini's words. */
  public static JsonNode geminiAnswer(JsonNode openai) throws WireException {
    if (!openai.path("data").isArray()) {
      throw new WireException(WireError.unreadable("the answer holds no embeddings"));
    }
    ObjectNode body = Json.object();
    ArrayNode embeddings = body.putArray("embeddings");
    for (JsonNode one : openai.path("data")) {
      JsonNode vector = one.path("embedding");
      embeddings
          .addObject()
          .set("values", vector.isString() ? numbers(vector.stringValue()) : vector);
    }
    return body;
  }

  private static ArrayNode numbers(String base64) throws WireException {
    ArrayNode values = Json.array();
    try {
      ByteBuffer bytes =
          ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
      while (bytes.remaining() >= 4) {
        values.add(bytes.getFloat());
      }
    } catch (IllegalArgumentException e) {
      throw new WireException(WireError.unreadable("an embedding is not base64"));
    }
    return values;
  }
}
