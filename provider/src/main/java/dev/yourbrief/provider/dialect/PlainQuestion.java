package dev.yourbrief.provider.dialect;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatRequest;
import dev.yourbrief.provider.Decoding;
import dev.yourbrief.provider.Message;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Reasoning;
import dev.yourbrief.provider.wire.Conversation.Sampling;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.ToolChoice;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** A request of words only as a conversation. */
final class PlainQuestion {

  private PlainQuestion() {}

  static Conversation of(ChatRequest request, boolean streamed) throws CallException {
    List<Turn> turns = new ArrayList<>();
    for (Message message : request.messages()) {
      Speaker speaker =
          switch (message.role()) {
            case SYSTEM -> Speaker.SYSTEM;
            case USER -> Speaker.USER;
            case ASSISTANT -> Speaker.ASSISTANT;
          };
      turns.add(new Turn(speaker, List.of(new Part.Text(message.text()))));
    }
    Decoding decoding = request.decoding();
    return new Conversation(
        request.model(),
        streamed,
        streamed,
        turns,
        List.of(),
        new ToolChoice.Unsaid(),
        Optional.empty(),
        sampling(decoding),
        new Reasoning(
            Optional.empty(), decoding.reasoningEffort(), Optional.empty(), Optional.empty()),
        request.jsonSchema().isPresent() ? shape(request.jsonSchema().get()) : new Shape.Free(),
        "",
        List.of());
  }

  private static Sampling sampling(Decoding decoding) {
    return new Sampling(
        number(decoding.temperature()),
        number(decoding.topP()),
        Optional.empty(),
        decoding.maxOutputTokens().isPresent()
            ? Optional.of(decoding.maxOutputTokens().getAsInt())
            : Optional.empty(),
        decoding.stop(),
        decoding.seed().isPresent() ? Optional.of(decoding.seed().getAsLong()) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Double> number(OptionalDouble number) {
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }

  private static Shape shape(String schema) throws CallException {
    Optional<JsonNode> tree = Json.tree(schema).filter(JsonNode::isObject);
    if (tree.isEmpty()) {
      throw new CallException(
          CallException.Kind.REJECTED,
          "the JSON Schema of the answer is not a JSON object; the request was not sent",
          Optional.empty());
    }
    return new Shape.Schema("answer", tree.get(), Optional.of(StrictSchema.isOne(tree.get())));
  }
}
