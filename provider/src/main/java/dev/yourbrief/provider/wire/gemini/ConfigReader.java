package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Extra;
import dev.yourbrief.provider.wire.Conversation.Reasoning;
import dev.yourbrief.provider.wire.Conversation.Sampling;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code generationConfig} says. */
final class ConfigReader {

  private static final Set<String> READ =
      Set.of(
          "temperature",
          "topP",
          "topK",
          "maxOutputTokens",
          "stopSequences",
          "candidateCount",
          "seed",
          "presencePenalty",
          "frequencyPenalty",
          "responseMimeType",
          "responseSchema",
          "responseJsonSchema",
          "_responseJsonSchema",
          "thinkingConfig");

  private static final String JSON = "application/json";

  private final JsonNode config;
  private final List<Extra> extras;

  ConfigReader(JsonNode config, List<Extra> extras) {
    this.config = config;
    this.extras = extras;
  }

  Sampling sampling() throws WireException {
    List<String> stop = new ArrayList<>();
    for (JsonNode sequence : Fields.get(config, "stopSequences")) {
      if (!sequence.isString()) {
        throw Fields.bad("generationConfig.stopSequences", "must hold texts");
      }
      stop.add(sequence.stringValue());
    }
    return new Sampling(
        Fields.number(config, "temperature"),
        Fields.number(config, "topP"),
        Fields.count(config, "topK"),
        Fields.count(config, "maxOutputTokens"),
        stop,
        Fields.whole(config, "seed"),
        Fields.number(config, "presencePenalty"),
        Fields.number(config, "frequencyPenalty"),
        Fields.count(config, "candidateCount"));
  }

  Reasoning reasoning() throws WireException {
    JsonNode thinking = Fields.get(config, "thinkingConfig");
    Optional<Long> budget = Fields.whole(thinking, "thinkingBudget");
    String level = Fields.lower(Fields.text(thinking, "thinkingLevel"));
    boolean isLevel = !level.isEmpty() && !level.equals("thinking_level_unspecified");
    JsonNode shown = Fields.get(thinking, "includeThoughts");
    ObjectNode rest =
        Fields.rest(thinking, Set.of("thinkingBudget", "thinkingLevel", "includeThoughts"));
    if (!rest.isEmpty()) {
      add("thinkingConfig", rest, false);
    }
    return new Reasoning(
        budget.map(b -> b != 0),
        isLevel ? Optional.of(level) : Optional.empty(),
        budget.filter(b -> b > 0).map(b -> (int) Math.min(b, Integer.MAX_VALUE)),
        shown.isBoolean() ? Optional.of(shown.booleanValue()) : Optional.empty());
  }

  Shape shape() {
    JsonNode own = Fields.get(config, "responseSchema");
    JsonNode schema = Fields.get(config, "responseJsonSchema");
    if (!schema.isObject()) {
      schema = config.path("_responseJsonSchema");
    }
    String type = Fields.text(config, "responseMimeType");
    if (!type.isEmpty() && !type.equals(JSON)) {
      // Plain text is the default; a word of a list is no JSON.
      add("responseMimeType", Fields.get(config, "responseMimeType"), type.equals("text/plain"));
      if (own.isObject()) {
        add("responseSchema", own, false);
      }
      return new Shape.Free();
    }
    if (schema.isObject()) {
      return new Shape.Schema("answer", schema, Optional.empty());
    }
    if (own.isObject()) {
      // The same schema in Google's own words, which older models know.
      add("responseSchema", own, true);
      return new Shape.Schema("answer", Schemas.json(own), Optional.empty());
    }
    return type.equals(JSON) ? new Shape.AnyJson() : new Shape.Free();
  }

  private void add(String member, JsonNode value, boolean isHint) {
    ObjectNode object = Json.object();
    object.set(member, value);
    extras.add(new Extra(Fields.NAME, "generationConfig", object, isHint));
  }

  /** The members without a place, each on its own. */
  void addRest() {
    Fields.rest(config, READ)
        .properties()
        .forEach(m -> add(m.getKey(), m.getValue(), isDefault(m.getKey(), m.getValue())));
  }

  private static boolean isDefault(String member, JsonNode value) {
    return member.equals("responseModalities")
        && value.size() == 1
        && value.path(0).stringValue("").equals("TEXT");
  }
}
