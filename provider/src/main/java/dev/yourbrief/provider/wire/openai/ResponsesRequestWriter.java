package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Reasoning;
import dev.yourbrief.provider.wire.Conversation.Sampling;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A conversation as a request of responses. */
final class ResponsesRequestWriter {

  private final Conversation asked;
  private final ObjectNode body = Json.object();
  private final List<Loss> losses = new ArrayList<>();

  private ResponsesRequestWriter(Conversation asked) {
    this.asked = asked;
  }

  static Written<JsonNode> write(Conversation asked) {
    return new ResponsesRequestWriter(asked).write();
  }

  private Written<JsonNode> write() {
    ExtrasWriter extras = new ExtrasWriter(Names.RESPONSES, Siblings.toResponses(asked.extras()));
    if (!asked.model().isEmpty()) {
      body.put("model", asked.model());
    }
    List<Turn> turns = asked.turns();
    Optional<String> instructions = instructions(extras);
    if (instructions.isPresent()) {
      body.put("instructions", instructions.get());
      if (turns.getFirst().parts().getFirst() instanceof Part.Text text) {
        CacheMarkWriter.write(body, text.cache(), false, "instructions", losses);
      }
      turns = turns.subList(1, turns.size());
    }
    if (!turns.isEmpty()) {
      body.set("input", new ResponsesItemsWriter(extras, losses).write(turns));
    }
    writeSampling(asked.sampling());
    writeReasoning(asked.reasoning());
    ResponsesTools.write(body, asked.tools(), asked.toolChoice(), losses);
    asked.parallelTools().ifPresent(p -> body.put("parallel_tool_calls", p));
    writeShape(asked.shape());
    if (!asked.user().isEmpty()) {
      body.put("user", asked.user());
    }
    if (asked.streamed()) {
      body.put("stream", true);
    }
    extras.write(body, losses);
    return new Written<>(body, losses);
  }

  /**
   * What the system says first. For an answer of any JSON OpenAI wants the word JSON in the input
   * itself, so that there it stays in the input.
   */
  private Optional<String> instructions(ExtrasWriter extras) {
    if (asked.turns().isEmpty()) {
      return Optional.empty();
    }
    Turn first = asked.turns().getFirst();
    boolean isOne =
        first.speaker() == Speaker.SYSTEM
            && first.parts().size() == 1
            && first.parts().getFirst() instanceof Part.Text;
    boolean stays = extras.hasRole("input[0]", "system") || mustSayJson();
    return isOne && !stays && first.parts().getFirst() instanceof Part.Text text
        ? Optional.of(text.text())
        : Optional.empty();
  }

  private boolean mustSayJson() {
    if (!(asked.shape() instanceof Shape.AnyJson)) {
      return false;
    }
    for (Turn turn : asked.turns().subList(1, asked.turns().size())) {
      for (Part part : turn.parts()) {
        if (part instanceof Part.Text text
            && text.text().toUpperCase(Locale.ROOT).contains("JSON")) {
          return false;
        }
      }
    }
    return true;
  }

  private void writeSampling(Sampling sampling) {
    sampling.temperature().ifPresent(v -> body.put("temperature", v));
    sampling.topP().ifPresent(v -> body.put("top_p", v));
    sampling.maxOutput().ifPresent(v -> body.put("max_output_tokens", v));
    lose(sampling.topK().isPresent(), "top_k");
    lose(!sampling.stop().isEmpty(), "stop");
    lose(sampling.seed().isPresent(), "seed");
    lose(sampling.presencePenalty().isPresent(), "presence_penalty");
    lose(sampling.frequencyPenalty().isPresent(), "frequency_penalty");
    lose(sampling.candidates().orElse(1) != 1, "n");
  }

  private void lose(boolean isSaid, String setting) {
    if (isSaid) {
      losses.add(new Loss(setting, "no such setting here"));
    }
  }

  private void writeReasoning(Reasoning reasoning) {
    Optional<String> effort = Efforts.of(reasoning, losses);
    boolean isShown = reasoning.shown().orElse(false);
    if (effort.isPresent() || isShown) {
      ObjectNode node = body.putObject("reasoning");
      effort.ifPresent(e -> node.put("effort", e));
      if (isShown) {
        node.put("summary", "auto");
      }
    }
  }

  private void writeShape(Shape shape) {
    switch (shape) {
      case Shape.Free _ -> {
        // The default.
      }
      case Shape.AnyJson _ -> body.putObject("text").putObject("format").put("type", "json_object");
      case Shape.Schema schema -> {
        ObjectNode format = body.putObject("text").putObject("format").put("type", "json_schema");
        format.put("name", schema.name().isEmpty() ? "answer" : schema.name());
        Optional<Boolean> strict = schema.strict();
        strict.ifPresent(s -> format.put("strict", s));
        format.set("schema", schema.schema());
      }
    }
  }
}
