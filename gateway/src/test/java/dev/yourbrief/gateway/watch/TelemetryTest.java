package dev.yourbrief.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.gateway.admin.WatchedGateway;
import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.ConfigReader;
import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector of OpenTelemetry gets. */
class TelemetryTest {

  private static final int NAME = 5;
  private static final int KIND = 6;
  private static final int ATTRIBUTES = 9;
  private static final int INTERNAL = 1;
  private static final int CLIENT = 3;

  @TempDir Path folder;

  private static Telemetry telemetry(Collector collector, Config config) {
    return Telemetry.of(
            Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", collector.uri(),
                "OTEL_BSP_SCHEDULE_DELAY", "100",
                "OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test"),
            config)
        .orElseThrow();
  }

  private Config config(FakeProvider provider) {
    return ConfigReader.parse(WatchedGateway.config(provider, ""), "gateway.yaml", folder);
  }

  @Test
  void aCallIsASpanOfItsClientsTraceWithTheConventionsNamesAndNoWords() throws Exception {
    try (Collector collector = Collector.start(Duration.ZERO);
        FakeProvider provider =
            FakeProvider.start(_ -> Answer.says("A secret answer").using(100, 10))) {
      Telemetry telemetry = telemetry(collector, config(provider));
      try (WatchedGateway gateway =
          WatchedGateway.start(folder, WatchedGateway.config(provider, ""), List.of(telemetry))) {
        gateway.chat(
            "smart",
            true,
            "traceparent",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        gateway.awaitRows("call", 1);
      }
      telemetry.close();
      assertThat(collector.spans()).hasSize(1);
      Proto span = collector.spans().getFirst();
      assertThat(span.hex(1)).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
      assertThat(span.hex(4)).isEqualTo("00f067aa0ba902b7");
      assertThat(span.text(NAME)).isEqualTo("chat first");
      assertThat(span.number(KIND)).isEqualTo(CLIENT);
      assertThat(span.fixed(8)).isGreaterThanOrEqualTo(span.fixed(7));
      assertThat(span.attributes(ATTRIBUTES))
          .containsEntry("gen_ai.operation.name", "chat")
          .containsEntry("gen_ai.provider.name", "openai")
          .containsEntry("gen_ai.request.model", "first")
          .containsEntry("gen_ai.usage.input_tokens", "100")
          .containsEntry("gen_ai.usage.output_tokens", "10")
          .containsEntry("yourbrief.route", "smart")
          .containsEntry("yourbrief.key", "team")
          .containsEntry("yourbrief.usd", "0.00012");
      assertThat(span.attributes(ATTRIBUTES).toString()).doesNotContain("secret", "private");
      assertThat(collector.resources().getFirst().attributes(1))
          .containsEntry("service.name", "yourbrief-gateway")
          .containsEntry("deployment.environment.name", "test");
      assertThat(sum(collector, "gen_ai.client.token.usage", "gen_ai.token.type", "input"))
          .isEqualTo(100);
      assertThat(sum(collector, "gen_ai.client.token.usage", "gen_ai.token.type", "output"))
          .isEqualTo(10);
      assertThat(count(collector, "gen_ai.client.operation.duration")).isEqualTo(1);
      assertThat(count(collector, "gen_ai.client.operation.time_to_first_chunk")).isEqualTo(1);
      assertThat(counter(collector, "gen_ai.client.inference.usage.output_tokens")).isEqualTo(10);
    }
  }

  private static Optional<Proto> metric(Collector collector, String name) {
    // Sums grow: the last export has all.
    return collector.metrics().stream().filter(m -> m.text(1).equals(name)).reduce((_, b) -> b);
  }

  private static double sum(Collector collector, String name, String key, String value) {
    return metric(collector, name).orElseThrow().path(9, 1).stream()
        .filter(p -> value.equals(p.attributes(9).get(key)))
        .mapToDouble(p -> p.real(5))
        .sum();
  }

  private static long count(Collector collector, String name) {
    return metric(collector, name).orElseThrow().path(9, 1).stream()
        .mapToLong(p -> p.fixed(4))
        .sum();
  }

  private static long counter(Collector collector, String name) {
    return metric(collector, name).orElseThrow().path(7, 1).stream()
        .mapToLong(p -> p.fixed(6))
        .sum();
  }

  @Test
  void eachOfSeveralAttemptsIsASpanOfItsOwnWithinTheCalls() throws Exception {
    try (Collector collector = Collector.start(Duration.ZERO);
        FakeProvider provider =
            FakeProvider.start(asked ->
                asked.model().equals("first")
                    ? Answer.error(500, "oops", "no")
                    : Answer.says("It is").using(100, 10))) {
      Telemetry telemetry = telemetry(collector, config(provider));
      try (WatchedGateway gateway =
          WatchedGateway.start(folder, WatchedGateway.config(provider, ""), List.of(telemetry))) {
        gateway.chat("smart", false, "traceparent", "00-nonsense");
        gateway.awaitRows("call", 1);
      }
      telemetry.close();
      assertThat(collector.spans()).hasSize(3);
      Proto call =
          collector.spans().stream()
              .filter(s -> s.number(KIND) == INTERNAL)
              .findFirst()
              .orElseThrow();
      List<Proto> attempts =
          collector.spans().stream().filter(s -> s.number(KIND) == CLIENT).toList();
      assertThat(call.hex(4)).isEmpty();
      assertThat(call.attributes(ATTRIBUTES)).doesNotContainKey("gen_ai.usage.input_tokens");
      assertThat(attempts)
          .allSatisfy(s -> {
            assertThat(s.hex(4)).isEqualTo(call.hex(2));
            assertThat(s.hex(1)).isEqualTo(call.hex(1));
          });
      assertThat(attempts.getFirst().attributes(ATTRIBUTES)).containsEntry("error.type", "server");
      assertThat(attempts.getFirst().path(15).getFirst().number(3)).isEqualTo(2);
      assertThat(attempts.getLast().attributes(ATTRIBUTES))
          .containsEntry("gen_ai.usage.input_tokens", "100")
          .doesNotContainKey("error.type");
    }
  }

  @Test
  void withoutAnAddressNothingIsMade() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("no"))) {
      Config config = config(provider);
      assertThat(Telemetry.of(Map.of(), config)).isEmpty();
      assertThat(Telemetry.of(Map.of("OTEL_SERVICE_NAME", "x"), config)).isEmpty();
      assertThat(
              Telemetry.of(
                  Map.of(
                      "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318",
                      "OTEL_SDK_DISABLED", "true"),
                  config))
          .isEmpty();
    }
  }

  @Test
  void aCollectorThatHangsSlowsNoCall() throws Exception {
    try (Collector collector = Collector.start(Duration.ofSeconds(20));
        FakeProvider provider = FakeProvider.start(_ -> Answer.says("It is").using(100, 10))) {
      Telemetry telemetry = telemetry(collector, config(provider));
      try (WatchedGateway gateway =
          WatchedGateway.start(folder, WatchedGateway.config(provider, ""), List.of(telemetry))) {
        gateway.chat("smart", false);
        long start = System.nanoTime();
        for (int i = 0; i < 50; i++) {
          assertThat(gateway.chat("smart", false).statusCode()).isEqualTo(200);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(gateway.rows("call")).hasSize(51);
      }
      long start = System.nanoTime();
      telemetry.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
    }
  }
}
