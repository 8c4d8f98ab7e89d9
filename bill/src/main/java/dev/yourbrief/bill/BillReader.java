package dev.yourbrief.bill;

import dev.yourbrief.bill.format.ChargeSink;
import dev.yourbrief.bill.format.FileSink;
import dev.yourbrief.bill.format.Formats;
import dev.yourbrief.bill.store.ChargeStore;
import dev.yourbrief.bill.store.Merge;
import dev.yourbrief.bill.store.Sums;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
    ProblemLog log = new ProblemLog();
    List<Inputs.Input> inputs = inputs(base, filesOrFolders, options, log);
    Projects projects = new Projects();
    try (ChargeStore store = ChargeStore.open()) {
      List<FileTally> tallies = new ArrayList<>();
      for (Inputs.Input input : inputs) {
        readInput(
            input,
            log,
            progress,
            name -> {
              int number = tallies.size();
              FileTally tally =
                  new FileTally(
                      name, log, charge -> store.add(number, projects.numberOf(charge), charge));
              tallies.add(tally);
              return tally;
            });
      }
      if (tallies.stream().noneMatch(tally -> tally.reading().isKnown())) {
        throw new InputException(orNothing(log.unreadable()));
      }
      store.seal();
      Merge.Left left = Merge.run(store, ranks(tallies));
      return new BillAssembly(options, log, tallies, projects, left, store.spreadCharges())
          .assemble(new Sums(store));
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
    for (Inputs.Input input : inputs(base, filesOrFolders, options, log)) {
      readInput(input, log, Progress.SILENT, name -> new FileTally(name, log, each));
    }
    return log.unreadable();
  }

  private static List<Inputs.Input> inputs(
      Path base, List<Path> filesOrFolders, BillOptions options, ProblemLog log) {
    Inputs inputs = new Inputs(base, options.mapping(), log::unreadable);
    filesOrFolders.forEach(inputs::add);
    return withoutCopies(inputs.found(), log);
  }

  /** An input may hold several files, such as the entries of an archive. */
  private static void readInput(
      Inputs.Input input, ProblemLog log, Progress progress, Function<String, ChargeSink> begin) {
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
        progress);
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

  private static List<Merge.FileRank> ranks(List<FileTally> tallies) {
    List<FileTally> byEnd =
        tallies.stream()
            .sorted(Comparator.comparing(FileTally::lastEnd).thenComparing(FileTally::name))
            .toList();
    return tallies.stream()
        .map(tally ->
            new Merge.FileRank(Formats.generation(tally.reading().version()), byEnd.indexOf(tally)))
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
}
