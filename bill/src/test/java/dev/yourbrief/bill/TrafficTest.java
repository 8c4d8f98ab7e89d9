package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.bill.Requests.Request;
import dev.yourbrief.bill.traffic.How;
import dev.yourbrief.bill.traffic.Peak;
import dev.yourbrief.bill.traffic.Traffic;
import dev.yourbrief.figure.Estimate;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What traffic is told from, what counts once, and what is said where nothing is known. */
final class TrafficTest {

  private static final LocalDate DAY = Requests.DAY;

  private final SplittableRandom random = new SplittableRandom(7);

  @TempDir Path folder;

  private List<Request> log(int days) {
    List<Request> requests = new ArrayList<>();
    for (Request r :
        Requests.of(
            days,
            () -> Requests.exponential(random, 600),
            () -> random.nextInt(100, 1_000),
            () -> random.nextInt(1, 100))) {
      requests.add(new Request(r.id(), r.at(), r.input(), r.input() / 4, r.output()));
    }
    return requests;
  }

  private static BigDecimal perMonth(long tokens, int days) {
    return BigDecimal.valueOf(tokens)
        .multiply(BigDecimal.valueOf(365))
        .divide(BigDecimal.valueOf(12L * days), 20, java.math.RoundingMode.HALF_UP);
  }

  @Test
  void nothing_is_worked_out_unless_it_is_asked_for() {
    Bills.write(folder, "log.csv", Requests.litellm(log(3)));
    assertThat(Bills.read(folder).traffic()).isEmpty();
  }

  @Test
  void the_tokens_of_the_traffic_are_those_of_the_bill() {
    List<Request> requests = log(28);
    Bills.write(folder, "log.csv", Requests.litellm(requests));
    Bill bill = Requests.bill(folder);
    Traffic traffic = bill.traffic().orElseThrow();
    assertThat(traffic.days()).isEqualTo(28);
    long input = requests.stream().mapToLong(Request::input).sum();
    long cached = requests.stream().mapToLong(Request::cached).sum();
    long output = requests.stream().mapToLong(Request::output).sum();
    assertThat(bill.tokensPerMonth().getOrDefault(TokenKind.OUTPUT, BigDecimal.ZERO).doubleValue())
        .isCloseTo(perMonth(output, 28).doubleValue(), within(1e-3));
    assertThat(traffic.volume().byKind()).containsOnlyKeys(bill.tokensPerMonth().keySet());
    traffic
        .volume()
        .byKind()
        .forEach((kind, estimate) ->
            assertThat(bill.tokensPerMonth().getOrDefault(kind, BigDecimal.ZERO).doubleValue())
                .as("%s", kind)
                .isBetween(estimate.quantile(.05), estimate.quantile(.95)));
    assertThat(traffic.lengths().input().orElseThrow().mean() * requests.size())
        .isCloseTo((double) input, within(1e-3));
    assertThat(traffic.lengths().output().orElseThrow().mean() * requests.size())
        .isCloseTo((double) output, within(1e-3));
    assertThat(traffic.cacheHit().orElseThrow().median())
        .isCloseTo((double) cached / input, within(.002));
    assertThat(traffic.requestsPerMonth().orElseThrow().median())
        .isCloseTo(perMonth(requests.size(), 28).doubleValue(), within(120.0));
    assertThat(traffic.volume().requests().how().basis()).isEqualTo(How.Basis.MEASURED);
    assertThat(traffic.batchShare().orElseThrow().median()).isZero();
  }

  @Test
  void a_request_in_two_dumps_counts_once() {
    List<Request> requests = log(20);
    int third = requests.size() / 3;
    Bills.write(folder, "all.csv", Requests.litellm(requests));
    Traffic once = Requests.traffic(folder);
    Bills.write(folder, "all.csv", Requests.litellm(requests.subList(0, 2 * third)));
    Bills.write(folder, "rest.csv", Requests.litellm(requests.subList(third, requests.size())));
    Traffic twice = Requests.traffic(folder);
    assertThat(twice.lengths().requests()).isEqualTo(requests.size());
    assertThat(twice.lengths().input()).isEqualTo(once.lengths().input());
    assertThat(twice.volume().byKind()).isEqualTo(once.volume().byKind());
    assertThat(twice.requestsPerMonth()).isEqualTo(once.requestsPerMonth());
    assertThat(twice.hourOfDay()).isEqualTo(once.hourOfDay());
    assertThat(twice.arrivalCv2()).isEqualTo(once.arrivalCv2());
  }

  @Test
  void a_request_that_a_gateway_and_a_tracing_tool_tell_of_counts_once() {
    List<Request> requests = log(20);
    Bills.write(folder, "gateway.csv", Requests.litellm(requests));
    Bills.write(folder, "traces.jsonl", Requests.langfuse(requests, ZoneOffset.UTC));
    Traffic traffic = Requests.traffic(folder);
    assertThat(traffic.lengths().requests()).isEqualTo(requests.size());
    assertThat(traffic.lengths().how().text()).contains("gateway.csv").doesNotContain("traces");
    Traffic both =
        Bills.read(
                folder,
                new BillOptions(
                    Bills.AS_OF,
                    java.util.Optional.empty(),
                    List.of(),
                    java.util.Optional.empty(),
                    true,
                    false,
                    false,
                    true,
                    Bills.SAMPLER))
            .traffic()
            .orElseThrow();
    assertThat(both.lengths().requests()).isEqualTo(2L * requests.size());
  }

  @Test
  void a_log_beside_a_bill_tells_of_lengths_and_the_bill_of_volume() {
    List<Request> requests = log(28);
    Bills.write(folder, "log.csv", Requests.litellm(requests));
    StringBuilder usage = new StringBuilder(Bills.OPENAI_USAGE);
    for (int i = 0; i < 28; i++) {
      usage.append(Bills.openAiUsage(DAY.plusDays(i), "gpt-5", 1_000_000, 0, 0, 100_000));
    }
    Bills.write(folder, "usage.csv", usage.toString());
    Traffic traffic = Requests.traffic(folder);
    assertThat(traffic.inputPerMonth().orElseThrow().median())
        .isCloseTo(1e6 * 365 / 12, within(1.0));
    assertThat(traffic.lengths().requests()).isEqualTo(requests.size());
    assertThat(traffic.lengths().how().text()).containsPattern("\\(\\d+ % of the tokens the bill");
    // The export's three requests a day are its own word, and it is believed more.
    assertThat(traffic.requestsPerMonth().orElseThrow().median())
        .isCloseTo(3 * 365.0 / 12, within(.01));
  }

  @Test
  void an_export_of_days_counts_requests_and_leaves_the_hours_to_a_stated_rule() {
    StringBuilder usage = new StringBuilder(Bills.OPENAI_USAGE);
    for (int i = 0; i < 28; i++) {
      long scale = DAY.plusDays(i).getDayOfWeek().getValue() > 5 ? 1 : 3;
      usage.append(
          Bills.openAiUsage(DAY.plusDays(i), "gpt-5", 9_000 * scale, 0, 0, 600 * scale)
              .replace(",3.0,", "," + 6 * scale + ".0,"));
    }
    Bills.write(folder, "usage.csv", usage.toString());
    Traffic traffic = Requests.traffic(folder);
    assertThat(traffic.meanInputTokens().orElseThrow().median()).isCloseTo(1_500, within(.01));
    assertThat(traffic.meanOutputTokens().orElseThrow().median()).isCloseTo(100, within(.01));
    assertThat(traffic.inputCdf()).isEmpty();
    assertThat(traffic.lengths().inputCv2().how().basis()).isEqualTo(How.Basis.UNKNOWN);
    assertThat(traffic.hourOfDay()).isEmpty();
    assertThat(traffic.dayOfWeek().get(0).input()).isCloseTo(21.0 / 17, within(1e-9));
    assertThat(traffic.shape().peaks()).extracting(Peak::grain).containsExactly(Peak.Grain.DAY);
    Estimate peak = traffic.peakToMean().orElseThrow();
    double middle = 21.0 / 17 * Math.sqrt(1.54 * 3.3 * 1.23 * 4);
    assertThat(peak.median()).isCloseTo(middle, within(.01));
    double width = Math.hypot(Math.log(3.3 / 1.54), Math.log(4 / 1.23));
    assertThat(Math.log(peak.quantile(.95) / peak.quantile(.05))).isCloseTo(width, within(1e-3));
    assertThat(traffic.shape().peakToMean().how().basis()).isEqualTo(How.Basis.ESTIMATED);
    assertThat(traffic.arrivals().cv2().how().basis()).isEqualTo(How.Basis.ASSUMED);
    assertThat(traffic.arrivalCv2().orElseThrow().quantile(.05)).isCloseTo(1, within(1e-9));
    assertThat(traffic.arrivals().dispersion().value()).isEmpty();
  }

  @Test
  void an_export_of_hours_tells_the_day_and_one_of_minutes_the_peak() {
    StringBuilder hours = new StringBuilder(Bills.OPENAI_USAGE);
    StringBuilder minutes = new StringBuilder(Bills.OPENAI_USAGE);
    String row = "%d,%d,p,%d,gpt-5,false,default,%d,0,0,%d\n";
    for (int hour = 0; hour < 14 * 24; hour++) {
      long start = Bills.seconds(DAY) + hour * 3_600L;
      int load = hour % 24 == 12 ? 60 : 10;
      hours.append(row.formatted(start, start + 3_600, load, load * 100, load * 10));
      for (int minute = 0; minute < 60; minute++) {
        int some = load * 6;
        long at = start + minute * 60L;
        minutes.append(row.formatted(at, at + 60, some, some * 100, some * 10));
      }
    }
    double peak = 60 * 24.0 / (23 * 10 + 60);
    Bills.write(folder, "usage.csv", hours.toString());
    Traffic hourly = Requests.traffic(folder);
    assertThat(hourly.hourOfDay().get(12).input()).isCloseTo(peak, within(1e-9));
    assertThat(hourly.hourOfDay().get(12).requests()).isEmpty();
    assertThat(hourly.peakToMean().orElseThrow().quantile(.05)).isCloseTo(peak * 1.54, within(.01));
    assertThat(hourly.peakToMean().orElseThrow().quantile(.95)).isCloseTo(peak * 3.3, within(.02));
    Bills.write(folder, "usage.csv", minutes.toString());
    Traffic byMinute = Requests.traffic(folder);
    assertThat(byMinute.peakToMean().orElseThrow().median()).isCloseTo(peak, within(1e-3));
    assertThat(byMinute.shape().peakToMean().how().basis()).isEqualTo(How.Basis.MEASURED);
    assertThat(byMinute.arrivals().dispersion().value().orElseThrow().median()).isZero();
  }

  @Test
  void batches_are_told_apart() {
    StringBuilder usage = new StringBuilder(Bills.OPENAI_USAGE);
    for (int i = 0; i < 28; i++) {
      usage.append(Bills.openAiUsage(DAY.plusDays(i), "gpt-5", 300, 0, 0, 0));
      String batch = Bills.openAiUsage(DAY.plusDays(i), "gpt-5", i == 3 ? 2_800 : 0, 0, 0, 0);
      usage.append(batch.replace(",false,", ",true,"));
    }
    Bills.write(folder, "usage.csv", usage.toString());
    Traffic traffic = Requests.traffic(folder);
    assertThat(traffic.batchShare().orElseThrow().median()).isCloseTo(.25, within(1e-9));
    assertThat(traffic.dayOfWeek())
        .allSatisfy(day -> assertThat(day.input()).isCloseTo(1, within(1e-9)));
  }

  @Test
  void one_request_is_no_law() {
    Bills.write(folder, "log.csv", Requests.litellm(log(5).subList(0, 1)));
    Traffic traffic = Requests.traffic(folder);
    assertThat(traffic.lengths().requests()).isEqualTo(1);
    assertThat(traffic.meanInputTokens()).isEmpty();
    assertThat(traffic.inputCdf()).isEmpty();
    assertThat(traffic.lengths().meanInput().how().text()).contains("only 1 request");
    assertThat(traffic.arrivals().cv2().how().basis()).isEqualTo(How.Basis.ASSUMED);
    assertThat(traffic.arrivals().cv2().how().text()).contains("200 are needed");
  }

  @Test
  void a_bill_without_tokens_says_what_is_unknown() {
    StringBuilder cost = new StringBuilder(Bills.OPENAI_COST);
    for (int i = 0; i < 14; i++) {
      cost.append(Bills.openAiCost(DAY.plusDays(i), "" + (1 + i % 7), "gpt-5, input", ""));
    }
    Bills.write(folder, "cost.csv", cost.toString());
    Traffic traffic = Requests.traffic(folder);
    assertThat(traffic.volume().byKind()).isEmpty();
    assertThat(traffic.inputPerMonth()).isEmpty();
    assertThat(traffic.requestsPerMonth()).isEmpty();
    assertThat(traffic.cacheHit()).isEmpty();
    assertThat(traffic.meanInputTokens()).isEmpty();
    // Its cost by day still tells a busy day.
    assertThat(traffic.peakToMean()).isPresent();
    assertThat(traffic.shape().peaks().getFirst().busiest().input()).isCloseTo(7 / 4.0, within(.3));
  }

  @Test
  void a_bill_of_nothing_is_no_error() {
    Bills.write(folder, "log.csv", Requests.litellm(List.of()));
    Traffic traffic = Requests.traffic(folder);
    assertThat(traffic.inputPerMonth()).isEmpty();
    assertThat(traffic.peakToMean()).isEmpty();
    assertThat(traffic.shape().peakToMean().how().basis()).isEqualTo(How.Basis.UNKNOWN);
    assertThat(traffic.arrivals().cv2().how().basis()).isEqualTo(How.Basis.ASSUMED);
  }

  @Test
  void use_under_a_subscription_is_no_traffic_of_the_bill() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      log.append(
          ("{\"timestamp\":\"2026-10-%02dT10:00:00Z\",\"sessionId\":\"s\",\"type\":\"assistant\","
                  + "\"message\":{\"id\":\"m%d\",\"model\":\"claude-opus-5\",\"usage\":{"
                  + "\"input_tokens\":3,\"output_tokens\":9}}}\n")
              .formatted(1 + i % 20, i));
    }
    Bills.write(folder, "session.jsonl", log.toString());
    Bills.write(folder, "log.csv", Requests.litellm(log(20)));
    Traffic traffic = Requests.traffic(folder);
    assertThat(traffic.lengths().how().text()).contains("40 requests under a subscription");
    assertThat(traffic.lengths().output().orElseThrow().p50()).isGreaterThan(9);
  }

  @Test
  void a_store_on_disk_keeps_requests_and_nothing_else_of_them() throws SQLException {
    List<Request> requests = log(20);
    Path log = Bills.write(folder, "log.csv", Requests.litellm(requests));
    Traffic read = Requests.traffic(folder);
    Path file = folder.resolve("usage.duckdb");
    BillOptions options = Bills.options().withTraffic();
    try (UsageStore store = UsageStore.at(file, Bills.options())) {
      store.add(folder, List.of(log), Progress.SILENT);
    }
    try (UsageStore store = UsageStore.at(file, options)) {
      assertThat(store.bill().traffic()).contains(read);
    }
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = database.createStatement()) {
      try (ResultSet texts =
          statement.executeQuery(
              "SELECT count(*), count(*) FILTER (request::VARCHAR LIKE '%canary%' OR"
                  + " request::VARCHAR LIKE '%10.1.2.3%') FROM request")) {
        texts.next();
        assertThat(texts.getLong(1)).isEqualTo(requests.size());
        assertThat(texts.getLong(2)).isZero();
      }
      // A store of an earlier version has no such table.
      statement.execute("DROP TABLE request");
    }
    try (UsageStore store = UsageStore.at(file, options)) {
      Traffic older = store.bill().traffic().orElseThrow();
      assertThat(older.volume().byKind()).isEqualTo(read.volume().byKind());
      assertThat(older.inputCdf()).isEmpty();
      assertThat(older.lengths().how().text()).contains("earlier version");
      assertThat(older.hourOfDay()).hasSize(24);
    }
  }

  @Test
  void each_format_of_log_keeps_its_requests_without_a_word_of_them() throws SQLException {
    int number = 0;
    for (String sample : Logs.samples()) {
      Bills.write(folder, "log-" + number++ + (sample.contains("{\"") ? ".json" : ".csv"), sample);
    }
    Path file = folder.resolve("logs.duckdb");
    try (UsageStore store = UsageStore.at(file, Bills.options())) {
      store.add(folder, List.of(folder), Progress.SILENT);
      store.bill();
    }
    Set<String> logs = new TreeSet<>();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT format, is_one, hour, output, request::VARCHAR FROM request")) {
      while (rows.next()) {
        assertThat(rows.getString(5)).doesNotContain(Logs.CANARY);
        if (rows.getBoolean(2)) {
          logs.add(rows.getString(1));
          assertThat(rows.getInt(3)).as(rows.getString(1)).isEqualTo(10);
        }
      }
    }
    assertThat(logs)
        .containsExactlyInAnyOrder(
            "litellm",
            "langfuse",
            "portkey",
            "helicone",
            "cloudflare-ai-gateway",
            "gateway-ledger",
            "openrouter-generations",
            "otel-genai",
            "claude-code");
  }

  @Test
  void a_large_file_is_read_by_the_hour_when_asked() {
    StringBuilder usage = new StringBuilder(Bills.OPENAI_USAGE);
    for (int minute = 0; minute < 20 * 1_440; minute++) {
      long start = Bills.seconds(DAY) + minute * 60L;
      for (int project = 0; project < 9; project++) {
        int load = minute / 60 % 24 == 9 ? 4 : 1;
        usage.append(
            "%d,%d,project_%d,%d,gpt-5,false,default,%d,0,0,%d\n"
                .formatted(start, start + 60, project, load, load * 1_000_000, load * 1_000));
      }
    }
    Path file = Bills.write(folder, "usage.csv", usage.toString());
    assertThat(file.toFile().length()).isGreaterThan(16L << 20);
    Traffic traffic = Requests.traffic(folder);
    assertThat(traffic.hourOfDay().get(9).output()).isCloseTo(4 * 24.0 / 27, within(1e-9));
    assertThat(traffic.meanInputTokens().orElseThrow().median()).isCloseTo(1e6, within(.1));
    assertThat(traffic.shape().peakToMean().how().text()).contains("busiest hour");
  }
}
