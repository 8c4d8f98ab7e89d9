package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything that is wrong with a file, so that it is all said at once. */
final class Mistakes {

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt((Problem p) -> p.where().line())
          .thenComparingInt(p -> p.where().column());

  private final List<Problem> problems = new ArrayList<>();

  void add(Location where, String what, String fix) {
    problems.add(Problem.of(where, what, fix));
  }

  void addAll(List<Problem> more) {
    problems.addAll(more);
  }

  /** The value; empty, and its mistakes kept, when it cannot be read. */
  <T> Optional<T> attempt(Supplier<T> reader) {
    try {
      return Optional.of(reader.get());
    } catch (InputException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /**
   * Ends the reading if anything was wrong.
   *
   * @throws InputException with every mistake, in the order of the file
   */
  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new InputException(problems.stream().distinct().sorted(BY_PLACE).toList());
    }
  }
}
