package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.WireException;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What OpenAI's embeddings ask and count ({@code /embeddings}).
 *
 * @param model the model
 * @param inputs how many texts, or texts as tokens, are asked for at once; at least 1
 * @param isTokens whether the inputs are numbers of tokens
 * @param dimensions how long the vectors are to be; empty for the model's default
 * @param encodingFormat {@code float} or {@code base64}
 */
public record OpenAiEmbeddings(
    String model,
    int inputs,
    boolean isTokens,
    Optional<Integer> dimensions,
    String encodingFormat) {

  /**
   * Reads a request.
   *
   * @throws WireException when it is none; the message says which member
   */
  public static OpenAiEmbeddings read(JsonNode request) throws WireException {
    if (!request.isObject()) {
      throw Fields.wrong("body", "a JSON object");
    }
    JsonNode input = request.path("input");
    String format = Fields.text(request, "encoding_format", "");
    if (!format.isEmpty() && !format.equals("float") && !format.equals("base64")) {
      throw Fields.wrong("encoding_format", "float or base64");
    }
    return new OpenAiEmbeddings(
        Fields.needed(request, "model", ""),
        count(input),
        isToken(input.path(0)) || isToken(input.path(0).path(0)),
        Fields.integer(request, "dimensions"),
        format.isEmpty() ? "float" : format);
  }

  /** One text, one list of tokens, or a list of either. */
  private static int count(JsonNode input) throws WireException {
    if (input.isString()) {
      return 1;
    }
    if (!input.isArray() || input.isEmpty()) {
      throw Fields.wrong("input", "a string, or a list of strings or of tokens");
    }
    boolean isOne = isToken(input.path(0));
    for (int i = 0; i < input.size(); i++) {
      JsonNode one = input.path(i);
      boolean isTokens = one.isArray() && !one.isEmpty() && isToken(one.path(0));
      if (isOne ? !isToken(one) : !one.isString() && !isTokens) {
        throw Fields.wrong("input[" + i + "]", "of the same kind as what stands before it");
      }
    }
    return isOne ? 1 : input.size();
  }

  private static boolean isToken(JsonNode node) {
    return node.isIntegralNumber();
  }

  /** The tokens of an answer: all are input. Empty when it says none. */
  public static Optional<Usage> usage(JsonNode answer) {
    OptionalLong tokens = Json.count(answer.path("usage").path("prompt_tokens"));
    return tokens.isEmpty() || tokens.getAsLong() == 0
        ? Optional.empty()
        : Optional.of(new Usage(tokens.getAsLong(), 0, 0, 0, 0, 0));
  }
}
