package dev.yourbrief.cli;

import dev.yourbrief.bill.BillOptions;
import dev.yourbrief.bill.Progress;
import dev.yourbrief.bill.Side;
import dev.yourbrief.bill.UsageStore;
import dev.yourbrief.bill.reconcile.Reconciler;
import dev.yourbrief.bill.reconcile.Reconciliation;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.publish.json.RecordJson;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a ledger and invoices, and prints what the one says beside what the others ask for. */
final class Reconciled {

  private final Terminal terminal;
  private final Progress progress;

  Reconciled(Terminal terminal) {
    this.terminal = terminal;
    this.progress = (file, done, total) -> terminal.progress("Reading " + file, done, total);
  }

  /** How it is printed. */
  enum Form {
    TEXT,
    JSON,
    CSV
  }

  /**
   * Reads both, holds one against the other, and prints.
   *
   * @param ledger the store the ledger's files go into
   * @param options how invoices are read
   * @return the exit status
   */
  int run(
      UsageStore ledger,
      List<Path> files,
      List<Path> invoices,
      BillOptions options,
      BigDecimal tolerance,
      Form form) {
    Side counted = side(ledger, files);
    Side asked;
    try (UsageStore invoice = UsageStore.inMemory(options)) {
      asked = side(invoice, invoices);
    }
    terminal.endProgress();
    Reconciliation found =
        Reconciler.of(counted, asked, options.currency().orElse("USD"), tolerance);
    List<Problem> problems = new ArrayList<>(counted.unreadable());
    problems.addAll(asked.unreadable());
    switch (form) {
      case JSON -> terminal.out().println(RecordJson.of(new Everything(found, problems)));
      case CSV -> terminal.out().print(ReconciliationCsv.of(found));
      case TEXT -> new ReconciliationView(terminal, found).print(problems);
    }
    boolean isPart = counted.unreadableRows() > 0 || asked.unreadableRows() > 0;
    return found.isBeyond() ? Exit.DIFFERS : isPart ? Exit.PARTLY : Exit.DONE;
  }

  private Side side(UsageStore store, List<Path> files) {
    store.add(Path.of("").toAbsolutePath(), files, progress);
    return store.side();
  }

  /** What {@code --json} prints. */
  private record Everything(Reconciliation reconciliation, List<Problem> unreadable) {}

  /** The same options with the currency said, in which both sides are to be. */
  static BillOptions in(String currency, BillOptions options, boolean disjoint) {
    return new BillOptions(
        options.asOf(),
        Optional.of(currency.toUpperCase(Locale.ROOT)),
        options.rates(),
        options.mapping(),
        disjoint,
        options.hashed(),
        options.lines(),
        options.traffic(),
        options.sampler());
  }
}
