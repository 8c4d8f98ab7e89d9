package dev.yourbrief.provider.wire.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is written has the members of OpenAI's own description, where it lies beside the project.
 */
class DescriptionTest {

  private static final Path FILE =
      Path.of(System.getProperty("yourbrief.root", ".."), "..", "shared", "data", "wire")
          .resolve("openai-openapi-2026-08-21.yaml");

  private static final WireFormat CHAT = new OpenAiChatFormat(OpenAiOptions.OPENAI);
  private static final WireFormat RESPONSES = new OpenAiResponsesFormat(OpenAiOptions.OPENAI);

  private static JsonNode schemas = Json.object();

  @BeforeAll
  static void load() throws IOException {
    assumeTrue(Files.isRegularFile(FILE), "the description is not here");
    Object loaded =
        new Load(LoadSettings.builder().setCodePointLimit(1 << 24).build())
            // Its empty lines are indented deeper than what follows, which YAML forbids.
            .loadFromString(Files.readString(FILE).replaceAll("(?m)^ +$", ""));
    schemas = new JsonMapper().<JsonNode>valueToTree(loaded).path("components").path("schemas");
  }

  private record Members(Set<String> known, Set<String> required) {}

  private static Members members(JsonNode schema) {
    Members found = new Members(new TreeSet<>(), new TreeSet<>());
    collect(schema, found);
    return found;
  }

  private static void collect(JsonNode schema, Members into) {
    String ref = Json.text(schema, "$ref");
    if (!ref.isEmpty()) {
      collect(schemas.path(ref.substring(ref.lastIndexOf('/') + 1)), into);
      return;
    }
    into.known().addAll(schema.path("properties").propertyNames());
    schema.path("required").forEach(r -> into.required().add(r.stringValue("")));
    schema.path("allOf").forEach(s -> collect(s, into));
  }

  private static void assertFits(JsonNode written, String name) {
    assertFits(written, schemas.path(name), name);
  }

  private static void assertFits(JsonNode written, JsonNode schema, String name) {
    Members members = members(schema);
    assertThat(members.known()).as(name).isNotEmpty();
    assertThat(members.known()).as(name).containsAll(written.propertyNames());
    assertThat(written.propertyNames()).as(name).containsAll(members.required());
  }

  private static final String TOOLS =
      "'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object'}}}],"
          + "'tool_choice':'auto','parallel_tool_calls':true,'temperature':1,'top_p':1,"
          + "'max_completion_tokens':9,'reasoning_effort':'low','user':'u',"
          + "'response_format':{'type':'json_schema','json_schema':{'schema':{}}},'stream':true";

  private static final Conversation ASKED =
      Wire.asked(
          CHAT,
          "{'model':'m','stream_options':{'include_usage':true},'messages':[{'role':'system','content':'s'},"
              + "{'role':'user','content':[{'type':'text','text':'a'},{'type':'image_url','image_url':{'url':'u'}},"
              + "{'type':'file','file':{'file_data':'AA'}}]},"
              + "{'role':'assistant','content':'a','tool_calls':[{'id':'c','type':'function','function':{'name':'f','arguments':'{}'}}]},"
              + "{'role':'tool','tool_call_id':'c','content':'1'}],"
              + TOOLS
              + "}");

  private static final List<Piece> PIECES =
      List.of(
          new Piece.Began("i", "m"),
          new Piece.Thinking("t"),
          new Piece.Signature("openai.responses", "s", false),
          new Piece.Text("a"),
          new Piece.Refusal("n"),
          new Piece.CallBegan(0, "c", "f", ""),
          new Piece.CallArguments(0, "{}"),
          new Piece.Finished(Finish.REFUSED, ""),
          new Piece.Counted(new Usage(1, 2, 3, 0, 5, 1)));

  @Test
  void requestsFit() {
    JsonNode chat = CHAT.write(ASKED).value();
    assertFits(chat, "CreateChatCompletionRequest");
    assertFits(chat.path("messages").path(0), "ChatCompletionRequestSystemMessage");
    assertFits(chat.path("messages").path(1), "ChatCompletionRequestUserMessage");
    assertFits(chat.path("messages").path(2), "ChatCompletionRequestAssistantMessage");
    assertFits(chat.path("messages").path(3), "ChatCompletionRequestToolMessage");
    assertFits(chat.path("tools").path(0).path("function"), "FunctionObject");
    assertFits(chat.path("response_format"), "ResponseFormatJsonSchema");
    JsonNode responses = RESPONSES.write(ASKED).value();
    assertFits(responses, "CreateResponse");
    JsonNode content = responses.path("input").path(0).path("content");
    assertFits(content.path(0), "InputTextContent");
    assertFits(content.path(1), "InputImageContent");
    assertFits(content.path(2), "InputFileContent");
    assertFits(responses.path("input").path(1), "EasyInputMessage");
    assertFits(responses.path("input").path(2), "FunctionToolCall");
    assertFits(responses.path("input").path(3), "FunctionCallOutputItemParam");
    assertFits(responses.path("tools").path(0), "FunctionTool");
    assertFits(responses.path("text").path("format"), "TextResponseFormatJsonSchema");
    assertFits(responses.path("reasoning"), "Reasoning");
  }

  @Test
  void answersFit() {
    Answer answer =
        new Answer(
            "i",
            "m",
            List.of(
                new Part.Text("a"), new Part.Refusal("n"), new Part.ToolCall("c", "f", "{}", "")),
            Finish.REFUSED,
            "",
            Optional.of(new Usage(1, 2, 3, 0, 5, 1)),
            List.of());
    JsonNode chat = CHAT.write(answer, ASKED).value();
    assertFits(chat, "CreateChatCompletionResponse");
    assertFits(chat.path("choices").path(0).path("message"), "ChatCompletionResponseMessage");
    assertUsageFits(chat.path("usage"), "CompletionUsage", "prompt_tokens_details");
    JsonNode response = RESPONSES.write(answer, ASKED).value();
    assertFits(response, "Response");
    assertFits(response.path("output").path(0), "OutputMessage");
    assertFits(response.path("output").path(0).path("content").path(0), "OutputTextContent");
    assertFits(response.path("output").path(1), "FunctionToolCall");
    assertUsageFits(response.path("usage"), "ResponseUsage", "input_tokens_details");
  }

  private static void assertUsageFits(JsonNode usage, String name, String details) {
    assertFits(usage, name);
    assertFits(
        usage.path(details),
        schemas.path(name).path("properties").path(details),
        name + "." + details);
  }

  @Test
  void chunksFit() {
    for (SseEvent event : Wire.write(CHAT, ASKED, PIECES)) {
      if (!event.data().equals("[DONE]")) {
        JsonNode chunk = Json.tree(event.data()).orElseThrow();
        assertFits(chunk, "CreateChatCompletionStreamResponse");
        JsonNode delta = chunk.path("choices").path(0).path("delta");
        if (delta.isObject() && !delta.has(Thoughts.CONTENT)) {
          assertFits(delta, "ChatCompletionStreamResponseDelta");
        }
      }
    }
  }

  @Test
  void eventsFit() {
    TreeMap<String, String> names = new TreeMap<>();
    for (String name : schemas.propertyNames()) {
      JsonNode type = schemas.path(name).path("properties").path("type").path("enum");
      if (name.startsWith("Response") && name.endsWith("Event") && type.size() == 1) {
        names.put(type.path(0).stringValue(""), name);
      }
    }
    List<String> seen = new ArrayList<>();
    for (SseEvent event : Wire.write(RESPONSES, ASKED, PIECES)) {
      JsonNode data = Json.tree(event.data()).orElseThrow();
      String type = Json.text(data, "type");
      assertThat(names).containsKey(type);
      assertFits(data, names.getOrDefault(type, ""));
      seen.add(type);
    }
    assertThat(new TreeSet<>(seen)).hasSizeGreaterThan(16);
  }
}
