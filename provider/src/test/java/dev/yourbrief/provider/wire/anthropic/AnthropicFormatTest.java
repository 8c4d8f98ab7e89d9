package dev.yourbrief.provider.wire.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Tool;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.Pieces;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.Written;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnthropicFormatTest {

  private static final AnthropicMessagesFormat FORMAT = new AnthropicMessagesFormat();

  private static final String EVERYTHING =
      """
      {"model":"claude-opus-5","max_tokens":4000,"stream":true,
       "system":[{"type":"text","text":"Be brief.","cache_control":{"type":"ephemeral","ttl":"1h"}}],
       "messages":[
        {"role":"user","content":[
          {"type":"text","text":"What is this?"},
          {"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBORw0KGgo="}},
          {"type":"document","source":{"type":"url","url":"https://example.com/a.pdf"},"title":"A",
           "citations":{"enabled":true},"cache_control":{"type":"ephemeral"}}]},
        {"role":"assistant","content":[
          {"type":"thinking","thinking":"Look it up.","signature":"c2ln"},
          {"type":"redacted_thinking","data":"aGlk"},
          {"type":"server_tool_use","id":"srv_1","name":"web_search","input":{"query":"a"}},
          {"type":"web_search_tool_result","tool_use_id":"srv_1","content":[]},
          {"type":"tool_use","id":"t1","name":"look","input":{"q":[1,2.5,null]},
           "caller":{"type":"code_execution_20250825","tool_id":"srv_1"}},
          {"type":"tool_use","id":"t2","name":"look","input":{}}]},
        {"role":"user","content":[
          {"type":"tool_result","tool_use_id":"t1","content":[{"type":"text","text":"a"},
            {"type":"image","source":{"type":"url","url":"https://example.com/b.png"}}]},
          {"type":"tool_result","tool_use_id":"t2","content":"broken","is_error":true},
          {"type":"text","text":"Go on."}]}],
       "tools":[
        {"name":"look","description":"Looks.","input_schema":{"type":"object"},"strict":true,
         "defer_loading":true,"cache_control":{"type":"ephemeral"}},
        {"type":"web_search_20250305","name":"web_search","max_uses":2}],
       "tool_choice":{"type":"auto","disable_parallel_tool_use":true},
       "thinking":{"type":"adaptive","display":"summarized"},
       "output_config":{"effort":"high","format":{"type":"json_schema","schema":{"type":"object"}},
         "task_budget":{"type":"tokens","total":9}},
       "stop_sequences":["END"],"metadata":{"user_id":"u1"},"service_tier":"auto",
       "container":"c1","context_management":{"edits":[]},"a_member_of_tomorrow":[1]}
      """;

  private static JsonNode json(String text) {
    return Json.tree(text.replace('\'', '"')).orElseThrow();
  }

  private static Conversation ask(String body) throws WireException {
    return FORMAT.request(json(body), Call.IN_BODY);
  }

  private static Written<JsonNode> rewrite(String body) throws WireException {
    return FORMAT.write(ask(body));
  }

  @Test
  void aRequestIsWrittenAgainWithEveryMember() throws WireException {
    Written<JsonNode> written = FORMAT.write(ask(EVERYTHING));
    assertThat(written.losses()).isEmpty();
    assertThat(AnthropicRecordingsTest.plain(written.value()))
        .isEqualTo(AnthropicRecordingsTest.plain(json(EVERYTHING)));
  }

  @Test
  void whatIsAskedIsInNobodysWords() throws WireException {
    Conversation asked = ask(EVERYTHING);
    assertThat(asked.streamed()).isTrue();
    assertThat(asked.user()).isEqualTo("u1");
    assertThat(asked.reasoning().effort()).contains("high");
    assertThat(asked.reasoning().shown()).contains(true);
    assertThat(asked.parallelTools()).contains(false);
    assertThat(asked.tools().getFirst()).isInstanceOf(Tool.Function.class);
    assertThat(asked.tools().getLast()).isInstanceOf(Tool.Native.class);
    assertThat(asked.turns().get(3).parts().getFirst())
        .isInstanceOfSatisfying(Part.ToolResult.class, r -> assertThat(r.name()).isEqualTo("look"));
  }

  @Test
  void theRulesOfTheApiAreKept() throws WireException {
    Written<JsonNode> written =
        rewrite(
            "{'model':'claude-3-5-haiku-20241022','temperature':1.5,'messages':["
                + "{'role':'user','content':'a'},{'role':'system','content':'be kind'},"
                + "{'role':'assistant','content':[{'type':'thinking','thinking':'t'},"
                + "{'type':'tool_use','id':'a|b','name':'f','input':{}}]},"
                + "{'role':'user','content':'then'},"
                + "{'role':'user','content':[{'type':'tool_result','tool_use_id':'a|b'}]}]}");
    JsonNode body = written.value();
    assertThat(body.path("max_tokens").asInt()).isEqualTo(4_096);
    assertThat(body.path("temperature").asDouble()).isEqualTo(1);
    assertThat(body.path("system").asString()).isEqualTo("be kind");
    assertThat(body.path("messages").size()).isEqualTo(3);
    JsonNode last = body.path("messages").path(2).path("content");
    assertThat(last.path(0).path("type").asString()).isEqualTo("tool_result");
    assertThat(last.path(0).path("tool_use_id").asString()).isEqualTo("a_b");
    assertThat(last.path(1).path("text").asString()).isEqualTo("then");
    assertThat(written.losses())
        .extracting(Loss::field)
        .containsExactlyInAnyOrder("turns[1]", "turns[2].parts[0]", "temperature");
  }

  @Test
  void newerModelsTakeInstructionsBetweenTurns() throws WireException {
    String body =
        "{'model':'claude-opus-4-8','max_tokens':9,'messages':[{'role':'user','content':'a'},"
            + "{'role':'system','content':'be kind'}]}";
    assertThat(rewrite(body).losses()).isEmpty();
    assertThat(rewrite(body).value()).isEqualTo(json(body));
  }

  @Test
  void aBudgetOfThoughtLeavesRoomAndForbidsATemperature() throws WireException {
    Written<JsonNode> written =
        rewrite(
            "{'model':'claude-haiku-4-5','max_tokens':3000,'temperature':0.2,'top_k':4,"
                + "'thinking':{'type':'enabled','budget_tokens':5000},"
                + "'messages':[{'role':'user','content':'a'}]}");
    assertThat(written.value().path("thinking").path("budget_tokens").asInt()).isEqualTo(2_999);
    assertThat(written.value().has("temperature")).isFalse();
    assertThat(written.losses())
        .extracting(Loss::field)
        .containsExactlyInAnyOrder("reasoning.budget", "temperature", "top_k");
  }

  @Test
  void whatIsNoRequestIsSaidWithItsMember() {
    for (String[] wrong :
        new String[][] {
          {"[]", "body"},
          {"{}", "model"},
          {"{'model':'m'}", "messages"},
          {"{'model':'m','messages':[{'role':'x','content':'a'}]}", "messages[0].role"},
          {"{'model':'m','messages':[{'role':'user','content':[1]}]}", "messages[0].content[0]"},
          {
            "{'model':'m','max_tokens':-1,'messages':[{'role':'user','content':'a'}]}", "max_tokens"
          },
          {"{'model':'m','tools':[{}],'messages':[{'role':'user','content':'a'}]}", "tools[0].name"}
        }) {
      WireException failed =
          catchThrowableOfType(
              WireException.class, () -> FORMAT.request(json(wrong[0]), Call.IN_BODY));
      assertThat(failed.error().kind()).isEqualTo(Kind.INVALID_REQUEST);
      assertThat(failed.error().param()).as(wrong[0]).isEqualTo(wrong[1]);
      assertThat(failed.error().message()).startsWith(wrong[1]);
    }
  }

  @Test
  void everythingBilledIsCountedOnce() {
    JsonNode split =
        json(
            "{'usage':{'input_tokens':10,'cache_read_input_tokens':100,"
                + "'cache_creation_input_tokens':30,'cache_creation':{"
                + "'ephemeral_5m_input_tokens':10,'ephemeral_1h_input_tokens':20},"
                + "'output_tokens':7,'output_tokens_details':{'thinking_tokens':3}}}");
    assertThat(FORMAT.usage(split)).contains(new Usage(10, 100, 10, 20, 7, 3));
    JsonNode sum =
        json("{'usage':{'input_tokens':1,'cache_creation_input_tokens':30,'output_tokens':7}}");
    assertThat(FORMAT.usage(sum)).contains(new Usage(1, 0, 30, 0, 7, 0));
    JsonNode advised =
        json(
            "{'usage':{'input_tokens':30,'output_tokens':12,'iterations':["
                + "{'type':'message','input_tokens':10,'output_tokens':5},"
                + "{'type':'advisor_message','model':'big','input_tokens':50,'output_tokens':9},"
                + "{'type':'message','input_tokens':20,'output_tokens':7}]}}");
    assertThat(FORMAT.usage(advised)).contains(new Usage(80, 0, 0, 0, 21, 0));
    assertThat(FORMAT.usageByModel(advised, "small"))
        .isEqualTo(
            Map.of("big", new Usage(50, 0, 0, 0, 9, 0), "small", new Usage(30, 0, 0, 0, 12, 0)));
    JsonNode declined =
        json(
            "{'usage':{'input_tokens':12,'output_tokens':4,'iterations':["
                + "{'type':'message','model':'a','input_tokens':11,'output_tokens':0},"
                + "{'type':'fallback_message','model':'b','input_tokens':12,'output_tokens':4}]}}");
    assertThat(FORMAT.usage(declined)).contains(new Usage(12, 0, 0, 0, 4, 0));
    assertThat(FORMAT.usage(json("{'usage':{'output_tokens':4}}"))).isEmpty();
  }

  private static final String START =
      "{\"type\":\"message_start\",\"message\":{\"id\":\"m1\",\"model\":\"c\",\"content\":[],"
          + "\"usage\":{\"input_tokens\":5,\"cache_read_input_tokens\":2,\"output_tokens\":1}}}";

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void aStreamIsTheSameAtEverySplit() {
    byte[] bytes =
        Pieces.stream(
            START,
            START,
            quoted("{'type':'ping'}"),
            quoted(
                "{'type':'content_block_start','index':0,'content_block':{'type':'thinking','thinking':''}}"),
            quoted(
                "{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'hm"
                    + " '}}"),
            quoted(
                "{'type':'content_block_delta','index':0,'delta':{'type':'signature_delta','signature':'c2ln'}}"),
            quoted("{'type':'content_block_stop','index':0}"),
            quoted(
                "{'type':'content_block_start','index':1,'content_block':{'type':'text','text':''}}"),
            quoted(
                "{'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'Zürich'}}"),
            quoted("{'type':'content_block_stop','index':1}"),
            quoted(
                "{'type':'content_block_start','index':2,'content_block':{'type':'tool_use','id':'t','name':'f','input':{}}}"),
            quoted("{'type':'content_block_stop','index':2}"),
            quoted(
                "{'type':'message_delta','delta':{'stop_reason':'tool_use','stop_sequence':null},'usage':{'input_tokens':9,'output_tokens':20}}"),
            quoted("{'type':'message_stop'}"));
    List<Piece> pieces = Pieces.read(FORMAT.reader(), bytes);
    assertThat(Pieces.joined(pieces))
        .containsExactly(
            new Piece.Began("m1", "c"),
            new Piece.Thinking("hm "),
            new Piece.Signature("anthropic.messages", "c2ln", false),
            new Piece.Text("Zürich"),
            new Piece.CallBegan(0, "t", "f", ""),
            new Piece.CallArguments(0, "{}"),
            new Piece.Finished(Finish.TOOL, ""),
            new Piece.Counted(new Usage(9, 2, 0, 0, 20, 0)));
    for (int at = 0; at <= bytes.length; at++) {
      assertThat(Pieces.read(FORMAT.reader(), bytes, at)).isEqualTo(pieces);
    }
    List<SseEvent> events = Pieces.write(FORMAT.writer(askSafely()), pieces);
    assertThat(events.getFirst().data()).contains("\"input_tokens\":5");
    assertThat(events).extracting(SseEvent::name).endsWith("message_delta", "message_stop");
    assertThat(Pieces.joined(Pieces.read(FORMAT.reader(), events)))
        .isEqualTo(Pieces.joined(pieces));
  }

  private static Conversation askSafely() {
    try {
      return ask("{'model':'m','messages':[{'role':'user','content':'a'}]}");
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anErrorAfterTheBeginningAndABrokenStreamFail() {
    String error = "{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}";
    List<Piece> failed = Pieces.read(FORMAT.reader(), Pieces.stream(START, quoted(error), START));
    assertThat(failed.getLast())
        .isInstanceOfSatisfying(
            Piece.Failed.class,
            f -> {
              assertThat(f.error().kind()).isEqualTo(Kind.OVERLOADED);
              assertThat(f.error().status()).isEqualTo(529);
            });
    List<Piece> broken = Pieces.read(FORMAT.reader(), Pieces.stream(START));
    assertThat(broken.getLast()).isInstanceOf(Piece.Failed.class);
    assertThat(Pieces.read(FORMAT.reader(), Pieces.stream("no json")).getLast())
        .isInstanceOf(Piece.Failed.class);
  }

  @Test
  void callsThatComeMixedAreWrittenOneAfterTheOther() {
    List<SseEvent> events =
        Pieces.write(
            FORMAT.writer(askSafely()),
            List.of(
                new Piece.Began("m", "c"),
                new Piece.CallBegan(0, "a", "f", ""),
                new Piece.CallArguments(0, "{\"x\""),
                new Piece.CallBegan(1, "b", "g", ""),
                new Piece.CallArguments(1, "{\"y\":1}"),
                new Piece.CallArguments(0, ":2}"),
                new Piece.Finished(Finish.TOOL, ""),
                new Piece.Counted(new Usage(1, 0, 0, 0, 1, 0))));
    int open = 0;
    for (SseEvent event : events) {
      open += event.name().equals("content_block_start") ? 1 : 0;
      open -= event.name().equals("content_block_stop") ? 1 : 0;
      assertThat(open).isBetween(0, 1);
    }
    assertThat(Pieces.joined(Pieces.read(FORMAT.reader(), events)))
        .contains(new Piece.CallArguments(0, "{\"x\":2}"), new Piece.CallArguments(1, "{\"y\":1}"));
  }

  @Test
  void anotherProvidersSignatureComesBackToIt() throws WireException {
    Answer answer =
        new Answer(
            "i",
            "m",
            List.of(new Part.Thinking("openai.responses", "rs_1", "hm", "gAAA", false)),
            Finish.STOP,
            "",
            java.util.Optional.of(new Usage(1, 0, 0, 0, 1, 0)),
            List.of());
    Written<JsonNode> written = FORMAT.write(answer, askSafely());
    assertThat(written.losses()).isEmpty();
    assertThat(FORMAT.answer(written.value())).isEqualTo(answer);
  }

  @Test
  void aModelsNameSaysWhatItTakes() {
    assertThat(ClaudeModel.of("claude-3-5-sonnet-20241022").version()).isEqualTo(305);
    assertThat(ClaudeModel.of("claude-opus-4-20250514").version()).isEqualTo(400);
    assertThat(ClaudeModel.of("anthropic.claude-opus-4-5-20251101-v1:0").takesEffort()).isTrue();
    assertThat(ClaudeModel.of("claude-haiku-4-5").takesEffort()).isFalse();
    assertThat(ClaudeModel.of("claude-sonnet-5").takesSystemTurns()).isTrue();
    assertThat(ClaudeModel.of("our-own-name").takesSystemTurns()).isTrue();
  }
}
