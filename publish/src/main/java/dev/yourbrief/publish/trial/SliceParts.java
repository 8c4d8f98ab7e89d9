package dev.yourbrief.publish.trial;

import dev.yourbrief.publish.DataTable;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.SliceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The first candidate against the baseline within the values of one kind of slice.
 *
 * @param number of the kind in the report, from 1
 */
record SliceParts(TrialResult result, SliceTable slice, int number, Numbers numbers) {

  static List<SliceParts> of(TrialResult result, Numbers numbers) {
    return IntStream.range(0, result.slices().size())
        .mapToObj(i -> new SliceParts(result, result.slices().get(i), i + 1, numbers))
        .toList();
  }

  String name() {
    return slice.slice();
  }

  /** How p values are adjusted, and what is left out. */
  String about() {
    String adjusted =
        switch (slice.family()) {
          case HOLM -> "p is adjusted for all slices by Holm.";
          case BH -> "p is adjusted for all slices by Benjamini and Hochberg.";
          case NONE -> "p is not adjusted.";
        };
    return slice.without() == 0
        ? adjusted
        : adjusted
            + " "
            + Numbers.count(slice.without(), "case has", "cases have")
            + " no value of it.";
  }

  private List<SliceTable.Compared> compared() {
    return slice.rows().stream()
        .filter(SliceTable.Compared.class::isInstance)
        .map(SliceTable.Compared.class::cast)
        .toList();
  }

  /** The slices that were compared, drawn; empty when none was. */
  Optional<ForestDrawing> drawing() {
    List<ForestRow> rows =
        compared().stream()
            .map(c ->
                new ForestRow(c.value(), Contestants.CANDIDATE, "", c.comparison(), c.adjustedP()))
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ForestDrawing(
                "slice" + number,
                result.finding().candidate()
                    + " against "
                    + result.finding().baseline()
                    + ", by "
                    + slice.slice(),
                "The difference within each slice, with its interval. It explores and decides"
                    + " nothing.",
                slice.slice(),
                rows,
                result.rules().margin(),
                numbers));
  }

  DataTable table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (SliceTable.Row row : slice.rows()) {
      rows.add(
          switch (row) {
            case SliceTable.Compared c -> cells(c, c.comparison());
            case SliceTable.NotCompared not -> cells(not);
          });
    }
    return new DataTable(
        "By " + slice.slice(),
        List.of(
            Head.of(slice.slice()),
            Head.of("Cases"),
            Head.of("Candidate"),
            Head.of("Baseline"),
            Head.of(numbers.head("Difference")),
            Head.of("From"),
            Head.of("To"),
            Head.of("p, adjusted")),
        rows);
  }

  private List<Cell> cells(SliceTable.Compared row, Comparison of) {
    return List.of(
        Cell.of(row.value()),
        Cell.of(Numbers.count(of.n())),
        Cell.of(numbers.score(of.candidate().mean())),
        Cell.of(numbers.score(of.baseline().mean())),
        Cell.of(numbers.bare(of.difference())),
        Cell.of(numbers.bare(of.registered().low())),
        Cell.of(numbers.bare(of.registered().high())),
        Cell.of(Numbers.p(row.adjustedP())));
  }

  private static List<Cell> cells(SliceTable.NotCompared row) {
    Cell none = Cell.of(Numbers.DASH);
    return List.of(
        Cell.of(row.value()).withNote("not compared: " + Numbers.sentence(row.why())),
        Cell.of(Numbers.count(row.n())),
        none,
        none,
        none,
        none,
        none,
        none);
  }
}
