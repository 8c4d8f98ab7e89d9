package dev.yourbrief.register.recheck;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.diff.BriefDiff;
import dev.yourbrief.publish.diff.Change;
import dev.yourbrief.publish.diff.DiffWords;
import dev.yourbrief.publish.diff.FigureChange;
import dev.yourbrief.publish.diff.FigureWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What moved between a version's brief and one computed now: which bar flipped, and why. */
final class Moved {

  private static final int MOST_FIGURES = 6;
  private static final int MOST_FILES = 3;

  private final BriefDiff diff;
  private final DiffWords words;

  private Moved(Brief base, Brief now) {
    this.diff = BriefDiff.of(base, now);
    this.words = new DiffWords(diff);
  }

  static Moved between(Brief base, Brief now) {
    return new Moved(base, now);
  }

  /** Whether a bar, or the verdict, is in another state. */
  boolean isFlipped() {
    return !diff.all(Change.Bar.class).isEmpty()
        || diff.all(Change.Verdict.class).stream().anyMatch(Change.Verdict::turned);
  }

  /** The states of verdict and bars: what a second look is for. */
  static String states(Brief brief) {
    return brief.bottomLine().option()
        + (brief.bottomLine().forced() ? " forced" : "")
        + brief.criteria().stream()
            .map(bar -> "\n" + bar.id() + " " + bar.state())
            .collect(Collectors.joining());
  }

  /** In lines: the verdict, the bars that flipped, those that moved, and what moved them. */
  String summary() {
    List<String> lines = new ArrayList<>();
    lines.add(words.headline());
    for (DiffWords.Turn turn : words.bars()) {
      String finding = turn.finding().isEmpty() ? "" : ". " + turn.finding();
      lines.add(turn.name() + ": " + words.words(turn) + finding);
    }
    lines.addAll(moved());
    List<FigureWords.Row> figures = new ArrayList<>();
    figures.addAll(words.figures(FigureChange.Sort.RESULT));
    figures.addAll(words.figures(FigureChange.Sort.INPUT));
    figures.stream().limit(MOST_FIGURES).map(Moved::line).forEach(lines::add);
    if (figures.size() > MOST_FIGURES) {
      lines.add("And " + (figures.size() - MOST_FIGURES) + " more figures.");
    }
    List<DiffWords.Item> files = words.basis();
    if (!files.isEmpty()) {
      lines.add(
          "From: "
              + files.stream()
                  .limit(MOST_FILES)
                  .map(item -> item.name() + " (" + item.words() + ")")
                  .collect(Collectors.joining(", "))
              + (files.size() > MOST_FILES ? " and " + (files.size() - MOST_FILES) + " more" : ""));
    } else if (isFlipped()) {
      lines.add("No file changed: the day did, or what this program knows of prices.");
    }
    return lines.stream().map(OneLine::of).collect(Collectors.joining("\n"));
  }

  /** Bars in the same state, of which something else is said now. */
  private List<String> moved() {
    List<String> lines = new ArrayList<>();
    for (Brief.Bar bar : diff.now().criteria()) {
      Optional<Brief.Bar> was =
          diff.old().criteria().stream()
              .filter(b -> b.id().equals(bar.id()) && b.state() == bar.state())
              .findFirst();
      String found = words.now().plain(bar.finding());
      was.map(b -> words.old().plain(b.finding()))
          .filter(before -> !before.equals(found))
          .ifPresent(before ->
              lines.add(
                  Page.open(words.now().plain(bar.name()))
                      + ": still "
                      + words.now().word(bar.state()).toLowerCase(java.util.Locale.ROOT)
                      + ". "
                      + found));
    }
    return lines;
  }

  private static String line(FigureWords.Row row) {
    String before = row.before().isThere() ? row.before().brief() : "none";
    String now = row.now().isThere() ? row.now().brief() : "none";
    String by = row.change().isEmpty() ? "" : ", " + row.change();
    String label = row.label();
    String name =
        label.isEmpty()
            ? ""
            : label.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + label.substring(1);
    return name + ": " + before + " → " + now + by;
  }
}
