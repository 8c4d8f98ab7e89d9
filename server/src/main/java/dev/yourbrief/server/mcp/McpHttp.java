package dev.yourbrief.server.mcp;

import dev.yourbrief.register.people.Role;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.modelcontextprotocol.spec.ProtocolVersions;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The protocol over streamable HTTP, without sessions: each message is a POST of its own and is
 * answered with JSON. The server starts no conversation, so there is nothing to GET. Where a
 * request comes from and who asks is settled before it gets here.
 */
public final class McpHttp implements McpStatelessServerTransport {

  /** Where it is. */
  public static final String PATH = "/mcp";

  private static final String CALLER = "caller";
  private static final List<String> VERSIONS =
      List.of(
          ProtocolVersions.MCP_2025_03_26,
          ProtocolVersions.MCP_2025_06_18,
          ProtocolVersions.MCP_2025_11_25);

  private final McpJsonMapper mapper = McpJsonDefaults.getMapper();
  private @Nullable McpStatelessServerHandler handler;

  private McpHttp() {}

  /** Its route. */
  public static List<Route> routes(Desk desk) {
    McpHttp transport = new McpHttp();
    Toolbox tools = new Toolbox(desk);
    var server =
        McpServer.sync(transport)
            .serverInfo(Described.info())
            .instructions(Described.INSTRUCTIONS)
            .capabilities(
                ServerCapabilities.builder().tools(false).resources(false, false).build())
            // The request has a thread of its own already.
            .immediateExecution(true);
    for (McpSchema.Tool tool : tools.tools(false)) {
      server.toolCall(tool, (context, request) -> tools.call(request, caller(context)));
    }
    server.resourceTemplates(
        Resources.templates().stream()
            .map(template ->
                new SyncResourceTemplateSpecification(
                    template, (_, request) -> Described.read(desk, request)))
            .toList());
    // It lives as long as the route that holds its transport.
    var _ = server.build();
    return List.of(Route.api("POST", PATH, Role.VIEWER, transport::answer));
  }

  private static Caller caller(McpTransportContext context) {
    return (Caller) context.get(CALLER);
  }

  private Reply answer(Call call) throws IOException {
    Optional<String> version = call.header("mcp-protocol-version");
    if (version.isPresent() && !VERSIONS.contains(version.get())) {
      return failed(
          400,
          McpSchema.ErrorCodes.INVALID_REQUEST,
          "The protocol of " + version.get() + " is not spoken here; " + VERSIONS + " are.");
    }
    String accept = call.header("accept").orElse("*/*");
    if (!accept.contains("application/json") && !accept.contains("*/*")) {
      return failed(
          406, McpSchema.ErrorCodes.INVALID_REQUEST, "Accept application/json: answers are JSON.");
    }
    McpSchema.JSONRPCMessage message;
    try {
      message = McpSchema.deserializeJsonRpcMessage(mapper, call.body().text());
    } catch (IOException | RuntimeException e) {
      return failed(400, McpSchema.ErrorCodes.PARSE_ERROR, "This is no JSON-RPC message.");
    }
    McpStatelessServerHandler handling = handler;
    if (handling == null) {
      throw new IllegalStateException("asked before it was built");
    }
    McpTransportContext context =
        McpTransportContext.create(
            Map.of(
                CALLER,
                new Caller(
                    call.who().actor(), call.who().role().orElse(Role.VIEWER), false)));
    if (message instanceof McpSchema.JSONRPCRequest request) {
      McpSchema.JSONRPCResponse response =
          handling
              .handleRequest(context, request)
              .contextWrite(c -> c.put(McpTransportContext.KEY, context))
              .block();
      return Reply.bytes("application/json", mapper.writeValueAsBytes(response));
    }
    if (message instanceof McpSchema.JSONRPCNotification notification) {
      handling
          .handleNotification(context, notification)
          .contextWrite(c -> c.put(McpTransportContext.KEY, context))
          .block();
    }
    return Reply.of(202, "", Buffer.buffer());
  }

  private Reply failed(int status, int code, String words) throws IOException {
    return Reply.of(
        status,
        "application/json",
        Buffer.buffer(
            mapper.writeValueAsBytes(
                Map.of("jsonrpc", "2.0", "error", Map.of("code", code, "message", words)))));
  }

  @Override
  public void setMcpHandler(McpStatelessServerHandler mcpHandler) {
    handler = mcpHandler;
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }

  @Override
  public List<String> protocolVersions() {
    return VERSIONS;
  }
}
