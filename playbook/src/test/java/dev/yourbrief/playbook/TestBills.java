package dev.yourbrief.playbook;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.Coverage;
import dev.yourbrief.bill.PeriodSpend;
import dev.yourbrief.bill.RunRate;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.bill.Totals;
import dev.yourbrief.bill.forecast.Forecaster;
import dev.yourbrief.bill.forecast.Outlook;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Sampler;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Bills made by hand: so much a month, so many tokens, for three periods. */
final class TestBills {

  static final LocalDate LAST = LocalDate.of(2026, 11, 20);

  private TestBills() {}

  /** A steady bill. */
  static Bill of(long usdPerMonth, long inputMtok, long outputMtok) {
    return of(usdPerMonth, inputMtok, outputMtok, 0);
  }

  /**
   * A bill that grows.
   *
   * @param growth the part by which each month is above the one before
   */
  static Bill of(long usdPerMonth, long inputMtok, long outputMtok, double growth) {
    BigDecimal month = BigDecimal.valueOf(usdPerMonth);
    BigDecimal period =
        month
            .multiply(BigDecimal.valueOf(30 * 12))
            .divide(BigDecimal.valueOf(365), 2, RoundingMode.HALF_UP);
    List<PeriodSpend> periods = new ArrayList<>();
    for (int i = 2; i >= 0; i--) {
      periods.add(
          new PeriodSpend(LAST.minusDays(30L * i + 29), LAST.minusDays(30L * i), 30, period));
    }
    return new Bill(
        "USD",
        List.of(),
        new Coverage(LAST.minusDays(89), LAST, 90, 90, LAST, BigDecimal.ONE, BigDecimal.ONE, false),
        new Totals(Map.of(), Map.of(), new TreeMap<>()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        periods,
        List.of(),
        Optional.of(
            new RunRate(
                month,
                Estimate.of(
                    month.multiply(new BigDecimal("0.95")), month.multiply(new BigDecimal("1.05"))),
                "by hand",
                LAST.minusDays(27),
                LAST,
                28)),
        outlook(usdPerMonth, growth),
        List.of(),
        List.of(),
        Map.of(
            TokenKind.INPUT_UNCACHED, BigDecimal.valueOf(inputMtok).scaleByPowerOfTen(6),
            TokenKind.OUTPUT, BigDecimal.valueOf(outputMtok).scaleByPowerOfTen(6)),
        Map.of(),
        List.of(),
        0,
        List.of(),
        Optional.empty());
  }

  private static Outlook outlook(long usdPerMonth, double growth) {
    NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
    for (int i = 0; i < 90; i++) {
      double grown = Math.pow(1 + growth, (i - 76) * 12 / 365.0);
      days.put(LAST.minusDays(89L - i), BigDecimal.valueOf(usdPerMonth * 12 / 365.0 * grown));
    }
    return Forecaster.of(days, List.of(), new Sampler(1, Sampler.DEFAULT_SIZE));
  }
}
