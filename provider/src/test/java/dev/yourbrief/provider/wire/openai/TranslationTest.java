package dev.yourbrief.provider.wire.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From one of OpenAI's formats to the other and back. */
class TranslationTest {

  private static final WireFormat CHAT = new OpenAiChatFormat(OpenAiOptions.OPENAI);
  private static final WireFormat RESPONSES = new OpenAiResponsesFormat(OpenAiOptions.OPENAI);

  private static final String IN_CHAT =
      """
      {'model':'m','stream':true,'messages':[
        {'role':'system','content':'Be brief.'},
        {'role':'user','content':[{'type':'text','text':'a'},
          {'type':'image_url','image_url':{'url':'data:image/png;base64,AA','detail':'low'}},
          {'type':'file','file':{'filename':'a.pdf','file_data':'data:application/pdf;base64,AA'}}]},
        {'role':'assistant','content':'b','tool_calls':[
          {'id':'c1','type':'function','function':{'name':'f','arguments':'{}'}},
          {'id':'c2','type':'function','function':{'name':'g','arguments':'[]'}}]},
        {'role':'tool','tool_call_id':'c1','content':'1'},
        {'role':'tool','tool_call_id':'c2','content':'2'}],
       'temperature':0.5,'top_p':0.9,'max_completion_tokens':9,'reasoning_effort':'low',
       'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object'},'strict':true}}],
       'tool_choice':{'type':'function','function':{'name':'f'}},'parallel_tool_calls':true,
       'response_format':{'type':'json_schema','json_schema':{'name':'n','strict':true,'schema':{'type':'object'}}},
       'user':'u','metadata':{'k':'v'},'store':true,'verbosity':'low','service_tier':'flex'}
      """;

  private static final String IN_RESPONSES =
      """
      {'model':'m','stream':true,'instructions':'Be brief.','input':[
        {'type':'message','role':'user','content':[{'type':'input_text','text':'a'},
          {'type':'input_image','image_url':'data:image/png;base64,AA','detail':'low'},
          {'type':'input_file','filename':'a.pdf','file_data':'data:application/pdf;base64,AA'}]},
        {'type':'message','role':'assistant','content':'b'},
        {'type':'function_call','call_id':'c1','name':'f','arguments':'{}'},
        {'type':'function_call','call_id':'c2','name':'g','arguments':'[]'},
        {'type':'function_call_output','call_id':'c1','output':'1'},
        {'type':'function_call_output','call_id':'c2','output':'2'}],
       'temperature':0.5,'top_p':0.9,'max_output_tokens':9,'reasoning':{'effort':'low'},
       'tools':[{'type':'function','name':'f','description':'d','parameters':{'type':'object'},'strict':true}],
       'tool_choice':{'type':'function','name':'f'},'parallel_tool_calls':true,
       'text':{'format':{'type':'json_schema','name':'n','strict':true,'schema':{'type':'object'}},'verbosity':'low'},
       'user':'u','metadata':{'k':'v'},'store':true,'service_tier':'flex'}
      """;

  private static void assertBecomes(
      WireFormat from, String request, WireFormat to, String written) {
    Written<JsonNode> result = to.write(Wire.asked(from, request));
    assertThat(result.losses()).isEmpty();
    assertThat(Wire.differences(Wire.plain(Wire.json(written)), Wire.plain(result.value()), ""))
        .isEmpty();
  }

  @Test
  void aRequestSaysTheSameInBothFormats() {
    assertBecomes(CHAT, IN_CHAT, RESPONSES, IN_RESPONSES);
    String counted =
        IN_CHAT.replace("'stream':true", "'stream':true,'stream_options':{'include_usage':true}");
    assertBecomes(RESPONSES, IN_RESPONSES, CHAT, counted);
  }

  @Test
  void whatTheOtherFormatHasNotIsListed() {
    assertThat(
            RESPONSES
                .write(
                    Wire.asked(
                        CHAT,
                        "{'model':'m','messages':[{'role':'user','content':'a','name':'bob'}],"
                            + "'stop':'x','seed':1,'n':2,'logit_bias':{}}"))
                .losses())
        .extracting(Loss::field)
        .containsExactlyInAnyOrder("stop", "seed", "n", "messages[0]", "logit_bias");
    assertThat(
            CHAT.write(
                    Wire.asked(
                        RESPONSES,
                        "{'model':'m','input':[{'role':'user','content':'a'},"
                            + "{'type':'reasoning','id':'r','summary':[],'encrypted_content':'e'},"
                            + "{'type':'item_reference','id':'i'}],"
                            + "'previous_response_id':'p','tools':[{'type':'web_search'}]}"))
                .losses())
        .extracting(Loss::field)
        .contains("previous_response_id", "tools[0]", "messages[1]");
  }

  @Test
  void theWordJsonStaysWhereOpenAiLooksForIt() {
    JsonNode written =
        RESPONSES
            .write(
                Wire.asked(
                    CHAT,
                    "{'model':'m','messages':[{'role':'system','content':'Say"
                        + " JSON.'},{'role':'user','content':'a'}],"
                        + "'response_format':{'type':'json_object'}}"))
            .value();
    assertThat(written.has("instructions")).isFalse();
    assertThat(written.path("input").path(0).path("content").stringValue(""))
        .isEqualTo("Say JSON.");
  }

  @Test
  void answersSayTheSameInBothFormats() throws WireException {
    Conversation asked = Wire.asked(CHAT, IN_CHAT);
    Usage usage = new Usage(5, 4, 1, 0, 6, 2);
    for (Answer answer :
        List.of(
            answer(Finish.STOP, usage, new Part.Text("a")),
            answer(Finish.LENGTH, usage, new Part.Text("a")),
            answer(Finish.REFUSED, usage, new Part.Refusal("No")),
            answer(Finish.REFUSED, usage, new Part.Text("a")),
            answer(
                Finish.TOOL,
                usage,
                new Part.Text("a"),
                new Part.ToolCall("c", "f", "{}", ""),
                new Part.ToolCall("d", "g", "[", "")))) {
      Answer there = RESPONSES.answer(RESPONSES.write(answer, asked).value());
      assertThat(CHAT.answer(CHAT.write(there, asked).value())).isEqualTo(answer);
    }
    Answer thought =
        answer(
            Finish.STOP,
            usage,
            new Part.Thinking("openai.responses", "r", "hm", "e", false),
            new Part.Text("a"));
    Written<JsonNode> inChat = CHAT.write(thought, asked);
    assertThat(CHAT.answer(inChat.value()).parts().get(0))
        .isEqualTo(new Part.Thinking("openai.chat", "reasoning_content", "hm", "", false));
    assertThat(inChat.losses()).hasSize(1);
  }

  private static Answer answer(Finish finish, Usage usage, Part... parts) {
    return new Answer("i", "m", List.of(parts), finish, "", Optional.of(usage), List.of());
  }

  /** Pieces that any format can say, drawn with a seed. */
  private static List<Piece> drawn(SplittableRandom random) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece.Began("id-" + random.nextInt(100), "m"));
    boolean refuses = random.nextInt(5) == 0;
    int calls = 0;
    String[] words = {"a", "é🙂", "\"\\\n", "</s>", " "};
    for (int i = random.nextInt(12); i > 0; i--) {
      String word = words[random.nextInt(words.length)];
      switch (random.nextInt(refuses ? 5 : 4)) {
        case 0 -> pieces.add(new Piece.Thinking(word));
        case 1 -> {
          pieces.add(new Piece.CallBegan(calls, "c" + calls, "f" + calls, ""));
          calls++;
        }
        case 2 -> {
          if (calls > 0) {
            pieces.add(new Piece.CallArguments(random.nextInt(calls), word));
          }
        }
        case 3 -> pieces.add(new Piece.Text(word));
        default -> pieces.add(new Piece.Refusal(word));
      }
    }
    boolean refused = pieces.stream().anyMatch(Piece.Refusal.class::isInstance);
    Finish finish =
        refused
            ? Finish.REFUSED
            : random.nextBoolean() ? Finish.LENGTH : calls > 0 ? Finish.TOOL : Finish.STOP;
    if (random.nextInt(10) == 0) {
      pieces.add(new Piece.Failed(WireError.of(WireError.Kind.SERVER, 502, "It broke")));
      return pieces;
    }
    pieces.add(new Piece.Finished(finish, ""));
    pieces.add(
        new Piece.Counted(
            new Usage(1 + random.nextInt(9), random.nextInt(9), random.nextInt(9), 0, 9, 3)));
    return pieces;
  }

  @Test
  void drawnStreamsGoThroughBothFormatsUnchanged() {
    Conversation asked =
        Wire.asked(
            CHAT, IN_CHAT.replace("'stream':true", "'stream_options':{'include_usage':true}"));
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 2_000; run++) {
      List<Piece> pieces = drawn(random);
      List<Piece> inResponses = Wire.read(RESPONSES, Wire.write(RESPONSES, asked, pieces));
      List<Piece> inChat = Wire.read(CHAT, Wire.write(CHAT, asked, inResponses));
      assertThat(codeless(inChat)).isEqualTo(codeless(pieces));
    }
  }

  /** Failures without the code that a format must give them. */
  private static List<Piece> codeless(List<Piece> pieces) {
    return pieces.stream()
        .map(p ->
            p instanceof Piece.Failed f
                ? new Piece.Failed(
                    WireError.of(f.error().kind(), f.error().status(), f.error().message()))
                : p)
        .toList();
  }
}
