package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.Written;
import dev.yourbrief.provider.wire.openai.GeminiEmbeddings;
import dev.yourbrief.provider.wire.openai.OpenAiEmbeddings;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Embeddings asked in OpenAI's words of a provider with Gemini's, and the other way. */
final class Embeddings {

  private Embeddings() {}

  /** The request in the other words. */
  static Written<JsonNode> request(Asked asked, Target target) throws WireException {
    JsonNode body = tree(asked);
    return asked.door().format().equals(Door.GEMINI)
        ? GeminiEmbeddings.openAiRequest(body, target.model())
        : GeminiEmbeddings.request(body);
  }

  /** The tokens, where the provider says them. */
  static Optional<Usage> usage(JsonNode answer) {
    return OpenAiEmbeddings.usage(answer);
  }

  /** The answer in the client's words. */
  static JsonNode answer(JsonNode answer, Asked asked, Optional<Usage> usage) throws WireException {
    return asked.door().format().equals(Door.GEMINI)
        ? GeminiEmbeddings.geminiAnswer(answer)
        : GeminiEmbeddings.answer(answer, OpenAiEmbeddings.read(tree(asked)), usage);
  }

  private static JsonNode tree(Asked asked) throws WireException {
    Optional<JsonNode> tree = Json.tree(asked.envelope().body());
    if (tree.isEmpty()) {
      throw new WireException(
          WireError.of(WireError.Kind.INVALID_REQUEST, 400, "the body is not JSON"));
    }
    return tree.get();
  }
}
