package dev.yourbrief.acceptance.sdk;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.models.Model;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** OpenAI's client for Java, by chat completions. */
final class OpenAiChatSdk implements Sdk {

  private final OpenAIClient client;

  OpenAiChatSdk(String host, String key) {
    client = client(host, key);
  }

  static OpenAIClient client(String host, String key) {
    return OpenAIOkHttpClient.builder().baseUrl(host + "/v1").apiKey(key).maxRetries(0).build();
  }

  private static ChatCompletionCreateParams.Builder question(String model) {
    return ChatCompletionCreateParams.builder().model(model).addUserMessage(QUESTION);
  }

  @Override
  public Said ask(String model) {
    return said(client.chat().completions().create(question(model).build()));
  }

  private static Said said(ChatCompletion answer) {
    ChatCompletionMessage message = answer.choices().getFirst().message();
    return new Said(
        message.content().orElse(""),
        answer.usage().orElseThrow().promptTokens(),
        answer.usage().orElseThrow().completionTokens(),
        calls(message));
  }

  private static List<String> calls(ChatCompletionMessage message) {
    return message.toolCalls().orElse(List.of()).stream().map(OpenAiChatSdk::call).toList();
  }

  private static String call(ChatCompletionMessageToolCall call) {
    return call.asFunction().function().name()
        + " "
        + call.asFunction().function().arguments(Weather.class).city;
  }

  @Override
  public Said stream(String model) {
    return said(
        streamed(
            question(model)
                .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build()));
  }

  private ChatCompletion streamed(ChatCompletionCreateParams asked) {
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(asked)) {
      stream.stream().forEach(all::accumulate);
    }
    return all.chatCompletion();
  }

  @Override
  public Said askWithTools(String model) {
    ChatCompletionCreateParams.Builder asked = question(model).addTool(Weather.class);
    ChatCompletionMessage calling =
        client.chat().completions().create(asked.build()).choices().getFirst().message();
    asked.addMessage(calling);
    for (ChatCompletionMessageToolCall call : calling.toolCalls().orElseThrow()) {
      asked.addMessage(
          ChatCompletionToolMessageParam.builder()
              .toolCallId(call.asFunction().id())
              .content(Sdk.weather(call(call)))
              .build());
    }
    Said end = said(client.chat().completions().create(asked.build()));
    return new Said(end.text(), end.input(), end.output(), calls(calling));
  }

  @Override
  public List<String> streamTools(String model) {
    return calls(
        streamed(question(model).addTool(Weather.class).build()).choices().getFirst().message());
  }

  @Override
  public Forecast structured(String model) {
    return client
        .chat()
        .completions()
        .create(question(model).responseFormat(Forecast.class).build())
        .choices()
        .getFirst()
        .message()
        .content()
        .orElseThrow();
  }

  @Override
  public Said picture(String model, String base64) {
    ChatCompletionContentPart picture =
        ChatCompletionContentPart.ofImageUrl(
            ChatCompletionContentPartImage.builder()
                .imageUrl(
                    ChatCompletionContentPartImage.ImageUrl.builder()
                        .url("data:image/png;base64," + base64)
                        .build())
                .build());
    ChatCompletionContentPart words =
        ChatCompletionContentPart.ofText(
            ChatCompletionContentPartText.builder().text("What is this?").build());
    return said(
        client
            .chat()
            .completions()
            .create(
                ChatCompletionCreateParams.builder()
                    .model(model)
                    .addUserMessageOfArrayOfContentParts(List.of(words, picture))
                    .build()));
  }

  @Override
  public void leave(String model, Runnable leaving) {
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(question(model).build())) {
      Iterator<ChatCompletionChunk> chunks = stream.stream().iterator();
      while (chunks.next().choices().getFirst().delta().content().orElse("").isEmpty()) {
        // The first chunk holds the role alone.
      }
    }
    leaving.run();
  }

  @Override
  public List<String> models() {
    List<String> names = new ArrayList<>();
    for (Model model : client.models().list().autoPager()) {
      names.add(model.id());
    }
    return names;
  }

  @Override
  public Optional<List<Float>> embed(String model) {
    return Optional.of(
        client
            .embeddings()
            .create(EmbeddingCreateParams.builder().model(model).input(QUESTION).build())
            .data()
            .getFirst()
            .embedding());
  }

  @Override
  public Optional<Long> count(String model) {
    return Optional.empty();
  }

  @Override
  public Exceptions exceptions() {
    return new Exceptions(
        UnauthorizedException.class,
        NotFoundException.class,
        BadRequestException.class,
        RateLimitException.class,
        InternalServerException.class,
        OpenAIException.class);
  }

  @Override
  public Optional<String> retryAfter(Throwable thrown) {
    return thrown instanceof OpenAIServiceException e
        ? e.headers().values("retry-after").stream().findFirst()
        : Optional.empty();
  }
}
