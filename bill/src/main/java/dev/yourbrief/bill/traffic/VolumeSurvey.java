package dev.yourbrief.bill.traffic;

import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.bill.store.RequestSums.Counted;
import dev.yourbrief.bill.store.RequestSums.DayTokens;
import dev.yourbrief.figure.Estimate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** How much traffic there is. */
final class VolumeSurvey {

  /** Requests of less than half of the tokens say little of how many there are. */
  private static final double LEAST_SHARE = 0.5;

  private final List<LocalDate> days;
  private final List<DayTokens> tokens;
  private final List<Counted> counted;
  private final Resampling resampling;

  /**
   * @param days the run-rate's days
   * @param tokens the tokens of those days
   * @param counted the requests that are counted on those days
   */
  VolumeSurvey(
      List<LocalDate> days, List<DayTokens> tokens, List<Counted> counted, Resampling resampling) {
    this.days = days;
    this.tokens = tokens;
    this.counted = counted;
    this.resampling = resampling;
  }

  /**
   * @param witness where the requests were counted, in words
   */
  Volume volume(String witness) {
    if (tokens.isEmpty() || days.isEmpty()) {
      Finding unknown = Finding.unknown("the files count no tokens on the days of the run-rate");
      return new Volume(Map.of(), unknown, unknown, unknown, unknown, requests(witness));
    }
    How how =
        How.measured(
            "tokens of the last "
                + days.size()
                + " settled days that the bill counts, as a month of 365/12 days, with the"
                + " interval of the run-rate");
    Map<TokenKind, Estimate> byKind = new EnumMap<>(TokenKind.class);
    for (TokenKind kind : TokenKind.values()) {
      BigDecimal[] series = series(t -> t.kind() == kind);
      if (Arrays.stream(series).anyMatch(n -> n.signum() != 0)) {
        byKind.put(kind, resampling.perMonth(List.of(series)));
      }
    }
    return new Volume(
        byKind,
        Finding.of(resampling.perMonth(List.of(series(t -> t.kind().isInput()))), how),
        Finding.of(resampling.perMonth(List.of(series(t -> !t.kind().isInput()))), how),
        cacheHit(),
        batchShare(),
        requests(witness));
  }

  private BigDecimal[] series(Predicate<DayTokens> which) {
    Map<LocalDate, BigDecimal> sums = new HashMap<>();
    tokens.stream().filter(which).forEach(t -> sums.merge(t.day(), t.tokens(), BigDecimal::add));
    return days.stream()
        .map(day -> sums.getOrDefault(day, BigDecimal.ZERO))
        .toArray(BigDecimal[]::new);
  }

  private static double[] doubles(BigDecimal[] series) {
    return Arrays.stream(series).mapToDouble(BigDecimal::doubleValue).toArray();
  }

  private double sum(Predicate<DayTokens> which) {
    return Arrays.stream(series(which)).reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
  }

  private Finding cacheHit() {
    if (sum(t -> t.kind().isInput()) <= 0) {
      return Finding.unknown("there is no input on the days of the run-rate");
    }
    double[] read = doubles(series(t -> t.kind() == TokenKind.CACHE_READ));
    double[] input = doubles(series(t -> t.kind().isInput()));
    How how =
        How.measured(
            "input read from a cache over all input of the last "
                + days.size()
                + " settled days; an export without cache columns counts it as uncached");
    return Finding.of(Statistic.ratio(read, input, resampling), how);
  }

  private Finding batchShare() {
    double all = sum(t -> true);
    return all > 0
        ? Finding.of(
            Statistic.point(sum(DayTokens::isBatch) / all),
            How.measured("tokens whose tier is batch over all tokens of those days"))
        : Finding.unknown("there are no tokens on the days of the run-rate");
  }

  /** Counted requests, put up to the tokens of the whole bill. */
  private Finding requests(String witness) {
    if (counted.isEmpty() || days.isEmpty()) {
      return Finding.unknown(
          "the files count no requests: a gateway’s log, or an OpenAI usage export, does");
    }
    double all = sum(t -> true);
    double theirs =
        counted.stream().map(c -> c.input().add(c.output()).doubleValue()).reduce(0.0, Double::sum);
    double share = all > 0 ? theirs / all : 1;
    if (share < LEAST_SHARE || share > 1 / LEAST_SHARE) {
      return Finding.unknown(
          "requests are counted for "
              + Witness.percent(share)
              + " of the tokens, too far from all of them: "
              + witness);
    }
    Map<LocalDate, BigDecimal> perDay = new HashMap<>();
    counted.forEach(c -> perDay.merge(c.day(), c.requests(), BigDecimal::add));
    List<BigDecimal> series =
        days.stream().map(day -> perDay.getOrDefault(day, BigDecimal.ZERO)).toList();
    Estimate perMonth = resampling.perMonth(series);
    boolean isAll = Math.abs(share - 1) < Survey.ALL_BUT;
    return isAll
        ? Finding.of(perMonth, How.measured(witness))
        : Finding.of(
            perMonth.scaledBy(BigDecimal.valueOf(1 / share)),
            How.estimated(
                witness
                    + ", which are "
                    + Witness.percent(share)
                    + " of the tokens, put up to all of them"));
  }

  /** Tokens of a request in the mean, going by the counted ones. */
  Finding mean(Function<Counted, BigDecimal> what, String witness) {
    BigDecimal requests =
        counted.stream().map(Counted::requests).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (requests.compareTo(BigDecimal.valueOf(LengthsSurvey.LEAST)) < 0) {
      return Finding.unknown(
          counted.isEmpty()
              ? "the files count no requests"
              : "there are only " + requests.toPlainString() + " requests");
    }
    return Finding.of(
        Statistic.ratio(
            counted.stream().mapToDouble(c -> what.apply(c).doubleValue()).toArray(),
            counted.stream().mapToDouble(c -> c.requests().doubleValue()).toArray(),
            resampling),
        How.measured("tokens over requests: " + witness));
  }
}
