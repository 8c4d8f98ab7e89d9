package dev.yourbrief.bill;

import dev.yourbrief.bill.forecast.Forecaster;
import dev.yourbrief.bill.forecast.Outlook;
import dev.yourbrief.bill.store.Merge;
import dev.yourbrief.bill.store.Sums;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Puts a bill together from what the store answers. */
final class BillAssembly {

  private static final BigDecimal MILLION = new BigDecimal(1_000_000);
  private static final MathContext PRICE = new MathContext(16, RoundingMode.HALF_EVEN);

  private final BillOptions options;
  private final ProblemLog log;
  private final List<FileTally> tallies;
  private final Projects projects;
  private final Merge.Left left;
  private final long spreadCharges;

  BillAssembly(
      BillOptions options,
      ProblemLog log,
      List<FileTally> tallies,
      Projects projects,
      Merge.Left left,
      long spreadCharges) {
    this.options = options;
    this.log = log;
    this.tallies = tallies;
    this.projects = projects;
    this.left = left;
    this.spreadCharges = spreadCharges;
  }

  Bill assemble(Sums sums) {
    List<Sums.Total> totals = sums.totals();
    Currencies currencies = new Currencies(options, usageLines(totals));
    List<Sums.Day> dailySums = sums.days();
    Timeline timeline = new Timeline(options.asOf(), spans(), byDay(dailySums, currencies));
    // Worked out while the store answers. It keeps days, so there is no shape of the day yet.
    CompletableFuture<Outlook> outlook =
        CompletableFuture.supplyAsync(() ->
            Forecaster.of(
                timeline.lastSettledDays(Coverage.WINDOW_DAYS), List.of(), options.sampler()));
    Sums.Days window = new Sums.Days(timeline.from(), timeline.to());
    Parts parts = new Parts(sums, window, currencies, projects.names());
    List<BillPart> byModel = parts.by(Sums.By.MODEL);
    NavigableMap<LocalDate, BigDecimal> lastDays = timeline.lastSettledDays(RunRates.DAYS);
    List<Sums.Tokens> tokens = lastDays.isEmpty() ? List.of() : sums.tokensByModel(days(lastDays));
    Coverage coverage = coverage(timeline, byModel, sums.costWithTokens(window), currencies);
    List<UnitPrice> prices = unitPrices(sums, window, currencies);
    Notes notes = new Notes(log, options, currencies);
    notes.merged(left, spreadCharges, tallies.stream().anyMatch(FileTally::hasManyInARow));
    notes.time(timeline, coverage, lastDays.size(), sums.lastDays());
    notes.money(totals);
    notes.tokens(sums.unpriced(window));
    notes.projects(projects.renamed());
    return new Bill(
        currencies.main(),
        files(),
        coverage,
        totals(totals, currencies.main()),
        parts.by(Sums.By.PROVIDER),
        byModel,
        parts.by(Sums.By.KIND),
        parts.by(Sums.By.PROJECT),
        lastDays.isEmpty()
            ? List.of()
            : new Parts(sums, days(lastDays), currencies, projects.names()).by(Sums.By.PROVIDER),
        timeline.periods(),
        timeline.days(),
        dailySums.isEmpty() ? Optional.empty() : RunRates.of(lastDays, options.sampler()),
        outlook.join(),
        prices,
        RunRates.tokensPerMonth(tokens, lastDays.size()),
        RunRates.tokensPerMonthByModel(tokens, lastDays.size()),
        log.unreadable(),
        log.count(),
        log.notes());
  }

  private static Sums.Days days(NavigableMap<LocalDate, BigDecimal> days) {
    return new Sums.Days(days.firstKey(), days.lastKey());
  }

  private List<BillFile> files() {
    List<BillFile> files = new ArrayList<>();
    for (int i = 0; i < tallies.size(); i++) {
      files.add(tallies.get(i).toFile(left.of(i)));
    }
    return List.copyOf(files);
  }

  private List<FileTally.Span> spans() {
    return tallies.stream().map(FileTally::usage).toList();
  }

  private static Map<String, Long> usageLines(List<Sums.Total> totals) {
    Map<String, Long> usage = new HashMap<>();
    Map<String, Long> all = new HashMap<>();
    for (Sums.Total total : totals) {
      all.merge(total.currency(), total.charges(), Long::sum);
      if (total.category() == ChargeCategory.USAGE) {
        usage.merge(total.currency(), total.charges(), Long::sum);
      }
    }
    return usage.isEmpty() ? all : usage;
  }

  private static NavigableMap<LocalDate, BigDecimal> byDay(
      List<Sums.Day> sums, Currencies currencies) {
    NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
    for (Sums.Day sum : sums) {
      currencies
          .convert(sum.currency(), sum.cost())
          .ifPresent(cost -> days.merge(sum.day(), cost, BigDecimal::add));
    }
    return days;
  }

  private Coverage coverage(
      Timeline timeline,
      List<BillPart> byModel,
      List<Sums.Part> withTokens,
      Currencies currencies) {
    BigDecimal whole = sum(byModel);
    BigDecimal unknown =
        byModel.stream()
            .filter(part -> part.name().equals(BillPart.UNKNOWN))
            .map(BillPart::cost)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal tokens =
        withTokens.stream()
            .flatMap(part -> currencies.convert(part.currency(), part.cost()).stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Coverage(
        timeline.from(),
        timeline.to(),
        Coverage.WINDOW_DAYS,
        timeline.daysWithData(),
        timeline.lastSettled(),
        Parts.share(whole.subtract(unknown), whole),
        Parts.share(tokens, whole),
        pagesMissing());
  }

  /** Of each format, the page whose data runs last tells whether there is more. */
  private boolean pagesMissing() {
    return tallies.stream()
        .filter(FileTally::lastPageHasMore)
        .anyMatch(tally ->
            tallies.stream()
                .filter(t -> t.reading().format().equals(tally.reading().format()))
                .noneMatch(t ->
                    t.lastPage().isAfter(tally.lastPage())
                        || (t.lastPage().equals(tally.lastPage()) && !t.lastPageHasMore())));
  }

  private static Totals totals(List<Sums.Total> sums, String main) {
    Map<String, Map<ChargeCategory, Money>> billed = new TreeMap<>();
    Map<String, Map<ChargeCategory, Money>> effective = new TreeMap<>();
    for (Sums.Total sum : sums) {
      billed
          .computeIfAbsent(sum.currency(), c -> new EnumMap<>(ChargeCategory.class))
          .put(sum.category(), new Money(sum.billed(), sum.currency()));
      effective
          .computeIfAbsent(sum.currency(), c -> new EnumMap<>(ChargeCategory.class))
          .put(sum.category(), new Money(sum.cost(), sum.currency()));
    }
    SortedMap<String, Totals.CurrencyTotals> others = new TreeMap<>();
    billed.forEach((currency, amounts) -> {
      if (!currency.equals(main)) {
        others.put(
            currency,
            new Totals.CurrencyTotals(amounts, effective.getOrDefault(currency, Map.of())));
      }
    });
    return new Totals(
        billed.getOrDefault(main, Map.of()), effective.getOrDefault(main, Map.of()), others);
  }

  private static BigDecimal sum(List<BillPart> parts) {
    return parts.stream().map(BillPart::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private record PriceKey(String provider, String model, TokenKind kind, String tier) {}

  /** Prices from lines that carry both; where none does, from two exports joined. */
  private static List<UnitPrice> unitPrices(Sums sums, Sums.Days window, Currencies currencies) {
    List<UnitPrice> prices = new ArrayList<>();
    Set<PriceKey> known = new HashSet<>();
    for (Sums.Priced priced : sums.pricedByLine(window)) {
      price(priced, currencies).ifPresent(prices::add);
      known.add(key(priced));
    }
    for (Sums.Priced priced : sums.pricedByJoin(window)) {
      if (!known.contains(key(priced))) {
        price(priced, currencies).ifPresent(prices::add);
      }
    }
    prices.sort(
        Comparator.comparing(UnitPrice::provider)
            .thenComparing(UnitPrice::model)
            .thenComparing(UnitPrice::tier)
            .thenComparing(UnitPrice::kind));
    return List.copyOf(prices);
  }

  private static PriceKey key(Sums.Priced priced) {
    return new PriceKey(priced.provider(), priced.model(), priced.kind(), priced.tier());
  }

  /** No price without tokens, and none of nothing: a line that costs 0 may just be unpriced. */
  private static Optional<UnitPrice> price(Sums.Priced priced, Currencies currencies) {
    if (priced.tokens().signum() <= 0 || priced.cost().signum() <= 0) {
      return Optional.empty();
    }
    return currencies
        .convert(priced.currency(), priced.cost())
        .map(cost ->
            new UnitPrice(
                priced.provider(),
                priced.model(),
                priced.kind(),
                priced.tier(),
                priced.tokens(),
                cost,
                cost.multiply(MILLION).divide(priced.tokens(), PRICE),
                priced.rows()));
  }
}
