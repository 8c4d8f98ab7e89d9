package dev.yourbrief.bill;

import dev.yourbrief.bill.format.ChargeSink;
import dev.yourbrief.bill.format.Formats;
import dev.yourbrief.bill.format.How;
import dev.yourbrief.bill.format.LedgerMemory;
import dev.yourbrief.bill.store.ChargeStore;
import dev.yourbrief.bill.store.FocusExport;
import dev.yourbrief.bill.store.Gathering;
import dev.yourbrief.bill.store.LedgerSums;
import dev.yourbrief.bill.store.Merge;
import dev.yourbrief.bill.store.ReadFile;
import dev.yourbrief.bill.store.RequestSums;
import dev.yourbrief.bill.store.Sums;
import dev.yourbrief.bill.store.Tracing;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Exports that were read, and what they add up to. It lives in memory, or in a file that more can
 * be imported into later: a file goes in whole or not at all, and once, however often it is given.
 *
 * <p>Files are streamed: memory does not grow with them. A row or file that cannot be read is
 * counted and named, and loses nothing else. Not for use by two threads at a time.
 */
public final class UsageStore implements AutoCloseable {

  private final ChargeStore store;
  private final BillOptions options;
  private final ProblemLog log = new ProblemLog();
  private final LedgerMemory ledger = new LedgerMemory();

  /** As they were read. */
  private final List<ReadFile> all;

  /** Those of a known format, by the number their charges carry. */
  private final List<ReadFile> files;

  private final Projects projects;
  private Optional<Merge.Left> merged = Optional.empty();

  private UsageStore(ChargeStore store, BillOptions options) {
    this.store = store;
    this.options = options;
    this.files = new ArrayList<>(store.files());
    this.all = new ArrayList<>(files);
    this.projects = Projects.of(store.projects());
    store.problems(false).forEach(log::unreadable);
    store.problems(true).forEach(log::note);
  }

  /** An empty store that is gone when it is closed. */
  public static UsageStore inMemory(BillOptions options) {
    return new UsageStore(ChargeStore.open(), options);
  }

  /**
   * A store in a file, which is made if it is not there.
   *
   * @throws InputException if the file is no store, or another program has it open
   */
  public static UsageStore at(Path file, BillOptions options) {
    return new UsageStore(ChargeStore.open(file), options);
  }

  /**
   * Reads files of any known format. What is in the store already is not read again.
   *
   * @param base the folder that paths are named relative to
   * @param filesOrFolders what to read; of a folder, the files whose names end like an export's
   * @param progress told how far the reading is
   */
  public void add(Path base, List<Path> filesOrFolders, Progress progress) {
    Set<String> known = new TreeSet<>();
    files.forEach(file -> known.add(content(file.name(), file.reading().sha256())));
    How how =
        new How(
            options.hashed() || store.isOnDisk(),
            options.lines() ? Optional.empty() : Optional.of(store::beside),
            detail());
    for (Inputs.Input input : BillReader.inputs(base, filesOrFolders, options, log)) {
      if (store.isOnDisk() && known.contains(content("", hash(input)))) {
        alreadyIn(input.name());
      } else {
        BillReader.read(input, log, progress, how, name -> begin(name, known));
      }
    }
  }

  /** Requests are kept where somebody may ask for them: now, or of a store on disk later. */
  private How.Detail detail() {
    return options.traffic()
        ? How.Detail.REQUESTS_BY_HOUR
        : store.isOnDisk() ? How.Detail.REQUESTS : How.Detail.NONE;
  }

  /** What tells a file from others: its bytes, and of a sheet of a workbook, which one it is. */
  private static String content(String name, String sha256) {
    int within = name.lastIndexOf(MappingFiles.WITHIN);
    return within < 0 ? sha256 : sha256 + name.substring(within);
  }

  private void alreadyIn(String name) {
    log.note(Problem.of(Location.of(name), "it is in the store already: not imported again", ""));
  }

  private static String hash(Inputs.Input input) {
    try {
      return Formats.hash(input.path());
    } catch (IOException e) {
      // Its reading says why it cannot be read.
      return input.name();
    }
  }

  /** A file begins; what it says goes into the store when it is at its end. */
  private ChargeSink begin(String name, Set<String> known) {
    int number = files.size();
    ProblemLog ofFile = new ProblemLog();
    Gathering gathering = new Gathering(store, number, options.lines());
    store.begin();
    return new FileTally(
        name,
        ofFile,
        new FileTally.Taker() {
          @Override
          public void take(Charge charge, long rows) {
            gathering.add(projects.numberOf(charge), charge, rows);
          }

          @Override
          public void requests(List<Charge> charges, long count, boolean isOne) {
            if (detail() != How.Detail.NONE) {
              store.addRequests(number, charges, count, isOne);
            }
          }

          @Override
          public LedgerMemory ledger() {
            return ledger;
          }
        },
        file -> {
          gathering.end();
          end(file, ofFile, known);
        });
  }

  private void end(ReadFile file, ProblemLog ofFile, Set<String> known) {
    boolean isKnown = file.reading().isKnown();
    if (isKnown && store.isOnDisk() && !known.add(content(file.name(), file.reading().sha256()))) {
      store.rollBack();
      alreadyIn(file.name());
      return;
    }
    log.addAll(ofFile);
    all.add(file);
    if (isKnown) {
      store.commit(files.size(), file, ofFile.unreadable(), ofFile.notes(), projects.saved());
      files.add(file);
    } else {
      store.rollBack();
    }
  }

  /**
   * What everything in the store adds up to.
   *
   * @throws InputException when nothing at all could be read
   */
  public Bill bill() {
    Merge.Left left = merge();
    Sums sums = new Sums(store);
    LedgerNotes.add(log, new LedgerSums(store).parts(), ledger);
    return new BillAssembly(options, log, all, projects, left)
        .assemble(sums, () -> new RequestSums(store, sums, options.disjoint()));
  }

  /**
   * What everything in the store says by provider, model, day and kind, to be held against what
   * another store says.
   *
   * @throws InputException when nothing at all could be read
   */
  public Side side() {
    merge();
    // It leaves behind what tells which tokens count.
    new Sums(store);
    LedgerSums sums = new LedgerSums(store);
    Currencies currencies = new Currencies(options, Map.of());
    List<LedgerSums.Cost> costs = new ArrayList<>();
    for (LedgerSums.Cost cost : sums.costs()) {
      currencies
          .convert(cost.currency(), cost.cost())
          .ifPresent(amount -> costs.add(cost.in(currencies.main(), amount)));
    }
    return new Side(
        costs,
        sums.tokens(),
        sums.parts(),
        List.copyOf(currencies.left()),
        sums.times(),
        ledger.open(),
        ledger.openTokens(),
        files.stream().map(file -> file.reading().format()).distinct().sorted().toList(),
        log.unreadable(),
        log.count(),
        log.notes());
  }

  /**
   * Follows a total of the bill down to the lines it is made of.
   *
   * @param bill the bill of this store
   */
  public Trail explain(Trail.Question question, Bill bill) {
    merge();
    boolean isWindow =
        question.category().isEmpty() && question.day().isEmpty() && question.month().isEmpty();
    Optional<LocalDate> from =
        question
            .day()
            .or(() -> question.month().map(month -> month.atDay(1)))
            .or(() -> isWindow ? Optional.of(bill.coverage().from()) : Optional.empty());
    Optional<LocalDate> to =
        question
            .day()
            .or(() -> question.month().map(YearMonth::atEndOfMonth))
            .or(() -> isWindow ? Optional.of(bill.coverage().to()) : Optional.empty());
    List<Tracing.Lines> lines =
        new Tracing(store)
            .lines(
                new Tracing.Which(
                    question.category().orElse(ChargeCategory.USAGE).key(),
                    question.provider().map(UsageStore::orBlank),
                    question.model().map(UsageStore::orBlank),
                    question.kind().map(UsageStore::orBlank),
                    question.project().map(this::projects),
                    from,
                    to));
    Map<String, BigDecimal> total = new TreeMap<>();
    List<Trail.Step> steps = new ArrayList<>();
    for (Tracing.Lines some : lines) {
      if (some.leftOut().isEmpty() && !some.currency().isEmpty()) {
        total.merge(some.currency(), some.cost(), BigDecimal::add);
      }
      steps.add(
          new Trail.Step(
              files.get(some.file()).name(),
              some.lines(),
              some.count(),
              some.currency(),
              some.billed(),
              some.cost(),
              some.tokens(),
              some.leftOut().map(Merge.Reason::words)));
    }
    return new Trail(question, from, to, steps, total);
  }

  /** What the bill shows as unknown is blank in the store. */
  private static String orBlank(String name) {
    return name.equals(BillPart.UNKNOWN) ? "" : name;
  }

  private Set<Integer> projects(String name) {
    List<String> shown = projects.names();
    Set<Integer> numbers = new TreeSet<>();
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).equals(orBlank(name))) {
        numbers.add(i);
      }
    }
    return numbers.isEmpty() ? Set.of(-1) : numbers;
  }

  /**
   * Writes what is counted as a FOCUS 1.2 file, whole or not at all.
   *
   * @param target where to; Parquet if its name ends so, else CSV
   * @param bill the bill of this store
   */
  public void exportFocus(Path target, Bill bill) throws IOException {
    merge();
    Path folder = Optional.ofNullable(target.toAbsolutePath().getParent()).orElse(target);
    boolean parquet = target.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    Path partial = Files.createTempFile(folder, ".export-", parquet ? ".parquet" : ".csv");
    try {
      new FocusExport(store, files.stream().map(ReadFile::name).toList())
          .write(partial, bill.currency(), projects.saved(), projects.names());
      Files.move(
          partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private Merge.Left merge() {
    if (files.isEmpty()) {
      throw new InputException(orNothing(log.unreadable()));
    }
    Merge.Left left =
        merged.orElseGet(() -> {
          store.seal();
          return Merge.run(store, ranks(), options.disjoint());
        });
    merged = Optional.of(left);
    return left;
  }

  private List<Merge.FileRank> ranks() {
    List<ReadFile> byEnd =
        files.stream()
            .sorted(Comparator.comparing(ReadFile::lastEnd).thenComparing(ReadFile::name))
            .toList();
    return files.stream()
        .map(file ->
            new Merge.FileRank(Formats.generation(file.reading().version()), byEnd.indexOf(file)))
        .toList();
  }

  private static List<Problem> orNothing(List<Problem> problems) {
    return problems.isEmpty()
        ? List.of(
            Problem.of(
                Location.of("bill"),
                "there is nothing to read",
                "Name the files or the folder with the exports"))
        : problems;
  }

  @Override
  public void close() {
    store.close();
  }
}
