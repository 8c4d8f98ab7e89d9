package dev.yourbrief.trial.file;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * JSON, read value by value, so that a large file need not be held. Python writes {@code NaN}; it
 * is read as a number that is none.
 */
public final class JsonTrees {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DEPTH)
                  .maxStringLength(Limits.TEXT)
                  .maxNameLength(10_000)
                  .maxNumberLength(1_000)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private final JsonParser json;
  private final String file;
  private final int firstLine;
  private final Set<String> skipped;
  private long values;
  private long characters;

  private JsonTrees(JsonParser json, String file, int firstLine, Set<String> skipped) {
    this.json = json;
    this.file = file;
    this.firstLine = firstLine;
    this.skipped = skipped;
  }

  public static JsonParser parser(InputStream in) {
    return FACTORY.createParser(ObjectReadContext.empty(), in);
  }

  /**
   * Reads a text that is one value.
   *
   * @param line the line of the file it stands on
   * @throws InputException if it is not
   */
  public static Tree read(String text, String file, int line) {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() == null) {
        throw Problems.fatal(file, line, "here is nothing to read", "Remove the line");
      }
      Tree tree = new JsonTrees(json, file, line, Set.of()).tree();
      if (json.nextToken() != null) {
        throw Problems.fatal(
            file, line, "more follows after the end of the JSON", "Write one value a line");
      }
      return tree;
    } catch (JacksonException e) {
      throw new InputException(problem(e, file, line));
    }
  }

  /**
   * Reads the value that begins with the parser's token, and stays on its last token.
   *
   * @param skipped names whose values are passed over wherever they stand: they are large and of no
   *     use to the caller
   * @throws InputException if it is too large
   * @throws JacksonException if it is not JSON
   */
  public static Tree read(JsonParser json, String file, Set<String> skipped) {
    return new JsonTrees(json, file, 1, skipped).tree();
  }

  /**
   * What is wrong with JSON that could not be read.
   *
   * @param firstLine the line of the file that its first line is
   */
  public static Problem problem(JacksonException e, String file, int firstLine) {
    int line = e.getLocation() == null ? 0 : Math.max(1, e.getLocation().getLineNr());
    int column = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getColumnNr());
    String why = e.getOriginalMessage() == null ? "it breaks off" : e.getOriginalMessage();
    String short1 = why.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
    return Problem.of(
        new Location(file, line == 0 ? firstLine : firstLine + line - 1, column),
        "this is not JSON that can be read ("
            + (short1.length() > 160 ? short1.substring(0, 159) + "…" : short1)
            + ")",
        "Check the quotes, commas and brackets here, and that the file is whole");
  }

  /** The line of the parser's token, from 1. */
  public static int line(JsonParser json) {
    return Math.max(1, json.currentTokenLocation().getLineNr());
  }

  private Tree tree() {
    if (++values > Limits.VALUES) {
      throw tooLarge();
    }
    JsonToken token = json.currentToken();
    return switch (token) {
      case START_OBJECT -> node();
      case START_ARRAY -> {
        List<Tree> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          items.add(tree());
        }
        yield new Tree.Items(items);
      }
      case VALUE_STRING -> new Tree.Text(counted(json.getString()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Tree.Digits(counted(json.getString()));
      case VALUE_TRUE -> new Tree.Bool(true);
      case VALUE_FALSE -> new Tree.Bool(false);
      default -> Tree.Nothing.NOTHING;
    };
  }

  private Tree node() {
    int line = firstLine + line(json) - 1;
    Map<String, Tree> entries = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = counted(json.currentName());
      json.nextToken();
      if (skipped.contains(name)) {
        json.skipChildren();
      } else {
        entries.put(name, tree());
      }
    }
    return new Tree.Node(entries, line);
  }

  private String counted(String text) {
    characters += text.length();
    if (characters > Limits.TEXT) {
      throw tooLarge();
    }
    return text;
  }

  private InputException tooLarge() {
    return Problems.fatal(
        file, firstLine + line(json) - 1, "one value is too large to be read", "Split it");
  }
}
