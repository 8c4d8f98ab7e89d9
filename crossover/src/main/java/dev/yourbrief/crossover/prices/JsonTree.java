package dev.yourbrief.crossover.prices;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as the tree that YAML is read into: every scalar is text, so that no digit of a number is
 * lost, and every node knows its line. Bounded in depth, in length of names, texts and numbers, and
 * in the number of values.
 */
final class JsonTree {

  private static final int MAX_VALUES = 4_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(40)
                  .maxStringLength(1 << 20)
                  .maxNameLength(2_000)
                  .maxNumberLength(200)
                  .build())
          .build();

  private final JsonParser json;
  private final String name;
  private int values;

  private JsonTree(JsonParser json, String name) {
    this.json = json;
    this.name = name;
  }

  /**
   * Reads a whole text.
   *
   * @throws InputException if it is not JSON, or breaks a bound
   */
  static YamlNode read(String text, String name) {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonTree tree = new JsonTree(json, name);
      JsonToken first = json.nextToken();
      YamlNode root = tree.node(first);
      if (json.nextToken() != null) {
        throw tree.problem("more follows after the end", "Save the list unchanged");
      }
      return root;
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      String why = e.getOriginalMessage() == null ? "it breaks off" : e.getOriginalMessage();
      throw new InputException(
          Problem.of(
              Location.of(name, line),
              "this is not JSON that can be read (" + shortened(why) + ")",
              "Download the list again"));
    }
  }

  private static String shortened(String why) {
    String line = why.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
    return line.length() > 160 ? line.substring(0, 159) + "…" : line;
  }

  private YamlNode node(JsonToken token) {
    if (++values > MAX_VALUES) {
      throw problem("there are more than 4,000,000 values", "Check that this is a price list");
    }
    Location where = where();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Location> keys = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          String key = json.currentName();
          keys.put(key, where());
          entries.put(key, node(json.nextToken()));
        }
        yield new YamlMap(entries, keys, where);
      }
      case START_ARRAY -> {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
          items.add(node(t));
        }
        yield new YamlList(items, where);
      }
      default -> new YamlText(json.getString(), where);
    };
  }

  private Location where() {
    return Location.of(name, json.currentTokenLocation().getLineNr());
  }

  private InputException problem(String what, String fix) {
    return new InputException(Problem.of(where(), what, fix));
  }
}
