package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.trial.decide.PairedScore;
import dev.yourbrief.trial.format.ImportOptions;
import dev.yourbrief.trial.format.ImportedItem;
import dev.yourbrief.trial.format.ImportedResults;
import dev.yourbrief.trial.format.ImportedSystem;
import dev.yourbrief.trial.format.Pairing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Results of two systems, from one file or two, joined case by case.
 *
 * @param candidate the system that may be better
 * @param baseline the system to beat
 * @param scores the pairs
 * @param leftOut how many cases make no pair, by reason
 * @param files what they were read from
 * @param programs what wrote them, in words
 * @param metric the score that was taken, when the files name it
 * @param problems what could not be read
 */
record ComparedFiles(
    String candidate,
    String baseline,
    List<PairedScore> scores,
    Map<Pairing.Reason, Integer> leftOut,
    List<String> files,
    List<String> programs,
    Optional<String> metric,
    List<Problem> problems) {

  /**
   * Reads and joins.
   *
   * @param files one file with both systems, or two: the candidate's, then the baseline's
   * @param candidate its name; empty when a file leaves no choice
   * @param baseline its name; empty when a file leaves no choice
   * @throws InputException if that cannot be done; the message says why
   */
  static ComparedFiles of(
      List<Path> files,
      Optional<String> candidate,
      Optional<String> baseline,
      Optional<String> cluster,
      List<String> slices,
      ImportOptions options) {
    List<ImportedResults> read = files.stream().map(f -> ImportedResults.read(f, options)).toList();
    ImportedResults first = read.getFirst();
    ImportedResults second = read.getLast();
    boolean isOneFile = read.size() == 1;
    String ours = name(first, candidate, isOneFile ? 2 : 1, 0, "--candidate");
    String theirs = name(second, baseline, isOneFile ? 2 : 1, isOneFile ? 1 : 0, "--baseline");
    Pairing pairing = Pairing.of(first, ours, second, theirs, cluster);
    Map<String, ImportedItem> items = new HashMap<>();
    first.items().forEach(item -> items.put(item.id(), item));
    List<PairedScore> scores = new ArrayList<>();
    for (Pairing.Row row : pairing.rows()) {
      Map<String, String> kinds = new LinkedHashMap<>();
      for (String slice : slices) {
        Optional.ofNullable(items.get(row.id()))
            .flatMap(item -> item.field(slice))
            .filter(value -> !value.isBlank())
            .ifPresent(value -> kinds.put(slice, value));
      }
      scores.add(new PairedScore(row.id(), row.first(), row.second(), row.cluster(), kinds));
    }
    for (String slice : slices) {
      if (scores.stream().noneMatch(s -> s.slices().containsKey(slice))) {
        throw new InputException(
            Problem.of(
                Location.of(first.name()),
                "no case has a field '" + slice + "'",
                "Leave out --slice " + slice + ", or check its name"));
      }
    }
    List<Problem> problems = new ArrayList<>();
    read.forEach(r -> problems.addAll(r.problems()));
    return new ComparedFiles(
        isOneFile || !ours.equals(theirs) ? ours : files.getFirst().toString(),
        isOneFile || !ours.equals(theirs) ? theirs : files.getLast().toString(),
        scores,
        pairing.counts(),
        read.stream().map(ImportedResults::name).toList(),
        read.stream().map(ImportedResults::program).distinct().toList(),
        first.metric(),
        problems);
  }

  /** The cluster field, if the file has it: a pilot may have been drawn otherwise. */
  static Optional<String> clusterIn(Path file, Optional<String> cluster) {
    return cluster.filter(field ->
        ImportedResults.read(file, ImportOptions.DEFAULT).items().stream()
            .anyMatch(item -> item.field(field).isPresent()));
  }

  private static String name(
      ImportedResults file, Optional<String> asked, int systems, int at, String option) {
    if (asked.isPresent()) {
      return file.system(asked.get()).label();
    }
    if (file.systems().size() != systems) {
      throw new InputException(
          Problem.of(
              Location.of(file.name()),
              "this file has "
                  + file.systems().size()
                  + " systems: "
                  + String.join(
                      ", ", file.systems().stream().map(ImportedSystem::label).limit(30).toList()),
              "Name the one that is meant: " + option + " NAME"));
    }
    return file.systems().get(at).label();
  }
}
