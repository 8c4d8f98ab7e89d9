package dev.yourbrief.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.register.people.People;
import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.register.people.Tokens;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there are accounts, a token says who asks, and its role what they may. */
final class TokenApiTest {

  private static final String ALL = "/api/v1/decisions";
  private static final String NEW = "{\"playbook\":\"ai-build-or-wrap\",\"title\":\"Ours?\"}";

  @TempDir Path folder;
  private Asking asking;
  private Person ada;

  @BeforeEach
  void open() {
    asking = Asking.of(folder);
    ada = new People(asking.register().store()).addFirst("ada", "ada@example.com");
  }

  @AfterEach
  void close() {
    asking.close();
  }

  private String token(Role role) {
    return "Bearer "
        + new Tokens(asking.register().store()).create(ada.id(), role.word(), role, 30);
  }

  @Test
  void withoutATokenNothingIsToldAndWithOneWhatItsRoleMay() {
    assertThat(asking.get(ALL).status()).isEqualTo(401);
    assertThat(asking.get(ALL).http().headers().firstValue("www-authenticate"))
        .hasValueSatisfying(how -> assertThat(how).startsWith("Bearer"));
    assertThat(asking.get(ALL, "Authorization", "Bearer yb_wrong").status()).isEqualTo(401);
    assertThat(asking.get("/api/openapi.json").status()).isEqualTo(200);

    String viewer = token(Role.VIEWER);
    String editor = token(Role.EDITOR);
    assertThat(asking.get(ALL, "Authorization", viewer).status()).isEqualTo(200);
    assertThat(asking.send("POST", ALL, NEW, "Authorization", viewer).status()).isEqualTo(403);
    assertThat(asking.send("POST", ALL, NEW, "Authorization", editor).status()).isEqualTo(201);
    assertThat(asking.get("/api/v1/audit", "Authorization", editor).status()).isEqualTo(403);
    assertThat(asking.get(ALL + "/ours", "Authorization", viewer).json().get("createdBy"))
        .hasToString("\"ada\"");
    assertThat(
            asking
                .send("POST", ALL + "/ours/versions/1/sign-off", "{}", "Authorization", editor)
                .status())
        .isEqualTo(403);
  }

  @Test
  void aToolDoesWhatTheRoleOfTheTokenMay() {
    try (McpSyncClient viewer = client(token(Role.VIEWER));
        McpSyncClient editor = client(token(Role.EDITOR))) {
      viewer.initialize();
      editor.initialize();
      CallToolRequest begin =
          CallToolRequest.builder("create_decision")
              .arguments(Map.of("playbook", "ai-build-or-wrap", "title", "Ours?"))
              .build();

      CallToolResult refused = viewer.callTool(begin);
      CallToolResult done = editor.callTool(begin);

      assertThat(refused.isError()).isTrue();
      assertThat(((TextContent) refused.content().getFirst()).text())
          .isEqualTo("The role here is viewer; this takes one who is editor.");
      assertThat(done.isError()).isFalse();
      assertThat(asking.register().decisions().find("ours").orElseThrow().createdBy())
          .isEqualTo("ada");
    }
  }

  private McpSyncClient client(String token) {
    return McpClient.sync(
            HttpClientStreamableHttpTransport.builder(asking.address())
                .endpoint("/mcp")
                .requestBuilder(HttpRequest.newBuilder().header("Authorization", token))
                .build())
        .build();
  }
}
