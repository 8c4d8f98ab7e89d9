package dev.yourbrief.bill;

import dev.yourbrief.bill.format.FileReading;
import dev.yourbrief.bill.format.Formats;
import dev.yourbrief.bill.store.ChargeStore;
import dev.yourbrief.bill.store.Gathering;
import dev.yourbrief.bill.store.Merge;
import dev.yourbrief.bill.store.ReadFile;
import dev.yourbrief.bill.store.Sums;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** By the number their charges carry. */
  private final List<ReadFile> files;

  private final List<ReadFile> unrecognised = new ArrayList<>();
  private final Projects projects;
  private Optional<Merge.Left> merged = Optional.empty();

  private UsageStore(ChargeStore store, BillOptions options) {
    this.store = store;
    this.options = options;
    this.files = new ArrayList<>(store.files());
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
    files.forEach(file -> known.add(file.reading().sha256()));
    for (Inputs.Input input : BillReader.inputs(base, filesOrFolders, options, log)) {
      if (store.isOnDisk() && !known.add(hash(input))) {
        log.note(
            Problem.of(
                Location.of(input.name()), "it is in the store already: not imported again", ""));
      } else {
        read(input, progress);
      }
    }
  }

  private static String hash(Inputs.Input input) {
    try {
      return Formats.hash(input.path());
    } catch (IOException e) {
      // Its reading says why it cannot be read.
      return input.name();
    }
  }

  private void read(Inputs.Input input, Progress progress) {
    int number = files.size();
    ProblemLog ofFile = new ProblemLog();
    Gathering gathering = new Gathering(store, number, options.lines());
    FileTally tally =
        new FileTally(
            input.name(),
            ofFile,
            (charge, rows) -> gathering.add(projects.numberOf(charge), charge, rows));
    store.begin();
    FileReading reading =
        Formats.read(
            input.path(),
            input.name(),
            input.mapping(),
            tally,
            progress,
            options.hashed() || store.isOnDisk(),
            options.lines() ? Optional.empty() : Optional.of(store::beside));
    ReadFile whole = tally.whole(reading, gathering.end());
    log.addAll(ofFile);
    if (reading.isKnown()) {
      files.add(whole);
      store.commit(number, whole, ofFile.unreadable(), ofFile.notes(), projects.saved());
    } else {
      unrecognised.add(whole);
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
    List<ReadFile> all = new ArrayList<>(files);
    all.addAll(unrecognised);
    return new BillAssembly(options, log, all, projects, left).assemble(new Sums(store));
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
