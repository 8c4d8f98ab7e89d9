package dev.yourbrief.publish.json;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads strict JSON (RFC 8259). Bounded: 16 Mi characters, nesting 50 deep. */
final class JsonParser {

  private static final int MAX_LENGTH = 16 << 20;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(50)
                  .maxStringLength(1 << 20)
                  .maxNumberLength(400)
                  .build())
          .build();

  private final tools.jackson.core.JsonParser tokens;
  private final String name;

  private JsonParser(tools.jackson.core.JsonParser tokens, String name) {
    this.tokens = tokens;
    this.name = name;
  }

  /**
   * Reads one value.
   *
   * @param name what to call the text in messages
   * @throws InputException if it is not JSON, or too large
   */
  static Json parse(String text, String name) {
    if (text.length() > MAX_LENGTH) {
      throw new InputException(
          Problem.of(
              Location.of(name),
              "the text is longer than any brief",
              "Check that this is the right file"));
    }
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (tools.jackson.core.JsonParser tokens =
        FACTORY.createParser(ObjectReadContext.empty(), body)) {
      JsonParser parser = new JsonParser(tokens, name);
      if (tokens.nextToken() == null) {
        throw new InputException(
            Problem.of(Location.of(name), "the file is empty", "Check the path"));
      }
      Json value = parser.value();
      if (tokens.nextToken() != null) {
        throw new InputException(
            Problem.of(
                parser.where(tokens.currentTokenLocation()),
                "something follows after the end",
                "One file holds one brief"));
      }
      return value;
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      Location where =
          at == null || at.getLineNr() < 1
              ? Location.of(name)
              : new Location(name, at.getLineNr(), Math.max(0, at.getColumnNr()));
      throw new InputException(
          Problem.of(
              where,
              "this is not JSON: " + e.getOriginalMessage(),
              "Publish the brief again, or check the brackets, quotes and commas here"));
    }
  }

  private Location where(TokenStreamLocation at) {
    return new Location(name, at.getLineNr(), at.getColumnNr());
  }

  private Json value() {
    Location where = where(tokens.currentTokenLocation());
    return switch (tokens.currentToken()) {
      case START_OBJECT -> {
        LinkedHashMap<String, Json> entries = new LinkedHashMap<>();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
          String key = tokens.currentName();
          tokens.nextToken();
          entries.put(key, value());
        }
        yield new Json.Obj(entries, where);
      }
      case START_ARRAY -> {
        List<Json> items = new ArrayList<>();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
          items.add(value());
        }
        yield new Json.Arr(items, where);
      }
      case VALUE_STRING -> new Json.Str(tokens.getString(), where);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(tokens.getString(), where);
      case VALUE_TRUE -> new Json.Bool(true, where);
      case VALUE_FALSE -> new Json.Bool(false, where);
      default ->
          throw new InputException(
              Problem.of(where, "here stands null", "Leave the name out where nothing is known"));
    };
  }
}
