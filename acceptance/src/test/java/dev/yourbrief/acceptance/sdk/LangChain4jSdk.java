package dev.yourbrief.acceptance.sdk;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.catalog.ModelCatalog;
import dev.langchain4j.model.catalog.ModelDescription;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** LangChain4j, over one of its clients. */
final class LangChain4jSdk implements Sdk {

  /**
   * What differs between its clients.
   *
   * @param cached tokens of input that its usage leaves out
   */
  record Client(
      Function<String, ChatModel> chat,
      Function<String, StreamingChatModel> streaming,
      ModelCatalog catalog,
      Function<String, Optional<List<Float>>> embed,
      Function<String, Optional<Long>> count,
      Function<ChatResponse, Long> cached) {}

  private static final JsonMapper JSON = new JsonMapper();

  private static final ToolSpecification WEATHER =
      ToolSpecification.builder()
          .name(Weather.NAME)
          .description("The temperature of a city")
          .parameters(JsonObjectSchema.builder().addStringProperty("city").required("city").build())
          .build();

  private final Client client;

  LangChain4jSdk(Client client) {
    this.client = client;
  }

  private static ChatRequest.Builder question() {
    return ChatRequest.builder().messages(UserMessage.from(QUESTION));
  }

  @Override
  public Said ask(String model) {
    return said(client.chat().apply(model).chat(question().build()));
  }

  private Said said(ChatResponse answer) {
    String text = answer.aiMessage().text();
    return new Said(
        text == null ? "" : text,
        answer.tokenUsage().inputTokenCount() + client.cached().apply(answer),
        answer.tokenUsage().outputTokenCount(),
        calls(answer.aiMessage()));
  }

  private static List<String> calls(AiMessage message) {
    return message.toolExecutionRequests().stream().map(LangChain4jSdk::call).toList();
  }

  private static String call(ToolExecutionRequest call) {
    return call.name() + " " + JSON.readValue(call.arguments(), Weather.class).city;
  }

  @Override
  public Said stream(String model) {
    return said(streamed(model, question().build()));
  }

  private ChatResponse streamed(String model, ChatRequest asked) {
    CompletableFuture<ChatResponse> end = new CompletableFuture<>();
    client
        .streaming()
        .apply(model)
        .chat(
            asked,
            new StreamingChatResponseHandler() {
              @Override
              public void onPartialResponse(String words) {}

              @Override
              public void onCompleteResponse(ChatResponse answer) {
                end.complete(answer);
              }

              @Override
              public void onError(Throwable error) {
                end.completeExceptionally(error);
              }
            });
    return await(end);
  }

  private static <T> T await(CompletableFuture<T> end) {
    try {
      return end.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Said askWithTools(String model) {
    List<ChatMessage> turns = new ArrayList<>();
    turns.add(UserMessage.from(QUESTION));
    ChatModel chat = client.chat().apply(model);
    AiMessage calling =
        chat.chat(ChatRequest.builder().messages(turns).toolSpecifications(WEATHER).build())
            .aiMessage();
    turns.add(calling);
    for (ToolExecutionRequest call : calling.toolExecutionRequests()) {
      turns.add(ToolExecutionResultMessage.from(call, Sdk.weather(call(call))));
    }
    Said end =
        said(chat.chat(ChatRequest.builder().messages(turns).toolSpecifications(WEATHER).build()));
    return new Said(end.text(), end.input(), end.output(), calls(calling));
  }

  @Override
  public List<String> streamTools(String model) {
    return calls(streamed(model, question().toolSpecifications(WEATHER).build()).aiMessage());
  }

  @Override
  public Forecast structured(String model) {
    JsonSchema schema =
        JsonSchema.builder()
            .name("forecast")
            .rootElement(
                JsonObjectSchema.builder()
                    .addStringProperty("city")
                    .addIntegerProperty("degrees")
                    .required("city", "degrees")
                    .build())
            .build();
    ResponseFormat format =
        ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(schema).build();
    ChatResponse answer =
        client.chat().apply(model).chat(question().responseFormat(format).build());
    return JSON.readValue(answer.aiMessage().text(), Forecast.class);
  }

  @Override
  public Said picture(String model, String base64) {
    UserMessage message =
        UserMessage.from(TextContent.from("What is this?"), ImageContent.from(base64, "image/png"));
    return said(client.chat().apply(model).chat(ChatRequest.builder().messages(message).build()));
  }

  @Override
  public void leave(String model, Runnable leaving) {
    CompletableFuture<Boolean> left = new CompletableFuture<>();
    AtomicBoolean isFirst = new AtomicBoolean(true);
    client
        .streaming()
        .apply(model)
        .chat(
            question().build(),
            new StreamingChatResponseHandler() {
              @Override
              public void onPartialResponse(PartialResponse words, PartialResponseContext context) {
                if (isFirst.getAndSet(false)) {
                  leaving.run();
                  context.streamingHandle().cancel();
                  left.complete(true);
                }
              }

              @Override
              public void onCompleteResponse(ChatResponse answer) {
                left.completeExceptionally(new IllegalStateException("it ended"));
              }

              @Override
              public void onError(Throwable error) {
                left.completeExceptionally(error);
              }
            });
    await(left);
  }

  @Override
  public List<String> models() {
    return client.catalog().listModels().stream().map(ModelDescription::name).toList();
  }

  @Override
  public Optional<List<Float>> embed(String model) {
    return client.embed().apply(model);
  }

  @Override
  public Optional<Long> count(String model) {
    return client.count().apply(model);
  }

  @Override
  public Exceptions exceptions() {
    return new Exceptions(
        AuthenticationException.class,
        ModelNotFoundException.class,
        InvalidRequestException.class,
        RateLimitException.class,
        InternalServerException.class,
        LangChain4jException.class);
  }

  /** It says no headers. */
  @Override
  public Optional<String> retryAfter(Throwable thrown) {
    return Optional.empty();
  }
}
