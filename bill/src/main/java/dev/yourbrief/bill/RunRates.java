package dev.yourbrief.bill;

import dev.yourbrief.bill.store.Sums;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Sampler;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What a month costs and takes, going by the last settled days. */
final class RunRates {

  /** Four whole weeks: the shape of the week cancels out. */
  static final int DAYS = 28;

  private static final BigDecimal DAYS_A_YEAR = new BigDecimal(365);
  private static final BigDecimal MONTHS_A_YEAR = new BigDecimal(12);
  private static final MathContext SHOWN = new MathContext(16, RoundingMode.HALF_EVEN);

  private RunRates() {}

  /** The run-rate over the days' costs; empty without days. */
  static Optional<RunRate> of(NavigableMap<LocalDate, BigDecimal> days, Sampler sampler) {
    if (days.isEmpty()) {
      return Optional.empty();
    }
    String method =
        "mean of the last "
            + days.size()
            + " settled days times 365/12; 90 % interval by a moving-block bootstrap"
            + " with blocks of at most 7 days";
    return Optional.of(
        new RunRate(
            aMonth(sum(days.values()), days.size()),
            perMonth(days.values(), sampler),
            method,
            days.firstKey(),
            days.lastKey(),
            days.size()));
  }

  /** What the days come to a month, with how far their mean may be off. */
  static Estimate perMonth(Collection<BigDecimal> days, Sampler sampler) {
    BigDecimal least = Collections.min(days);
    if (least.compareTo(Collections.max(days)) == 0) {
      return Estimate.of(aMonth(least, 1));
    }
    double[] values = days.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    Draws means = Bootstrap.means(values, sampler);
    BigDecimal low = toTheCent(aMonth(new BigDecimal(means.quantile(0.05)), 1));
    BigDecimal high = toTheCent(aMonth(new BigDecimal(means.quantile(0.95)), 1));
    if (low.compareTo(high) < 0) {
      return Estimate.of(low, high);
    }
    return Estimate.of(aMonth(sum(days), days.size()));
  }

  private static BigDecimal sum(Collection<BigDecimal> days) {
    return days.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A resampled interval has no more digits than that. */
  private static BigDecimal toTheCent(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_EVEN);
  }

  /** An amount of so many days, over a month of 365/12 days, to 16 digits. */
  private static BigDecimal aMonth(BigDecimal amount, int days) {
    BigDecimal months = MONTHS_A_YEAR.multiply(BigDecimal.valueOf(days));
    BigDecimal perMonth = amount.multiply(DAYS_A_YEAR).divide(months, SHOWN).stripTrailingZeros();
    return perMonth.scale() < 0 ? perMonth.setScale(0) : perMonth;
  }

  static Map<TokenKind, BigDecimal> tokensPerMonth(List<Sums.Tokens> tokens, int days) {
    Map<TokenKind, BigDecimal> sums = new EnumMap<>(TokenKind.class);
    tokens.forEach(t -> sums.merge(t.kind(), t.tokens(), BigDecimal::add));
    sums.replaceAll((kind, sum) -> aMonth(sum, days));
    return Collections.unmodifiableMap(sums);
  }

  static Map<String, Map<TokenKind, BigDecimal>> tokensPerMonthByModel(
      List<Sums.Tokens> tokens, int days) {
    Map<String, Map<TokenKind, BigDecimal>> byModel = new TreeMap<>();
    for (Sums.Tokens t : tokens) {
      String model = t.model().isEmpty() ? BillPart.UNKNOWN : t.model();
      byModel
          .computeIfAbsent(model, m -> new EnumMap<>(TokenKind.class))
          .merge(t.kind(), aMonth(t.tokens(), days), BigDecimal::add);
    }
    byModel.replaceAll((model, kinds) -> Collections.unmodifiableMap(kinds));
    return Collections.unmodifiableMap(byModel);
  }
}
