package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Extra;
import dev.yourbrief.provider.wire.Conversation.Reasoning;
import dev.yourbrief.provider.wire.Conversation.Sampling;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A conversation as a request of chat completions. */
final class ChatRequestWriter {

  private final Conversation asked;
  private final OpenAiOptions options;
  private final ObjectNode body = Json.object();
  private final List<Loss> losses = new ArrayList<>();

  private ChatRequestWriter(Conversation asked, OpenAiOptions options) {
    this.asked = asked;
    this.options = options;
  }

  static Written<JsonNode> write(Conversation asked, OpenAiOptions options) {
    return new ChatRequestWriter(asked, options).write();
  }

  /** Whether a client knows functions, not tools. */
  static boolean isLegacy(Conversation asked) {
    for (Extra extra : asked.extras()) {
      if (extra.format().equals(Names.CHAT) && extra.member().equals(ChatRequestReader.FUNCTIONS)) {
        return true;
      }
    }
    return false;
  }

  private Written<JsonNode> write() {
    boolean isLegacy = isLegacy(asked);
    ExtrasWriter extras = new ExtrasWriter(Names.CHAT, Siblings.toChat(asked.extras()));
    body.put("model", asked.model());
    body.set(
        "messages", new ChatMessagesWriter(options, extras, isLegacy, losses).write(asked.turns()));
    writeSampling(asked.sampling());
    writeReasoning(asked.reasoning());
    if (!isLegacy) {
      ChatTools.write(body, asked.tools(), asked.toolChoice(), options.cacheMarks(), losses);
      if (body.has("tools")) {
        asked.parallelTools().ifPresent(p -> body.put("parallel_tool_calls", p));
      }
    }
    writeShape(asked.shape());
    if (!asked.user().isEmpty()) {
      body.put("user", asked.user());
    }
    if (asked.streamed()) {
      body.put("stream", true);
      if (asked.usageInStream() && options.usageInStream()) {
        body.putObject("stream_options").put("include_usage", true);
      }
    }
    extras.write(body, losses);
    return new Written<>(body, losses);
  }

  private void writeSampling(Sampling sampling) {
    sampling.temperature().ifPresent(v -> body.put("temperature", v));
    sampling.topP().ifPresent(v -> body.put("top_p", v));
    if (options.topK()) {
      sampling.topK().ifPresent(v -> body.put("top_k", v));
    } else if (sampling.topK().isPresent()) {
      losses.add(new Loss("top_k", "no such setting here"));
    }
    sampling.maxOutput().ifPresent(v -> body.put(options.outputLimit().member(), v));
    sampling.seed().ifPresent(v -> body.put("seed", v));
    if (!sampling.stop().isEmpty()) {
      ArrayNode stop = body.putArray("stop");
      sampling.stop().forEach(stop::add);
    }
    sampling.presencePenalty().ifPresent(v -> body.put("presence_penalty", v));
    sampling.frequencyPenalty().ifPresent(v -> body.put("frequency_penalty", v));
    sampling.candidates().ifPresent(v -> body.put("n", v));
  }

  private void writeReasoning(Reasoning reasoning) {
    Efforts.of(reasoning, losses).ifPresent(e -> body.put("reasoning_effort", e));
    if (reasoning.shown().orElse(false)) {
      losses.add(new Loss("reasoning.summary", "whether thoughts are shown cannot be asked here"));
    }
  }

  private void writeShape(Shape shape) {
    switch (shape) {
      case Shape.Free _ -> {
        // The default.
      }
      case Shape.AnyJson _ -> body.putObject("response_format").put("type", "json_object");
      case Shape.Schema schema -> {
        ObjectNode inner =
            body.putObject("response_format").put("type", "json_schema").putObject("json_schema");
        inner.put("name", schema.name().isEmpty() ? "answer" : schema.name());
        Optional<Boolean> strict = schema.strict();
        strict.ifPresent(s -> inner.put("strict", s));
        inner.set("schema", schema.schema());
      }
    }
  }
}
