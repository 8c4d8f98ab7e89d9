package dev.yourbrief.acceptance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yourbrief.acceptance.sdk.Sdk.Said;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every official client for Java asks providers of every API, its own and the others. */
final class SdkTest {

  /** What the tapes say. */
  private static final String WORDS =
      "It is 18 degrees in Paris and 24 degrees in Rome, so take a light coat — “Ça va” 🌤.";

  private static final List<String> CALLS = List.of("get_weather Paris", "get_weather Rome");

  /** A picture of one pixel. */
  private static final String PICTURE =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private static final long MOST_MILLIS = 100;

  private static final int TRIES = 3;

  private static final Map<Client, Long> SLOWEST = new EnumMap<>(Client.class);

  enum Client {
    OPENAI_CHAT("openai", OpenAiChatSdk::new),
    OPENAI_RESPONSES("openai", OpenAiResponsesSdk::new),
    ANTHROPIC("anthropic", AnthropicSdk::new),
    GEMINI("gemini", GeminiSdk::new),
    LANGCHAIN4J_OPENAI("openai", LangChain4jClients::openAi),
    LANGCHAIN4J_ANTHROPIC("anthropic", LangChain4jClients::anthropic);

    private final String api;

    @SuppressWarnings("ImmutableEnumChecker") // A reference to a constructor.
    private final BiFunction<String, String, Sdk> make;

    Client(String api, BiFunction<String, String, Sdk> make) {
      this.api = api;
      this.make = make;
    }

    Sdk make(String key) {
      return make.apply(gateway.host(), key);
    }
  }

  @TempDir private static Path folder;
  private static SdkGateway gateway;

  @BeforeAll
  static void start() {
    gateway = new SdkGateway(folder);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    System.out.println(
        "Milliseconds from a client's leaving to the provider's, at most: " + SLOWEST);
  }

  static Stream<Arguments> everyPair() {
    return Arrays.stream(Client.values())
        .flatMap(client -> SdkGateway.APIS.stream().map(api -> Arguments.of(client, api)));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void anAnswerComesWholeWithItsUsage(Client client, String api) {
    Said said = client.make(SdkGateway.KEY).ask(api + "-words");
    assertThat(said).isEqualTo(new Said(WORDS, 120, 30, List.of()));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void anAnswerComesAsAStreamWithItsUsage(Client client, String api) {
    Said said = client.make(SdkGateway.KEY).stream(api + "-words");
    assertThat(said).isEqualTo(new Said(WORDS, 120, 30, List.of()));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void theDemoProviderAnswersWholeAndAsAStream(Client client, String api) {
    Sdk sdk = client.make(SdkGateway.KEY);
    Said whole = sdk.ask(api + "-demo");
    assertThat(whole.text()).startsWith("This is the demo provider of YourBrief.");
    assertThat(whole.output()).isPositive();
    assertThat(sdk.stream(api + "-demo")).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void severalToolsAreCalledAtOnceAndTheirResultsReachTheProvider(Client client, String api) {
    Said said = client.make(SdkGateway.KEY).askWithTools(api + "-tools");
    assertThat(said).isEqualTo(new Said(WORDS, 120, 30, CALLS));
    assertThat(gateway.lastAsked().body()).contains("18 degrees", "24 degrees", "get_weather");
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void severalToolsAreCalledInAStream(Client client, String api) {
    assertThat(client.make(SdkGateway.KEY).streamTools(api + "-tools")).isEqualTo(CALLS);
  }

  /** The demo provider makes its answer from the schema, so the schema has reached it. */
  @ParameterizedTest
  @MethodSource("everyPair")
  void anAnswerOfASchemaIsReadAsItsClass(Client client, String api) {
    Forecast forecast = client.make(SdkGateway.KEY).structured(api + "-demo");
    assertThat(forecast.city).isEqualTo("demo");
    assertThat(forecast.degrees).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void aPictureReachesTheProvider(Client client, String api) {
    Said said = client.make(SdkGateway.KEY).picture(api + "-words", PICTURE);
    assertThat(said.text()).isEqualTo(WORDS);
    assertThat(gateway.lastAsked().body()).contains(PICTURE, "image/png");
  }

  @ParameterizedTest
  @EnumSource
  void aWrongKeyIsTheClientsOwnException(Client client) {
    Sdk sdk = client.make("yb-not-a-key");
    assertThatThrownBy(() -> sdk.ask("openai-words"))
        .isInstanceOf(sdk.exceptions().unauthorized())
        .hasMessageContaining("no key of this gateway");
    assertThatThrownBy(() -> sdk.stream("openai-words"))
        .isInstanceOf(sdk.exceptions().unauthorized());
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownModelIsTheClientsOwnException(Client client) {
    Sdk sdk = client.make(SdkGateway.KEY);
    assertThatThrownBy(() -> sdk.ask("nobody"))
        .isInstanceOf(sdk.exceptions().notFound())
        .hasMessageContaining("there is no model 'nobody' here");
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void aProvidersErrorIsTheClientsOwnException(Client client, String api) {
    Sdk sdk = client.make(SdkGateway.KEY);
    assertThatThrownBy(() -> sdk.ask(api + "-error-400"))
        .isInstanceOf(sdk.exceptions().badRequest())
        .hasMessageContaining("the taped provider says 400");
    assertThatThrownBy(() -> sdk.ask(api + "-error-500"))
        .isInstanceOf(sdk.exceptions().server())
        .hasMessageContaining("the taped provider says 500");
    Throwable limited = catchThrowable(() -> sdk.ask(api + "-error-429"));
    assertThat(limited)
        .isInstanceOf(sdk.exceptions().rateLimited())
        .hasMessageContaining("the taped provider says 429");
    Optional<String> after = sdk.retryAfter(limited);
    after.ifPresent(seconds -> assertThat(seconds).isEqualTo("7"));
    assertThat(after.isPresent())
        .isEqualTo(!client.name().contains("LANG") && client != Client.GEMINI);
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void aStreamThatBreaksOffIsNoWholeAnswer(Client client, String api) {
    Sdk sdk = client.make(SdkGateway.KEY);
    assertThatThrownBy(() -> sdk.stream(api + "-broken")).isInstanceOf(sdk.exceptions().broken());
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void whenTheClientLeavesTheProvidersConnectionIsClosed(Client client, String api)
      throws Exception {
    Sdk sdk = client.make(SdkGateway.KEY);
    long best = Long.MAX_VALUE;
    // Another program may have the processor for a moment; one that never closes, never does.
    for (int i = 0; i < TRIES && best >= MOST_MILLIS; i++) {
      gateway.endless().forget();
      AtomicLong leftAt = new AtomicLong();
      sdk.leave(api + "-endless", () -> leftAt.set(System.nanoTime()));
      long millis = (gateway.endless().awaitClosed() - leftAt.get()) / 1_000_000;
      best = Math.min(best, Math.max(0, millis));
    }
    SLOWEST.merge(client, best, Math::max);
    assertThat(best).isLessThan(MOST_MILLIS);
  }

  @ParameterizedTest
  @EnumSource
  void theModelsOfTheGatewayAreListed(Client client) {
    assertThat(client.make(SdkGateway.KEY).models()).contains("openai-words", "gemini-demo");
  }

  static Stream<Arguments> everyPairWithEmbeddings() {
    return Stream.of(Client.OPENAI_CHAT, Client.GEMINI, Client.LANGCHAIN4J_OPENAI)
        .flatMap(client ->
            Stream.of("openai", "openai_compatible", "gemini")
                .map(api -> Arguments.of(client, api)));
  }

  @ParameterizedTest
  @MethodSource("everyPairWithEmbeddings")
  void embeddingsComeFromEveryProviderThatHasThem(Client client, String api) {
    Sdk sdk = client.make(SdkGateway.KEY);
    assertThat(sdk.embed(api + "-words")).contains(List.of(0.6f, -0.8f));
    assertThat(sdk.embed(api + "-demo").orElseThrow()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "GEMINI", "LANGCHAIN4J_ANTHROPIC"})
  void tokensAreCountedByAProviderOfTheSameApi(Client client) {
    Sdk sdk = client.make(SdkGateway.KEY);
    assertThat(sdk.count(client.api + "-words")).contains(42L);
    assertThat(sdk.count(client.api + "-demo").orElseThrow()).isPositive();
  }
}
