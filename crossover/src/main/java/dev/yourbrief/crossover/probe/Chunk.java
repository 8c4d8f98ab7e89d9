package dev.yourbrief.crossover.probe;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * What one event of a streamed answer says.
 *
 * @param hasText whether it brings part of the answer: words, reasoning, or the arguments of a tool
 * @param finished whether it says why the answer ended
 * @param usage the server's own count of tokens, if it is in this event
 */
record Chunk(boolean hasText, boolean finished, Optional<Usage> usage) {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(40)
                  .maxStringLength(SseReader.LONGEST)
                  .maxNameLength(2_000)
                  .maxNumberLength(200)
                  .build())
          .build();

  /**
   * Reads an event's data.
   *
   * @throws WireException if it is not JSON, or it is an error
   */
  static Chunk read(String name, String data) throws IOException {
    Reading reading = new Reading();
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), data)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new WireException("an event of the stream is not JSON", data);
      }
      reading.chunk(json);
    } catch (JacksonException e) {
      throw new WireException("an event of the stream is not JSON", data);
    }
    if (reading.error || name.equals("error")) {
      throw new WireException("error inside the stream", data);
    }
    return new Chunk(reading.hasText, reading.finished, reading.usage());
  }

  /** The part of the fields that matters, whatever else a server adds. */
  private static final class Reading {
    boolean hasText;
    boolean finished;
    boolean error;
    private long input = -1;
    private long output = -1;
    private long cached;

    Optional<Usage> usage() {
      boolean plausible = input >= 0 && output > 0 && input < 1L << 31 && output < 1L << 31;
      // Nothing written and nothing counted: such a count is a server's way to say it has none.
      return plausible ? Optional.of(new Usage(input, output, cached)) : Optional.empty();
    }

    void chunk(JsonParser json) {
      eachField(
          json,
          json.currentToken(),
          (field, value) -> {
            switch (field) {
              case "error" -> {
                error |= value != JsonToken.VALUE_NULL;
                json.skipChildren();
              }
              case "object" -> error |= isText(json, value) && json.getString().equals("error");
              case "choices" -> choices(json, value);
              case "usage" -> usage(json, value);
              default -> json.skipChildren();
            }
          });
    }

    private interface Field {
      void at(String name, JsonToken value);
    }

    /** Visits the fields of an object; a visitor reads or skips its value. No object has none. */
    private static void eachField(JsonParser json, JsonToken value, Field field) {
      if (value != JsonToken.START_OBJECT) {
        json.skipChildren();
        return;
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        field.at(name, json.nextToken());
      }
    }

    private void choices(JsonParser json, JsonToken value) {
      if (value != JsonToken.START_ARRAY) {
        json.skipChildren();
        return;
      }
      for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
        choice(json, t);
      }
    }

    private void choice(JsonParser json, JsonToken choice) {
      eachField(
          json,
          choice,
          (field, value) -> {
            switch (field) {
              case "text" -> hasText |= isText(json, value);
              case "finish_reason" -> finished |= isText(json, value);
              case "delta" -> delta(json, value);
              default -> json.skipChildren();
            }
          });
    }

    private void delta(JsonParser json, JsonToken value) {
      eachField(
          json,
          value,
          (field, part) -> {
            switch (field) {
              case "content", "reasoning_content", "reasoning", "refusal" ->
                  hasText |= isText(json, part);
              case "tool_calls", "function_call" -> hasText |= holdsAnything(json, part);
              default -> json.skipChildren();
            }
          });
    }

    /** Whether this is a text of any length; anything that is not a text is passed over. */
    private static boolean isText(JsonParser json, JsonToken value) {
      if (value == JsonToken.VALUE_STRING) {
        return json.getStringLength() > 0;
      }
      json.skipChildren();
      return false;
    }

    /** Some servers send an empty list with every piece. */
    private static boolean holdsAnything(JsonParser json, JsonToken value) {
      if (value != JsonToken.START_ARRAY && value != JsonToken.START_OBJECT) {
        return false;
      }
      JsonToken end = value == JsonToken.START_ARRAY ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
      boolean any = false;
      for (JsonToken t = json.nextToken(); t != end; t = json.nextToken()) {
        any = true;
        json.skipChildren();
      }
      return any;
    }

    private void usage(JsonParser json, JsonToken value) {
      eachField(
          json,
          value,
          (field, part) -> {
            switch (field) {
              case "prompt_tokens" -> input = whole(json, part);
              case "completion_tokens" -> output = whole(json, part);
              case "prompt_tokens_details" -> details(json, part);
              default -> json.skipChildren();
            }
          });
    }

    private void details(JsonParser json, JsonToken value) {
      eachField(
          json,
          value,
          (field, part) -> {
            if (field.equals("cached_tokens")) {
              cached = Math.max(0, whole(json, part));
            } else {
              json.skipChildren();
            }
          });
    }

    private static long whole(JsonParser json, JsonToken value) {
      if (value == JsonToken.VALUE_NUMBER_INT) {
        String digits = json.getString();
        return digits.length() > 15 ? -1 : Long.parseLong(digits);
      }
      json.skipChildren();
      return -1;
    }
  }
}
