package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Reasoning;
import dev.yourbrief.provider.wire.Conversation.Sampling;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.Loss;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code generationConfig} of a request. */
final class ConfigWriter {

  private final Conversation asked;
  private final List<Loss> losses;
  private final ObjectNode config = Json.object();

  ConfigWriter(Conversation asked, List<Loss> losses) {
    this.asked = asked;
    this.losses = losses;
  }

  ObjectNode write() {
    Sampling sampling = asked.sampling();
    sampling.temperature().ifPresent(v -> config.put("temperature", v));
    sampling.topP().ifPresent(v -> config.put("topP", v));
    sampling.topK().ifPresent(v -> config.put("topK", v));
    sampling.maxOutput().ifPresent(v -> config.put("maxOutputTokens", v));
    sampling.candidates().ifPresent(v -> config.put("candidateCount", v));
    sampling.seed().ifPresent(this::putSeed);
    sampling.presencePenalty().ifPresent(v -> config.put("presencePenalty", v));
    sampling.frequencyPenalty().ifPresent(v -> config.put("frequencyPenalty", v));
    if (!sampling.stop().isEmpty()) {
      ArrayNode stop = config.putArray("stopSequences");
      sampling.stop().forEach(stop::add);
    }
    putShape();
    putReasoning();
    return config;
  }

  private void putSeed(long seed) {
    if (seed == (int) seed) {
      config.put("seed", (int) seed);
    } else {
      losses.add(new Loss("seed", "it has 32 bits here"));
    }
  }

  private void putShape() {
    switch (asked.shape()) {
      case Shape.Free _ -> {
        // Nothing to say.
      }
      case Shape.AnyJson _ -> config.put("responseMimeType", "application/json");
      case Shape.Schema(String name, JsonNode schema, Optional<Boolean> strict) -> {
        config.put("responseMimeType", "application/json");
        config.set("responseJsonSchema", schema);
        if (!name.isEmpty() && !name.equals("answer")) {
          losses.add(new Loss("shape.name", "a schema has no name here"));
        }
        if (strict.isPresent()) {
          losses.add(new Loss("shape.strict", "no such setting here"));
        }
      }
    }
  }

  private void putReasoning() {
    Reasoning reasoning = asked.reasoning();
    String effort = reasoning.effort().orElse("");
    ObjectNode thinking = Json.object();
    boolean isOff = reasoning.enabled().equals(Optional.of(false)) || effort.equals("none");
    if (isOff) {
      thinking.put("thinkingBudget", 0);
    } else if (reasoning.budget().isPresent()) {
      thinking.put("thinkingBudget", reasoning.budget().get());
      if (!effort.isEmpty()) {
        losses.add(new Loss("reasoning.effort", "a budget or an effort, not both"));
      }
    } else if (!effort.isEmpty()) {
      putEffort(thinking, effort);
    } else if (reasoning.enabled().orElse(false)) {
      // As much as the model sees fit.
      thinking.put("thinkingBudget", -1);
    }
    reasoning.shown().ifPresent(s -> thinking.put("includeThoughts", s));
    if (!thinking.isEmpty()) {
      config.set("thinkingConfig", thinking);
    }
  }

  private void putEffort(ObjectNode thinking, String effort) {
    boolean isOld = asked.model().startsWith("gemini-2") || asked.model().startsWith("gemini-1");
    if (isOld) {
      losses.add(new Loss("reasoning.effort", "this model takes a budget in place of an effort"));
      thinking.put(
          "thinkingBudget",
          switch (effort) {
            case "minimal" -> 512;
            case "low" -> 1_024;
            case "medium" -> 8_192;
            default -> 24_576;
          });
      return;
    }
    String level =
        switch (effort) {
          case "minimal" -> "MINIMAL";
          case "low" -> "LOW";
          case "medium" -> "MEDIUM";
          default -> "HIGH";
        };
    if (!Fields.lower(level).equals(effort)) {
      losses.add(new Loss("reasoning.effort", "high is the most effort here"));
    }
    thinking.put("thinkingLevel", level);
  }
}
