package dev.yourbrief.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.ConfigReader;
import dev.yourbrief.gateway.key.KeyRing;
import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who may ask, where it goes, and that both can change while the gateway runs. */
class ControlTest {

  private static final String CHAT =
      """
      {"model": "smart", "max_tokens": 10, "messages": [{"role": "user", "content": "Is it so?"}]}\
      """;

  @TempDir Path folder;

  private static String providers(FakeProvider... all) {
    StringBuilder yaml = new StringBuilder("providers:\n");
    for (int i = 0; i < all.length; i++) {
      yaml.append("  up").append(i).append(": {api: openai, base: '").append(all[i].uri());
      yaml.append("', key: {env: UP_KEY}}\n");
    }
    return yaml.toString();
  }

  private static String key(String more) {
    return "keys: [{name: team, sha256: " + KeyRing.hash(RunningGateway.KEY) + more + "}]\n";
  }

  private static final String PRICES = "prices: {input_uncached: 1000, output: 100000}";

  @Test
  void aBudgetIsNeverOverspentHoweverManyAskAtOnce() throws Exception {
    // Each call costs 0.01 + 1.00 USD and sets 0.03 + 1.00 aside.
    try (FakeProvider provider =
            FakeProvider.start(_ -> Answer.says("yes").using(10, 10).after(Duration.ofMillis(20)));
        RunningGateway gateway =
            RunningGateway.start(
                folder,
                providers(provider)
                    + "models: {smart: {target: {model: up0/m, "
                    + PRICES
                    + "}}}\n"
                    + key(", budget: {usd: 5, per: day}"),
                2);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        answers.add(threads.submit(() -> gateway.post("/v1/chat/completions", CHAT)));
      }
      int good = 0;
      for (Future<HttpResponse<String>> answer : answers) {
        int status = answer.get().statusCode();
        assertThat(status).isIn(200, 402);
        good += status == 200 ? 1 : 0;
      }
      assertThat(good).isBetween(1, 4);
      assertThat(provider.count()).isEqualTo(good);
      HttpResponse<String> refused =
          gateway.post("/v1/chat/completions", CHAT.replace("10,", "60,"));
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(402);
      assertThat(refused.body()).contains("insufficient_quota");
    }
  }

  @Test
  void whatWasSpentBeforeARestartStillCounts() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("yes").using(10, 10))) {
      String config =
          providers(provider)
              + "models: {smart: {target: {model: up0/m, "
              + PRICES
              + "}}}\n"
              + key(", budget: {usd: 1.5, per: month}");
      try (RunningGateway gateway = RunningGateway.start(folder, config)) {
        assertThat(gateway.post("/v1/chat/completions", CHAT).statusCode()).isEqualTo(200);
      }
      try (RunningGateway gateway = RunningGateway.start(folder, config)) {
        assertThat(gateway.post("/v1/chat/completions", CHAT).statusCode()).isEqualTo(402);
      }
    }
  }

  @Test
  void aModelWithoutAPriceIsAnsweredAndNamedButNotForAKeyWithABudget() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("yes").using(10, 10))) {
      String models = "models: {smart: up0/m}\n";
      try (RunningGateway gateway =
          RunningGateway.start(folder, providers(provider) + models + key(""))) {
        assertThat(gateway.post("/v1/chat/completions", CHAT).statusCode()).isEqualTo(200);
        JsonNode row = gateway.awaitCall();
        assertThat(row.has("usd")).isFalse();
        assertThat(row.path("signs").toString()).contains("unpriced");
        assertThat(gateway.gateway().dataPlane().unpriced()).containsExactly("up0/m");
      }
      try (RunningGateway gateway =
          RunningGateway.start(
              folder.resolve("other"),
              providers(provider) + models + key(", budget: {usd: 5, per: day}"))) {
        HttpResponse<String> answer = gateway.post("/v1/chat/completions", CHAT);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("price");
      }
    }
  }

  @Test
  void limitsAndModelsOfAKeyHoldOnEveryDoor() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("yes"));
        RunningGateway gateway =
            RunningGateway.start(
                folder,
                providers(provider)
                    + "models: {smart: up0/m, other: up0/n}\n"
                    + key(", models: [smart], limits: {requests_per_minute: 2}"))) {
      String other = CHAT.replace("smart", "other");
      for (String door :
          List.of("/v1/chat/completions", "/v1/messages", "/v1/responses", "/v1/embeddings")) {
        assertThat(gateway.post(door, other).statusCode()).as(door).isEqualTo(403);
      }
      assertThat(
              gateway
                  .post("/v1beta/models/other:generateContent", "{\"contents\":[]}")
                  .statusCode())
          .isEqualTo(403);
      assertThat(gateway.post("/v1/chat/completions", CHAT).statusCode()).isEqualTo(200);
      assertThat(gateway.post("/v1/chat/completions", CHAT).statusCode()).isEqualTo(200);
      HttpResponse<String> third = gateway.post("/v1/messages", CHAT);
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.headers().firstValue("retry-after")).isPresent();
      assertThat(third.body()).contains("rate_limit_error");
      assertThat(provider.count()).isEqualTo(2);
    }
  }

  @Test
  void theNextTargetIsAskedAfterANamedFaultAndEveryAttemptHasItsRow() throws Exception {
    try (FakeProvider first = FakeProvider.start(_ -> Answer.error(503, "overloaded", "busy"));
        FakeProvider second = FakeProvider.start(_ -> Answer.says("from the second").using(7, 3));
        RunningGateway gateway =
            RunningGateway.start(
                folder,
                providers(first, second)
                    + "models: {smart: {target: up0/m, fallbacks: [up1/n], attempts: 2}}\n"
                    + key(""))) {
      HttpResponse<String> answer = gateway.post("/v1/chat/completions", CHAT);
      assertThat(answer.body()).contains("from the second");
      assertThat(answer.headers().firstValue("x-yourbrief-target")).contains("up1/n");
      JsonNode row = gateway.awaitCall();
      assertThat(row.path("attempts").asInt()).isEqualTo(2);
      List<JsonNode> attempts = gateway.rows("attempt");
      assertThat(attempts).hasSize(2);
      assertThat(attempts.getFirst().path("fault").stringValue()).isEqualTo("overloaded");
      assertThat(attempts.getFirst().path("usd").stringValue()).isEqualTo("0");
      assertThat(attempts.getLast().path("number").asInt()).isEqualTo(2);
      assertThat(attempts.getLast().path("input_uncached").asInt()).isEqualTo(7);
      assertThat(first.count()).isEqualTo(1);
    }
  }

  @Test
  void aTargetThatKeepsFailingIsRested() throws Exception {
    try (FakeProvider first = FakeProvider.start(_ -> Answer.error(500, "server_error", "broken"));
        FakeProvider second = FakeProvider.start(_ -> Answer.says("fine"));
        RunningGateway gateway =
            RunningGateway.start(
                folder,
                providers(first, second)
                    + "models: {smart: {target: up0/m, fallbacks: [up1/n], rest: {failures: 3,"
                    + " pause: 1m}}}\n"
                    + key(""))) {
      for (int i = 0; i < 10; i++) {
        assertThat(gateway.post("/v1/chat/completions", CHAT).statusCode()).isEqualTo(200);
      }
      assertThat(first.count()).isEqualTo(3);
      assertThat(gateway.gateway().dataPlane().router().rested(java.time.Instant.now()))
          .containsKey("up0/m");
    }
  }

  @Test
  void anotherConfigurationIsFollowedWholeOrNotAtAll() throws Exception {
    try (FakeProvider first = FakeProvider.start(_ -> Answer.says("one"));
        FakeProvider second = FakeProvider.start(_ -> Answer.says("two"));
        RunningGateway gateway =
            RunningGateway.start(
                folder, providers(first, second) + "models: {smart: up0/m}\n" + key(""))) {
      assertThat(gateway.post("/v1/chat/completions", CHAT).body()).contains("one");
      follow(gateway, providers(first, second) + "models: {smart: up1/m}\n" + key(""));
      assertThat(gateway.post("/v1/chat/completions", CHAT).body()).contains("two");
      String bad =
          providers(first, second).replace("UP_KEY", "NOT_SET")
              + "models: {smart: up0/m}\n"
              + key("");
      assertThatThrownBy(() -> follow(gateway, bad))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("NOT_SET");
      assertThat(gateway.post("/v1/chat/completions", CHAT).body()).contains("two");
    }
  }

  private void follow(RunningGateway gateway, String yaml) {
    Config config = ConfigReader.parse(RunningGateway.text(yaml), "gateway.yaml", folder);
    gateway.gateway().dataPlane().follow(config, (_, _) -> Optional.empty());
  }

  @Test
  void aLossIsNamedInAHeaderOrRefusedByTheRoute() throws Exception {
    String asked =
        """
        {"model": "smart", "max_tokens": 10, "top_k": 5, "container": "c1",
         "messages": [{"role": "user", "content": "Is it so?"}]}\
        """;
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("yes"));
        RunningGateway gateway =
            RunningGateway.start(
                folder,
                providers(provider)
                    + "models: {smart: up0/m, strict: {target: up0/m, on_loss: refuse}}\n"
                    + key(""))) {
      HttpResponse<String> warned = gateway.post("/v1/messages", asked);
      assertThat(warned.statusCode()).as(warned.body()).isEqualTo(200);
      assertThat(warned.headers().firstValue("x-yourbrief-lost").orElse("")).contains("container");
      HttpResponse<String> refused = gateway.post("/v1/messages", asked.replace("smart", "strict"));
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("container");
      assertThat(provider.count()).isEqualTo(1);
    }
  }

  @Test
  void feedbackIsWrittenBesideItsCall() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("yes"));
        RunningGateway gateway =
            RunningGateway.start(
                folder, providers(provider) + "models: {smart: up0/m}\n" + key(""))) {
      HttpResponse<String> answer = gateway.post("/v1/chat/completions", CHAT);
      String call = answer.headers().firstValue("x-yourbrief-call").orElseThrow();
      String said =
          "{\"call\": \""
              + call
              + "\", \"score\": 0.5, \"accepted\": false, \"correction\": \"No, never.\"}";
      assertThat(gateway.post("/v1/feedback", said).statusCode()).isEqualTo(200);
      assertThat(gateway.post("/v1/feedback", "{\"call\": \"" + call + "\"}").statusCode())
          .isEqualTo(400);
      JsonNode row = gateway.rows("feedback").getFirst();
      assertThat(row.path("call").stringValue()).isEqualTo(call);
      assertThat(row.path("values").toString())
          .contains(
              "\"score\":\"0.5\"", "\"accepted\":\"false\"", "\"correction_characters\":\"10\"")
          .doesNotContain("never");
    }
  }
}
