package dev.yourbrief.bill;

import dev.yourbrief.bill.format.ChargeSink;
import dev.yourbrief.bill.format.FileSink;
import dev.yourbrief.bill.format.Formats;
import dev.yourbrief.bill.format.How;
import dev.yourbrief.bill.format.LedgerMemory;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads bills. */
public final class BillReader {

  private BillReader() {}

  /**
   * Reads files of any known format into one bill. Files are streamed: memory does not grow with
   * them. A row or file that cannot be read is counted and named in the bill, and loses nothing
   * else.
   *
   * @param base the folder that paths are named relative to
   * @param filesOrFolders what to read; of a folder, the files in it that may be exports
   * @param options how to read it
   * @param progress told how far the reading is
   * @throws InputException when nothing at all can be read
   */
  public static Bill read(
      Path base, List<Path> filesOrFolders, BillOptions options, Progress progress) {
    try (UsageStore store = UsageStore.inMemory(options)) {
      store.add(base, filesOrFolders, progress);
      return store.bill();
    }
  }

  /**
   * Every charge of the files as it was read, in the order of the files and their rows; nothing is
   * merged. For those who want the lines, not the sums.
   *
   * @return what could not be read, the first 1,000 of it
   */
  public static List<Problem> charges(
      Path base, List<Path> filesOrFolders, BillOptions options, Consumer<Charge> each) {
    ProblemLog log = new ProblemLog();
    LedgerMemory ledger = new LedgerMemory();
    FileTally.Taker taker =
        new FileTally.Taker() {
          @Override
          public void take(Charge charge, long rows) {
            each.accept(charge);
          }

          @Override
          public LedgerMemory ledger() {
            return ledger;
          }
        };
    for (Inputs.Input input : inputs(base, filesOrFolders, options, log)) {
      read(
          input,
          log,
          Progress.SILENT,
          How.BY_ROW,
          name -> new FileTally(name, log, taker, reading -> {}));
    }
    return log.unreadable();
  }

  /** The files to read; names that lead nowhere are told to the log. */
  static List<Inputs.Input> inputs(
      Path base, List<Path> filesOrFolders, BillOptions options, ProblemLog log) {
    Inputs inputs = new Inputs(base, options.mapping(), log::unreadable);
    filesOrFolders.forEach(inputs::add);
    return withoutCopies(inputs.found(), log);
  }

  /** An input may hold several files, such as the entries of an archive. */
  static void read(
      Inputs.Input input,
      ProblemLog log,
      Progress progress,
      How how,
      Function<String, ChargeSink> begin) {
    Formats.read(
        input.path(),
        input.name(),
        input.mapping(),
        new FileSink() {
          @Override
          public ChargeSink file(String name) {
            return begin.apply(name);
          }

          @Override
          public void unreadable(Problem problem) {
            log.unreadable(problem);
          }

          @Override
          public void note(Problem problem) {
            log.note(problem);
          }
        },
        progress,
        how);
  }

  /** The same bytes under two names are read once. Only files of one size can be the same. */
  private static List<Inputs.Input> withoutCopies(List<Inputs.Input> inputs, ProblemLog log) {
    Map<Long, Long> sizes = new HashMap<>();
    inputs.forEach(input -> sizes.merge(size(input.path()), 1L, Long::sum));
    Map<String, String> seen = new HashMap<>();
    List<Inputs.Input> kept = new ArrayList<>();
    for (Inputs.Input input : inputs) {
      boolean mayBeCopy = sizes.getOrDefault(size(input.path()), 0L) > 1;
      String hash = mayBeCopy ? hash(input.path()).orElse("") : "";
      String first = hash.isEmpty() ? null : seen.putIfAbsent(hash, input.name());
      if (first == null) {
        kept.add(input);
      } else {
        log.note(
            Problem.of(
                Location.of(input.name()), "it is the same file as " + first + ": read once", ""));
      }
    }
    return kept;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return -1;
    }
  }

  private static Optional<String> hash(Path file) {
    try {
      return Optional.of(Formats.hash(file));
    } catch (IOException e) {
      // It cannot be read, which its reading will say.
      return Optional.empty();
    }
  }
}
