package dev.yourbrief.acceptance.sdk;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.ClientException;
import com.google.genai.errors.ServerException;
import com.google.genai.types.Content;
import com.google.genai.types.EmbedContentConfig;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.FunctionResponse;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.ListModelsConfig;
import com.google.genai.types.Model;
import com.google.genai.types.Part;
import com.google.genai.types.Schema;
import com.google.genai.types.Tool;
import com.google.genai.types.Type;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Google's client for Java. */
final class GeminiSdk implements Sdk {

  private static final JsonMapper JSON = new JsonMapper();

  private static final Schema CITY =
      Schema.builder()
          .type(Type.Known.OBJECT)
          .properties(Map.of("city", Schema.builder().type(Type.Known.STRING).build()))
          .required("city")
          .build();

  private static final GenerateContentConfig WEATHER =
      GenerateContentConfig.builder()
          .tools(
              Tool.builder()
                  .functionDeclarations(
                      FunctionDeclaration.builder()
                          .name(Weather.NAME)
                          .description("The temperature of a city")
                          .parameters(CITY)
                          .build())
                  .build())
          .build();

  private static final GenerateContentConfig PLAIN = GenerateContentConfig.builder().build();

  private final Client client;

  GeminiSdk(String host, String key) {
    client =
        Client.builder()
            .apiKey(key)
            .httpOptions(
                HttpOptions.builder()
                    .baseUrl(host)
                    .retryOptions(HttpRetryOptions.builder().attempts(1).build())
                    .build())
            .build();
  }

  @Override
  public Said ask(String model) {
    return said(List.of(client.models.generateContent(model, QUESTION, PLAIN)));
  }

  private static Said said(List<GenerateContentResponse> answers) {
    StringBuilder text = new StringBuilder();
    for (GenerateContentResponse answer : answers) {
      String piece = answer.text();
      text.append(piece == null ? "" : piece);
    }
    var usage = answers.getLast().usageMetadata().orElseThrow();
    return new Said(
        text.toString(),
        usage.promptTokenCount().orElse(0),
        usage.candidatesTokenCount().orElse(0) + usage.thoughtsTokenCount().orElse(0),
        calls(answers));
  }

  private static List<String> calls(List<GenerateContentResponse> answers) {
    return functionCalls(answers).stream().map(GeminiSdk::call).toList();
  }

  private static List<FunctionCall> functionCalls(List<GenerateContentResponse> answers) {
    List<FunctionCall> calls = new ArrayList<>();
    for (GenerateContentResponse answer : answers) {
      List<FunctionCall> some = answer.functionCalls();
      calls.addAll(some == null ? List.of() : some);
    }
    return calls;
  }

  private static String call(FunctionCall call) {
    return call.name().orElse("") + " " + call.args().orElse(Map.of()).get("city");
  }

  @Override
  public Said stream(String model) {
    return said(streamed(model, PLAIN));
  }

  private List<GenerateContentResponse> streamed(String model, GenerateContentConfig config) {
    List<GenerateContentResponse> all = new ArrayList<>();
    try (ResponseStream<GenerateContentResponse> stream =
        client.models.generateContentStream(model, QUESTION, config)) {
      stream.forEach(all::add);
    }
    return all;
  }

  @Override
  public Said askWithTools(String model) {
    List<Content> turns = new ArrayList<>();
    turns.add(Content.builder().role("user").parts(Part.fromText(QUESTION)).build());
    GenerateContentResponse calling = client.models.generateContent(model, turns, WEATHER);
    turns.add(calling.candidates().orElseThrow().getFirst().content().orElseThrow());
    List<Part> results = new ArrayList<>();
    for (FunctionCall call : functionCalls(List.of(calling))) {
      FunctionResponse.Builder result =
          FunctionResponse.builder()
              .name(Weather.NAME)
              .response(Map.of("output", Sdk.weather(call(call))));
      call.id().ifPresent(result::id);
      results.add(Part.builder().functionResponse(result.build()).build());
    }
    turns.add(Content.builder().role("user").parts(results).build());
    Said end = said(List.of(client.models.generateContent(model, turns, WEATHER)));
    return new Said(end.text(), end.input(), end.output(), calls(List.of(calling)));
  }

  @Override
  public List<String> streamTools(String model) {
    return calls(streamed(model, WEATHER));
  }

  @Override
  public Forecast structured(String model) {
    Schema forecast =
        Schema.builder()
            .type(Type.Known.OBJECT)
            .properties(
                Map.of(
                    "city",
                    Schema.builder().type(Type.Known.STRING).build(),
                    "degrees",
                    Schema.builder().type(Type.Known.INTEGER).build()))
            .required("city", "degrees")
            .build();
    GenerateContentConfig config =
        GenerateContentConfig.builder()
            .responseMimeType("application/json")
            .responseSchema(forecast)
            .build();
    String text = client.models.generateContent(model, QUESTION, config).text();
    return JSON.readValue(text == null ? "" : text, Forecast.class);
  }

  @Override
  public Said picture(String model, String base64) {
    Content content =
        Content.fromParts(
            Part.fromBytes(Base64.getDecoder().decode(base64), "image/png"),
            Part.fromText("What is this?"));
    return said(List.of(client.models.generateContent(model, content, PLAIN)));
  }

  @Override
  public void leave(String model, Runnable leaving) {
    try (ResponseStream<GenerateContentResponse> stream =
        client.models.generateContentStream(model, QUESTION, PLAIN)) {
      Iterator<GenerateContentResponse> answers = stream.iterator();
      answers.next();
    }
    leaving.run();
  }

  @Override
  public List<String> models() {
    List<String> names = new ArrayList<>();
    for (Model model : client.models.list(ListModelsConfig.builder().build())) {
      names.add(model.name().orElse("").replace("models/", ""));
    }
    return names;
  }

  @Override
  public Optional<List<Float>> embed(String model) {
    return client
        .models
        .embedContent(model, QUESTION, EmbedContentConfig.builder().build())
        .embeddings()
        .flatMap(e -> e.getFirst().values());
  }

  @Override
  public Optional<Long> count(String model) {
    return client.models.countTokens(model, QUESTION, null).totalTokens().map(Integer::longValue);
  }

  @Override
  public Exceptions exceptions() {
    return new Exceptions(
        ClientException.class,
        ClientException.class,
        ClientException.class,
        ClientException.class,
        ServerException.class,
        ApiException.class);
  }

  /** It says the status and no header. */
  @Override
  public Optional<String> retryAfter(Throwable thrown) {
    return thrown instanceof ApiException e && e.code() == 429
        ? Optional.empty()
        : Optional.of("no 429");
  }
}
