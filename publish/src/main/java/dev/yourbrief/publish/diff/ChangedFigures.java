package dev.yourbrief.publish.diff;

import dev.yourbrief.publish.diff.FigureChange.Sort;
import dev.yourbrief.publish.diff.FigureWords.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which changed figures are told one by one, and which are only counted. */
record ChangedFigures(BriefDiff diff, FigureWords figures, FigureRows rows) {

  /**
   * Figures of one sort that changed, in words; results that only changed in hidden digits do not.
   */
  List<Row> of(Sort sort) {
    List<FigureChange> changes = diff.figures(sort);
    return rows.of(
        sort == Sort.RESULT
            ? changes.stream().filter(change -> !figures.isSlight(change)).toList()
            : changes);
  }

  /** The figures that changed only in digits that are not shown. */
  List<Row> slight() {
    return rows.of(slightChanges());
  }

  private List<FigureChange> slightChanges() {
    return diff.figures(Sort.RESULT).stream().filter(figures::isSlight).toList();
  }

  /** That figures changed which are not told one by one. */
  List<String> counted() {
    List<String> counted = new ArrayList<>();
    counted(counted, "diff.slight", slightChanges().size());
    counted(counted, "diff.working", diff.figures(Sort.WORKING).size());
    confirmed().ifPresent(counted::add);
    return counted;
  }

  /** That figures were measured again and came out the same; empty if none were. */
  Optional<String> confirmed() {
    int number = diff.figures(Sort.CONFIRMED).size();
    return number == 0 ? Optional.empty() : Optional.of(figures.count("diff.confirmed", number));
  }

  private void counted(List<String> counted, String key, int number) {
    if (number > 0) {
      counted.add(figures.count(key, number));
    }
  }
}
