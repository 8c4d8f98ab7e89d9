package dev.yourbrief.cli;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillFile;
import dev.yourbrief.bill.BillOptions;
import dev.yourbrief.bill.BillReader;
import dev.yourbrief.bill.RunRate;
import dev.yourbrief.bill.traffic.Load;
import dev.yourbrief.bill.traffic.Traffic;
import dev.yourbrief.crossover.casefile.BilledDemand;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Sampler;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The demand of a case file, told from the bills it names. */
final class BilledDemands implements BilledDemand.Reader {

  /** A draw has this many digits that mean anything. */
  private static final MathContext DIGITS = new MathContext(9);

  private final Terminal terminal;
  private final Path folder;
  private final String file;
  private final LocalDate today;

  /**
   * Bills beside a case file.
   *
   * @param file the case file
   */
  BilledDemands(Terminal terminal, Path file, LocalDate today) {
    this.terminal = terminal;
    this.folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
    this.file = file.toString();
    this.today = today;
  }

  @Override
  public BilledDemand read(String path) {
    BillOptions options =
        new BillOptions(
                today,
                Optional.of("USD"),
                List.of(),
                Optional.empty(),
                new Sampler(1, Sampler.DEFAULT_SIZE))
            .withTraffic();
    Bill bill =
        BillReader.read(
            folder,
            List.of(folder.resolve(path)),
            options,
            (name, done, total) -> terminal.progress("Reading " + name, done, total));
    terminal.endProgress();
    Traffic traffic = bill.traffic().orElseThrow();
    return new BilledDemand(
        new Provenance.Measured(
            bill.files().stream()
                .map(f -> new Provenance.SourceFile(f.name(), f.sha256()))
                .toList(),
            bill.files().stream().mapToLong(BillFile::rows).sum(),
            "tokens, cost and traffic a month, over the days of the run-rate"),
        tokens(traffic.inputPerMonth(), "input"),
        tokens(traffic.outputPerMonth(), "output"),
        bill.runRate().map(RunRate::perMonth).map(BilledDemands::interval),
        traffic.cacheHit().map(BilledDemands::interval),
        middle(traffic.meanInputTokens()),
        middle(traffic.meanOutputTokens()),
        traffic.peakToMean().map(BilledDemands::interval),
        middle(traffic.arrivalCv2()),
        middle(traffic.outputCv2()),
        traffic.hourOfDay().stream().map(Load::output).toList());
  }

  private Estimate tokens(Optional<Estimate> perMonth, String kind) {
    return perMonth
        .map(tokens -> interval(tokens.scaledBy(new BigDecimal("0.000001"))))
        .orElseThrow(() ->
            new InputException(
                Problem.of(
                    Location.of(file),
                    "the bills count no " + kind + " tokens",
                    "Write '"
                        + kind
                        + ": … Mtok/month' under 'demand', or export usage as well as"
                        + " cost")));
  }

  private static Optional<Double> middle(Optional<Estimate> estimate) {
    return estimate.map(Estimate::median).filter(Double::isFinite);
  }

  /** As an interval: a case draws its own worlds, as many as it likes. */
  private static Estimate interval(Estimate estimate) {
    BigDecimal low = new BigDecimal(estimate.quantile(0.05), DIGITS);
    BigDecimal high = new BigDecimal(estimate.quantile(0.95), DIGITS);
    return low.compareTo(high) >= 0 ? Estimate.of(low) : Estimate.of(low, high);
  }
}
