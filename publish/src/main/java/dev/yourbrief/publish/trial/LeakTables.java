package dev.yourbrief.publish.trial;

import dev.yourbrief.publish.DataTable;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.TrialResult.ContestResult;
import dev.yourbrief.trial.TrialResult.Leaks;
import dev.yourbrief.trial.decide.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Test cases that are known from the training data, and the result with and without them. */
record LeakTables(TrialResult result, Numbers numbers) {

  /** What is said before the tables. */
  List<String> sentences() {
    if (result.leaks().isEmpty()) {
      return List.of(
          "Nobody looked for test cases in the training data: there was none to look in. Whether"
              + " scores are too good for that reason, this report cannot tell.");
    }
    Leaks leaks = result.leaks().get();
    String found =
        leaks.all() == 0
            ? "None of " + Numbers.count(leaks.tests()) + " test cases was found there."
            : Numbers.count(leaks.all())
                + " of "
                + Numbers.count(leaks.tests(), "test case", "test cases")
                + (leaks.all() == 1 ? " was" : " were")
                + " found there.";
    List<String> sentences = new ArrayList<>();
    sentences.add("The training data was searched for every test case. " + found);
    if (!leaks.how().isBlank()) {
      sentences.add("What counts as found: " + leaks.how() + ".");
    }
    return sentences;
  }

  List<DataTable> tables() {
    List<DataTable> tables = new ArrayList<>();
    result.leaks().ifPresent(leaks -> tables.add(counts(leaks)));
    sides().ifPresent(tables::add);
    result.leaks().filter(l -> !l.pairs().isEmpty()).ifPresent(l -> tables.add(pairs(l)));
    return tables;
  }

  private static DataTable counts(Leaks leaks) {
    return new DataTable(
        "Test cases in the training data",
        List.of(Head.of("What"), Head.of("Test cases")),
        List.of(
            row("Looked for", leaks.tests()),
            row("Found word for word", leaks.exact()),
            row("Found as a near twin", leaks.near()),
            row("Of both, with the twin's answer", leaks.sameAnswer()),
            row("Too short to judge", leaks.tooShort()),
            row("With a twin among the test cases themselves", leaks.within())));
  }

  private static List<Cell> row(String what, int count) {
    return List.of(Cell.of(what), Cell.of(Numbers.count(count)));
  }

  /** The full and the clean result side by side. */
  private Optional<DataTable> sides() {
    if (result.leaks().isEmpty()) {
      return Optional.empty();
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (ContestResult contest : result.contests()) {
      boolean onClean = contest.full().isPresent();
      String who = result.contests().size() > 1 ? contest.ruling().candidate() + ", " : "";
      side(rows, who + "all cases", Contestants.onAll(contest), !onClean);
      side(rows, who + "those without a twin", Contestants.onClean(contest), onClean);
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataTable(
                "The result with and without the cases that were found",
                Stream.of(
                        "On",
                        "Cases",
                        "Candidate",
                        "Baseline",
                        numbers.head("Difference"),
                        "From",
                        "To",
                        "p")
                    .map(Head::of)
                    .toList(),
                rows));
  }

  private void side(List<List<Cell>> rows, String name, Optional<Comparison> of, boolean decides) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(TestTables.capital(name)).withNote(decides ? "decides" : ""));
    if (of.isEmpty()) {
      for (int i = 0; i < 7; i++) {
        cells.add(Cell.of(Numbers.DASH));
      }
    } else {
      Comparison c = of.get();
      cells.add(Cell.of(Numbers.count(c.n())));
      cells.add(Cell.of(numbers.score(c.candidate().mean())));
      cells.add(Cell.of(numbers.score(c.baseline().mean())));
      cells.add(Cell.of(numbers.bare(c.difference())).strong(decides));
      cells.add(Cell.of(numbers.bare(c.registered().low())).strong(decides));
      cells.add(Cell.of(numbers.bare(c.registered().high())).strong(decides));
      cells.add(Cell.of(Numbers.p(c.p())));
    }
    rows.add(cells);
  }

  private static DataTable pairs(Leaks leaks) {
    return new DataTable(
        "The nearest pairs, by id",
        List.of(
            Head.of("Test case"),
            Head.prose("Training case"),
            Head.of("Similarity"),
            Head.of("Same answer")),
        leaks.pairs().stream()
            .map(p ->
                List.of(
                    Cell.of(p.test()),
                    Cell.of(p.train()),
                    Cell.of(
                        Double.isFinite(p.similarity())
                            ? String.format(Locale.ROOT, "%.3f", p.similarity())
                            : Numbers.DASH),
                    Cell.of(p.sameAnswer() ? "yes" : "no")))
            .toList());
  }
}
