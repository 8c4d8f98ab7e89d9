package dev.yourbrief.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What Prometheus is told is what the ledger says. */
class MetricsTest {

  private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? (\\S+)");
  private static final String USAGE =
      "{\"prompt_tokens\":100,\"completion_tokens\":10,\"total_tokens\":110,"
          + "\"prompt_tokens_details\":{\"cached_tokens\":40}}";

  @TempDir Path folder;

  private static Map<String, Double> samples(WatchedGateway gateway) throws Exception {
    Map<String, Double> samples = new TreeMap<>();
    for (String line : gateway.get("/metrics").body().lines().toList()) {
      Matcher m = SAMPLE.matcher(line);
      if (!line.startsWith("#") && m.matches()) {
        samples.put(
            m.group(1) + "{" + (m.group(2) == null ? "" : m.group(2)) + "}",
            Double.parseDouble(m.group(3)));
      }
    }
    return samples;
  }

  private static double sum(Map<String, Double> samples, String family, String... labels) {
    return samples.entrySet().stream()
        .filter(e -> e.getKey().startsWith("yourbrief_gateway_" + family + "{"))
        .filter(e -> List.of(labels).stream().allMatch(e.getKey()::contains))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static double sum(List<JsonNode> rows, Function<JsonNode, String> value) {
    return rows.stream()
        .map(value)
        .filter(v -> !v.isEmpty())
        .mapToDouble(Double::parseDouble)
        .sum();
  }

  @Test
  void countsOfEveryKindOfCallAreThoseOfTheRows() throws Exception {
    String shadow = "    shadow: {target: up/candidate, share: 100%}\n";
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("It is so").using(USAGE));
        WatchedGateway gateway =
            WatchedGateway.start(folder, WatchedGateway.config(provider, shadow))) {
      for (int i = 0; i < 3; i++) {
        assertThat(gateway.chat("smart", i == 1).statusCode()).isEqualTo(200);
      }
      gateway.chat("nothing-like-it\\nsmart", false);
      gateway.chat("another name of a client's own", false);
      gateway.awaitRows("call", 5);
      gateway.awaitRows("shadow", 3);

      Map<String, Double> samples = samples(gateway);
      List<JsonNode> calls = gateway.rows("call");
      assertThat(sum(samples, "calls_total")).isEqualTo(calls.size());
      assertThat(sum(samples, "calls_total", "outcome=\"ok\"", "provider=\"up\"")).isEqualTo(3);
      assertThat(sum(samples, "calls_total", "route=\"\"", "fault=\"no_route\"")).isEqualTo(2);
      assertThat(samples.keySet()).noneMatch(k -> k.contains("client's own"));
      assertThat(sum(samples, "usd_total"))
          .isEqualTo(sum(calls, r -> r.path("usd").stringValue("")), within(1e-12))
          .isEqualTo(3 * 0.000084, within(1e-12));
      for (String kind : List.of("input_uncached", "cache_read", "output")) {
        assertThat(sum(samples, "tokens_total", "kind=\"" + kind + "\""))
            .as(kind)
            .isPositive()
            .isEqualTo(sum(calls, r -> r.path(kind).asString("")));
      }
      assertThat(sum(samples, "call_seconds_count")).isEqualTo(5);
      assertThat(sum(samples, "first_byte_seconds_count")).isEqualTo(3);
      assertThat(sum(samples, "shadow_calls_total", "model=\"candidate\"", "same=\"yes\""))
          .isEqualTo(3);
      assertThat(sum(samples, "shadow_tokens_total", "kind=\"output\"")).isEqualTo(30);
      assertThat(samples.keySet()).noneMatch(k -> k.startsWith("yourbrief_gateway_shadow_usd"));
      assertThat(sum(samples, "under_way")).isZero();
      assertThat(sum(samples, "ledger_healthy")).isEqualTo(1);
      assertThat(sum(samples, "key_limit_usd", "key=\"team\"")).isEqualTo(5);
      assertThat(sum(samples, "key_spent_usd", "key=\"team\"")).isEqualTo(0.000252, within(1e-12));
    }
  }

  @Test
  void everyAttemptOfACallIsCountedAndPaidWhereItWasMade() throws Exception {
    try (FakeProvider provider =
            FakeProvider.start(asked ->
                asked.model().equals("first")
                    ? Answer.error(500, "oops", "no")
                    : Answer.says("It is so").using(100, 10));
        WatchedGateway gateway =
            WatchedGateway.start(folder, WatchedGateway.config(provider, ""))) {
      assertThat(gateway.chat("smart", false).statusCode()).isEqualTo(200);
      assertThat(gateway.chat("smart", true).statusCode()).isEqualTo(200);
      gateway.awaitRows("call", 2);
      Map<String, Double> samples = samples(gateway);
      List<JsonNode> attempts = gateway.rows("attempt");
      assertThat(sum(samples, "calls_total")).isEqualTo(2);
      assertThat(sum(samples, "attempts_total")).isEqualTo(attempts.size()).isEqualTo(4);
      assertThat(sum(samples, "attempts_total", "model=\"first\"", "fault=\"server\""))
          .isEqualTo(2);
      assertThat(sum(samples, "usd_total", "model=\"second\""))
          .isEqualTo(sum(attempts, r -> r.path("usd").stringValue("")), within(1e-12))
          .isEqualTo(2 * 0.00034, within(1e-12));
      assertThat(sum(samples, "usd_total", "model=\"first\"")).isZero();
      assertThat(sum(samples, "tokens_total", "kind=\"output\"")).isEqualTo(20);
    }
  }

  @Test
  void whatNobodyKnowsThePriceOfIsCountedAsThatAndNotAsFree() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("It is so"));
        WatchedGateway gateway =
            WatchedGateway.start(
                folder,
                WatchedGateway.config(provider, "  dear: up/unpriced\n")
                    .replace(", budget: {usd: 5, per: day}", ""))) {
      assertThat(gateway.chat("dear", false).statusCode()).isEqualTo(200);
      gateway.awaitRows("call", 1);
      Map<String, Double> samples = samples(gateway);
      assertThat(sum(samples, "unpriced_calls_total", "model=\"unpriced\"")).isEqualTo(1);
      assertThat(sum(samples, "unpriced_targets")).isEqualTo(1);
      assertThat(samples.keySet()).noneMatch(k -> k.startsWith("yourbrief_gateway_usd_total"));
      assertThat(gateway.json("/api/live").path("alarms").toString())
          .contains("The price of up/unpriced is not known");
      assertThat(gateway.get("/").body()).contains("price unknown").contains("unknown</td>");
    }
  }

  @Test
  void scrapersThatPreferOpenMetricsGetIt() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("no"));
        WatchedGateway gateway =
            WatchedGateway.start(folder, WatchedGateway.config(provider, ""))) {
      assertThat(gateway.get("/metrics").headers().firstValue("content-type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      var open =
          gateway.send(
              java.net.http.HttpRequest.newBuilder(gateway.admin("/metrics"))
                  .header("accept", "application/openmetrics-text; version=1.0.0"));
      assertThat(open.headers().firstValue("content-type").orElse(""))
          .startsWith("application/openmetrics-text");
      assertThat(open.body()).endsWith("# EOF\n");
    }
  }
}
