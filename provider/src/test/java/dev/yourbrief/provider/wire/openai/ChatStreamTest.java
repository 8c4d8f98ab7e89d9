package dev.yourbrief.provider.wire.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Streams of chat completions, read as pieces and written from them. */
class ChatStreamTest {

  private static final WireFormat FORMAT = new OpenAiChatFormat(OpenAiOptions.OPENAI);

  private static final Conversation ASKED =
      Wire.asked(
          FORMAT,
          "{'model':'m','stream':true,'stream_options':{'include_usage':true},"
              + "'messages':[{'role':'user','content':'Hi'}]}");

  private static final Piece BEGAN = new Piece.Began("c-1", "m-1");
  private static final Piece STOPPED = new Piece.Finished(Finish.STOP, "");
  private static final Piece COUNTED = new Piece.Counted(new Usage(9, 0, 0, 0, 4, 1));

  private static final String COUNTS =
      "{'prompt_tokens':9,'completion_tokens':4,'total_tokens':13,"
          + "'completion_tokens_details':{'reasoning_tokens':1}}";

  private static String chunk(String choices) {
    return "{'id':'c-1','model':'m-1','choices':[" + choices + "],'obfuscation':'xyz'}";
  }

  private static String delta(String delta) {
    return chunk("{'index':0,'delta':" + delta + ",'finish_reason':null}");
  }

  private static final String STOP = chunk("{'index':0,'delta':{},'finish_reason':'stop'}");
  private static final String COUNT = "{'id':'c-1','choices':[],'usage':" + COUNTS + "}";
  private static final String DONE = "[DONE]";

  private static List<Piece> read(String... lines) {
    return Wire.read(FORMAT, Wire.events(lines));
  }

  private static Piece text(String text) {
    return new Piece.Text(text);
  }

  @Test
  void aStreamIsTheSamePiecesAtEverySplitOfItsBytes() {
    List<SseEvent> events =
        Wire.events(
            "{'choices':[],'id':'','model':'','prompt_filter_results':[]}",
            delta("{'role':'assistant','content':'','refusal':null}"),
            delta("{'reasoning_content':'hm'}"),
            delta("{'content':'Grüße'}"),
            delta("{'content':' 🙂'}"),
            STOP,
            COUNT,
            DONE);
    List<Piece> expected =
        List.of(BEGAN, new Piece.Thinking("hm"), text("Grüße"), text(" 🙂"), STOPPED, COUNTED);
    byte[] bytes = Wire.bytes(events);
    for (int at = 0; at <= bytes.length; at++) {
      assertThat(Wire.read(FORMAT, bytes, at)).as("split at %s", at).isEqualTo(expected);
    }
  }

  @Test
  void callsComeInPiecesByTheirNumber() {
    assertThat(
            read(
                delta(
                    "{'tool_calls':[{'index':0,'id':'a','type':'function','function':{'name':'f','arguments':''}}]}"),
                delta("{'tool_calls':[{'index':0,'function':{'arguments':'{'}}]}"),
                delta(
                    "{'tool_calls':[{'index':1,'id':'b','function':{'name':'g','arguments':'['}}]}"),
                delta(
                    "{'tool_calls':[{'index':0,'function':{'arguments':'}'}},{'index':1,'function':{'arguments':']'}}]}"),
                chunk("{'index':0,'delta':{},'finish_reason':'tool_calls'}"),
                DONE))
        .containsExactly(
            BEGAN,
            new Piece.CallBegan(0, "a", "f", ""),
            new Piece.CallArguments(0, "{"),
            new Piece.CallBegan(1, "b", "g", ""),
            new Piece.CallArguments(1, "["),
            new Piece.CallArguments(0, "}"),
            new Piece.CallArguments(1, "]"),
            new Piece.Finished(Finish.TOOL, ""));
  }

  @Test
  void callsWithoutNumbersOrWithTheSameAreToldApart() {
    List<Piece> expected =
        List.of(
            BEGAN,
            new Piece.CallBegan(0, "a", "f", ""),
            new Piece.CallArguments(0, "{}"),
            new Piece.CallBegan(1, "b", "f", ""),
            new Piece.CallArguments(1, "[1"),
            new Piece.CallArguments(1, "]"),
            new Piece.Finished(Finish.TOOL, ""));
    for (String number : List.of("", "'index':0,")) {
      assertThat(
              read(
                  delta(
                      "{'tool_calls':["
                          + ("{" + number + "'id':'a','function':{'name':'f','arguments':'{}'}},")
                          + ("{" + number + "'id':'b','function':{'name':'f','arguments':'[1'}}")
                          + "]}"),
                  delta("{'tool_calls':[{" + number + "'function':{'arguments':']'}}]}"),
                  STOP))
          .as(number)
          .isEqualTo(expected);
    }
  }

  @Test
  void aCallWithoutANameOrAnIdIsOneAllTheSame() {
    assertThat(
            read(
                delta("{'tool_calls':[{'index':0,'function':{'arguments':'{'}}]}"),
                delta("{'tool_calls':[{'index':0,'function':{'name':'f','arguments':{'a':1}}}]}"),
                STOP))
        .containsExactly(
            BEGAN,
            new Piece.CallBegan(0, "call_0_c-1", "f", ""),
            new Piece.CallArguments(0, "{"),
            new Piece.CallArguments(0, "{\"a\":1}"),
            new Piece.Finished(Finish.TOOL, ""));
    assertThat(read(delta("{'tool_calls':[{'id':7,'function':{'arguments':'1'}}]}"), STOP))
        .containsExactly(
            BEGAN,
            new Piece.CallBegan(0, "7", "", ""),
            new Piece.CallArguments(0, "1"),
            new Piece.Finished(Finish.TOOL, ""));
  }

  @Test
  void functionsOfTheOlderKindAreCalls() {
    assertThat(
            read(
                delta("{'function_call':{'name':'f','arguments':''}}"),
                delta("{'function_call':{'arguments':'{}'}}"),
                chunk("{'index':0,'delta':{},'finish_reason':'function_call'}"),
                DONE))
        .containsExactly(
            BEGAN,
            new Piece.CallBegan(0, "call_0_c-1", "f", ""),
            new Piece.CallArguments(0, "{}"),
            new Piece.Finished(Finish.TOOL, ""));
  }

  @Test
  void countsMayComeWithTheReasonAndMoreThanOnce() {
    String early = COUNTS.replace("':4", "':1").replace("13", "10");
    String both =
        "{'id':'c-1','model':'m-1','choices':[{'index':0,'delta':{},'finish_reason':'stop'}],'usage':"
            + COUNTS
            + "}";
    assertThat(
            read(
                delta("{'content':'a'}").replace("'id'", "'usage':" + early + ",'id'"), both, DONE))
        .containsExactly(
            BEGAN,
            text("a"),
            new Piece.Counted(new Usage(9, 0, 0, 0, 1, 1)),
            COUNTED,
            STOPPED,
            COUNTED);
  }

  @Test
  void aReasonInEveryChunkEndsNothing() {
    String stop = "{'index':0,'delta':{'content':'a'},'finish_reason':'stop'}";
    assertThat(read(chunk(stop), chunk(stop), COUNT))
        .containsExactly(BEGAN, text("a"), text("a"), STOPPED, COUNTED);
  }

  @Test
  void piecesOfOtherAnswersSayWhoseTheyAre() {
    assertThat(
            read(
                delta("{'content':'a'}"),
                chunk("{'index':1,'delta':{'content':'b'},'finish_reason':'length'}"),
                STOP,
                DONE))
        .containsExactly(
            BEGAN,
            text("a"),
            new Piece.OfOther(1, text("b")),
            STOPPED,
            new Piece.OfOther(1, new Piece.Finished(Finish.LENGTH, "")));
  }

  @Test
  void aStreamThatBreaksOffFails() {
    Piece broken = new Piece.Failed(WireError.brokenOff());
    assertThat(read()).containsExactly(broken);
    assertThat(read(delta("{'content':'a'}"))).containsExactly(BEGAN, text("a"), broken);
    assertThat(read(delta("{'content':'a'}"), COUNT))
        .containsExactly(BEGAN, text("a"), COUNTED, broken);
    assertThat(read(delta("{'content':'a'}"), DONE))
        .containsExactly(BEGAN, text("a"), new Piece.Finished(Finish.OTHER, ""));
    assertThat(read(DONE)).singleElement().isInstanceOf(Piece.Failed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'error':{'message':'x','type':'server_error'}}|SERVER",
        "{'error':{'message':'x','code':'rate_limit_exceeded'}}|RATE_LIMIT",
        "{'error':{'message':'x','code':429}}|RATE_LIMIT",
        "{'error':{'message':'x','code':'context_length_exceeded'}}|CONTEXT_LENGTH",
        "{'error':'it broke'}|SERVER",
        "{'object':'error','message':'x','code':400}|INVALID_REQUEST",
        "{'choices':[{'index':0,'delta':{},'error':{'code':502,'message':'x'}}]}|SERVER",
        "oops|SERVER",
        "[]|SERVER",
        "{'choices':[|SERVER",
      })
  void anErrorInTheMiddleEndsIt(String line, Kind kind) {
    List<Piece> pieces = read(delta("{'content':'a'}"), line, STOP, DONE);
    assertThat(pieces).hasSize(3);
    assertThat(pieces.getLast())
        .isInstanceOfSatisfying(
            Piece.Failed.class, f -> assertThat(f.error().kind()).isEqualTo(kind));
  }

  @Test
  void refusalsAndWhatNobodyKnowsAreKept() {
    assertThat(
            read(
                delta("{'refusal':'No'}"),
                delta("{'annotations':[{'type':'url_citation'}],'new':null}"),
                STOP,
                DONE))
        .containsExactly(
            BEGAN,
            new Piece.Refusal("No"),
            new Piece.Native("openai.chat", Wire.json("{'annotations':[{'type':'url_citation'}]}")),
            new Piece.Finished(Finish.REFUSED, ""));
  }

  @Test
  void whatIsWrittenIsReadAsTheSamePieces() {
    List<Piece> pieces =
        List.of(
            BEGAN,
            new Piece.Thinking("hm"),
            text("a\n\"b\""),
            new Piece.Refusal("No"),
            new Piece.CallBegan(0, "a", "f", "sig"),
            new Piece.CallArguments(0, "{"),
            new Piece.CallBegan(1, "b", "g", ""),
            new Piece.CallArguments(0, "}"),
            new Piece.Native("openai.chat", Wire.json("{'annotations':[1]}")),
            new Piece.Native("openai.chat", Wire.json("{'logprobs':{'content':[1]}}")),
            new Piece.OfOther(1, text("c")),
            new Piece.Finished(Finish.REFUSED, ""),
            new Piece.OfOther(1, new Piece.Finished(Finish.LENGTH, "")),
            COUNTED);
    List<SseEvent> events = Wire.write(FORMAT, ASKED, pieces);
    assertThat(Wire.read(FORMAT, events)).isEqualTo(pieces);
    assertThat(events.getFirst().data()).contains("\"role\":\"assistant\"");
    assertThat(events.getLast().data()).isEqualTo("[DONE]");
    JsonNode count = Json.tree(events.get(events.size() - 2).data()).orElseThrow();
    assertThat(count.path("choices")).isEmpty();
    assertThat(count.path("usage").path("total_tokens").asInt()).isEqualTo(13);
  }

  @Test
  void countsAreSaidOnlyToWhomAskedForThem() {
    Conversation silent =
        Wire.asked(
            FORMAT, "{'model':'m','stream':true,'messages':[{'role':'user','content':'Hi'}]}");
    List<Piece> pieces = List.of(BEGAN, text("a"), STOPPED, COUNTED);
    assertThat(Wire.write(FORMAT, silent, pieces))
        .hasSize(4)
        .noneMatch(e -> e.data().contains("usage"));
    assertThat(Wire.write(FORMAT, ASKED, pieces))
        .hasSize(5)
        .filteredOn(e -> e.data().contains("\"usage\":null"))
        .hasSize(3);
  }

  @Test
  void anErrorIsWrittenAndNothingAfterIt() {
    List<SseEvent> events =
        Wire.write(
            FORMAT,
            ASKED,
            List.of(BEGAN, new Piece.Failed(WireError.of(Kind.OVERLOADED, 529, "Too busy"))));
    assertThat(events).hasSize(2);
    assertThat(events.getLast().data())
        .isEqualTo(
            "{\"error\":{\"message\":\"Too"
                + " busy\",\"type\":\"server_error\",\"param\":null,\"code\":null}}");
  }

  @Test
  void aClientOfTheOlderKindIsAnsweredInItsWords() {
    Conversation older =
        Wire.asked(
            FORMAT,
            "{'model':'m','functions':[{'name':'f'}],'messages':[{'role':'user','content':'Hi'}]}");
    List<Piece> pieces =
        List.of(
            BEGAN,
            new Piece.CallBegan(0, "call_0_c-1", "f", ""),
            new Piece.CallArguments(0, "{}"),
            new Piece.Finished(Finish.TOOL, ""));
    List<SseEvent> events = Wire.write(FORMAT, older, pieces);
    assertThat(events).noneMatch(e -> e.data().contains("tool_calls"));
    assertThat(Wire.read(FORMAT, events)).isEqualTo(pieces);
  }
}
