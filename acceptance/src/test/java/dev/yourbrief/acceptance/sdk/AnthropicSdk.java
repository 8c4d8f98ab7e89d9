package dev.yourbrief.acceptance.sdk;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import com.anthropic.models.models.ModelInfo;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Anthropic's client for Java. */
final class AnthropicSdk implements Sdk {

  private static final Tool WEATHER =
      Tool.builder()
          .name(Weather.NAME)
          .description("The temperature of a city")
          .inputSchema(
              Tool.InputSchema.builder()
                  .properties(
                      Tool.InputSchema.Properties.builder()
                          .putAdditionalProperty("city", JsonValue.from(Map.of("type", "string")))
                          .build())
                  .addRequired("city")
                  .build())
          .build();

  private final AnthropicClient client;

  AnthropicSdk(String host, String key) {
    client = AnthropicOkHttpClient.builder().baseUrl(host).apiKey(key).maxRetries(0).build();
  }

  private static MessageCreateParams.Builder question(String model) {
    return MessageCreateParams.builder().model(model).maxTokens(500).addUserMessage(QUESTION);
  }

  @Override
  public Said ask(String model) {
    return said(client.messages().create(question(model).build()));
  }

  private static Said said(Message answer) {
    StringBuilder text = new StringBuilder();
    answer.content().stream().flatMap(b -> b.text().stream()).forEach(t -> text.append(t.text()));
    return new Said(
        text.toString(),
        answer.usage().inputTokens() + answer.usage().cacheReadInputTokens().orElse(0L),
        answer.usage().outputTokens(),
        calls(answer));
  }

  private static List<String> calls(Message answer) {
    return answer.content().stream()
        .flatMap(b -> b.toolUse().stream())
        .map(AnthropicSdk::call)
        .toList();
  }

  private static String call(ToolUseBlock call) {
    Weather weather = call._input().convert(Weather.class);
    return call.name() + " " + (weather == null ? "" : weather.city);
  }

  @Override
  public Said stream(String model) {
    return said(streamed(question(model).build()));
  }

  private Message streamed(MessageCreateParams asked) {
    MessageAccumulator all = MessageAccumulator.create();
    try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(asked)) {
      stream.stream().forEach(all::accumulate);
    }
    return all.message();
  }

  @Override
  public Said askWithTools(String model) {
    MessageCreateParams.Builder asked = question(model).addTool(WEATHER);
    Message calling = client.messages().create(asked.build());
    List<ContentBlockParam> results = new ArrayList<>();
    calling.content().stream()
        .flatMap(b -> b.toolUse().stream())
        .forEach(call ->
            results.add(
                ContentBlockParam.ofToolResult(
                    ToolResultBlockParam.builder()
                        .toolUseId(call.id())
                        .content(Sdk.weather(call(call)))
                        .build())));
    asked.addMessage(calling).addUserMessageOfContentBlockParams(results);
    Said end = said(client.messages().create(asked.build()));
    return new Said(end.text(), end.input(), end.output(), calls(calling));
  }

  @Override
  public List<String> streamTools(String model) {
    return calls(streamed(question(model).addTool(WEATHER).build()));
  }

  @Override
  public Forecast structured(String model) {
    return client
        .messages()
        .create(question(model).outputConfig(Forecast.class).build())
        .content()
        .stream()
        .flatMap(b -> b.text().stream())
        .findFirst()
        .orElseThrow()
        .text();
  }

  @Override
  public Said picture(String model, String base64) {
    return said(
        client
            .messages()
            .create(
                MessageCreateParams.builder()
                    .model(model)
                    .maxTokens(500)
                    .addUserMessageOfContentBlockParams(
                        List.of(
                            ContentBlockParam.ofImage(
                                Base64ImageSource.builder()
                                    .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
                                    .data(base64)
                                    .build()),
                            ContentBlockParam.ofText("What is this?")))
                    .build()));
  }

  @Override
  public void leave(String model, Runnable leaving) {
    try (StreamResponse<RawMessageStreamEvent> stream =
        client.messages().createStreaming(question(model).build())) {
      Iterator<RawMessageStreamEvent> events = stream.stream().iterator();
      while (!events.next().isContentBlockDelta()) {
        // What comes before the first words.
      }
    }
    leaving.run();
  }

  @Override
  public List<String> models() {
    List<String> names = new ArrayList<>();
    for (ModelInfo model : client.models().list().autoPager()) {
      names.add(model.id());
    }
    return names;
  }

  @Override
  public Optional<List<Float>> embed(String model) {
    return Optional.empty();
  }

  @Override
  public Optional<Long> count(String model) {
    return Optional.of(
        client
            .messages()
            .countTokens(
                MessageCountTokensParams.builder().model(model).addUserMessage(QUESTION).build())
            .inputTokens());
  }

  @Override
  public Exceptions exceptions() {
    return new Exceptions(
        UnauthorizedException.class,
        NotFoundException.class,
        BadRequestException.class,
        RateLimitException.class,
        InternalServerException.class,
        AnthropicException.class);
  }

  @Override
  public Optional<String> retryAfter(Throwable thrown) {
    return thrown instanceof AnthropicServiceException e
        ? e.headers().values("retry-after").stream().findFirst()
        : Optional.empty();
  }
}
