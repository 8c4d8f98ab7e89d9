package dev.yourbrief.server.mcp;

import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Missing;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Briefs as resources: brief.json of a draft or a version. */
final class Resources {

  private static final String BASE = "yourbrief://decisions/";
  private static final Pattern ADDRESS =
      Pattern.compile("yourbrief://decisions/([^/]+)/(?:versions/)?([^/]+)/brief\\.json");

  private Resources() {}

  static List<ResourceTemplate> templates() {
    return List.of(
        ResourceTemplate.builder(BASE + "{decision}/draft/brief.json", "draft")
            .title("The draft's brief")
            .description("brief.json of a decision's files as they stand.")
            .mimeType("application/json")
            .build(),
        ResourceTemplate.builder(BASE + "{decision}/versions/{version}/brief.json", "version")
            .title("A version's brief")
            .description("brief.json of a version, byte for byte as it was saved.")
            .mimeType("application/json")
            .build());
  }

  static String draft(String decision) {
    return BASE + part(decision) + "/draft/brief.json";
  }

  static String version(String decision, String version) {
    return BASE + part(decision) + "/versions/" + part(version) + "/brief.json";
  }

  private static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Reads one.
   *
   * @throws Missing if there is none at this address
   */
  static ReadResourceResult read(Desk desk, ReadResourceRequest request) {
    Matcher address = ADDRESS.matcher(request.uri());
    if (!address.matches()) {
      throw new Missing("There is no resource " + request.uri());
    }
    String decision = URLDecoder.decode(address.group(1), StandardCharsets.UTF_8);
    String name = URLDecoder.decode(address.group(2), StandardCharsets.UTF_8);
    desk.open(decision);
    String json =
        name.equals(Desk.DRAFT)
            ? BriefJson.write(desk.draft(decision).brief())
            : desk.register().versions().json(desk.version(decision, name));
    return ReadResourceResult.builder(
            List.of(new TextResourceContents(request.uri(), "application/json", json)))
        .build();
  }
}
