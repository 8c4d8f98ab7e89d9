package dev.yourbrief.server.mcp;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Assets;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Stale;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tools: how they are described, who may use them, and what does them. */
final class Toolbox {

  private static final Logger LOG = System.getLogger("dev.yourbrief.server.mcp");
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  /** Does what a tool is for. */
  @FunctionalInterface
  interface Doing {
    Told with(Arguments arguments, Caller caller) throws Exception;
  }

  private final Map<String, Doing> doings = new LinkedHashMap<>();
  private final List<JsonNode> described = new ArrayList<>();

  Toolbox(Desk desk) {
    new DecisionTools(desk).addTo(doings);
    new BriefTools(desk).addTo(doings);
    doings.put("plan_trial", new TrialTool(desk)::plan);
    JsonMapper.shared().readTree(Assets.resource(Toolbox.class, "tools.json")).forEach(described::add);
  }

  /** The names of what can be done. */
  List<String> names() {
    return List.copyOf(doings.keySet());
  }

  /**
   * The tools as they are described.
   *
   * @param isHere whether whoever calls may name files of this machine
   */
  List<Tool> tools(boolean isHere) {
    return described.stream().map(tool -> tool(tool, isHere)).toList();
  }

  private static Tool tool(JsonNode tool, boolean isHere) {
    Map<String, Object> input = JsonMapper.shared().convertValue(tool.get("input"), OBJECT);
    if (!isHere) {
      input.remove("path");
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", input);
    schema.put(
        "required", tool.path("required").valueStream().map(JsonNode::stringValue).toList());
    schema.put("additionalProperties", false);
    boolean readOnly = tool.get("readOnly").booleanValue();
    return Tool.builder(tool.get("name").stringValue(), schema)
        .title(tool.get("title").stringValue())
        .description(tool.get("description").stringValue())
        .annotations(
            ToolAnnotations.builder()
                .title(tool.get("title").stringValue())
                .readOnlyHint(readOnly)
                .destructiveHint(!readOnly && tool.get("destructive").booleanValue())
                .idempotentHint(readOnly || tool.get("idempotent").booleanValue())
                .openWorldHint(false)
                .build())
        .build();
  }

  private Role needed(String name) {
    return described.stream()
        .filter(tool -> tool.get("name").stringValue().equals(name))
        .findFirst()
        .flatMap(tool -> Role.named(tool.get("role").stringValue()))
        .orElseThrow();
  }

  /** Calls a tool. What goes wrong is told in words, so that the model can put it right. */
  CallToolResult call(CallToolRequest request, Caller caller) {
    Doing doing = doings.get(request.name());
    if (doing == null) {
      return failed("There is no tool '" + request.name() + "'.");
    }
    Role needed = needed(request.name());
    if (!caller.role().may(needed)) {
      return failed(
          "The role here is "
              + caller.role().word()
              + "; this takes one who is "
              + needed.word()
              + ".");
    }
    Map<String, Object> given = request.arguments();
    try {
      return result(doing.with(new Arguments(given == null ? Map.of() : given), caller));
    } catch (InputException e) {
      return failed(
          e.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    } catch (Conflict | Missing | Stale e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (Exception e) {
      LOG.log(Level.ERROR, "a tool failed: " + request.name(), e);
      return failed("This is a defect of the server, not of what was given.");
    }
  }

  private static CallToolResult result(Told told) {
    CallToolResult.Builder result = CallToolResult.builder().addTextContent(told.words());
    told.numbers()
        .ifPresent(json ->
            result.structuredContent(JsonMapper.shared().convertValue(json, OBJECT)));
    told.link()
        .ifPresent(link ->
            result.addContent(
                ResourceLink.builder()
                    .uri(link.uri())
                    .name(link.name())
                    .mimeType(link.type())
                    .build()));
    return result.isError(false).build();
  }

  private static CallToolResult failed(String words) {
    return CallToolResult.builder().addTextContent(words).isError(true).build();
  }
}
