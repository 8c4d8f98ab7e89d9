package dev.yourbrief.bill;

import static dev.yourbrief.bill.Requests.exponential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.bill.Requests.Request;
import dev.yourbrief.bill.traffic.Arrivals;
import dev.yourbrief.bill.traffic.Finding;
import dev.yourbrief.bill.traffic.How;
import dev.yourbrief.bill.traffic.LengthLaw;
import dev.yourbrief.bill.traffic.Load;
import dev.yourbrief.bill.traffic.Peak;
import dev.yourbrief.bill.traffic.Traffic;
import dev.yourbrief.figure.Estimate;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests drawn from known laws, written as real logs: the laws come out again. */
final class TrafficLawsTest {

  private final SplittableRandom random = new SplittableRandom(20261001);

  @TempDir Path folder;

  private static double middle(Finding finding) {
    return finding.value().orElseThrow().median();
  }

  @Test
  void lengths_are_those_of_the_requests() {
    List<Request> requests =
        Requests.of(
            10,
            () -> exponential(random, 120),
            () -> (int) Math.exp(6 + random.nextGaussian()) + 1,
            () -> random.nextInt(1, 1_001));
    Bills.write(folder, "log.csv", Requests.litellm(requests));
    Traffic traffic = Requests.traffic(folder);
    LengthLaw input = traffic.lengths().input().orElseThrow();
    int[] sorted = requests.stream().mapToInt(Request::input).sorted().toArray();
    assertThat(traffic.lengths().requests()).isEqualTo(requests.size());
    assertThat(input.mean()).isCloseTo(IntStream.of(sorted).average().orElse(0), within(1e-9));
    assertThat(input.p10()).isEqualTo(rank(sorted, .1));
    assertThat(input.p50()).isEqualTo(rank(sorted, .5));
    assertThat(input.p90()).isEqualTo(rank(sorted, .9));
    assertThat(input.p99()).isEqualTo(rank(sorted, .99));
    assertThat(input.cdf().points()).hasSizeLessThanOrEqualTo(32);
    input
        .cdf()
        .points()
        .forEach(point ->
            assertThat(point.share())
                .isEqualTo(
                    (double) IntStream.of(sorted).filter(n -> n <= point.tokens()).count()
                        / sorted.length));
    assertThat(input.cdf().points().getLast().tokens()).isEqualTo(sorted[sorted.length - 1]);
    // A lognormal of deviation 1: e − 1. Of numbers 1 to 1,000: (n² − 1) ÷ 12 over squared mean.
    assertThat(middle(traffic.lengths().inputCv2())).isCloseTo(Math.E - 1, within(.35));
    assertThat(middle(traffic.lengths().outputCv2())).isCloseTo(.3327, within(.02));
    assertThat(middle(traffic.lengths().meanOutput())).isCloseTo(500.5, within(12.0));
    assertThat(middle(traffic.lengths().correlation())).isCloseTo(0, within(.05));
    assertThat(traffic.lengths().how().basis()).isEqualTo(How.Basis.MEASURED);
    assertThat(traffic.lengths().how().text())
        .contains("log.csv")
        .contains("7,2")
        .contains("2026-10-01 to 2026-10-10");
    // Independent of each other, at one unit of time a token each.
    assertThat(traffic.lengths().serviceCv2(0, 1).orElseThrow())
        .isCloseTo(middle(traffic.lengths().outputCv2()), within(1e-6));
  }

  private static long rank(int[] sorted, double p) {
    return sorted[(int) Math.ceil(p * sorted.length) - 1];
  }

  @Test
  void independent_requests_have_a_burstiness_of_one() {
    List<Request> requests =
        Requests.of(1, () -> exponential(random, 15), () -> 100, () -> random.nextInt(1, 100));
    Bills.write(folder, "log.csv", Requests.litellm(requests));
    Arrivals arrivals = Requests.traffic(folder).arrivals();
    assertThat(middle(arrivals.cv2())).isCloseTo(1, within(.08));
    assertThat(middle(arrivals.dispersion())).isCloseTo(1, within(.12));
    assertThat(arrivals.cv2().how().basis()).isEqualTo(How.Basis.MEASURED);
  }

  @Test
  void requests_that_come_in_bursts_have_more() {
    // Nine gaps in ten are short: E = 10, E² = 2 × (.9 × 5² + .1 × 55²) = 650, so CV² = 5.5.
    List<Request> requests =
        Requests.of(
            1, () -> exponential(random, random.nextDouble() < .9 ? 5 : 55), () -> 100, () -> 10);
    Bills.write(folder, "log.csv", Requests.litellm(requests));
    Traffic traffic = Requests.traffic(folder);
    assertThat(middle(traffic.arrivals().cv2())).isCloseTo(5.5, within(1.0));
    assertThat(middle(traffic.arrivals().dispersion())).isBetween(2.0, 5.5);
    assertThat(traffic.lengths().correlation().value()).isEmpty();
    assertThat(traffic.inputCv2().orElseThrow().median()).isZero();
  }

  @Test
  void evenly_spaced_requests_have_none() {
    List<Request> requests = Requests.of(1, () -> 20, () -> 100, () -> 10);
    Bills.write(folder, "log.csv", Requests.litellm(requests));
    assertThat(middle(Requests.traffic(folder).arrivals().cv2())).isLessThan(.001);
  }

  @Test
  void equal_time_stamps_of_a_coarse_clock_are_no_burst() {
    List<Request> requests = Requests.of(.02, () -> exponential(random, .2), () -> 9, () -> 9);
    assertThat(requests).hasSizeGreaterThan(8_000);
    Bills.write(
        folder,
        "log.csv",
        Requests.litellm(
            requests,
            at -> DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS))));
    Finding cv2 = Requests.traffic(folder).arrivals().cv2();
    assertThat(middle(cv2)).isCloseTo(1, within(.08));
    assertThat(cv2.how().text()).contains("scattered");
  }

  @Test
  void times_of_whole_minutes_leave_the_counts_of_minutes() {
    List<Request> requests = Requests.of(1, () -> exponential(random, 20), () -> 9, () -> 9);
    Bills.write(
        folder,
        "log.csv",
        Requests.litellm(
            requests,
            at -> DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.MINUTES))));
    Finding cv2 = Requests.traffic(folder).arrivals().cv2();
    assertThat(cv2.how().basis()).isEqualTo(How.Basis.ESTIMATED);
    assertThat(middle(cv2)).isCloseTo(1, within(.1));
  }

  /** Ten times as many from 9 to 17 as at other hours, in that zone; none on Sundays. */
  private List<Request> office(ZoneId zone, int days) {
    List<Request> requests = new ArrayList<>();
    for (Request r : Requests.of(days, () -> exponential(random, 120), () -> 500, () -> 50)) {
      var local = r.at().atZone(zone);
      boolean open = local.getHour() >= 9 && local.getHour() < 17;
      if (local.getDayOfWeek().getValue() < 7 && random.nextDouble() < (open ? 1 : .1)) {
        requests.add(r);
      }
    }
    return requests;
  }

  @Test
  void the_day_keeps_its_shape_over_a_change_of_the_clock() {
    // Clocks in Berlin go back on 25 October 2026: 9 o'clock is 7:00 UTC before, 8:00 after.
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Bills.write(folder, "log.jsonl", Requests.langfuse(office(berlin, 28), berlin));
    Traffic traffic = Requests.traffic(folder);
    List<Load> hours = traffic.hourOfDay();
    assertThat(hours).hasSize(24);
    double mean = (8 + 16 * .1) / 24;
    for (int hour = 0; hour < 24; hour++) {
      double expected = (hour >= 9 && hour < 17 ? 1 : .1) / mean;
      assertThat(hours.get(hour).requests().orElseThrow())
          .as("hour %d", hour)
          .isCloseTo(expected, within(.08 + .1 * expected));
    }
    assertThat(hours.stream().mapToDouble(Load::input).sum()).isCloseTo(24, within(1e-9));
    List<Load> week = traffic.dayOfWeek();
    assertThat(week.get(6).output()).isZero();
    assertThat(week.get(0).output()).isCloseTo(7.0 / 6, within(.1));
    assertThat(traffic.shape().hourOfWeek()).hasSize(168);
    // Six days of seven, eight hours of 24 with ten times the rest: 1.17 × 2.5.
    Estimate peak = traffic.peakToMean().orElseThrow();
    assertThat(peak.quantile(.05)).isBetween(2.6, 4.4);
    assertThat(peak.quantile(.95)).isBetween(3.0, 6.0);
    assertThat(traffic.shape().peakToMean().how().basis()).isEqualTo(How.Basis.MEASURED);
  }

  @Test
  void in_utc_the_same_log_is_cut_by_utc_hours() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    List<Request> requests = office(berlin, 20);
    Bills.write(folder, "log.csv", Requests.litellm(requests));
    List<Load> hours = Requests.traffic(folder).hourOfDay();
    assertThat(hours.get(7).input()).isGreaterThan(2);
    assertThat(hours.get(15).input()).isLessThan(.5);
  }

  @Test
  void a_log_that_begins_at_noon_says_nothing_of_that_morning() {
    List<Request> requests =
        Requests.of(5, () -> exponential(random, 60), () -> 9, () -> 9).stream()
            .filter(r -> r.at().isAfter(Requests.start().plus(12, ChronoUnit.HOURS)))
            .filter(r -> r.at().isBefore(Requests.start().plus(110, ChronoUnit.HOURS)))
            .toList();
    Bills.write(folder, "log.csv", Requests.litellm(requests));
    Traffic traffic = Requests.traffic(folder);
    assertThat(traffic.shape().how().text()).contains("3 whole days");
    traffic.hourOfDay().forEach(hour -> assertThat(hour.input()).isBetween(.7, 1.3));
    assertThat(traffic.dayOfWeek()).isEmpty();
    assertThat(traffic.shape().peakToMean().how().text()).contains("less than a week");
  }

  @Test
  void a_steady_stream_has_a_peak_near_one_and_an_hour_alone_says_nothing_of_the_day() {
    List<Request> requests = Requests.of(3, () -> exponential(random, 20), () -> 100, () -> 10);
    Bills.write(folder, "log.csv", Requests.litellm(requests));
    Estimate steady = Requests.traffic(folder).peakToMean().orElseThrow();
    assertThat(steady.quantile(.95)).isLessThan(2);
    List<Request> hour = new ArrayList<>();
    Instant from = Requests.start().plus(30, ChronoUnit.HOURS);
    requests.stream()
        .filter(r -> r.at().isAfter(from) && r.at().isBefore(from.plus(1, ChronoUnit.HOURS)))
        .forEach(hour::add);
    Bills.write(folder, "log.csv", Requests.litellm(hour));
    Traffic traffic = Requests.traffic(folder);
    assertThat(traffic.shape().peakToMean().how().basis()).isEqualTo(How.Basis.ESTIMATED);
    assertThat(traffic.peakToMean().orElseThrow().quantile(.95)).isGreaterThan(4);
    assertThat(traffic.hourOfDay()).isEmpty();
    assertThat(traffic.shape().peaks()).extracting(Peak::grain).containsExactly(Peak.Grain.MINUTE);
  }

  @Test
  void spans_say_the_same_as_any_other_log() {
    List<Request> requests =
        Requests.of(3, () -> exponential(random, 60), () -> random.nextInt(9, 99), () -> 10);
    Bills.write(folder, "log.csv", Requests.litellm(requests));
    Traffic litellm = Requests.traffic(folder);
    Bills.write(folder, "log.csv", Requests.litellm(List.of()));
    Bills.write(folder, "spans.jsonl", Requests.otel(requests));
    Traffic otel = Requests.traffic(folder);
    assertThat(otel.lengths().input()).isEqualTo(litellm.lengths().input());
    assertThat(otel.hourOfDay()).isEqualTo(litellm.hourOfDay());
    assertThat(otel.shape().peaks()).isEqualTo(litellm.shape().peaks());
    assertThat(otel.arrivalCv2()).isEqualTo(litellm.arrivalCv2());
    assertThat(otel.zone()).isEqualTo("UTC");
  }
}
