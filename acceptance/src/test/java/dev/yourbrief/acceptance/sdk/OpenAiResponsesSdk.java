package dev.yourbrief.acceptance.sdk;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseInputText;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseStreamEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** OpenAI's client for Java, by responses. */
final class OpenAiResponsesSdk implements Sdk {

  private final OpenAIClient client;
  private final OpenAiChatSdk rest;

  OpenAiResponsesSdk(String host, String key) {
    client = OpenAiChatSdk.client(host, key);
    rest = new OpenAiChatSdk(host, key);
  }

  private static ResponseCreateParams.Builder question(String model) {
    return ResponseCreateParams.builder().model(model).input(QUESTION);
  }

  @Override
  public Said ask(String model) {
    return said(client.responses().create(question(model).build()));
  }

  private static Said said(Response answer) {
    StringBuilder text = new StringBuilder();
    answer.output().stream()
        .flatMap(i -> i.message().stream())
        .flatMap(m -> m.content().stream())
        .flatMap(c -> c.outputText().stream())
        .forEach(t -> text.append(t.text()));
    return new Said(
        text.toString(),
        answer.usage().orElseThrow().inputTokens(),
        answer.usage().orElseThrow().outputTokens(),
        calls(answer));
  }

  private static List<String> calls(Response answer) {
    return answer.output().stream()
        .flatMap(i -> i.functionCall().stream())
        .map(OpenAiResponsesSdk::call)
        .toList();
  }

  private static String call(ResponseFunctionToolCall call) {
    return call.name() + " " + call.arguments(Weather.class).city;
  }

  @Override
  public Said stream(String model) {
    return said(streamed(question(model).build()));
  }

  private Response streamed(ResponseCreateParams asked) {
    ResponseAccumulator all = ResponseAccumulator.create();
    try (StreamResponse<ResponseStreamEvent> stream = client.responses().createStreaming(asked)) {
      stream.stream().forEach(all::accumulate);
    }
    return all.response();
  }

  @Override
  public Said askWithTools(String model) {
    List<ResponseInputItem> items = new ArrayList<>();
    items.add(
        ResponseInputItem.ofMessage(
            ResponseInputItem.Message.builder()
                .role(ResponseInputItem.Message.Role.USER)
                .addInputTextContent(QUESTION)
                .build()));
    Response calling = client.responses().create(withTools(model, items));
    for (ResponseOutputItem item : calling.output()) {
      ResponseFunctionToolCall call = item.asFunctionCall();
      items.add(ResponseInputItem.ofFunctionCall(call));
      items.add(
          ResponseInputItem.ofFunctionCallOutput(
              ResponseInputItem.FunctionCallOutput.builder()
                  .callId(call.callId())
                  .output(Sdk.weather(call(call)))
                  .build()));
    }
    Said end = said(client.responses().create(withTools(model, items)));
    return new Said(end.text(), end.input(), end.output(), calls(calling));
  }

  private static ResponseCreateParams withTools(String model, List<ResponseInputItem> items) {
    return ResponseCreateParams.builder()
        .model(model)
        .inputOfResponse(items)
        .addTool(Weather.class)
        .build();
  }

  @Override
  public List<String> streamTools(String model) {
    return calls(streamed(question(model).addTool(Weather.class).build()));
  }

  @Override
  public Forecast structured(String model) {
    return client.responses().create(question(model).text(Forecast.class).build()).output().stream()
        .flatMap(i -> i.message().stream())
        .flatMap(m -> m.content().stream())
        .flatMap(c -> c.outputText().stream())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Said picture(String model, String base64) {
    ResponseInputItem message =
        ResponseInputItem.ofMessage(
            ResponseInputItem.Message.builder()
                .role(ResponseInputItem.Message.Role.USER)
                .content(
                    List.of(
                        ResponseInputContent.ofInputText(
                            ResponseInputText.builder().text("What is this?").build()),
                        ResponseInputContent.ofInputImage(
                            ResponseInputImage.builder()
                                .detail(ResponseInputImage.Detail.AUTO)
                                .imageUrl("data:image/png;base64," + base64)
                                .build())))
                .build());
    return said(
        client
            .responses()
            .create(
                ResponseCreateParams.builder()
                    .model(model)
                    .inputOfResponse(List.of(message))
                    .build()));
  }

  @Override
  public void leave(String model, Runnable leaving) {
    try (StreamResponse<ResponseStreamEvent> stream =
        client.responses().createStreaming(question(model).build())) {
      Iterator<ResponseStreamEvent> events = stream.stream().iterator();
      while (!events.next().isOutputTextDelta()) {
        // What comes before the first words.
      }
    }
    leaving.run();
  }

  @Override
  public List<String> models() {
    return rest.models();
  }

  @Override
  public Optional<List<Float>> embed(String model) {
    return Optional.empty();
  }

  @Override
  public Optional<Long> count(String model) {
    return Optional.empty();
  }

  @Override
  public Exceptions exceptions() {
    return rest.exceptions();
  }

  @Override
  public Optional<String> retryAfter(Throwable thrown) {
    return rest.retryAfter(thrown);
  }
}
