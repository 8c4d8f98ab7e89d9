package dev.yourbrief.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import dev.yourbrief.provider.json.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What those who run a gateway are told of it. */
class AdminServerTest {

  @TempDir Path folder;

  private WatchedGateway start(FakeProvider provider) {
    return WatchedGateway.start(folder, WatchedGateway.config(provider, ""));
  }

  @Test
  void aGatewayThatTakesRequestsIsReadyAndOneThatIsAboutToStopIsNot() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("no"));
        WatchedGateway gateway = start(provider)) {
      assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(200);
      gateway.gateway().dataPlane().drain(java.time.Duration.ZERO);
      HttpResponse<String> ready = gateway.get("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("about to stop");
      assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(gateway.get("/").body()).contains("Taking no requests");
    }
  }

  @Test
  void theTrafficOfTheLastMinuteIsTold() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("It is so").using(100, 10));
        WatchedGateway gateway = start(provider)) {
      gateway.chat("smart", false);
      gateway.chat("smart", true);
      gateway.chat("missing", false);
      gateway.awaitRows("call", 3);
      JsonNode live = gateway.json("/api/live");
      JsonNode minute = live.path("all").path("minute");
      assertThat(minute.path("calls").asInt()).isEqualTo(3);
      assertThat(minute.path("errors").asInt()).isEqualTo(1);
      assertThat(minute.path("usd").stringValue()).isEqualTo("0.00024");
      assertThat(live.path("targets").path("up/first").path("today").path("calls").asInt())
          .isEqualTo(2);
      assertThat(live.path("routes").path("").path("hour").path("errors").asInt()).isEqualTo(1);
      assertThat(live.path("last").size()).isEqualTo(3);
      assertThat(live.path("last").get(0).path("fault").stringValue()).isEqualTo("no_route");
      assertThat(live.path("minutes").get(59).asInt() + live.path("minutes").get(58).asInt())
          .isEqualTo(3);
      assertThat(live.toString()).doesNotContain("Very private", "It is so");
      assertThat(gateway.get("/").body())
          .contains("up/first")
          .contains("no route")
          .contains("$0.00024")
          .doesNotContain("Very private", "It is so");
    }
  }

  @Test
  void keysAreToldByNameAndTheConfigurationWithoutItsSecrets() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("It is").using(100, 10));
        WatchedGateway gateway = start(provider)) {
      gateway.chat("smart", false);
      gateway.awaitRows("call", 1);
      JsonNode key = gateway.json("/api/keys").get(0);
      assertThat(key.path("name").stringValue()).isEqualTo("team");
      assertThat(key.path("spent_usd").stringValue()).isEqualTo("0.00012");
      assertThat(key.path("budget_usd").stringValue()).isEqualTo("5");
      JsonNode config = gateway.json("/api/config");
      assertThat(config.path("providers").path("up").path("key").stringValue())
          .isEqualTo("env UP_KEY");
      assertThat(config.path("providers").path("up").path("headers").toString())
          .isEqualTo("[\"x-team\"]");
      assertThat(config.path("models").path("smart").path("fallbacks").toString())
          .contains("up/second");
      assertThat(gateway.json("/api/targets").path("targets").toString())
          .isEqualTo("[\"up/first\",\"up/second\"]");
      String hash = dev.yourbrief.gateway.key.KeyRing.hash(WatchedGateway.KEY);
      for (String path :
          List.of("/api/keys", "/api/config", "/api/live", "/api/targets", "/", "/metrics")) {
        assertThat(gateway.get(path).body())
            .as(path)
            .doesNotContain(hash, "sk-upstream-secret", "a-header-nobody-sees", WatchedGateway.KEY);
      }
    }
  }

  @Test
  void aConfigurationIsReadAgainAndWhatIsWrongWithItIsSaid() throws Exception {
    AtomicInteger count = new AtomicInteger();
    Problem problem = Problem.of(Location.of("gateway.yaml"), "no model is named", "Add one");
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("no"));
        WatchedGateway gateway =
            WatchedGateway.start(
                folder,
                WatchedGateway.config(provider, ""),
                () -> count.incrementAndGet() == 1 ? List.of() : List.of(problem))) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(gateway.admin("/api/reload"))
              .header("content-type", "application/json")
              .POST(BodyPublishers.ofString("{}"));
      HttpResponse<String> first = gateway.send(request);
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(Json.tree(first.body()).orElseThrow().path("reloaded").asBoolean()).isTrue();
      HttpResponse<String> second = gateway.send(request);
      assertThat(second.statusCode()).isEqualTo(422);
      JsonNode said = Json.tree(second.body()).orElseThrow();
      assertThat(said.path("reloaded").asBoolean()).isFalse();
      assertThat(said.path("problems").get(0).path("what").stringValue())
          .isEqualTo("no model is named");
    }
  }

  @Test
  void whoListensIsToldEachSecondAndWhoIsTooManyIsNot() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("It is so"));
        WatchedGateway gateway = start(provider)) {
      HttpClient client = HttpClient.newHttpClient();
      HttpResponse<java.io.InputStream> events =
          client.send(
              HttpRequest.newBuilder(gateway.admin("/api/events")).build(),
              BodyHandlers.ofInputStream());
      assertThat(events.headers().firstValue("content-type").orElse(""))
          .startsWith("text/event-stream");
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
        assertThat(lines.readLine()).isEqualTo("event: live");
        JsonNode first = data(lines.readLine());
        assertThat(first.path("all").path("minute").path("calls").asInt()).isZero();
        gateway.chat("smart", false);
        int calls = 0;
        for (int i = 0; i < 5 && calls == 0; i++) {
          lines.readLine();
          lines.readLine();
          calls = data(lines.readLine()).path("all").path("minute").path("calls").asInt();
        }
        assertThat(calls).isEqualTo(1);
      }
      boolean isBounded = false;
      for (int i = 0; i < 40 && !isBounded; i++) {
        HttpResponse<java.io.InputStream> more =
            client.send(
                HttpRequest.newBuilder(gateway.admin("/api/events?view=page")).build(),
                BodyHandlers.ofInputStream());
        if (more.statusCode() == 503) {
          assertThat(i).isGreaterThanOrEqualTo(31);
          isBounded = true;
        }
      }
      // An open stream would keep an orderly end waiting.
      client.shutdownNow();
      assertThat(isBounded).isTrue();
    }
  }

  private static JsonNode data(String line) {
    assertThat(line).startsWith("data: ");
    return Json.tree(line.substring(6)).orElseThrow();
  }

  @Test
  void aTargetThatFailsIsShownAsRested() throws Exception {
    try (FakeProvider provider =
            FakeProvider.start(asked ->
                asked.model().equals("first")
                    ? Answer.error(503, "overloaded", "no").with("retry-after", "30")
                    : Answer.says("It is so"));
        WatchedGateway gateway = start(provider)) {
      gateway.chat("smart", false);
      gateway.awaitRows("call", 1);
      assertThat(gateway.json("/api/targets").path("rested").path("up/first").isString()).isTrue();
      assertThat(gateway.get("/").body())
          .contains("rested until")
          .contains("One thing needs a look");
      assertThat(gateway.get("/metrics").body())
          .contains("yourbrief_gateway_target_rested{target=\"up/first\"} 1.0");
    }
  }
}
