package dev.yourbrief.bill;

import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.List;

/** What could not be read, and what is worth knowing: all counted, the first of it kept. */
final class ProblemLog {

  private static final int KEPT = 1_000;

  private final List<Problem> unreadable = new ArrayList<>();
  private final List<Problem> notes = new ArrayList<>();
  private long count;

  void unreadable(Problem problem) {
    count++;
    if (unreadable.size() < KEPT) {
      unreadable.add(problem);
    }
  }

  void note(Problem problem) {
    notes.add(problem);
  }

  /** Something to know about the bill as a whole. */
  void note(String what, String fix) {
    note(Problem.of(Location.of("bill"), what, fix));
  }

  void addAll(ProblemLog other) {
    other.unreadable.forEach(this::unreadable);
    count += other.count - other.unreadable.size();
    notes.addAll(other.notes);
  }

  long count() {
    return count;
  }

  List<Problem> unreadable() {
    return List.copyOf(unreadable);
  }

  List<Problem> notes() {
    return List.copyOf(notes);
  }
}
