package dev.yourbrief.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.yourbrief.publish.json.BriefJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds answers to the OpenAPI document. */
final class Contract {

  private static final String ID = "https://yourbrief.example/api/openapi.json";
  private static final String BRIEF = "https://yourbrief.example/api/" + BriefJson.SCHEMA;

  private final JsonNode document = OpenApi.json();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemas(Map.of(ID, document.toString(), BRIEF, BriefJson.schema())));

  JsonNode document() {
    return document;
  }

  /** Every operation, as {@code GET /path}. */
  List<String> operations() {
    List<String> operations = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue().propertyNames().stream()
                .filter(name -> List.of("get", "put", "post", "delete", "patch").contains(name))
                .forEach(name ->
                    operations.add(name.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  /** The path of the document that a request's path is of. */
  private String pathOf(String asked) {
    List<String> parts = List.of(asked.split("/", -1));
    List<String> found = new ArrayList<>();
    for (String path : document.get("paths").propertyNames()) {
      List<String> wanted = List.of(path.split("/", -1));
      boolean fits = wanted.size() == parts.size();
      for (int i = 0; fits && i < wanted.size(); i++) {
        fits = wanted.get(i).startsWith("{") || wanted.get(i).equals(parts.get(i));
      }
      if (fits) {
        found.add(path);
      }
    }
    assertThat(found).as("the document knows " + asked).hasSize(1);
    return found.getFirst();
  }

  /** Holds an answer to what the document says of it. */
  void holds(String method, String path, int status, Optional<String> type, byte[] body) {
    String known = pathOf(path);
    JsonNode answers =
        document
            .get("paths")
            .get(known)
            .get(method.toLowerCase(java.util.Locale.ROOT))
            .get("responses");
    String at =
        "#/paths/"
            + known.replace("~", "~0").replace("/", "~1")
            + "/"
            + method.toLowerCase(java.util.Locale.ROOT)
            + "/responses/"
            + status;
    JsonNode answer = answers.get(String.valueOf(status));
    assertThat(answer).as(method + " " + known + " may answer " + status).isNotNull();
    if (answer.has("$ref")) {
      at = answer.get("$ref").stringValue();
      answer = document.at(at.substring(1));
    }
    JsonNode content = answer.get("content");
    if (content == null) {
      assertThat(body).as(method + " " + known + " " + status + " has no body").isEmpty();
      return;
    }
    String plain = type.orElse("").replaceFirst(";.*", "");
    String media = content.has(plain) ? plain : "*/*";
    assertThat(content.has(media))
        .as(method + " " + known + " " + status + " may be of type " + plain)
        .isTrue();
    if (content.get(media).has("schema")) {
      String pointer = at + "/content/" + media.replace("~", "~0").replace("/", "~1") + "/schema";
      assertThat(faults(pointer, JsonMapper.shared().readTree(body)))
          .as(method + " " + known + " " + status)
          .isEmpty();
    }
  }

  /** What is wrong with a value by the schema at a place of the document. */
  List<Error> faults(String pointer, JsonNode value) {
    Schema schema =
        registry.getSchema(SchemaLocation.of(ID + pointer.replace("{", "%7B").replace("}", "%7D")));
    return schema.validate(value);
  }
}
