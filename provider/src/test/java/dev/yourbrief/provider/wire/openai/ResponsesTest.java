package dev.yourbrief.provider.wire.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.Written;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests, answers and streams of responses. */
class ResponsesTest {

  private static final WireFormat FORMAT = new OpenAiResponsesFormat(OpenAiOptions.OPENAI);

  private static final Conversation ASKED =
      Wire.asked(
          FORMAT,
          "{'model':'m','instructions':'Be brief.','input':'Hi','temperature':0.5,"
              + "'tools':[{'type':'function','name':'f','parameters':{},'strict':true}]}");

  private static void assertSame(String request) {
    Written<JsonNode> again = FORMAT.write(Wire.asked(FORMAT, request));
    assertThat(
            Wire.differences(
                Wire.plain(SameRequest.responses(Wire.json(request))),
                Wire.plain(SameRequest.responses(again.value())),
                ""))
        .isEmpty();
    assertThat(again.losses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'instructions':'Be"
            + " brief.','temperature':0.2,'top_p':1,'max_output_tokens':9,'user':'u','stream':true",
        "'reasoning':{'effort':'high','summary':'auto'}",
        "'reasoning':{'effort':'low','summary':'detailed','context':'all_turns','mode':'pro'}",
        "'text':{'format':{'type':'json_object'},'verbosity':'low'}",
        "'text':{'format':{'type':'json_schema','name':'n','description':'d','strict':true,'schema':{'type':'object'}}}",
        "'previous_response_id':'r','store':false,'metadata':{'a':'b'},'background':true,'include':['reasoning.encrypted_content'],'truncation':'auto'",
        "'conversation':'c','prompt':{'id':'p'},'service_tier':'flex','safety_identifier':'s','max_tool_calls':3,'new_member':1",
        "'tools':[{'type':'function','name':'f','description':'d','parameters':{'type':'object'},'strict':true,'defer_loading':true},{'type':'web_search'}],'tool_choice':{'type':'function','name':'f'},'parallel_tool_calls':false",
        "'tools':[{'type':'mcp','server_label':'l'}],'tool_choice':{'type':'mcp','server_label':'l'}",
        "'tools':[{'type':'custom','name':'c'}],'tool_choice':'required'",
      })
  void everySettingIsWrittenAgain(String members) {
    assertSame("{'model':'m','input':'Hi'," + members + "}");
  }

  @Test
  void aTalkIsWrittenAgain() {
    assertSame(
        """
        {'model':'m','input':[
         {'role':'system','content':'a'},{'type':'message','role':'developer','content':'b'},
         {'role':'user','content':[{'type':'input_text','text':'c'},
           {'type':'input_image','image_url':'data:image/png;base64,AAAA','detail':'high'},
           {'type':'input_image','file_id':'file-1','detail':'auto'},
           {'type':'input_file','file_url':'https://e.org/a.pdf'},
           {'type':'input_file','filename':'a.pdf','file_data':'data:application/pdf;base64,AAAA'}]},
         {'type':'reasoning','id':'rs_1','summary':[{'type':'summary_text','text':'x'},{'type':'summary_text','text':'y'}],'encrypted_content':'e'},
         {'type':'message','id':'msg_1','role':'assistant','status':'completed','phase':'commentary',
          'content':[{'type':'output_text','text':'d','annotations':[{'type':'url_citation'}]},{'type':'refusal','refusal':'No'}]},
         {'type':'message','id':'msg_2','role':'assistant','status':'completed','content':[{'type':'output_text','text':'e'}]},
         {'type':'function_call','id':'fc_1','call_id':'c1','name':'f','arguments':'{}','status':'completed'},
         {'type':'function_call','call_id':'c2','name':'g','arguments':''},
         {'type':'web_search_call','id':'ws_1','status':'completed'},
         {'type':'function_call_output','call_id':'c1','output':'1'},
         {'type':'function_call_output','call_id':'c2','output':[{'type':'input_image','image_url':'https://e.org/a.png','detail':'low'}]},
         {'type':'custom_tool_call_output','call_id':'c3','output':'x'},
         {'type':'item_reference','id':'i'}]}
        """);
  }

  @Test
  void callsThatFollowEachOtherAreOneTurn() {
    Conversation asked =
        Wire.asked(
            FORMAT,
            """
            {'model':'m','input':[{'role':'user','content':'a'},
             {'type':'reasoning','id':'r','summary':[],'encrypted_content':'e'},
             {'type':'function_call','call_id':'c1','name':'f','arguments':'{}'},
             {'type':'function_call','call_id':'c2','name':'g','arguments':'{}'},
             {'type':'function_call_output','call_id':'c1','output':'1'},
             {'type':'function_call_output','call_id':'c2','output':'2'}]}
            """);
    assertThat(asked.turns()).hasSize(3);
    assertThat(asked.turns().get(1).parts())
        .containsExactly(
            new Part.Thinking("openai.responses", "r", "", "e", true),
            new Part.ToolCall("c1", "f", "{}", ""),
            new Part.ToolCall("c2", "g", "{}", ""));
    assertThat(asked.turns().get(2).parts())
        .allSatisfy(p ->
            assertThat(p)
                .isInstanceOfSatisfying(
                    Part.ToolResult.class, r -> assertThat(r.name()).isIn("f", "g")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'input':'a'}|model",
        "{'model':'m'}|input",
        "{'model':'m','input':7}|input",
        "{'model':'m','input':[7]}|input[0]",
        "{'model':'m','input':[{'content':'a'}]}|input[0].type",
        "{'model':'m','input':[{'role':'god','content':'a'}]}|input[0].role",
        "{'model':'m','input':[{'type':'function_call','name':'f'}]}|input[0].call_id",
        "{'model':'m','input':'a','text':{'format':{'type':'json_schema'}}}|text.format.schema",
        "{'model':'m','input':'a','max_output_tokens':'x'}|max_output_tokens",
      })
  void whatIsWrongIsSaidByItsName(String request, String member) {
    assertThatThrownBy(() -> FORMAT.request(Wire.json(request), Call.IN_BODY))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.error().param()).isEqualTo(member));
  }

  @Test
  void anAnswerIsReadAndWrittenAgain() throws WireException {
    Answer answer =
        FORMAT.answer(
            Wire.json(
                """
                {'id':'resp_1','model':'m-1','status':'completed','error':null,'output':[
                 {'type':'reasoning','id':'rs_1','summary':[{'type':'summary_text','text':'hm'}],'encrypted_content':'e'},
                 {'type':'web_search_call','id':'ws_1'},
                 {'type':'message','content':[{'type':'output_text','text':'a','annotations':[{'type':'url_citation'}]}]},
                 {'type':'function_call','id':'fc','call_id':'c','name':'f','arguments':'{}'}],
                 'usage':{'input_tokens':10,'input_tokens_details':{'cached_tokens':4,'cache_write_tokens':1},
                  'output_tokens':6,'output_tokens_details':{'reasoning_tokens':2},'total_tokens':16}}
                """));
    assertThat(answer.usage()).contains(new Usage(5, 4, 1, 0, 6, 2));
    assertThat(answer.finish()).isEqualTo(Finish.TOOL);
    assertThat(answer.parts()).hasSize(5);
    Written<JsonNode> written = FORMAT.write(answer, ASKED);
    assertThat(written.losses()).isEmpty();
    assertThat(FORMAT.answer(written.value())).isEqualTo(answer);
    assertThat(written.value().path("instructions").stringValue("")).isEqualTo("Be brief.");
    assertThat(written.value().path("temperature").asDouble()).isEqualTo(0.5);
    for (String member :
        List.of(
            "id",
            "object",
            "created_at",
            "error",
            "incomplete_details",
            "instructions",
            "model",
            "tools",
            "output",
            "parallel_tool_calls",
            "metadata",
            "tool_choice",
            "temperature",
            "top_p")) {
      assertThat(written.value().has(member)).as(member).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"LENGTH,incomplete", "REFUSED,incomplete", "STOP,completed"})
  void everyEndIsReadAsItWasWritten(Finish finish, String status) throws WireException {
    Answer answer =
        new Answer(
            "r",
            "m",
            List.of(new Part.Text("a")),
            finish,
            "",
            java.util.Optional.empty(),
            List.of());
    JsonNode written = FORMAT.write(answer, ASKED).value();
    assertThat(written.path("status").stringValue("")).isEqualTo(status);
    assertThat(FORMAT.answer(written)).isEqualTo(answer);
  }

  @Test
  void anAnswerThatFailedIsAnError() {
    assertThatThrownBy(() ->
            FORMAT.answer(
                Wire.json(
                    "{'status':'failed','output':[],'error':{'code':'rate_limit_exceeded','message':'Slow'}}")))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.error().kind()).isEqualTo(Kind.RATE_LIMIT));
  }

  private static final List<Piece> PIECES =
      List.of(
          new Piece.Began("resp_1", "m-1"),
          new Piece.Thinking("hm"),
          new Piece.Signature("openai.responses", "e", false),
          new Piece.Text("Grüße"),
          new Piece.Text(" 🙂"),
          new Piece.Native("openai.responses", Wire.json("{'annotations':[{'type':'x'}]}")),
          new Piece.Refusal("No"),
          new Piece.Native("openai.responses", Wire.json("{'type':'web_search_call','id':'w'}")),
          new Piece.CallBegan(0, "a", "f", ""),
          new Piece.CallArguments(0, "{"),
          new Piece.CallBegan(1, "b", "g", ""),
          new Piece.CallArguments(0, "}"),
          new Piece.CallArguments(1, "[]"),
          new Piece.Finished(Finish.REFUSED, ""),
          new Piece.Counted(new Usage(5, 4, 1, 0, 6, 2)));

  @Test
  void aStreamIsReadAsItWasWrittenAtEverySplitOfItsBytes() {
    byte[] bytes = Wire.bytes(Wire.write(FORMAT, ASKED, PIECES));
    for (int at = 0; at <= bytes.length; at += at < 2_000 ? 1 : 37) {
      assertThat(Wire.read(FORMAT, bytes, at)).as("split at %s", at).isEqualTo(PIECES);
    }
  }

  @Test
  void whatIsOpenedIsFilledAndClosedInOrder() throws WireException {
    List<SseEvent> events = Wire.write(FORMAT, ASKED, PIECES);
    List<String> open = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      JsonNode event = Json.tree(events.get(i).data()).orElseThrow();
      assertThat(event.path("sequence_number").asInt(-1)).isEqualTo(i);
      assertThat(event.path("type").stringValue("")).isEqualTo(events.get(i).name());
      String id = event.path("item").path("id").stringValue("");
      switch (events.get(i).name()) {
        case "response.output_item.added" -> open.add(id);
        case "response.output_item.done" -> assertThat(open.remove(id)).as(id).isTrue();
        default -> {
          if (event.has("item_id")) {
            assertThat(open).contains(event.path("item_id").stringValue(""));
          }
        }
      }
    }
    assertThat(open).isEmpty();
    assertThat(events.getFirst().name()).isEqualTo("response.created");
    assertThat(events.getLast().name()).isEqualTo("response.completed");
    Answer whole = FORMAT.answer(Json.tree(events.getLast().data()).orElseThrow().path("response"));
    assertThat(whole.parts())
        .containsExactly(
            new Part.Thinking("openai.responses", "rs_0_resp_1", "hm", "e", false),
            new Part.Text("Grüße 🙂"),
            new Part.Native("openai.responses", Wire.json("{'annotations':[{'type':'x'}]}")),
            new Part.Refusal("No"),
            new Part.Native("openai.responses", Wire.json("{'type':'web_search_call','id':'w'}")),
            new Part.ToolCall("a", "f", "{}", ""),
            new Part.ToolCall("b", "g", "[]", ""));
    assertThat(whole.usage()).contains(new Usage(5, 4, 1, 0, 6, 2));
  }

  @Test
  void anErrorEndsAStream() {
    WireError error = new WireError(Kind.RATE_LIMIT, 429, "Slow", "rate_limit_exceeded", "");
    List<SseEvent> events =
        Wire.write(FORMAT, ASKED, List.of(PIECES.get(0), new Piece.Failed(error)));
    assertThat(events)
        .extracting(SseEvent::name)
        .containsExactly("response.created", "response.in_progress", "error", "response.failed");
    assertThat(Wire.read(FORMAT, events)).containsExactly(PIECES.get(0), new Piece.Failed(error));
    assertThat(Wire.read(FORMAT, events.subList(0, 2)))
        .containsExactly(PIECES.get(0), new Piece.Failed(WireError.brokenOff()));
  }

  @Test
  void whatIsSaidOnlyAtTheEndIsSaid() {
    assertThat(
            Wire.read(
                FORMAT,
                Wire.events(
                    "{'type':'response.completed','response':{'id':'r','model':'m','status':'completed',"
                        + "'output':[{'type':'message','content':[{'type':'output_text','text':'a'}]}]}}")))
        .containsExactly(
            new Piece.Began("r", "m"), new Piece.Text("a"), new Piece.Finished(Finish.STOP, ""));
    assertThat(
            Wire.read(
                FORMAT,
                Wire.events(
                    "{'type':'response.output_text.done','text':'a','output_index':0}",
                    "{'type':'response.output_item.done','output_index':1,'item':{'type':'function_call','call_id':'c','name':'f','arguments':'{}'}}",
                    "{'type':'response.completed','response':{'status':'completed'}}")))
        .containsExactly(
            new Piece.Began("", ""),
            new Piece.Text("a"),
            new Piece.CallBegan(0, "c", "f", ""),
            new Piece.CallArguments(0, "{}"),
            new Piece.Finished(Finish.TOOL, ""));
  }
}
