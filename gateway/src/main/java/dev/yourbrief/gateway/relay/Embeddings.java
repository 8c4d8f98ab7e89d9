package dev.yourbrief.gateway.relay;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.Written;
import dev.yourbrief.provider.wire.openai.GeminiEmbeddings;
import dev.yourbrief.provider.wire.openai.OpenAiEmbeddings;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Embeddings between OpenAI's API and Gemini's. Gemini has one call for a single text and one for
 * several, and names the model in each of them.
 */
final class Embeddings {

  private static final String ONE = "embedContent";
  private static final String SEVERAL = "batchEmbedContents";

  private Embeddings() {}

  /** Gemini's call for a body of its own. */
  static String verb(Asked asked) throws WireException {
    return tree(asked).has("requests") ? SEVERAL : ONE;
  }

  /** A body of Gemini's that is not for an answer in words, with another model wherever it is. */
  static JsonNode renamed(Asked asked, String model) throws WireException {
    ObjectNode body = tree(asked);
    rename(body, model);
    rename(body.path("generateContentRequest"), model);
    body.path("requests").forEach(request -> rename(request, model));
    return body;
  }

  private static void rename(JsonNode named, String model) {
    if (named instanceof ObjectNode object && object.has("model")) {
      object.put("model", "models/" + model);
    }
  }

  /** A request of either API in the words of the other. */
  static Written<JsonNode> request(Asked asked, String model) throws WireException {
    ObjectNode body = tree(asked);
    if (!asked.door().format().equals(Door.GEMINI)) {
      return GeminiEmbeddings.request(body.put("model", model));
    }
    ObjectNode several = Json.object();
    several.putArray("requests").add(body);
    return GeminiEmbeddings.openAiRequest(body.has("requests") ? body : several, model);
  }

  /** An answer of either API in the words of the other, which the client asked in. */
  static JsonNode answer(JsonNode answer, Asked asked) throws WireException {
    if (!asked.door().format().equals(Door.GEMINI)) {
      return GeminiEmbeddings.answer(answer, OpenAiEmbeddings.read(tree(asked)), Optional.empty());
    }
    JsonNode several = GeminiEmbeddings.geminiAnswer(answer);
    if (verb(asked).equals(SEVERAL)) {
      return several;
    }
    ObjectNode one = Json.object();
    one.set("embedding", several.path("embeddings").path(0));
    return one;
  }

  private static ObjectNode tree(Asked asked) throws WireException {
    Optional<JsonNode> tree = Json.tree(asked.envelope().body());
    if (tree.isPresent() && tree.get() instanceof ObjectNode object) {
      return object;
    }
    throw new WireException(
        WireError.of(WireError.Kind.INVALID_REQUEST, 400, "the body is not a JSON object"));
  }
}
