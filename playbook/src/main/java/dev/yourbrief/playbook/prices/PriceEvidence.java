package dev.yourbrief.playbook.prices;

import dev.yourbrief.bill.PriceDay;
import dev.yourbrief.crossover.Catalogue;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prices a bill implies beside those the catalogue knew. Every day is held against the price of
 * that day: history is never priced again at a later rate.
 *
 * @param lines each price paid, over all days, beside the list's
 * @param findings what that tells, sorted by provider, model, tier, kind and day
 */
public record PriceEvidence(List<PriceLine> lines, List<PriceFinding> findings) {

  public PriceEvidence {
    lines = List.copyOf(lines);
    findings = List.copyOf(findings);
  }

  /**
   * Compares.
   *
   * @param days the prices the bill implies, day by day; days without tokens tell nothing
   * @param catalogue the dated price lists
   * @param currency the bill's ISO 4217 code; only a bill in USD can be compared
   */
  public static PriceEvidence of(List<PriceDay> days, Catalogue catalogue, String currency) {
    Map<String, List<PricedDay>> series = new LinkedHashMap<>();
    days.stream()
        .filter(day -> day.tokens().signum() > 0)
        .sorted(
            Comparator.comparing(PriceDay::provider)
                .thenComparing(PriceDay::model)
                .thenComparing(PriceDay::tier)
                .thenComparing(PriceDay::kind)
                .thenComparing(PriceDay::day))
        .forEach(day ->
            series
                .computeIfAbsent(key(day), k -> new ArrayList<>())
                .add(
                    currency.equals("USD")
                        ? PricedDay.of(day, catalogue)
                        : new PricedDay(day, Optional.empty())));
    List<PriceLine> lines = new ArrayList<>();
    List<PriceFinding> findings = new ArrayList<>();
    for (List<PricedDay> one : series.values()) {
      lines.add(line(one));
      findings.addAll(new Judge(one, catalogue, currency).findings());
    }
    return new PriceEvidence(lines, findings);
  }

  private static String key(PriceDay day) {
    return String.join("\n", day.provider(), day.model(), day.tier(), day.kind().key());
  }

  private static PriceLine line(List<PricedDay> days) {
    PriceDay first = days.getFirst().day();
    Tally all = Tally.of(days);
    List<PricedDay> listed = days.stream().filter(d -> d.listUsd().isPresent()).toList();
    Optional<Tally> known = listed.isEmpty() ? Optional.empty() : Optional.of(Tally.of(listed));
    Optional<LocalDate> asOf =
        listed.stream()
            .flatMap(d -> d.list().stream())
            .map(price -> price.asOf())
            .max(Comparator.naturalOrder());
    return new PriceLine(
        first.provider(),
        first.model(),
        first.kind(),
        first.tier(),
        all.tokens(),
        all.cost(),
        all.paid(),
        all.rows(),
        known.flatMap(Tally::list),
        asOf,
        known.flatMap(Tally::ratio).map(r -> r.round(MathContext.DECIMAL32)));
  }
}
