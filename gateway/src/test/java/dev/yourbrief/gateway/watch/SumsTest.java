package dev.yourbrief.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.gateway.ledger.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is summed of rows, and what is not summed twice. */
class SumsTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Rows.NOON);
  private final Live live = new Live(now::get);

  private static double metric(Counts counts, String family) {
    Matcher m =
        Pattern.compile("^yourbrief_gateway_" + family + "\\{[^}]*} (\\S+)$", Pattern.MULTILINE)
            .matcher(counts.expose(Optional.empty()).text());
    double sum = 0;
    while (m.find()) {
      sum += Double.parseDouble(m.group(1));
    }
    return sum;
  }

  @Test
  void aSecondRowOfACallCorrectsTheFirstAndIsNoSecondCall() {
    Counts counts = new Counts();
    for (Row row :
        List.of(
            Rows.call("a").output(10).usd("0.5").row(),
            Rows.call("a").output(30).usd("0.75").row(),
            Rows.call("b").row())) {
      counts.wrote(row);
      live.wrote(row);
    }
    Sums minute = live.view().all().minute();
    assertThat(minute.calls()).isEqualTo(2);
    assertThat(minute.outputTokens()).isEqualTo(40);
    assertThat(minute.inputTokens()).isEqualTo(200);
    assertThat(minute.usd()).isEqualByComparingTo("1.25");
    assertThat(live.view().last()).hasSize(2);
    assertThat(metric(counts, "calls_total")).isEqualTo(2);
    assertThat(metric(counts, "usd_total")).isEqualTo(1.25);
    assertThat(metric(counts, "call_seconds_count")).isEqualTo(2);
  }

  @Test
  void aCounterNeverFallsThoughAnEstimateDoes() {
    Counts counts = new Counts();
    counts.wrote(Rows.call("a").usd("0.5").row());
    assertThat(metric(counts, "usd_total")).isEqualTo(0.5);
    counts.wrote(Rows.call("a").usd("0.3").row());
    assertThat(metric(counts, "usd_total")).isEqualTo(0.5);
    counts.wrote(Rows.call("b").usd("0.1").row());
    assertThat(metric(counts, "usd_total")).isEqualTo(0.5);
    counts.wrote(Rows.call("c").usd("0.5").row());
    assertThat(metric(counts, "usd_total")).isEqualTo(0.9);
  }

  @Test
  void ofSeveralAttemptsEachIsPaidOnceAndTheCallItselfNotAgain() {
    live.wrote(Rows.call("a").usd("0.25").attempt(1, "server"));
    live.wrote(Rows.call("a").usd("0.5").attempt(2, ""));
    live.wrote(Rows.call("a").usd("0.5").attempts(2).row());
    assertThat(live.view().all().minute().usd()).isEqualByComparingTo("0.75");
    // More became known of the last attempt.
    live.wrote(Rows.call("a").usd("0.625").attempt(2, ""));
    live.wrote(Rows.call("a").usd("0.625").attempts(2).row());
    LiveView view = live.view();
    assertThat(view.all().minute().usd()).isEqualByComparingTo("0.875");
    assertThat(view.all().minute().calls()).isEqualTo(1);
    Sums target = Objects.requireNonNull(view.targets().get("up/first")).minute();
    assertThat(target.calls()).isEqualTo(2);
    assertThat(target.errors()).isEqualTo(1);
    assertThat(view.last().getFirst().usd()).contains(new BigDecimal("0.875"));
  }

  @Test
  void whatIsUnknownIsCountedAndInNoSum() {
    live.wrote(Rows.call("a").usd("").row());
    live.wrote(Rows.call("b").usd("0.5").row());
    Sums today = live.view().all().today();
    assertThat(today.usd()).isEqualByComparingTo("0.5");
    assertThat(today.unpriced()).isEqualTo(1);
    assertThat(live.view().last()).extracting(RecentCall::usd).contains(Optional.empty());
  }

  @Test
  void whatIsPastLeavesEachSpanOfTimeInItsTurn() {
    live.wrote(Rows.call("a").row());
    now.set(Rows.NOON.plusSeconds(61));
    assertThat(live.view().all().minute().calls()).isZero();
    assertThat(live.view().all().hour().calls()).isEqualTo(1);
    now.set(Rows.NOON.plus(Duration.ofMinutes(61)));
    assertThat(live.view().all().hour().calls()).isZero();
    assertThat(live.view().minutes()).hasSize(60).containsOnly(0L);
    assertThat(live.view().all().today().calls()).isEqualTo(1);
    now.set(Rows.NOON.plus(Duration.ofHours(12)));
    assertThat(live.view().all().today().calls()).isZero();
    live.wrote(Rows.call("b").row());
    assertThat(live.view().all().today().calls()).isEqualTo(1);
  }

  @Test
  void onlyTheLastCallsAreKept() {
    for (int i = 0; i < 1_000; i++) {
      live.wrote(Rows.call("c" + i).row());
    }
    assertThat(live.view().last()).hasSize(Live.LAST);
    assertThat(live.view().last()).extracting(RecentCall::call).contains("c999", "c800");
    assertThat(live.view().all().minute().calls()).isEqualTo(1_000);
  }

  @Test
  void quantilesAreRightToOnePartInSixteen() {
    SplittableRandom random = new SplittableRandom(7);
    Waits waits = new Waits();
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      long millis = (long) Math.exp(random.nextDouble(0, 13));
      waits.add(millis, 1);
      all.add(millis);
    }
    Collections.sort(all);
    for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
      long exact = all.get((int) Math.ceil(share * all.size()) - 1);
      assertThat((double) waits.quantile(share).orElseThrow())
          .isBetween(exact * 15 / 16.0 - 1, exact * 17 / 16.0 + 1);
    }
    assertThat(new Waits().quantile(0.5)).isEqualTo(OptionalLong.empty());
  }

  @Test
  void manyThreadsLoseNothing() throws Exception {
    Counts counts = new Counts();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      String name = "t" + t;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < 5_000; i++) {
                  Row row = Rows.call(name + "-" + i).usd("0.001").row();
                  counts.wrote(row);
                  live.wrote(row);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(metric(counts, "calls_total")).isEqualTo(20_000);
    assertThat(metric(counts, "usd_total")).isEqualTo(20);
    assertThat(live.view().all().today().usd()).isEqualByComparingTo("20");
  }

  @Test
  void numbersAreShownAsPeopleReadThem() {
    assertThat(Plain.count(9_999)).isEqualTo("9999");
    assertThat(Plain.count(18_349)).isEqualTo("18.3k");
    assertThat(Plain.count(4_070_000)).isEqualTo("4.07M");
    assertThat(Plain.usd(new BigDecimal("0.000123456"))).isEqualTo("$0.00012");
    assertThat(Plain.usd(new BigDecimal("0.001"))).isEqualTo("$0.0010");
    assertThat(Plain.usd(new BigDecimal("0.5"))).isEqualTo("$0.50");
    assertThat(Plain.usd(new BigDecimal("0.9999"))).isEqualTo("$1.00");
    assertThat(Plain.usd(new BigDecimal("12.345"))).isEqualTo("$12.35");
    assertThat(Plain.usd(new BigDecimal("1E+3"))).isEqualTo("$1000.00");
    assertThat(Plain.millis(999)).isEqualTo("999 ms");
    assertThat(Plain.millis(1_240)).isEqualTo("1.24 s");
    assertThat(Plain.millis(125_000)).isEqualTo("2 min 5 s");
    assertThat(Plain.share(1, 1_000)).isEqualTo("0.1 %");
    assertThat(Plain.share(0, 0)).isEqualTo("–");
  }
}
