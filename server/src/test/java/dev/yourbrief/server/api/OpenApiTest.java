package dev.yourbrief.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.yourbrief.server.http.Assets;
import dev.yourbrief.server.http.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document is a document, and says what there is. */
final class OpenApiTest {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @TempDir Path folder;
  private final JsonNode document = OpenApi.json();

  @Test
  void everyRouteIsInTheDocumentAndTheDocumentKnowsNoOther() {
    try (Asking asking = Asking.of(folder)) {
      List<String> served =
          Api.routes(new dev.yourbrief.server.desk.Desk(asking.register())).stream()
              .map(route -> route.method() + " " + route.pattern())
              .toList();

      assertThat(served)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(asking.contract().operations());
    }
  }

  @Test
  void whatNeedsATokenSaysSo() {
    try (Asking asking = Asking.of(folder)) {
      for (Route route : Api.routes(new dev.yourbrief.server.desk.Desk(asking.register()))) {
        JsonNode operation =
            document
                .get("paths")
                .get(route.pattern())
                .get(route.method().toLowerCase(java.util.Locale.ROOT));
        boolean isOpen = operation.has("security") && operation.get("security").isEmpty();

        assertThat(isOpen).as(route.pattern()).isEqualTo(route.needs().isEmpty());
        assertThat(operation.get("responses").has("401")).as(route.pattern()).isEqualTo(!isOpen);
        assertThat(operation.get("responses").has("403")).as(route.pattern()).isEqualTo(!isOpen);
      }
    }
  }

  @Test
  void theDocumentIsAnOpenApiDocument() {
    Schema schema = REGISTRY.getSchema(Assets.resource(OpenApiTest.class, "openapi-3.1.json"));

    assertThat(schema.validate(document)).isEmpty();
  }

  @Test
  void whatIsNoOpenApiDocumentIsFound() {
    Schema schema = REGISTRY.getSchema(Assets.resource(OpenApiTest.class, "openapi-3.1.json"));
    String text = document.toString();

    for (String broken :
        List.of(
            text.replace("\"openapi\":\"3.1.1\"", "\"openapi\":\"2.0\""),
            text.replace("\"in\":\"path\"", "\"in\":\"elsewhere\""),
            text.replace("\"summary\":\"A decision.\"", "\"sumary\":\"A decision.\""),
            text.replace("\"required\":true,\"schema\"", "\"schema\""))) {
      assertThat(broken).isNotEqualTo(text);
      assertThat(schema.validate(JsonMapper.shared().readTree(broken))).isNotEmpty();
    }
  }

  @Test
  void everySchemaInItIsOneOfDraft202012() {
    Schema meta =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    List<JsonNode> schemas = new ArrayList<>();
    schemas(document, schemas);

    assertThat(schemas).hasSizeGreaterThan(80);
    for (JsonNode schema : schemas) {
      assertThat(meta.validate(schema)).as(schema.toString()).isEmpty();
    }
  }

  private static void schemas(JsonNode node, List<JsonNode> found) {
    node.properties()
        .forEach(entry -> {
          if (entry.getKey().equals("schema")) {
            found.add(entry.getValue());
          } else if (entry.getKey().equals("schemas")) {
            entry.getValue().forEach(found::add);
          } else {
            schemas(entry.getValue(), found);
          }
        });
    if (node.isArray()) {
      node.forEach(item -> schemas(item, found));
    }
  }

  @Test
  void everyReferenceLeadsSomewhereAndEveryPlaceIsDescribed() {
    List<String> references = new ArrayList<>();
    document.findValues("$ref").forEach(ref -> references.add(ref.stringValue()));

    for (String reference : new TreeSet<>(references)) {
      if (!reference.equals("brief.schema.json")) {
        assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
      }
    }
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation -> {
                  for (String place : path.getKey().split("/", -1)) {
                    if (place.startsWith("{")) {
                      String wanted =
                          "#/components/parameters/" + place.substring(1, place.length() - 1);
                      assertThat(path.getValue().toString()).as(path.getKey()).contains(wanted);
                    }
                  }
                }));
    assertThat(document.findValuesAsString("operationId"))
        .doesNotHaveDuplicates()
        .hasSize(
            (int)
                document
                    .get("paths")
                    .valueStream()
                    .mapToLong(p ->
                        p.propertyStream().filter(e -> !e.getKey().equals("parameters")).count())
                    .sum());
  }

  @Test
  void theDocumentIsServedInBothForms() {
    try (Asking asking = Asking.of(folder)) {
      assertThat(asking.get("/api/openapi.json").json()).isEqualTo(document);
      assertThat(asking.get("/api/openapi.yaml").text()).startsWith("openapi: 3.1");
      assertThat(asking.get("/api/brief.schema.json").json().has("$schema")).isTrue();
    }
  }
}
