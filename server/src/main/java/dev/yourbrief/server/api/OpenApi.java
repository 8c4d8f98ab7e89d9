package dev.yourbrief.server.api;

import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.server.http.Assets;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document, as it is written, in YAML, and as JSON. It is no secret. */
final class OpenApi {

  private OpenApi() {}

  static List<Route> routes() {
    byte[] yaml = yaml().getBytes(StandardCharsets.UTF_8);
    byte[] json = json().toString().getBytes(StandardCharsets.UTF_8);
    byte[] brief = BriefJson.schema().getBytes(StandardCharsets.UTF_8);
    return List.of(
        Route.open("GET", "/api/openapi.yaml", _ -> Reply.bytes("application/yaml", yaml)),
        Route.open("GET", "/api/openapi.json", _ -> Reply.bytes("application/json", json)),
        Route.open(
            "GET", "/api/" + BriefJson.SCHEMA, _ -> Reply.bytes("application/schema+json", brief)));
  }

  static String yaml() {
    return Assets.resource(OpenApi.class, "openapi.yaml");
  }

  static JsonNode json() {
    return JsonMapper.shared()
        .valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml()));
  }
}
