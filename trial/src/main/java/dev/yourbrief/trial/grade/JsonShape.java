package dev.yourbrief.trial.grade;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.resource.SchemaLoader;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A JSON Schema (2020-12 unless it names another draft). What it refers to must stand in the same
 * file: nothing else is read, from the network or from disk. Its patterns are matched in linear
 * time.
 */
final class JsonShape {

  private static final int MAX_BYTES = 1 << 20;

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemaLoader(
                      // Only the drafts themselves, which are in the library.
                      SchemaLoader.builder()
                          .allow(
                              iri -> iri.toString().matches("https?://json-schema\\.org/draft.*"))
                          .build())
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .locale(Locale.ROOT)
                          .preloadSchema(true)
                          .regularExpressionFactory(JsonShape::expression)
                          .build()));

  private final Schema schema;

  private JsonShape(Schema schema) {
    this.schema = schema;
  }

  /**
   * Reads a schema.
   *
   * @param name what to call the file in messages
   * @throws InputException if it is missing, too large, no schema, or refers to another place
   */
  static JsonShape read(Path file, String name) {
    try {
      if (!Files.isRegularFile(file)) {
        throw problem(name, "there is no such file", "Check the path after 'schema'");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw problem(name, "the file is larger than 1 MiB", "Check the path after 'schema'");
      }
      String text = Files.readString(file);
      JsonNode json =
          JsonText.read(text)
              .orElseThrow(
                  () -> problem(name, "the file is not JSON", "Write a JSON Schema in it"));
      return new JsonShape(REGISTRY.getSchema(json.toString(), InputFormat.JSON));
    } catch (IOException e) {
      throw problem(name, "the file cannot be read: " + e.getMessage(), "Save it as UTF-8 text");
    } catch (SchemaException | IllegalArgumentException e) {
      throw problem(
          name,
          "the schema cannot be used: " + firstLine(String.valueOf(e.getMessage())),
          "Everything it refers to must stand in this file, under '$defs'; patterns have no"
              + " look-around and no back reference");
    }
  }

  /** What is wrong with the value, in the order of the schema; nothing when it fits. */
  List<String> faults(JsonNode value) throws GradeException {
    try {
      return schema.validate(value).stream().map(JsonShape::fault).distinct().toList();
    } catch (SchemaException e) {
      throw new GradeException(
          "the schema cannot be used: " + firstLine(String.valueOf(e.getMessage())));
    }
  }

  private static String fault(Error error) {
    String at = error.getInstanceLocation().toString();
    return (at.isEmpty() ? "the whole" : at) + ": " + error.getMessage();
  }

  private static com.networknt.schema.regex.RegularExpression expression(String pattern) {
    try {
      com.google.re2j.Pattern compiled = Patterns.compile(pattern);
      return text -> compiled.matcher(text).find();
    } catch (GradeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static InputException problem(String name, String what, String fix) {
    return new InputException(Problem.of(Location.of(name), what, fix));
  }
}
