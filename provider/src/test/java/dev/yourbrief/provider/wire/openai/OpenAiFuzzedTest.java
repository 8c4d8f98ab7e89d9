package dev.yourbrief.provider.wire.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.PieceReader;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever comes, a format reads it or says why not. */
class OpenAiFuzzedTest {

  private static final WireFormat CHAT = new OpenAiChatFormat(OpenAiOptions.COMPATIBLE);
  private static final WireFormat RESPONSES = new OpenAiResponsesFormat(OpenAiOptions.OPENAI);

  private static final List<JsonNode> SEEDS =
      List.of(
          Wire.json(
              """
              {'model':'m','stream':true,'stream_options':{'include_usage':true},'messages':[
               {'role':'system','content':'a'},{'role':'user','content':[{'type':'text','text':'a','cache_control':{'type':'ephemeral'}},
                {'type':'image_url','image_url':{'url':'data:image/png;base64,AA','detail':'low'}},
                {'type':'input_audio','input_audio':{'data':'AA','format':'wav'}},{'type':'file','file':{'file_id':'f'}}]},
               {'role':'assistant','content':null,'refusal':'n','reasoning':'r','tool_calls':[
                {'id':'c','type':'function','function':{'name':'f','arguments':'{}'}}],'function_call':{'name':'f'}},
               {'role':'tool','tool_call_id':'c','content':[{'type':'text','text':'a'}]},{'role':'function','name':'f','content':'a'}],
               'tools':[{'type':'function','function':{'name':'f','parameters':{}}},{'type':'custom','custom':{}}],
               'functions':[{'name':'f'}],'function_call':'auto','tool_choice':'auto','stop':['a'],'n':1,'max_tokens':1,
               'response_format':{'type':'json_schema','json_schema':{'name':'n','schema':{}}},'metadata':{}}
              """),
          Wire.json(
              """
              {'model':'m','input':[{'role':'user','content':[{'type':'input_text','text':'a'},{'type':'input_image','image_url':'u'},
                {'type':'input_file','file_data':'AA','filename':'a.pdf'},{'type':'input_audio','input_audio':{'data':'a','format':'b'}}]},
               {'type':'reasoning','id':'r','summary':[{'type':'summary_text','text':'s'}],'content':[{'text':'a'}],'encrypted_content':'e'},
               {'type':'function_call','call_id':'c','name':'f','arguments':'{}','id':'i'},{'type':'function_call_output','call_id':'c','output':'a'},
               {'type':'message','role':'assistant','id':'m','content':[{'type':'output_text','text':'a','annotations':[1]},{'type':'refusal','refusal':'n'}]},
               {'type':'item_reference','id':'i'}],'instructions':'i','text':{'format':{'type':'json_schema','schema':{},'description':'d'},'verbosity':'low'},
               'reasoning':{'effort':'low','summary':'detailed'},'tools':[{'type':'function','name':'f','parameters':{}},{'type':'web_search'}],
               'tool_choice':{'type':'function','name':'f'},'max_output_tokens':1}
              """),
          Wire.json(
              """
              {'id':'i','model':'m','choices':[{'index':0,'message':{'content':[{'type':'thinking','thinking':[{'text':'a'}]},{'text':'b'}],
               'refusal':'n','tool_calls':[{'id':'c','function':{'name':'f','arguments':{}},'extra_content':{'google':{'thought_signature':'s'}}}],
               'annotations':[1],'function_call':{}},'finish_reason':'stop','logprobs':{}}],
               'usage':{'prompt_tokens':1,'completion_tokens':2,'prompt_tokens_details':{'cached_tokens':1}}}
              """),
          Wire.json(
              """
              {'id':'r','model':'m','status':'incomplete','incomplete_details':{'reason':'max_output_tokens'},'output':[
               {'type':'message','content':[{'type':'output_text','text':'a','annotations':[1]}]},{'type':'function_call','call_id':'c','name':'f','arguments':'{}'},
               {'type':'reasoning','summary':[{'text':'a'}]},{'type':'x'}],'usage':{'input_tokens':1,'output_tokens':2}}
              """),
          Wire.json(
              "{'id':'i','choices':[{'index':0,'delta':{'content':'a','tool_calls':[{'index':0,'id':'c','function':{'name':'f','arguments':'{'}}]},'finish_reason':'stop'}],'usage':{'prompt_tokens':1,'completion_tokens':2}}"),
          Wire.json(
              "{'type':'response.output_item.done','output_index':0,'content_index':0,'delta':'a','text':'t','arguments':'{}','item':{'type':'function_call','call_id':'c','name':'f','arguments':'{}'},'part':{},'annotation':{},'response':{'id':'r','status':'completed','output':[{'type':'message','content':[{'type':'output_text','text':'a'}]}]}}"));

  private static final String[] TYPES = {
    "response.output_text.delta",
    "response.output_text.done",
    "response.output_item.added",
    "response.output_item.done",
    "response.function_call_arguments.delta",
    "response.function_call_arguments.done",
    "response.created",
    "response.completed",
    "response.failed",
    "error",
    "response.reasoning_summary_part.added",
    "response.output_text.annotation.added"
  };

  /** The tree with some nodes replaced by others, of another kind mostly. */
  private static JsonNode damaged(JsonNode node, SplittableRandom random, int oneIn) {
    if (random.nextInt(oneIn) == 0) {
      return switch (random.nextInt(10)) {
        case 0 -> Json.object();
        case 1 -> Json.array();
        case 2 -> Wire.json("null");
        case 3 -> Wire.json("-1.5e30");
        case 4 -> Wire.json("''");
        case 5 -> Wire.json("true");
        case 6 -> Wire.json("[[1],{'type':'text'},null,'x']");
        case 7 -> Wire.json("{'type':'function','function':{},'role':'tool','content':{}}");
        case 8 -> Wire.json("999999999999999999999");
        default -> Wire.json("'tool'");
      };
    }
    if (node.isObject()) {
      ObjectNode object = Json.object();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        if (random.nextInt(oneIn) != 0) {
          object.set(member.getKey(), damaged(member.getValue(), random, oneIn));
        }
      }
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = Json.array();
      node.forEach(n -> array.add(damaged(n, random, oneIn)));
      return array;
    }
    return node;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damagedJsonIsReadOrRefused(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int read = 0;
    for (int run = 0; run < 4_000; run++) {
      JsonNode tree = damaged(SEEDS.get(run % SEEDS.size()), random, 6 + random.nextInt(60));
      for (WireFormat format : List.of(CHAT, RESPONSES)) {
        Optional<Conversation> asked = request(format, tree);
        if (asked.isPresent()) {
          read++;
          CHAT.write(asked.get());
          RESPONSES.write(asked.get());
        }
        Optional<Answer> answer = answer(format, tree);
        if (answer.isPresent()) {
          read++;
          Conversation any = asked.orElse(Wire.asked(RESPONSES, "{'model':'m','input':'a'}"));
          CHAT.write(answer.get(), any);
          RESPONSES.write(answer.get(), any);
        }
        format
            .usage(tree)
            .ifPresent(u -> assertThat(u.byKind().values()).allMatch(count -> count >= 0));
        format.error(400, Json.bytes(tree));
      }
    }
    assertThat(read).isGreaterThan(1_000);
  }

  private static Optional<Conversation> request(WireFormat format, JsonNode tree) {
    try {
      return Optional.of(format.request(tree, Call.IN_BODY));
    } catch (WireException e) {
      assertThat(e.error().status()).isEqualTo(400);
      return Optional.empty();
    }
  }

  private static Optional<Answer> answer(WireFormat format, JsonNode tree) {
    try {
      return Optional.of(format.answer(tree));
    } catch (WireException e) {
      assertThat(e.error().message()).isNotEmpty();
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void damagedStreamsEndInOneWay(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 3_000; run++) {
      for (WireFormat format : List.of(CHAT, RESPONSES)) {
        PieceReader reader = format.reader();
        List<Piece> pieces = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
          pieces.addAll(reader.take(new SseEvent("", event(random))));
        }
        pieces.addAll(reader.end());
        assertThat(reader.end()).isEmpty();
        long ends =
            pieces.stream()
                .filter(p -> p instanceof Piece.Finished || p instanceof Piece.Failed)
                .count();
        assertThat(ends).as(pieces.toString()).isBetween(1L, 2L);
        Conversation any = Wire.asked(RESPONSES, "{'model':'m','input':'a'}");
        Wire.write(CHAT, any, pieces);
        Wire.write(RESPONSES, any, pieces);
      }
    }
  }

  private static String event(SplittableRandom random) {
    if (random.nextInt(30) == 0) {
      return "[DONE]";
    }
    JsonNode tree =
        damaged(SEEDS.get(SEEDS.size() - 1 - random.nextInt(2)), random, 8 + random.nextInt(60));
    if (tree instanceof ObjectNode object && random.nextBoolean()) {
      object.put("type", TYPES[random.nextInt(TYPES.length)]);
    }
    byte[] bytes = Json.bytes(tree);
    if (random.nextInt(30) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
