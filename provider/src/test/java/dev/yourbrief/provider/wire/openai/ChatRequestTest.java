package dev.yourbrief.provider.wire.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.ToolChoice;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Part.Media;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.Written;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests of chat completions, read and written again. */
class ChatRequestTest {

  private static final WireFormat FORMAT = new OpenAiChatFormat(OpenAiOptions.OPENAI);
  private static final WireFormat COMPATIBLE = new OpenAiChatFormat(OpenAiOptions.COMPATIBLE);

  private static void assertSame(WireFormat format, String request) {
    assertBecomes(format, request, request);
  }

  private static void assertBecomes(WireFormat format, String request, String written) {
    Written<JsonNode> again = format.write(Wire.asked(format, request));
    assertThat(Wire.differences(Wire.plain(Wire.json(written)), Wire.plain(again.value()), ""))
        .isEmpty();
    assertThat(again.losses()).isEmpty();
  }

  private static String user(String content) {
    return "{'model':'m','messages':[{'role':'user','content':" + content + "}]}";
  }

  private static List<Part> parts(String content) {
    return Wire.asked(FORMAT, user(content)).turns().get(0).parts();
  }

  private static String with(String members) {
    return "{'model':'m','messages':[{'role':'user','content':'Hi'}]," + members + "}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'temperature':0.5,'top_p':0.9,'seed':-7,'n':2,'presence_penalty':0.1,'frequency_penalty':-0.2",
        "'max_completion_tokens':100,'stop':['a','b'],'user':'u-1','reasoning_effort':'xhigh'",
        "'stream':true,'stream_options':{'include_usage':true,'include_obfuscation':false}",
        "'response_format':{'type':'json_object'}",
        "'response_format':{'type':'json_schema','json_schema':{'name':'n','description':'d','strict':true,'schema':{'type':'object'}}}",
        "'response_format':{'type':'grammar','grammar':'x'}",
        "'metadata':{'a':'b'},'store':true,'service_tier':'flex','prompt_cache_key':'k','safety_identifier':'s'",
        "'logit_bias':{'50256':-100},'logprobs':true,'top_logprobs':3,'modalities':['text','audio'],'audio':{'voice':'a','format':'wav'}",
        "'prediction':{'type':'content','content':'x'},'web_search_options':{},'verbosity':'low','new_member':[1,{'a':null}]",
        "'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object'},'strict':false}}],'tool_choice':'auto','parallel_tool_calls':false",
        "'tools':[{'type':'function','function':{'name':'f','new':1}}],'tool_choice':{'type':'function','function':{'name':'f'}}",
        "'tools':[{'type':'custom','custom':{'name':'c','format':{'type':'text'}}}],'tool_choice':'required'",
        "'tools':[{'type':'function','function':{'name':'f'}}],'tool_choice':{'type':'allowed_tools','allowed_tools':{'mode':'auto','tools':[{'type':'function','function':{'name':'f'}}]}}",
        "'tools':[{'type':'function','function':{'name':'f'}}],'tool_choice':'none'",
      })
  void everySettingIsWrittenAgain(String members) {
    assertSame(FORMAT, with(members));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Hi'",
        "''",
        "[{'type':'text','text':'a'},{'type':'text','text':'b'}]",
        "[{'type':'text','text':'a','prompt_cache_breakpoint':{'mode':'x'}}]",
        "[{'type':'text','text':'a'},{'type':'image_url','image_url':{'url':'https://e.org/a.png','detail':'low'}}]",
        "[{'type':'image_url','image_url':{'url':'data:image/png;base64,AAAA'}}]",
        "[{'type':'image_url','image_url':{'url':'data:image/svg+xml,%3Csvg'}}]",
        "[{'type':'input_audio','input_audio':{'data':'AAAA','format':'wav'}},{'type':'input_audio','input_audio':{'data':'AAAA','format':'mp3'}}]",
        "[{'type':'file','file':{'filename':'a.pdf','file_data':'data:application/pdf;base64,AAAA'}}]",
        "[{'type':'file','file':{'file_id':'file-1'}}]",
        "[{'type':'video_url','video_url':{'url':'https://e.org/a.mp4'}}]",
      })
  void everyPartIsWrittenAgain(String content) {
    assertSame(FORMAT, user(content));
  }

  @Test
  void aTalkWithToolsIsWrittenAgain() {
    assertSame(
        FORMAT,
        """
        {'model':'m','messages':[
         {'role':'system','content':'Be brief.'},{'role':'developer','content':'Be kind.','name':'dev'},
         {'role':'user','content':'Hi','name':'bob'},
         {'role':'assistant','content':'Wait.','tool_calls':[
           {'id':'c1','type':'function','function':{'name':'f','arguments':'{}'}},
           {'id':'c2','type':'custom','custom':{'name':'g','input':'x'}},
           {'id':'c3','type':'function','function':{'name':'h','arguments':'{\\'a'},'index':2,
            'extra_content':{'google':{'thought_signature':'sig'}}}]},
         {'role':'tool','tool_call_id':'c1','content':'1'},
         {'role':'tool','tool_call_id':'c2','content':[{'type':'text','text':'2'},{'type':'text','text':'3'}]},
         {'role':'assistant','content':'Done.','refusal':'No.','annotations':[{'type':'url_citation'}],'audio':{'id':'a1'}},
         {'role':'assistant','content':[{'type':'text','text':'a'},{'type':'text','text':'b'}]},
         {'role':'user','content':'Bye'}]}
        """
            .replace("\\'", "\\u0022"));
  }

  @Test
  void resultsAreOneTurnAndKnowTheirFunction() {
    Conversation asked =
        Wire.asked(
            FORMAT,
            """
            {'model':'m','messages':[{'role':'user','content':'Hi'},
             {'role':'assistant','content':null,'tool_calls':[
              {'id':'a','type':'function','function':{'name':'f','arguments':'{}'}},
              {'id':'b','type':'function','function':{'name':'g','arguments':'{}'}}]},
             {'role':'tool','tool_call_id':'b','content':'2'},{'role':'tool','tool_call_id':'a','content':'1'}]}
            """);
    assertThat(asked.turns()).hasSize(3);
    assertThat(asked.turns().get(2))
        .isEqualTo(
            new Turn(
                Speaker.USER,
                List.of(
                    new Part.ToolResult("b", "g", List.of(new Part.Text("2")), false, Cache.NONE),
                    new Part.ToolResult(
                        "a", "f", List.of(new Part.Text("1")), false, Cache.NONE))));
  }

  @Test
  void olderRequestsWithFunctionsAreUnderstoodAndWrittenAsTheyWere() {
    String request =
        """
        {'model':'m','functions':[{'name':'f','parameters':{'type':'object'}}],'function_call':{'name':'f'},
         'messages':[{'role':'user','content':'Hi'},
          {'role':'assistant','content':null,'function_call':{'name':'f','arguments':'{}'}},
          {'role':'function','name':'f','content':'1'}]}
        """;
    assertSame(FORMAT, request);
    Conversation asked = Wire.asked(FORMAT, request);
    assertThat(asked.toolChoice()).isEqualTo(new ToolChoice.Named("f"));
    assertThat(asked.turns().get(1).parts().get(0))
        .isInstanceOfSatisfying(
            Part.ToolCall.class,
            call ->
                assertThat(asked.turns().get(2).parts().get(0))
                    .isInstanceOfSatisfying(
                        Part.ToolResult.class, r -> assertThat(r.callId()).isEqualTo(call.id())));
  }

  @Test
  void theFormsThatChangeSayTheSame() {
    assertBecomes(FORMAT, with("'stop':'a','stream':false,'n':null"), with("'stop':['a']"));
    assertBecomes(FORMAT, with("'max_tokens':5"), with("'max_completion_tokens':5"));
    assertBecomes(COMPATIBLE, with("'max_completion_tokens':5"), with("'max_tokens':5"));
    assertBecomes(FORMAT, with("'response_format':{'type':'text'}"), with("'seed':null"));
    assertBecomes(FORMAT, user("[{'type':'text','text':'a'}]"), user("'a'"));
    assertBecomes(FORMAT, user("['a']"), user("'a'"));
    assertBecomes(
        FORMAT,
        user("[{'type':'file','file':{'filename':'a.csv','file_data':'AAAA'}}]"),
        user(
            "[{'type':'file','file':{'filename':'a.csv','file_data':'data:text/csv;base64,AAAA'}}]"));
  }

  @Test
  void bytesAndLinksAreToldApart() {
    assertThat(parts("[{'type':'image_url','image_url':'data:image/png;base64,AAAA'}]"))
        .containsExactly(new Part.Image(new Media.Inline("image/png", "AAAA"), "", Cache.NONE));
    assertThat(
            parts("[{'type':'image_url','image_url':{'url':'https://e.org/a','detail':'high'}}]"))
        .containsExactly(new Part.Image(new Media.Link("https://e.org/a", ""), "high", Cache.NONE));
  }

  @Test
  void compatibleServersHaveMore() {
    assertSame(COMPATIBLE, with("'top_k':40"));
    assertSame(
        COMPATIBLE,
        """
        {'model':'m','messages':[{'role':'user','content':'Hi'},
         {'role':'assistant','content':'a','reasoning_content':'hm'},
         {'role':'assistant','content':'b','reasoning':'hm',
          'reasoning_details':[{'type':'reasoning.text','text':'hm','signature':'s'}]},
         {'role':'user','content':[{'type':'file','file':{'filename':'a','file_data':'https://e.org/a.pdf'}}]}]}
        """);
  }

  @Test
  void marksOfACacheAreReadAndLostUnlessTheServerKnowsThem() {
    String marked =
        user("[{'type':'text','text':'a','cache_control':{'type':'ephemeral','ttl':'1h'}}]");
    Conversation asked = Wire.asked(FORMAT, marked);
    assertThat(asked.turns().get(0).parts()).containsExactly(new Part.Text("a", Cache.HOUR));
    Written<JsonNode> written = FORMAT.write(asked);
    assertThat(written.losses())
        .containsExactly(new Loss("messages[0].content[0].cache_control", "it caches by itself"));
    assertThat(Wire.plain(written.value())).isEqualTo(Wire.plain(Wire.json(user("'a'"))));
    OpenAiOptions marks =
        new OpenAiOptions(
            OpenAiOptions.OutputLimit.MAX_TOKENS, true, true, true, true, "", () -> 0);
    assertSame(new OpenAiChatFormat(marks), marked);
  }

  @Test
  void whetherTheAnswerIsTheSameWithoutItIsSaid() {
    Conversation asked =
        Wire.asked(
            FORMAT,
            with("'metadata':{},'store':true,'service_tier':'a','logprobs':true,'logit_bias':{}"));
    assertThat(asked.extras())
        .filteredOn(Conversation.Extra::isHint)
        .extracting(Conversation.Extra::member)
        .containsExactlyInAnyOrder("metadata", "store", "service_tier");
  }

  @Test
  void thePathMayNameTheModel() throws WireException {
    JsonNode body = Wire.json("{'messages':[{'role':'user','content':'Hi'}]}");
    Conversation asked = FORMAT.request(body, new Call("m-2", true));
    assertThat(asked.model()).isEqualTo("m-2");
    assertThat(asked.streamed()).isTrue();
    assertThat(FORMAT.request(Wire.json(user("'a'")), new Call("m-2", false)).model())
        .isEqualTo("m");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|body",
        "{'messages':[{'role':'user','content':'a'}]}|model",
        "{'model':'m'}|messages",
        "{'model':'m','messages':[]}|messages",
        "{'model':'m','messages':'a'}|messages",
        "{'model':'m','messages':['a']}|messages[0]",
        "{'model':'m','messages':[{'content':'a'}]}|messages[0].role",
        "{'model':'m','messages':[{'role':'god','content':'a'}]}|messages[0].role",
        "{'model':'m','messages':[{'role':'user'}]}|messages[0].content",
        "{'model':'m','messages':[{'role':'user','content':7}]}|messages[0].content",
        "{'model':'m','messages':[{'role':'user','content':[7]}]}|messages[0].content[0]",
        "{'model':'m','messages':[{'role':'user','content':[{}]}]}|messages[0].content[0].type",
        "{'model':'m','messages':[{'role':'tool','content':'a'}]}|messages[0].tool_call_id",
        "{'model':'m','messages':[{'role':'user','content':'a'}],'temperature':'warm'}|temperature",
        "{'model':'m','messages':[{'role':'user','content':'a'}],'stop':[1]}|stop[0]",
        "{'model':'m','messages':[{'role':'user','content':'a'}],'max_tokens':-1}|max_tokens",
        "{'model':'m','messages':[{'role':'user','content':'a'}],'tool_choice':'x'}|tool_choice",
        "{'model':'m','messages':[{'role':'user','content':'a'}],'tools':[{'function':{}}]}|tools[0].function.name",
      })
  void whatIsWrongIsSaidByItsName(String request, String member) {
    assertThatThrownBy(() -> FORMAT.request(Wire.json(request), Call.IN_BODY))
        .isInstanceOfSatisfying(
            WireException.class,
            e -> {
              assertThat(e.error().param()).isEqualTo(member);
              assertThat(e.error().status()).isEqualTo(400);
              assertThat(e).hasMessageContaining("'" + member + "'");
            });
  }

  @Test
  void resultsThatStandBesideWordsComeFirstAndTheirPicturesAfter() {
    Part.Image image = new Part.Image(new Media.Inline("image/png", "AA"), "", Cache.NONE);
    Conversation asked = Wire.asked(FORMAT, with("'seed':1"));
    Conversation other =
        new Conversation(
            "m",
            false,
            false,
            List.of(
                new Turn(Speaker.ASSISTANT, List.of(new Part.ToolCall("a", "f", "{}", ""))),
                new Turn(
                    Speaker.USER,
                    List.of(
                        new Part.Text("And?"),
                        new Part.ToolResult("a", "f", List.of(image), true, Cache.NONE)))),
            List.of(),
            new ToolChoice.Unsaid(),
            Optional.empty(),
            asked.sampling(),
            asked.reasoning(),
            asked.shape(),
            "",
            List.of());
    Written<JsonNode> written = FORMAT.write(other);
    JsonNode messages = written.value().path("messages");
    assertThat(messages.path(1).path("role").stringValue("")).isEqualTo("tool");
    assertThat(messages.path(2).path("content").path(0).path("type").stringValue(""))
        .isEqualTo("image_url");
    assertThat(messages.path(2).path("content").path(1).path("text").stringValue(""))
        .isEqualTo("And?");
    assertThat(written.losses()).extracting(Loss::field).containsOnly("messages[1]");
  }
}
