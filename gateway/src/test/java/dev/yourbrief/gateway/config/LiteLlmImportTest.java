package dev.yourbrief.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.gateway.config.LiteLlmImport.Imported;
import dev.yourbrief.gateway.config.ProviderSettings.Api;
import dev.yourbrief.gateway.key.KeyRing;
import dev.yourbrief.gateway.route.Fault;
import dev.yourbrief.gateway.route.Route;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.provider.KeySource;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A LiteLLM proxy's file becomes ours, and nothing is lost in silence. */
class LiteLlmImportTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("AZURE_API_BASE", "https://x.openai.azure.com/openai/v1", "ORG", "org-1");

  private static Imported carry(String text) {
    return LiteLlmImport.parse(text, "config.yaml", ENVIRONMENT);
  }

  private static Config read(Imported imported) {
    return ConfigReader.parse(imported.text(), "gateway.yaml", Path.of("."), ENVIRONMENT);
  }

  private static Config read(String text) {
    return read(carry(text));
  }

  private static String model(String name, String params) {
    return "  - model_name: " + name + "\n    litellm_params:\n" + params.indent(6);
  }

  private static Route route(Config config, String name) {
    return Objects.requireNonNull(config.routes().get(name));
  }

  private static ProviderSettings provider(Config config, String name) {
    return Objects.requireNonNull(config.providers().get(name));
  }

  private static List<String> words(Imported imported) {
    return imported.remarks().stream().map(Problem::what).toList();
  }

  @Test
  void groupsBecomeModelsAndWhatTheySayIsKept() {
    Imported imported =
        carry(
            """
            model_list:
              - model_name: smart
                litellm_params:
                  model: openai/gpt-5-mini
                  api_key: os.environ/OPENAI_API_KEY
                  weight: 0.9
                  input_cost_per_token: 0.00000025
                  output_cost_per_token: 2e-06
              - model_name: smart
                litellm_params:
                  model: azure/my-deployment
                  api_base: https://x.openai.azure.com/
                  api_key: os.environ/AZURE_API_KEY
                  api_version: "2024-10-21"
                  weight: 0.1
                  timeout: 30
              - model_name: backup
                litellm_params:
                  model: anthropic/claude-haiku-4-5
              - model_name: local
                litellm_params:
                  model: openai/meta-llama/Llama-3
                  api_base: http://10.0.0.5:8000/v1
                  api_key: EMPTY
            router_settings:
              routing_strategy: simple-shuffle
              num_retries: 2
              allowed_fails: 3
              cooldown_time: 30
              timeout: 120
              fallbacks: [{smart: [backup]}]
              model_group_alias: {gpt-4: smart, hidden: {model: backup, hidden: true}}
            litellm_settings:
              drop_params: true
              context_window_fallbacks: [{local: [smart]}]
              success_callback: [langfuse]
            general_settings:
              master_key: sk-1234
              database_url: postgresql://user:secret@host/db
            environment_variables: {REDIS_HOST: localhost}
            """);
    Config config = read(imported);

    Route smart = route(config, "smart");
    assertThat(smart.targets()).extracting(Target::weight).containsExactly(10_000, 1111);
    assertThat(smart.targets().getFirst().prices().orElseThrow().usdPerMtokByKind())
        .hasEntrySatisfying("input_uncached", p -> assertThat(p).isEqualByComparingTo("0.25"))
        .hasEntrySatisfying("output", p -> assertThat(p).isEqualByComparingTo("2"));
    assertThat(smart.fallbacks())
        .extracting(Target::name)
        .containsExactly("anthropic/claude-haiku-4-5");
    assertThat(smart.attempts()).isEqualTo(4);
    assertThat(smart.rest()).isEqualTo(new Route.Rest(4, Duration.ofSeconds(30)));
    ProviderSettings azure = provider(config, "x.openai.azure.com");
    assertThat(azure.api()).isEqualTo(Api.AZURE_OPENAI);
    assertThat(azure.base()).isEqualTo(URI.create("https://x.openai.azure.com/openai/v1"));
    assertThat(azure.timeouts().total()).isEqualTo(Duration.ofSeconds(30));
    assertThat(provider(config, "openai").timeouts().total()).isEqualTo(Duration.ofMinutes(2));
    ProviderSettings local = provider(config, "10.0.0.5-8000");
    assertThat(local.api()).isEqualTo(Api.OPENAI_COMPATIBLE);
    assertThat(local.key()).isEmpty();
    Route longer = route(config, "local");
    assertThat(longer.targets()).extracting(Target::model).containsExactly("meta-llama/Llama-3");
    assertThat(longer.fallbacks()).hasSize(2);
    assertThat(longer.fallbackOn()).contains(Fault.CONTEXT_LENGTH, Fault.CONNECT);
    assertThat(route(config, "gpt-4").targets()).isEqualTo(smart.targets());
    assertThat(config.routes()).containsKey("hidden");
    assertThat(KeyRing.of(config.keys()).find("sk-1234")).isPresent();
    assertThat(config.server().openToAll()).isFalse();

    assertThat(words(imported))
        .contains(
            "'litellm_params.api_version' was not carried over",
            "'litellm_settings.success_callback' was not carried over",
            "'general_settings.database_url' was not carried over",
            "'environment_variables' was not carried over",
            "'model_group_alias.hidden.hidden' was not carried over",
            "failures are counted in a row here, not in a minute",
            "Azure is asked by its v1 API, without 'api_version'");
    assertThat(imported.toString()).doesNotContain("sk-1234").doesNotContain("secret@host");
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, openai, gpt-4o, OPENAI_API_KEY",
    "o3-mini, openai, o3-mini, OPENAI_API_KEY",
    "claude-sonnet-4-5, anthropic, claude-sonnet-4-5, ANTHROPIC_API_KEY",
    "gemini/gemini-2.5-pro, gemini, gemini-2.5-pro, GEMINI_API_KEY",
    "openrouter/meta-llama/llama-3, openrouter, meta-llama/llama-3, OPENROUTER_API_KEY",
    "together_ai/org/m, together, org/m, TOGETHERAI_API_KEY",
    "fireworks_ai/llama-v3, fireworks, accounts/fireworks/models/llama-v3, FIREWORKS_AI_API_KEY",
    "fireworks_ai/accounts/a/models/m, fireworks, accounts/a/models/m, FIREWORKS_AI_API_KEY",
    "xai/grok-4, xai, grok-4, XAI_API_KEY",
    "ollama_chat/llama3.1, ollama, llama3.1, ''",
  })
  void providersAreKnownByWhatLiteLlmCallsThem(
      String theirs, String provider, String model, String variable) {
    Config config = read("model_list:\n" + model("m", "model: " + theirs));
    Target target = route(config, "m").targets().getFirst();
    assertThat(target.name()).isEqualTo(provider + "/" + model);
    assertThat(provider(config, provider).key().map(KeySource::toString).orElse(""))
        .contains(variable);
  }

  @Test
  void providersWithOneAddressAndKeyAreOneAndOthersAreNot() {
    Config config =
        read(
            "model_list:\n"
                + model("a", "model: openai/a")
                + model("b", "model: openai/b\napi_key: os.environ/OPENAI_API_KEY")
                + model("c", "model: openai/c\napi_key: os.environ/OTHER")
                + model("d", "model: openai/d\napi_base: https://api.openai.com/v1/")
                + model("e", "model: openai/e\norganization: os.environ/ORG")
                + model("f", "model: azure/f\napi_base: os.environ/AZURE_API_BASE"));
    assertThat(config.providers().keySet())
        .containsExactlyInAnyOrder("openai", "openai-2", "openai-3", "openai-4", "azure_api_base");
    assertThat(provider(config, "openai-2").key()).contains(new KeySource.Variable("OTHER"));
    assertThat(provider(config, "openai-4").headers())
        .containsEntry("openai-organization", "org-1");
  }

  @Test
  void noKeyIsCopiedAndEachHasAPlaceToGo() {
    Imported imported =
        carry(
            "model_list:\n"
                + model("a", "model: openai/a\napi_key: sk-first")
                + model("b", "model: openai/b\napi_key: sk-second")
                + model("c", "model: openai/c\napi_key: sk-first")
                + model("d", "model: openai/d\napi_key: sk-third\napi_base: https://own.example"));
    assertThat(imported.toString()).doesNotContain("sk-");
    Config config = read(imported);
    assertThat(config.providers().values())
        .extracting(p -> p.name() + " " + p.key().orElseThrow())
        .containsExactly(
            "openai Variable[name=OPENAI_API_KEY]",
            "openai-2 Variable[name=OPENAI_API_KEY_2]",
            "own.example Variable[name=KEY_OWN_EXAMPLE]");
    assertThat(route(config, "c").targets()).extracting(Target::provider).containsExactly("openai");
  }

  @Test
  void aKeyIsLeftOutRatherThanSentUnencryptedOrToAStranger() {
    Imported imported =
        carry(
            "model_list:\n"
                + model("a", "model: openai/a\napi_base: http://10.0.0.5/v1\napi_key: os.environ/K")
                + model("b", "model: openai/b\napi_base: https://stranger.example/v1"));
    assertThat(read(imported).providers().values()).allSatisfy(p -> assertThat(p.key()).isEmpty());
    assertThat(words(imported))
        .contains(
            "a key is not sent unencrypted over a network, and was left out",
            "no key is sent to an address of one's own unless it is named");
  }

  @Test
  void whatCannotBeAskedHereIsNamedAndTheRestIsCarriedOver() {
    Imported imported =
        carry(
            "model_list:\n"
                + model("good", "model: openai/a\ntemperature: 0.2\nrpm: 10")
                + model("\"openai/*\"", "model: \"openai/*\"")
                + model("cloud", "model: bedrock/anthropic.claude")
                + model("vertex", "model: gemini-pro")
                + model("meta", "model: openai/x\napi_base: http://169.254.169.254/v1")
                + "  - model_name: picture\n    litellm_params: {model: openai/dall-e-3}\n"
                + "    model_info: {mode: image_generation}\n"
                + "  - nonsense\n"
                + "litellm_settings: {fallbacks: [{good: [cloud]}], num_retries: os.environ/N}\n");
    assertThat(read(imported).routes().keySet()).containsExactly("good");
    assertThat(words(imported))
        .contains(
            "'openai/*' stands for many models, and was not carried over",
            "'cloud' is at a provider that is not spoken here, and was not carried over",
            "'vertex' is at a provider that is not spoken here, and was not carried over",
            "this address cannot be used, and its model was not carried over",
            "'picture' is neither chat nor embeddings, and was not carried over",
            "this is no model, and was not carried over",
            "the fallback 'cloud' of 'good' was not carried over",
            "'litellm_settings.num_retries' was not carried over",
            "'litellm_params.temperature' was not carried over",
            "'rpm' became the target's weight at most: targets have no limits here");
  }

  @Test
  void sharesAreThoseThatLiteLlmDrawsBy() {
    Config config =
        read(
            "model_list:\n"
                + model("m", "model: openai/a\nrpm: 900\ntpm: 5")
                + model("m", "model: groq/b\nrpm: 100")
                + model("m", "model: mistral/c\ntpm: 7")
                + model("n", "model: openai/a")
                + model("n", "model: openai/a")
                + model("n", "model: groq/b"));
    assertThat(route(config, "m").targets())
        .extracting(Target::weight)
        .containsExactly(900, 100, 0);
    assertThat(route(config, "n").targets()).extracting(Target::weight).containsExactly(2, 1);
  }

  @Test
  void withoutAMasterKeyTheFileIsOpenToThisMachineAlone() {
    Config config = read("model_list:\n" + model("m", "model: openai/a"));
    assertThat(config.server().openToAll()).isTrue();
    assertThat(config.server().listen().host()).isEqualTo("127.0.0.1");

    String named =
        "model_list:\n"
            + model("m", "model: openai/a")
            + "general_settings: {master_key: os.environ/MASTER}\n";
    Imported unset = carry(named);
    assertThat(read(unset).server().openToAll()).isTrue();
    assertThat(words(unset).toString())
        .contains("the master key's environment variable is not set");
    Imported set = LiteLlmImport.parse(named, "config.yaml", Map.of("MASTER", "sk-9"));
    assertThat(KeyRing.of(read(set).keys()).find("sk-9")).isPresent();
  }

  @Test
  void whatIsNoLiteLlmFileIsRefused() {
    for (String text :
        List.of(
            "a: 1",
            "model_list: []",
            "- x",
            "model_list: x",
            "model_list:\n" + model("m", "model: bedrock/x"))) {
      assertThatThrownBy(() -> carry(text)).isInstanceOf(InputException.class);
    }
  }

  /** Whatever a file holds that can be carried over at all, the result reads back. */
  @Test
  void theTextAlwaysReadsBack() {
    Random random = new Random(23);
    List<String> models =
        List.of(
            "openai/a",
            "gpt-4o",
            "azure/d",
            "groq/x y",
            "hosted_vllm/v",
            "bedrock/z",
            "ollama/l:7b",
            "anthropic/true",
            "openai/\"q\"",
            "null",
            "gemini/\\x",
            "openai/é");
    List<String> params =
        List.of(
            "api_base: https://h.example/v1",
            "api_base: http://null",
            "api_key: sk-x",
            "api_key: os.environ/K",
            "api_key: \"\"",
            "weight: 3",
            "weight: 0",
            "weight: 1e9",
            "weight: 0.00001",
            "rpm: 12",
            "timeout: 0.0001",
            "timeout: 99999999",
            "timeout: 12.5",
            "input_cost_per_token: 1e-7",
            "input_cost_per_token: 9e9",
            "organization: o r g",
            "extra_headers: {Authorization: x, x-a: \"\\u00e9\", y: z}",
            "custom_llm_provider: openai",
            "api_base: \"http://[::1]:8/v1\"",
            "api_base: https://true",
            "api_base: os.environ/AZURE_API_BASE");
    List<String> names =
        List.of("a", "b", "true", "null", "\"1\"", "\"x: y\"", "\"#c\"", "\"a\\\"b\"");
    List<String> settings =
        List.of(
            "router_settings: {num_retries: 99, fallbacks: [{a: [b, a]}, {\"*\": [b]}]}",
            "litellm_settings: {request_timeout: 0, default_fallbacks: [b]}",
            "general_settings: {master_key: k}",
            "router_settings: {cooldown_time: 0.5}",
            "router_settings: {model_group_alias: {b: a, \"z z\": b}}",
            "x: [1, 2]");
    int carried = 0;
    for (int i = 0; i < 800; i++) {
      StringBuilder text = new StringBuilder("model_list:\n");
      for (int n = random.nextInt(5); n >= 0; n--) {
        List<String> own = new ArrayList<>(params);
        java.util.Collections.shuffle(own, random);
        List<String> some = new ArrayList<>();
        for (String param : own.subList(0, random.nextInt(5))) {
          String key = param.substring(0, param.indexOf(':'));
          if (some.stream().noneMatch(s -> s.startsWith(key + ":"))) {
            some.add(param);
          }
        }
        String model = models.get(random.nextInt(models.size()));
        some.add("model: '" + model + "'");
        text.append(model(names.get(random.nextInt(names.size())), String.join("\n", some)));
      }
      text.append(settings.get(random.nextInt(settings.size()))).append('\n');
      Imported imported;
      try {
        imported = carry(text.toString());
      } catch (InputException e) {
        continue;
      }
      assertThat(read(imported).routes()).as(text.toString()).isNotEmpty();
      assertThat(imported.toString()).doesNotContain("sk-x");
      carried++;
    }
    assertThat(carried).isGreaterThan(200);
    assertThat(new BigDecimal(carried)).isLessThan(new BigDecimal(800));
  }
}
