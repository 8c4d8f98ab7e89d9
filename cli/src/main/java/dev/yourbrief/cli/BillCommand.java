package dev.yourbrief.cli;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillOptions;
import dev.yourbrief.bill.BillReader;
import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.bill.ExchangeRate;
import dev.yourbrief.bill.PriceDay;
import dev.yourbrief.bill.Projection;
import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.figure.Sampler;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.prices.PriceEvidence;
import dev.yourbrief.playbook.prices.PriceFinding;
import dev.yourbrief.playbook.prices.PriceLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "bill",
    mixinStandardHelpOptions = true,
    description =
        "Says what is in your bills: coverage, spend a month, where it goes, prices paid, and what"
            + " could not be read.")
final class BillCommand implements Callable<Integer> {

  private static final Pattern RATE =
      Pattern.compile(
          "(?<from>[A-Z]{3})/(?<to>[A-Z]{3})=(?<rate>[0-9.]+)@(?<date>\\d{4}-\\d{2}-\\d{2})");

  private final Terminal terminal;
  private final Clock clock;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Bill files, or folders of them.")
  List<Path> files = List.of();

  @Option(names = "--json", description = "Print everything as JSON.")
  boolean json;

  @Option(names = "--csv", description = "Print the parts as CSV.")
  boolean csv;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "The currency to report in. Default: the one most lines are in.")
  Optional<String> currency = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "EUR/USD=1.08@2026-11-20",
      description = "A dated exchange rate; may be given more than once.")
  List<String> rates = new ArrayList<>();

  @Option(
      names = "--mapping",
      paramLabel = "YAML",
      description = "How to read CSV files of no known format.")
  Optional<Path> mapping = Optional.empty();

  @Option(
      names = "--catalogue",
      paramLabel = "DIR",
      description = "A folder of your own catalogue rows, such as 'prices import' fills.")
  Optional<Path> catalogue = Optional.empty();

  @Option(names = "--as-of", paramLabel = "DATE", description = "Take this as today.")
  Optional<LocalDate> asOf = Optional.empty();

  BillCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Catalogue known = Catalogues.with(catalogue);
    BillOptions options =
        new BillOptions(
            asOf.orElseGet(() -> LocalDate.now(clock)),
            currency.map(c -> c.toUpperCase(Locale.ROOT)),
            rates.stream().map(BillCommand::rate).toList(),
            mapping.map(file -> ColumnMapping.read(file, file.toString())),
            new Sampler(1, Sampler.DEFAULT_SIZE));
    Bill bill =
        BillReader.read(
            Path.of("").toAbsolutePath(),
            files,
            options,
            (file, done, total) -> terminal.progress("Reading " + file, done, total));
    terminal.endProgress();
    PriceEvidence prices = PriceEvidence.of(priceDays(bill), known, bill.currency());
    if (json) {
      terminal
          .out()
          .println(
              RecordJson.of(
                  new Everything(bill, bill.projections(), prices.lines(), prices.findings())));
    } else if (csv) {
      terminal.out().print(BillCsv.of(bill, prices));
    } else {
      new BillView(terminal, bill, prices).print();
    }
    return bill.unreadableRows() == 0 && bill.unreadable().isEmpty() ? Exit.DONE : Exit.PARTLY;
  }

  /** What {@code --json} prints. */
  private record Everything(
      Bill bill,
      List<Projection> projections,
      List<PriceLine> prices,
      List<PriceFinding> priceFindings) {}

  /**
   * The prices the bill implies, day by day. Until the bill tells the days apart, each price stands
   * on the last day that is settled.
   */
  private static List<PriceDay> priceDays(Bill bill) {
    return bill.unitPrices().stream()
        .map(price ->
            new PriceDay(
                price.provider(),
                price.model(),
                price.kind(),
                price.tier(),
                bill.coverage().lastSettled(),
                price.tokens(),
                price.cost(),
                price.perMtok(),
                price.rows()))
        .toList();
  }

  private static ExchangeRate rate(String text) {
    Matcher m = RATE.matcher(text);
    if (m.matches()) {
      try {
        return new ExchangeRate(
            m.group("from"),
            m.group("to"),
            new BigDecimal(m.group("rate")),
            LocalDate.parse(m.group("date")),
            "--rate");
      } catch (DateTimeException | NumberFormatException e) {
        // said below
      }
    }
    throw new InputException(
        Problem.of(
            Location.of("--rate"),
            "'" + text + "' is no dated rate",
            "Write it as EUR/USD=1.08@2026-11-20"));
  }
}
