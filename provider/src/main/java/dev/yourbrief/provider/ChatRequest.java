package dev.yourbrief.provider;

import java.util.List;
import java.util.Optional;

/**
 * A conversation that a model is to continue.
 *
 * @param model the provider's name of the model
 * @param messages the turns so far, at least one
 * @param decoding how the model chooses its words
 * @param jsonSchema the JSON Schema, as JSON, that the answer must fit; empty for free text
 */
public record ChatRequest(
    String model, List<Message> messages, Decoding decoding, Optional<String> jsonSchema) {

  public ChatRequest {
    messages = List.copyOf(messages);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a conversation has at least one message");
    }
  }
}
