package dev.yourbrief.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code yourbrief mcp}, started and asked by the protocol's own client. */
final class McpStdioTest {

  @TempDir Path folder;

  private McpSyncClient client() {
    List<String> line = Command.line("mcp", "--data", folder.toString());
    return McpClient.sync(
            new StdioClientTransport(
                ServerParameters.builder(line.getFirst())
                    .args(line.subList(1, line.size()))
                    .build(),
                McpJsonDefaults.getMapper()))
        .requestTimeout(Duration.ofSeconds(60))
        .initializationTimeout(Duration.ofSeconds(60))
        .build();
  }

  private static String call(McpSyncClient client, String tool, Map<String, Object> arguments) {
    CallToolResult result = client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
    return ((TextContent) result.content().getFirst()).text();
  }

  @Test
  void aClientStartsItAndFindsWhatItKeptBefore() {
    String bill =
        Command.EXAMPLES
            .resolve("support-assistant/bills/openai_cost_2026-08-24_2026-10-22.csv")
            .toAbsolutePath()
            .toString();
    try (McpSyncClient client = client()) {
      client.initialize();

      assertThat(client.listTools().tools()).hasSize(13);
      call(client, "create_decision", Map.of("playbook", "ai-build-or-wrap", "title", "Ours?"));
      assertThat(call(client, "import_bill", Map.of("decision", "ours", "path", bill)))
          .startsWith("Added.");
      assertThat(call(client, "save_version", Map.of("decision", "ours"))).startsWith("Version 1");
    }
    try (McpSyncClient client = client()) {
      client.initialize();

      assertThat(call(client, "list_decisions", Map.of())).startsWith("ours: Ours?");
      assertThat(call(client, "verify_brief", Map.of("decision", "ours"))).startsWith("same");
      assertThat(
              call(
                  client,
                  "plan_trial",
                  Map.of(
                      "path",
                      Command.EXAMPLES
                          .resolve("document-extraction/trial")
                          .toAbsolutePath()
                          .toString())))
          .contains("test cases");
    }
  }

  @Test
  void nothingButTheProtocolGoesOutAndItEndsWithItsInput() throws Exception {
    List<String> line = Command.line("mcp", "--data", folder.toString());
    Path errors = folder.resolve("errors");
    Process process = new ProcessBuilder(line).redirectError(errors.toFile()).start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      try (var in = process.getOutputStream()) {
        send(
            in,
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
            "capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
            """);
        answered(out.readLine(), 1);
        send(
            in,
            """
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list_playbooks","arguments":{}}}
            """);
        answered(out.readLine(), 2);
      }
      assertThat(out.readLine()).isNull();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(said(errors)).isTrue();
    assertThat(process.exitValue()).as(said(errors)).isZero();
  }

  private static void send(OutputStream in, String lines) throws IOException {
    in.write(lines.getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  private static void answered(String line, int id) {
    var answer = JsonMapper.shared().readTree(line);
    assertThat(answer.get("id").intValue()).isEqualTo(id);
    assertThat(answer.has("result")).isTrue();
  }

  private static String said(Path errors) throws IOException {
    return Files.readString(errors);
  }
}
