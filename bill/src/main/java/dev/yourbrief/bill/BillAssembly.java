package dev.yourbrief.bill;

import dev.yourbrief.bill.forecast.Forecaster;
import dev.yourbrief.bill.forecast.HourSum;
import dev.yourbrief.bill.forecast.Outlook;
import dev.yourbrief.bill.store.Merge;
import dev.yourbrief.bill.store.ReadFile;
import dev.yourbrief.bill.store.RequestSums;
import dev.yourbrief.bill.store.Sums;
import dev.yourbrief.bill.traffic.Resampling;
import dev.yourbrief.bill.traffic.Survey;
import dev.yourbrief.bill.traffic.Traffic;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts a bill together from what the store answers. */
final class BillAssembly {

  private final BillOptions options;
  private final ProblemLog log;
  private final List<ReadFile> read;
  private final Projects projects;
  private final Merge.Left left;

  BillAssembly(
      BillOptions options,
      ProblemLog log,
      List<ReadFile> read,
      Projects projects,
      Merge.Left left) {
    this.options = options;
    this.log = log;
    this.read = read;
    this.projects = projects;
    this.left = left;
  }

  /**
   * @param requests asked only if the options ask for the traffic
   */
  Bill assemble(Sums sums, Supplier<RequestSums> requests) {
    List<Sums.Total> totals = sums.totals();
    Currencies currencies = new Currencies(options, usageLines(totals));
    List<Sums.Day> dailySums = sums.days();
    Timeline timeline = new Timeline(options.asOf(), told(), byDay(dailySums, currencies));
    List<HourSum> hours = hours(sums, timeline, currencies);
    // Worked out while the store answers.
    CompletableFuture<Outlook> outlook =
        CompletableFuture.supplyAsync(() ->
            Forecaster.of(
                timeline.lastSettledDays(Coverage.WINDOW_DAYS), hours, options.sampler()));
    Sums.Days window = new Sums.Days(timeline.from(), timeline.to());
    Parts parts = new Parts(sums, window, currencies, projects.names());
    List<BillPart> byModel = parts.by(Sums.By.MODEL);
    NavigableMap<LocalDate, BigDecimal> lastDays = timeline.lastSettledDays(RunRates.DAYS);
    List<Sums.Tokens> tokens = lastDays.isEmpty() ? List.of() : sums.tokensByModel(days(lastDays));
    Coverage coverage = coverage(timeline, byModel, sums.costWithTokens(window), currencies);
    Prices prices = new Prices(sums, window, currencies);
    Notes notes = new Notes(log, options, currencies);
    notes.merged(
        left,
        read.stream().mapToLong(ReadFile::spread).sum(),
        read.stream().anyMatch(ReadFile::hasManyInARow));
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
        prices.overall(),
        prices.byDay(),
        RunRates.tokensPerMonth(tokens, lastDays.size()),
        RunRates.tokensPerMonthByModel(tokens, lastDays.size()),
        log.unreadable(),
        log.count(),
        log.notes(),
        options.traffic() ? Optional.of(traffic(requests.get(), timeline)) : Optional.empty());
  }

  private Traffic traffic(RequestSums requests, Timeline timeline) {
    List<ReadFile> known = read.stream().filter(file -> file.reading().isKnown()).toList();
    String zones =
        known.stream()
            .map(file -> file.reading().zone())
            .filter(zone -> !zone.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return Survey.of(
        requests,
        new Survey.Given(
            new Sums.Days(timeline.from(), timeline.to()),
            timeline.lastSettled(),
            timeline.lastSettledDays(RunRates.DAYS),
            known.stream().map(ReadFile::name).toList(),
            zones,
            read.stream().anyMatch(file -> file.spread() > 0)),
        new Resampling() {
          @Override
          public Estimate perMonth(Collection<BigDecimal> days) {
            return RunRates.perMonth(days, options.sampler());
          }

          @Override
          public Draws means(double[] values) {
            return Bootstrap.means(values, options.sampler());
          }
        });
  }

  /** The hours of the last whole weeks: their cost, or their tokens where no line has a cost. */
  private static List<HourSum> hours(Sums sums, Timeline timeline, Currencies currencies) {
    LocalDate to = timeline.lastSettled();
    LocalDate from = to.minusWeeks(Coverage.WINDOW_DAYS / 7).plusDays(1);
    List<Sums.Hour> hours = sums.hours(new Sums.Days(from, to));
    boolean cost = hours.stream().anyMatch(hour -> hour.cost().signum() > 0);
    List<HourSum> shape = new ArrayList<>();
    for (Sums.Hour hour : hours) {
      if (cost && hour.currency().isEmpty()) {
        // Lines of tokens without a cost.
        continue;
      }
      Optional<BigDecimal> amount =
          cost ? currencies.convert(hour.currency(), hour.cost()) : Optional.of(hour.tokens());
      amount
          .filter(n -> n.signum() > 0)
          .ifPresent(n -> shape.add(new HourSum(DayOfWeek.of(hour.weekday()), hour.hour(), n)));
    }
    return shape;
  }

  private static Sums.Days days(NavigableMap<LocalDate, BigDecimal> days) {
    return new Sums.Days(days.firstKey(), days.lastKey());
  }

  private List<BillFile> files() {
    List<BillFile> files = new ArrayList<>();
    int number = 0;
    for (ReadFile file : read) {
      // Only those of a known format have charges, and so a number.
      long elsewhere = file.reading().isKnown() ? left.of(number++) : 0;
      files.add(
          new BillFile(
              file.name(),
              file.reading().sha256(),
              file.reading().format(),
              file.reading().version(),
              file.rows(),
              file.charges(),
              file.unreadable(),
              elsewhere + file.repeated(),
              file.first(),
              file.last(),
              file.reading().zone()));
    }
    return List.copyOf(files);
  }

  private List<NavigableSet<LocalDate>> told() {
    return read.stream().map(ReadFile::told).toList();
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
    return read.stream()
        .filter(ReadFile::lastPageHasMore)
        .anyMatch(file ->
            read.stream()
                .filter(other -> other.reading().format().equals(file.reading().format()))
                .noneMatch(other ->
                    other.lastPage().isAfter(file.lastPage())
                        || (other.lastPage().equals(file.lastPage()) && !other.lastPageHasMore())));
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
}
