package dev.yourbrief.provider.wire.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.Conversation.Tool;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.Pieces;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.Written;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GeminiFormatTest {

  private static final GeminiFormat FORMAT = new GeminiFormat();
  private static final Call CALL = new Call("gemini-2.5-pro", false);

  private static final String EVERYTHING =
      """
      {"systemInstruction":{"parts":[{"text":"Be brief."}]},
       "contents":[
        {"role":"user","parts":[{"text":"What is this?"},
          {"inlineData":{"mimeType":"image/png","data":"iVBORw0KGgo="}},
          {"fileData":{"mimeType":"application/pdf","fileUri":"https://example.com/a.pdf"}},
          {"fileData":{"mimeType":"video/mp4","fileUri":"https://youtu.be/x"},
           "videoMetadata":{"fps":2}}]},
        {"role":"model","parts":[{"text":"Look.","thought":true,"thoughtSignature":"c2ln"},
          {"text":"Well,","thoughtSignature":"c2lnMg=="},
          {"executableCode":{"language":"PYTHON","code":"1"}},
          {"functionCall":{"name":"look","args":{"q":[1,null]}},"thoughtSignature":"c2lnMw=="},
          {"functionCall":{"name":"look","args":{}}}]},
        {"role":"user","parts":[
          {"functionResponse":{"name":"look","response":{"output":"a"}}},
          {"functionResponse":{"name":"look","response":{"degrees":1}}}]}],
       "tools":[{"functionDeclarations":[
          {"name":"look","description":"Looks.","parametersJsonSchema":{"type":"object"},
           "behavior":"BLOCKING"}]},{"googleSearch":{}}],
       "toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["look"]}},
       "generationConfig":{"temperature":0.5,"topP":0.9,"topK":4,"maxOutputTokens":99,
         "stopSequences":["END"],"candidateCount":2,"seed":7,"presencePenalty":0.1,
         "frequencyPenalty":0.2,"responseMimeType":"application/json",
         "responseJsonSchema":{"type":"object"},"responseModalities":["TEXT"],
         "thinkingConfig":{"thinkingBudget":512,"includeThoughts":true}},
       "safetySettings":[{"category":"A","threshold":"B"}],"cachedContent":"c","labels":{"a":"b"}}
      """;

  private static JsonNode json(String text) {
    return Json.tree(text.replace('\'', '"')).orElseThrow();
  }

  @Test
  void aRequestIsWrittenAgainWithEveryMember() throws WireException {
    Written<JsonNode> written = FORMAT.write(FORMAT.request(json(EVERYTHING), CALL));
    assertThat(written.losses()).isEmpty();
    assertThat(written.value()).isEqualTo(json(EVERYTHING));
  }

  @Test
  void resultsFindTheirCallsByNameAndOrder() throws WireException {
    Conversation asked = FORMAT.request(json(EVERYTHING), CALL);
    List<Part.ToolCall> calls =
        asked.turns().get(2).parts().stream()
            .filter(p -> p instanceof Part.ToolCall)
            .map(p -> (Part.ToolCall) p)
            .toList();
    List<Part> results = asked.turns().get(3).parts();
    assertThat(calls.get(0).id()).isNotEqualTo(calls.get(1).id());
    assertThat(((Part.ToolResult) results.get(0)).callId()).isEqualTo(calls.get(0).id());
    assertThat(((Part.ToolResult) results.get(1)).callId()).isEqualTo(calls.get(1).id());
    assertThat(FORMAT.request(json(EVERYTHING), CALL)).isEqualTo(asked);
  }

  @Test
  void snakeCaseAndGooglesOwnSchemasAreReadToo() throws WireException {
    Conversation asked =
        FORMAT.request(
            json(
                "{'system_instruction':{'parts':[{'text':'s'}]},'contents':{'parts':[{'text':'a'}]},"
                    + "'tools':[{'function_declarations':[{'name':'f','parameters':"
                    + "{'type':'OBJECT','properties':{'type':{'type':'STRING','nullable':true}}}}]}],"
                    + "'generation_config':{'max_output_tokens':5,'response_schema':"
                    + "{'type':'ARRAY','items':{'type':'INTEGER'}},"
                    + "'response_mime_type':'application/json',"
                    + "'thinking_config':{'thinking_level':'LOW'}}}"),
            new Call("models/gemini-3-pro", true));
    assertThat(asked.model()).isEqualTo("gemini-3-pro");
    assertThat(asked.sampling().maxOutput()).contains(5);
    assertThat(asked.reasoning().effort()).contains("low");
    assertThat(((Shape.Schema) asked.shape()).schema())
        .isEqualTo(json("{'type':'array','items':{'type':'integer'}}"));
    assertThat(((Tool.Function) asked.tools().getFirst()).parameters())
        .isEqualTo(json("{'type':'object','properties':{'type':{'type':['string','null']}}}"));
    JsonNode again = FORMAT.write(asked).value();
    assertThat(again.path("generationConfig").path("responseSchema").path("type").asString())
        .isEqualTo("ARRAY");
    assertThat(GeminiFormat.path(asked))
        .isEqualTo("models/gemini-3-pro:streamGenerateContent?alt=sse");
  }

  @Test
  void thePathSaysTheModel() {
    assertThat(GeminiFormat.call("/v1beta/models/gemini-3:generateContent"))
        .contains(new Call("gemini-3", false));
    assertThat(
            GeminiFormat.call(
                "/v1/projects/p/locations/l/publishers/google/models/g:streamGenerateContent"))
        .contains(new Call("g", true));
    assertThat(GeminiFormat.call("/v1beta/models/gemini-3:countTokens")).isEmpty();
    assertThat(GeminiFormat.call("/v1/chat/completions")).isEmpty();
  }

  @Test
  void aCallOfAnotherModelIsGivenToNewerModelsUnchecked() throws WireException {
    Conversation asked =
        FORMAT.request(
            json(
                "{'contents':[{'role':'user','parts':[{'text':'a'}]},"
                    + "{'role':'model','parts':[{'functionCall':{'name':'f','args':{}}}]}]}"),
            new Call("gemini-3-pro", false));
    JsonNode part = FORMAT.write(asked).value().path("contents").path(1).path("parts").path(0);
    assertThat(part.path("thoughtSignature").asString()).isEqualTo(Signatures.UNCHECKED);
  }

  @Test
  void aBlockedPromptIsARefusal() throws WireException {
    JsonNode body =
        json(
            "{'promptFeedback':{'blockReason':'SAFETY','blockReasonMessage':'No.'},"
                + "'responseId':'r','modelVersion':'g'}");
    Answer answer = FORMAT.answer(body);
    assertThat(answer.finish()).isEqualTo(Finish.REFUSED);
    assertThat(answer.parts()).contains(new Part.Refusal("No."));
    assertThat(answer.usage()).isEmpty();
    assertThat(Pieces.read(FORMAT.reader(), Pieces.stream(body.toString())))
        .contains(new Piece.Refusal("No."), new Piece.Finished(Finish.REFUSED, ""));
  }

  @Test
  void reasonsToFinishAreRead() throws WireException {
    for (String[] one :
        new String[][] {
          {"STOP", "STOP"},
          {"MAX_TOKENS", "LENGTH"},
          {"SAFETY", "REFUSED"},
          {"RECITATION", "REFUSED"},
          {"MALFORMED_FUNCTION_CALL", "OTHER"}
        }) {
      JsonNode body =
          json(
              "{'candidates':[{'content':{'parts':[{'text':'a'}],'role':'model'},"
                  + "'finishReason':'"
                  + one[0]
                  + "','index':0}],"
                  + "'usageMetadata':{'promptTokenCount':1,'candidatesTokenCount':1,"
                  + "'totalTokenCount':2},'modelVersion':'g','responseId':'r'}");
      Answer answer = FORMAT.answer(body);
      assertThat(answer.finish()).isEqualTo(Finish.valueOf(one[1]));
      JsonNode written = FORMAT.write(answer, FORMAT.request(json(EVERYTHING), CALL)).value();
      assertThat(json(written.toString())).isEqualTo(body);
    }
  }

  @Test
  void countsAddUpToTheTotal() {
    JsonNode body =
        json(
            "{'usageMetadata':{'promptTokenCount':100,'cachedContentTokenCount':40,"
                + "'toolUsePromptTokenCount':7,'candidatesTokenCount':5,'thoughtsTokenCount':3,"
                + "'totalTokenCount':115}}");
    assertThat(FORMAT.usage(body)).contains(new Usage(67, 40, 0, 0, 8, 3));
    assertThat(FORMAT.usage(json("{'usageMetadata':{'trafficType':'ON_DEMAND'}}"))).isEmpty();
  }

  @Test
  void argumentsThatComePieceByPieceArePutTogether() {
    String[] parts = {
      "{'functionCall':{'name':'f','willContinue':true},'thoughtSignature':'c2ln'}",
      "{'functionCall':{'partialArgs':[{'jsonPath':'$.a.items[0].name','stringValue':'Zü',"
          + "'willContinue':true}],'willContinue':true}}",
      "{'functionCall':{'partialArgs':[{'jsonPath':'$.a.items[0].name','stringValue':'rich'}],"
          + "'willContinue':true}}",
      "{'functionCall':{'partialArgs':[{'jsonPath':'$.a.items[1].n','numberValue':2},"
          + "{'jsonPath':'$.b','boolValue':true},{'jsonPath':'$.c','nullValue':'NULL_VALUE'}],"
          + "'willContinue':true}}",
      "{'functionCall':{}}"
    };
    StringBuilder stream = new StringBuilder();
    for (String part : parts) {
      stream
          .append("data: {\"responseId\":\"r\",\"modelVersion\":\"g\",\"candidates\":[")
          .append("{\"content\":{\"parts\":[")
          .append(part.replace('\'', '"'))
          .append("]}}]}\r\n\r\n");
    }
    stream.append("data: {\"candidates\":[{\"finishReason\":\"STOP\"}],\"usageMetadata\":");
    stream.append("{\"promptTokenCount\":1,\"candidatesTokenCount\":2}}\r\n\r\n");
    byte[] bytes = stream.toString().getBytes(StandardCharsets.UTF_8);
    List<Piece> pieces = Pieces.read(FORMAT.reader(), bytes);
    assertThat(pieces)
        .containsExactly(
            new Piece.Began("r", "g"),
            new Piece.CallBegan(0, "gcall_r_0", "f", "c2ln"),
            new Piece.CallArguments(
                0, "{\"a\":{\"items\":[{\"name\":\"Zürich\"},{\"n\":2}]},\"b\":true,\"c\":null}"),
            new Piece.Counted(new Usage(1, 0, 0, 0, 2, 0)),
            new Piece.Finished(Finish.TOOL, ""));
    for (int at = 0; at <= bytes.length; at++) {
      assertThat(Pieces.read(FORMAT.reader(), bytes, at)).isEqualTo(pieces);
    }
  }

  @Test
  void errorsSayTheirStatusAndHowLongToWait() {
    byte[] body =
        json("{'error':{'code':429,'message':'Quota.','status':'RESOURCE_EXHAUSTED','details':["
                + "{'@type':'type.googleapis.com/google.rpc.RetryInfo','retryDelay':'34.4s'}]}}")
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    assertThat(FORMAT.error(429, body).kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(GeminiFormat.retryDelay(body)).contains(Duration.ofMillis(34_400));
    WireException failed =
        catchThrowableOfType(
            WireException.class, () -> FORMAT.answer(Json.tree(body).orElseThrow()));
    assertThat(failed.error().status()).isEqualTo(429);
  }

  @Test
  void whatIsNoRequestIsSaidWithItsMember() {
    for (String[] wrong :
        new String[][] {
          {"[]", "body"},
          {"{}", "contents"},
          {"{'contents':[{'role':'x'}]}", "contents[0].role"},
          {"{'contents':[{'parts':[1]}]}", "contents[0].parts[0]"},
          {"{'contents':['a'],'generationConfig':{'topK':-1}}", "topK"},
          {"{'contents':['a'],'tools':{}}", "tools"}
        }) {
      WireException failed =
          catchThrowableOfType(WireException.class, () -> FORMAT.request(json(wrong[0]), CALL));
      assertThat(failed.error().param()).as(wrong[0]).isEqualTo(wrong[1]);
    }
  }
}
