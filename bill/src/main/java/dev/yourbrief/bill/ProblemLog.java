package dev.yourbrief.bill;

import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What could not be read, and what is worth knowing: all counted, the first of it kept. */
final class ProblemLog {

  private static final int KEPT = 1_000;

  private final List<Problem> unreadable = new ArrayList<>();
  private final Map<String, Problem> notes = new LinkedHashMap<>();
  private final Map<String, Integer> moreFiles = new HashMap<>();
  private long count;

  void unreadable(Problem problem) {
    count++;
    if (unreadable.size() < KEPT) {
      unreadable.add(problem);
    }
  }

  /** Of the same remark on many files, the first is kept, and the others are counted. */
  void note(Problem problem) {
    boolean isOfFile = problem.where().line() == 0;
    String key = isOfFile ? problem.what() : notes.size() + " " + problem;
    if (notes.putIfAbsent(key, problem) != null) {
      moreFiles.merge(key, 1, Integer::sum);
    }
  }

  /** Something to know about the bill as a whole. */
  void note(String what, String fix) {
    note(Problem.of(Location.of("bill"), what, fix));
  }

  void addAll(ProblemLog other) {
    other.unreadable.forEach(this::unreadable);
    count += other.count - other.unreadable.size();
    other.notes.values().forEach(this::note);
  }

  long count() {
    return count;
  }

  List<Problem> unreadable() {
    return List.copyOf(unreadable);
  }

  List<Problem> notes() {
    List<Problem> all = new ArrayList<>();
    notes.forEach((key, note) -> {
      int more = moreFiles.getOrDefault(key, 0);
      all.add(
          more == 0
              ? note
              : Problem.of(
                  note.where(),
                  note.what() + " (and so with " + Plural.of(more, "more file", "more files") + ")",
                  note.fix()));
    });
    return List.copyOf(all);
  }
}
