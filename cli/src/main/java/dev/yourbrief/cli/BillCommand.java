package dev.yourbrief.cli;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillOptions;
import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.bill.ExchangeRate;
import dev.yourbrief.bill.Projection;
import dev.yourbrief.bill.Trail;
import dev.yourbrief.bill.UsageStore;
import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.figure.Sampler;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.prices.PriceEvidence;
import dev.yourbrief.playbook.prices.PriceFinding;
import dev.yourbrief.playbook.prices.PriceLine;
import dev.yourbrief.publish.json.RecordJson;
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
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "bill",
    mixinStandardHelpOptions = true,
    description =
        "Says what is in your bills: coverage, spend a month, months ahead, where it goes, prices"
            + " paid, and what could not be read.")
final class BillCommand implements Callable<Integer> {

  private static final Pattern RATE =
      Pattern.compile(
          "(?<from>[A-Z]{3})/(?<to>[A-Z]{3})=(?<rate>[0-9.]+)@(?<date>\\d{4}-\\d{2}-\\d{2})");

  private final Terminal terminal;
  private final Clock clock;

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Bill files, or folders of them. May be left out with --store.")
  List<Path> files = List.of();

  @Option(
      names = "--traffic",
      description =
          "Say what the traffic is like too: tokens and requests a month, how long requests are,"
              + " when they come and how they crowd. With --csv: that alone.")
  boolean traffic;

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
      names = "--store",
      paramLabel = "FILE",
      description =
          "Import the files into this store, which is made if it is not there, and report on"
              + " everything in it. A file that is in it already is not imported again.")
  Optional<Path> store = Optional.empty();

  @Option(
      names = "--explain",
      paramLabel = "WHAT",
      description =
          "Follow a total down to files and lines: 'total', or some of provider=…, model=…, kind=…,"
              + " project=…, category=…, day=2026-10-31, month=2026-10, joined by commas.")
  Optional<String> explain = Optional.empty();

  @Option(
      names = "--focus",
      paramLabel = "FILE",
      description =
          "Write what is counted as a FOCUS 1.2 file too: CSV, or Parquet if its name ends in"
              + " .parquet.")
  Optional<Path> focus = Optional.empty();

  @Option(
      names = "--disjoint",
      description =
          "No two files of different formats tell of one spend: count all of them. Default: the"
              + " nearest to the invoice counts.")
  boolean disjoint;

  @Option(
      names = "--catalogue",
      paramLabel = "DIR",
      description = "A folder of your own catalogue rows, such as 'prices import' fills.")
  Optional<Path> catalogue = Optional.empty();

  @Option(
      names = "--against",
      arity = "1..*",
      paramLabel = "INVOICE",
      description =
          "Hold FILE, a gateway's ledger, against these invoices or cost exports: what each says by"
              + " provider, model, day and kind of token, and what explains differences. Status 7"
              + " when they are apart by more than --tolerance.")
  List<Path> against = List.of();

  @Option(
      names = "--tolerance",
      paramLabel = "PERCENT",
      defaultValue = "0.5",
      description = "How far ledger and invoice may be apart. Default: ${DEFAULT-VALUE} %%.")
  BigDecimal tolerance = BigDecimal.ZERO;

  @Option(names = "--as-of", paramLabel = "DATE", description = "Take this as today.")
  Optional<LocalDate> asOf = Optional.empty();

  BillCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (files.isEmpty() && store.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Name the files or the folder with the exports, or a --store");
    }
    if (!against.isEmpty()) {
      return reconcile();
    }
    // Read while the bills are: the two need nothing of each other.
    CompletableFuture<Catalogue> known =
        catalogue.isEmpty()
            ? CompletableFuture.supplyAsync(Catalogue::bundled)
            : CompletableFuture.completedFuture(Catalogues.with(catalogue));
    Optional<Trail.Question> question = explain.map(Trail.Question::parse);
    BillOptions options = options(question.isPresent());
    try (UsageStore usage = open(options)) {
      usage.add(
          Path.of("").toAbsolutePath(),
          files,
          (file, done, total) -> terminal.progress("Reading " + file, done, total));
      terminal.endProgress();
      Bill bill = usage.bill();
      if (question.isPresent()) {
        trail(usage.explain(question.get(), bill));
      } else {
        show(bill, known.join());
      }
      if (focus.isPresent()) {
        usage.exportFocus(focus.get(), bill);
        terminal.err().println("Written: " + focus.get());
      }
      return bill.unreadableRows() == 0 && bill.unreadable().isEmpty() ? Exit.DONE : Exit.PARTLY;
    }
  }

  private int reconcile() {
    if (traffic || explain.isPresent() || focus.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--against goes with none of --traffic, --explain and --focus");
    }
    if (tolerance.signum() < 0) {
      throw new ParameterException(spec.commandLine(), "--tolerance is 0 or more, in percent");
    }
    String reported = currency.orElse("USD");
    BillOptions options = options(false);
    // What else lies beside a ledger does not take its place here.
    try (UsageStore ledger = open(Reconciled.in(reported, options, true))) {
      return new Reconciled(terminal)
          .run(
              ledger,
              files,
              against,
              Reconciled.in(reported, options, disjoint),
              tolerance,
              json ? Reconciled.Form.JSON : csv ? Reconciled.Form.CSV : Reconciled.Form.TEXT);
    }
  }

  private BillOptions options(boolean lines) {
    return new BillOptions(
        asOf.orElseGet(() -> LocalDate.now(clock)),
        currency.map(c -> c.toUpperCase(Locale.ROOT)),
        rates.stream().map(BillCommand::rate).toList(),
        mapping.map(file -> ColumnMapping.read(file, file.toString())),
        disjoint,
        json,
        lines,
        traffic,
        new Sampler(1, Sampler.DEFAULT_SIZE));
  }

  private UsageStore open(BillOptions options) {
    return store
        .map(file -> UsageStore.at(file, options))
        .orElseGet(() -> UsageStore.inMemory(options));
  }

  private void show(Bill bill, Catalogue known) {
    PriceEvidence prices = PriceEvidence.of(bill.priceDays(), known, bill.currency());
    if (json) {
      terminal
          .out()
          .println(
              RecordJson.of(
                  new Everything(bill, bill.projections(), prices.lines(), prices.findings())));
    } else if (csv) {
      terminal
          .out()
          .print(bill.traffic().map(TrafficCsv::of).orElseGet(() -> BillCsv.of(bill, prices)));
    } else {
      new BillView(terminal, bill, prices).print();
    }
  }

  private void trail(Trail trail) {
    if (json) {
      terminal.out().println(RecordJson.of(trail));
    } else if (csv) {
      terminal.out().print(TrailCsv.of(trail));
    } else {
      new TrailView(terminal, trail).print();
    }
  }

  /** What {@code --json} prints. */
  private record Everything(
      Bill bill,
      List<Projection> projections,
      List<PriceLine> prices,
      List<PriceFinding> priceFindings) {}

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
