package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Extra;
import dev.yourbrief.provider.wire.Conversation.Reasoning;
import dev.yourbrief.provider.wire.Conversation.Sampling;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.Conversation.ToolChoice;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From what is asked to a request that the API takes. */
final class RequestWriter {

  private static final int LEAST_BUDGET = 1_024;

  private final Conversation asked;
  private final int defaultMaxTokens;
  private final ClaudeModel model;
  private final List<Loss> losses = new ArrayList<>();
  private final ObjectNode body = Json.object();

  RequestWriter(Conversation asked, int defaultMaxTokens) {
    this.asked = asked;
    this.defaultMaxTokens = defaultMaxTokens;
    this.model = ClaudeModel.of(asked.model());
  }

  Written<JsonNode> write() {
    body.put("model", asked.model());
    Optional<Integer> budget = budget();
    // An answer needs room beside its thoughts.
    int room = asked.reasoning().budget().map(b -> b + defaultMaxTokens).orElse(defaultMaxTokens);
    int most = asked.sampling().maxOutput().orElse(room);
    body.put("max_tokens", most);
    new TurnWriter(asked, model, losses).put(body);
    ToolWriter tools = new ToolWriter(asked, losses);
    tools.putTools(body);
    boolean isBudgeted = putReasoning(budget, most, tools.forces());
    tools.putChoice(body);
    putSampling(isBudgeted);
    putShape();
    if (!asked.user().isEmpty()) {
      body.putObject("metadata").put("user_id", asked.user());
    }
    if (asked.streamed()) {
      body.put("stream", true);
    }
    asked.extras().forEach(this::putExtra);
    return new Written<>(body, losses);
  }

  private Optional<Integer> budget() {
    Reasoning reasoning = asked.reasoning();
    if (reasoning.budget().isPresent()) {
      return reasoning.budget();
    }
    boolean isOn = reasoning.enabled().orElse(false);
    String effort = reasoning.effort().orElse("");
    boolean needsOne =
        effort.isEmpty() ? isOn && !model.takesAdaptiveThinking() : !model.takesEffort();
    if (!needsOne || effort.equals("none") || !reasoning.enabled().orElse(true)) {
      return Optional.empty();
    }
    losses.add(new Loss("reasoning", "this model takes a budget of thought in place of an effort"));
    return Optional.of(
        switch (effort) {
          case "minimal" -> LEAST_BUDGET;
          case "low" -> 2_048;
          case "high" -> 16_384;
          case "xhigh", "max" -> 32_768;
          default -> 8_192;
        });
  }

  /** Whether the model thinks on a budget, which forbids some other settings. */
  private boolean putReasoning(Optional<Integer> budget, int most, boolean forcesTool) {
    Reasoning reasoning = asked.reasoning();
    String effort = reasoning.effort().orElse("");
    boolean isOff =
        reasoning.enabled().equals(Optional.of(false))
            || effort.equals("none")
            || budget.equals(Optional.of(0));
    if (!effort.isEmpty() && !effort.equals("none") && model.takesEffort()) {
      if (effort.equals("minimal")) {
        losses.add(new Loss("reasoning.effort", "low is the least effort here"));
      }
      ObjectNode config = body.withObjectProperty("output_config");
      config.put("effort", effort.equals("minimal") ? "low" : effort);
    }
    if (isOff) {
      body.putObject("thinking").put("type", "disabled");
      return false;
    }
    boolean isBudgeted = budget.isPresent() && putBudget(budget.get(), most, forcesTool);
    if (!isBudgeted && budget.isEmpty() && reasoning.enabled().orElse(false)) {
      body.putObject("thinking").put("type", "adaptive");
    }
    if (reasoning.shown().isPresent()) {
      if (body.path("thinking") instanceof ObjectNode thinking) {
        thinking.put("display", reasoning.shown().get() ? "summarized" : "omitted");
      } else {
        losses.add(new Loss("reasoning.shown", "only where thinking is asked for"));
      }
    }
    return isBudgeted;
  }

  private boolean putBudget(int wanted, int most, boolean forcesTool) {
    if (forcesTool) {
      losses.add(new Loss("reasoning.budget", "no thinking where a tool must be called"));
      return false;
    }
    if (most <= LEAST_BUDGET) {
      losses.add(new Loss("reasoning.budget", "no room to think in so short an answer"));
      return false;
    }
    int budget = Math.clamp(wanted, LEAST_BUDGET, most - 1);
    if (budget != wanted) {
      losses.add(
          new Loss("reasoning.budget", "from 1024 up to the most tokens of the answer here"));
    }
    body.putObject("thinking").put("type", "enabled").put("budget_tokens", budget);
    return true;
  }

  private void putSampling(boolean isBudgeted) {
    Sampling sampling = asked.sampling();
    sampling.temperature().ifPresent(t -> putTemperature(t, isBudgeted));
    sampling
        .topP()
        .ifPresent(p -> {
          if (isBudgeted && p < 0.95) {
            losses.add(new Loss("top_p", "not below 0.95 where the model thinks"));
          } else {
            body.put("top_p", p);
          }
        });
    sampling
        .topK()
        .ifPresent(k -> {
          if (isBudgeted) {
            losses.add(new Loss("top_k", "not where the model thinks"));
          } else {
            body.put("top_k", k);
          }
        });
    putStop(sampling.stop());
    sampling.seed().ifPresent(_ -> lose("seed"));
    sampling.presencePenalty().ifPresent(_ -> lose("presence_penalty"));
    sampling.frequencyPenalty().ifPresent(_ -> lose("frequency_penalty"));
    sampling
        .candidates()
        .filter(n -> n != 1)
        .ifPresent(_ -> losses.add(new Loss("candidates", "one answer a call here")));
  }

  private void putTemperature(double temperature, boolean isBudgeted) {
    if (isBudgeted && temperature != 1) {
      losses.add(new Loss("temperature", "always 1 where the model thinks"));
    } else if (temperature > 1) {
      losses.add(new Loss("temperature", "1 is the most here"));
      body.put("temperature", 1.0);
    } else {
      body.put("temperature", temperature);
    }
  }

  private void putStop(List<String> sequences) {
    ArrayNode stop = Json.object().arrayNode();
    for (String sequence : sequences) {
      if (sequence.isBlank()) {
        losses.add(new Loss("stop", "white space alone is no stop sequence here"));
      } else {
        stop.add(sequence);
      }
    }
    if (!stop.isEmpty()) {
      body.set("stop_sequences", stop);
    }
  }

  private void putShape() {
    switch (asked.shape()) {
      case Shape.Free _ -> {
        // Nothing to say.
      }
      case Shape.AnyJson _ ->
          losses.add(new Loss("shape", "JSON without a schema cannot be asked for here"));
      case Shape.Schema(String name, JsonNode schema, Optional<Boolean> strict) -> {
        body.withObjectProperty("output_config")
            .putObject("format")
            .put("type", "json_schema")
            .set("schema", schema);
        if (!name.isEmpty() && !name.equals("answer")) {
          losses.add(new Loss("shape.name", "a schema has no name here"));
        }
        if (strict.equals(Optional.of(false))) {
          losses.add(new Loss("shape.strict", "always strict here"));
        }
      }
    }
  }

  private void lose(String member) {
    losses.add(new Loss(member, "no such setting here"));
  }

  private void putExtra(Extra extra) {
    if (!extra.format().equals(Words.NAME)) {
      losses.add(new Loss(extra.member(), "only " + extra.format() + " knows it"));
      return;
    }
    if (extra.member().equals("tools")) {
      addToTools(extra.value());
    } else if (body.path(extra.member()) instanceof ObjectNode there && extra.value().isObject()) {
      extra.value().properties().forEach(m -> there.set(m.getKey(), m.getValue()));
    } else if (extra.value() instanceof ObjectNode object) {
      // A copy: a later extra of the same name may add to it.
      body.set(extra.member(), object.deepCopy());
    } else {
      body.set(extra.member(), extra.value());
    }
  }

  private void addToTools(JsonNode rests) {
    for (JsonNode tool : body.path("tools")) {
      for (Map.Entry<String, JsonNode> rest : rests.path(Json.text(tool, "name")).properties()) {
        if (tool instanceof ObjectNode function && tool.has("input_schema")) {
          function.set(rest.getKey(), rest.getValue());
        }
      }
    }
  }

  /** Whether a tool must be called. */
  static boolean forces(ToolChoice choice) {
    return choice instanceof ToolChoice.Any || choice instanceof ToolChoice.Named;
  }
}
