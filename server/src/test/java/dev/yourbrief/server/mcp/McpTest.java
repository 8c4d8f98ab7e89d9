package dev.yourbrief.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.register.settings.SettingsReader;
import dev.yourbrief.register.store.StoreAddress;
import dev.yourbrief.server.Server;
import dev.yourbrief.server.desk.Desk;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tools over HTTP. */
final class McpTest {

  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir Path folder;
  private Register register;
  private Server server;
  private McpSyncClient client;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve(Settings.FILE), "listen: 127.0.0.1:0\n");
    register =
        Register.open(
            new StoreAddress.Embedded(folder),
            InstantSource.fixed(Instant.parse("2026-11-29T10:00:00Z")),
            ZoneOffset.UTC);
    server = Server.start(register, SettingsReader.read(folder, Map.of()));
    client =
        McpClient.sync(
                HttpClientStreamableHttpTransport.builder(address()).endpoint("/mcp").build())
            .build();
    client.initialize();
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    register.close();
  }

  private String address() {
    return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.port();
  }

  private CallToolResult call(String tool, Map<String, Object> arguments) {
    return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
  }

  static String words(CallToolResult result) {
    return result.content().stream()
        .filter(TextContent.class::isInstance)
        .map(content -> ((TextContent) content).text())
        .collect(Collectors.joining("\n"));
  }

  private static JsonNode numbers(CallToolResult result) {
    return JsonMapper.shared().valueToTree(result.structuredContent());
  }

  private String decision() {
    return numbers(
            call("create_decision", Map.of("playbook", "ai-build-or-wrap", "title", "Own model?")))
        .get("id")
        .stringValue();
  }

  @Test
  void everyToolIsDescribedForWhoeverUsesIt() {
    List<Tool> tools = client.listTools().tools();

    assertThat(client.getServerInfo().name()).isEqualTo("yourbrief");
    assertThat(client.getServerInstructions()).contains("Never invent an answer");
    assertThat(tools.stream().map(Tool::name))
        .containsExactlyInAnyOrderElementsOf(new Toolbox(new Desk(register)).names())
        .hasSize(13);
    assertThat(tools)
        .allSatisfy(tool -> {
          assertThat(tool.title()).isNotBlank();
          assertThat(tool.description()).hasSizeGreaterThan(40);
          assertThat(tool.annotations().readOnlyHint()).isNotNull();
          assertThat(tool.inputSchema().toString()).doesNotContain("on this machine");
        });
    assertThat(tools.stream().filter(tool -> !tool.annotations().readOnlyHint()).map(Tool::name))
        .containsExactlyInAnyOrder("create_decision", "answer", "import_bill", "save_version");
  }

  @Test
  void aModelGoesFromNothingToAVerifiedVersion() throws IOException {
    assertThat(words(call("list_playbooks", Map.of()))).contains("ai-build-or-wrap");
    String id = decision();
    assertThat(words(call("list_decisions", Map.of("search", "own")))).startsWith(id + ": Own");

    CallToolResult imported =
        call(
            "import_bill",
            Map.of(
                "decision",
                id,
                "name",
                "openai.csv",
                "text",
                Files.readString(
                    EXAMPLES.resolve(
                        "support-assistant/bills/openai_cost_2026-08-24_2026-10-22.csv"))));
    assertThat(words(imported)).startsWith("Added. What the bills now cover:").contains("- ");

    assertThat(words(call("questions", Map.of("decision", id, "open", true))))
        .contains("moat")
        .contains("Why: ");
    assertThat(
            words(
                call(
                    "answer",
                    Map.of("decision", id, "answers", Map.of("moat", "no", "mlPeople", 2)))))
        .startsWith("Written down: ");

    CallToolResult draft = call("draft_brief", Map.of("decision", id));
    assertThat(numbers(draft).get("bars")).hasSize(3);
    assertThat(words(draft)).contains("Bars:").contains("Unknown:");
    assertThat(words(call("draft_brief", Map.of("decision", id, "form", "md")))).startsWith("# ");

    CallToolResult saved = call("save_version", Map.of("decision", id, "note", "first"));
    assertThat(words(saved)).startsWith("Version 1, ");
    assertThat(words(call("verify_brief", Map.of("decision", id)))).startsWith("same: version 1");

    call("answer", Map.of("decision", id, "answers", Map.of("moat", "yes")));
    CallToolResult compared = call("compare", Map.of("decision", id, "from", "1"));
    assertThat(numbers(compared).get("changed").booleanValue()).isTrue();
    assertThat(words(call("due", Map.of()))).startsWith("Today is 2026-11-29.");
    assertThat(register.versions().list(id).getFirst().savedBy()).isEqualTo("You");
  }

  @Test
  void aBriefIsReadAsAResource() {
    String id = decision();
    CallToolResult saved = call("save_version", Map.of("decision", id));
    ResourceLink link =
        saved.content().stream()
            .filter(ResourceLink.class::isInstance)
            .map(ResourceLink.class::cast)
            .findFirst()
            .orElseThrow();

    TextResourceContents contents =
        (TextResourceContents)
            client
                .readResource(ReadResourceRequest.builder(link.uri()).build())
                .contents()
                .getFirst();

    assertThat(contents.text())
        .isEqualTo(register.versions().json(register.versions().list(id).getFirst()));
    assertThat(client.listResourceTemplates().resourceTemplates()).hasSize(2);
    assertThatThrownBy(() ->
            client.readResource(
                ReadResourceRequest.builder("yourbrief://decisions/none/draft/brief.json").build()))
        .hasMessageContaining("There is no decision 'none'");
  }

  @Test
  void aCrossoverThatCannotBeComputedSaysWhatItLacks() {
    CallToolResult found = call("crossover", Map.of("decision", decision()));

    assertThat(found.isError()).isFalse();
    assertThat(words(found)).startsWith("The crossover cannot be computed yet. It lacks:\n- ");
    assertThat(numbers(found).get("lacking")).isNotEmpty();
  }

  @Test
  void aTrialIsPlannedWithoutAModel() throws IOException {
    Path trial = EXAMPLES.resolve("document-extraction/trial");
    List<Map<String, String>> files =
        List.of("train.csv", "test.csv", "answers-retrieval.csv", "answers-tuned.csv").stream()
            .map(name -> Map.of("name", name, "text", read(trial.resolve(name))))
            .toList();
    String plan = read(trial.resolve("trial.yaml"));

    CallToolResult planned = call("plan_trial", Map.of("plan", plan, "files", files));

    assertThat(planned.isError()).as(words(planned)).isFalse();
    assertThat(words(planned)).contains("Claim forms").contains("test cases");
    assertThat(numbers(planned).get("needs")).isNotEmpty();
    assertThat(words(call("plan_trial", Map.of("plan", plan.replace("test.csv", "/etc/passwd")))))
        .contains("leads out of the folder");
    try (var left = Files.list(folder.resolve("work"))) {
      assertThat(left.filter(f -> f.getFileName().toString().startsWith("trial-"))).isEmpty();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatGoesWrongIsToldInPlainWords() {
    String id = decision();

    CallToolResult wrong =
        call("answer", Map.of("decision", id, "answers", Map.of("moat", "perhaps", "nosuch", "1")));
    CallToolResult none = call("draft_brief", Map.of("decision", "none"));
    CallToolResult lacking = call("create_decision", Map.of("playbook", "ai-build-or-wrap"));

    assertThat(wrong.isError()).isTrue();
    assertThat(words(wrong))
        .contains("moat: 'perhaps' is not one of the answers")
        .contains("nosuch");
    assertThat(none.isError()).isTrue();
    assertThat(words(none)).isEqualTo("There is no decision 'none'.");
    assertThat(lacking.isError()).isTrue();
    assertThat(words(lacking)).contains("title");
    assertThat(words(call("import_bill", Map.of("decision", id, "path", "/etc/passwd"))))
        .doesNotContain("Added");
  }

  @Test
  void aRoleDecidesWhatAToolMayDo() {
    Toolbox tools = new Toolbox(new Desk(register));
    Caller viewer = new Caller(Actor.named("Vi"), Role.VIEWER, false);

    CallToolResult refused =
        tools.call(
            CallToolRequest.builder("create_decision")
                .arguments(Map.of("playbook", "ai-build-or-wrap", "title", "x"))
                .build(),
            viewer);

    assertThat(refused.isError()).isTrue();
    assertThat(words(refused)).isEqualTo("The role here is viewer; this takes one who is editor.");
    assertThat(
            tools
                .call(CallToolRequest.builder("list_decisions").arguments(Map.of()).build(), viewer)
                .isError())
        .isFalse();
  }

  @Test
  void theDoorKeepsToTheProtocol() throws Exception {
    String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    assertThat(post(ping).body()).contains("\"result\"");
    assertThat(post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}").statusCode())
        .isEqualTo(202);
    assertThat(post("no json").statusCode()).isEqualTo(400);
    assertThat(post(ping, "MCP-Protocol-Version", "1999-01-01").statusCode()).isEqualTo(400);
    assertThat(post(ping, "Origin", "https://elsewhere.example").statusCode()).isEqualTo(403);
    assertThat(post(ping, "Accept", "text/html").statusCode()).isEqualTo(406);
    for (String method : List.of("GET", "DELETE")) {
      HttpResponse<String> answer = send(method, "");
      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("allow")).contains("POST");
    }
  }

  private HttpResponse<String> post(String body, String... headers) throws Exception {
    return send("POST", body, headers);
  }

  private HttpResponse<String> send(String method, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + "/mcp"))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }
}
