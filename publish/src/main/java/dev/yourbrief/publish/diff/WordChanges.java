package dev.yourbrief.publish.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A paragraph in other words, word by word. A word is what stands between two spaces, with its full
 * stop and its figures; so a mark around it never stands inside a word.
 */
public final class WordChanges {

  /** Whether words stayed, went or came. */
  public enum Fate {
    KEPT,
    GONE,
    NEW
  }

  /**
   * Words that share a fate; between two pieces stands a space.
   *
   * @param text the words, as in the old brief if they are gone, else as in the new one
   */
  public record Piece(Fate fate, Text text) {}

  /** So few kept words between two changes are set twice rather than kept alone. */
  private static final int LONELY = 2;

  /** If fewer words than this share of the longer text are kept, it is another text. */
  private static final double KEPT = 0.3;

  /** Longer texts are told whole: comparing takes the square of their length. */
  private static final int MOST = 4_000;

  private record Word(String key, Text text) {}

  private WordChanges() {}

  static List<Piece> of(Change.Prose prose, Brief old, Brief now, Pairs pairs) {
    if (prose.old().isEmpty() || prose.now().isEmpty()) {
      List<Piece> one = new ArrayList<>();
      prose.old().ifPresent(text -> one.add(new Piece(Fate.GONE, text)));
      prose.now().ifPresent(text -> one.add(new Piece(Fate.NEW, text)));
      return one;
    }
    List<Word> before = words(prose.old().get(), old, pairs::now);
    List<Word> after = words(prose.now().get(), now, UnaryOperator.identity());
    List<Run> runs = before.size() > MOST || after.size() > MOST ? List.of() : runs(before, after);
    int kept = runs.stream().filter(Run::isKept).mapToInt(run -> run.now.size()).sum();
    if (kept < KEPT * Math.max(before.size(), after.size())) {
      return List.of(
          new Piece(Fate.GONE, prose.old().get()), new Piece(Fate.NEW, prose.now().get()));
    }
    return pieces(joined(runs));
  }

  /** Words that stand in both, or those that stand in each where they differ. */
  private record Run(boolean isKept, List<Word> old, List<Word> now) {}

  private static List<Run> runs(List<Word> before, List<Word> after) {
    List<Run> runs = new ArrayList<>();
    int i = 0;
    int j = 0;
    for (AbstractDelta<String> delta :
        DiffUtils.diff(
                before.stream().map(Word::key).toList(), after.stream().map(Word::key).toList())
            .getDeltas()) {
      int from = delta.getSource().getPosition();
      int to = delta.getTarget().getPosition();
      if (from > i) {
        runs.add(new Run(true, before.subList(i, from), after.subList(j, to)));
      }
      i = from + delta.getSource().size();
      j = to + delta.getTarget().size();
      runs.add(new Run(false, before.subList(from, i), after.subList(to, j)));
    }
    if (i < before.size()) {
      runs.add(new Run(true, before.subList(i, before.size()), after.subList(j, after.size())));
    }
    return runs;
  }

  private static List<Run> joined(List<Run> runs) {
    List<Run> joined = new ArrayList<>();
    for (int r = 0; r < runs.size(); r++) {
      Run run = runs.get(r);
      boolean lonely = run.isKept && r > 0 && r < runs.size() - 1 && run.now.size() <= LONELY;
      boolean follows = !joined.isEmpty() && !joined.getLast().isKept && (lonely || !run.isKept);
      if (follows) {
        Run last = joined.removeLast();
        joined.add(new Run(false, both(last.old, run.old), both(last.now, run.now)));
      } else {
        joined.add(run);
      }
    }
    return joined;
  }

  private static List<Word> both(List<Word> a, List<Word> b) {
    List<Word> both = new ArrayList<>(a);
    both.addAll(b);
    return both;
  }

  private static List<Piece> pieces(List<Run> runs) {
    List<Piece> pieces = new ArrayList<>();
    for (Run run : runs) {
      if (run.isKept) {
        pieces.add(new Piece(Fate.KEPT, text(run.now)));
        continue;
      }
      if (!run.old.isEmpty()) {
        pieces.add(new Piece(Fate.GONE, text(run.old)));
      }
      if (!run.now.isEmpty()) {
        pieces.add(new Piece(Fate.NEW, text(run.now)));
      }
    }
    return pieces;
  }

  private static Text text(List<Word> words) {
    Text text = Text.EMPTY;
    for (Word word : words) {
      text = text.isEmpty() ? word.text : text.plus(Text.of(" ")).plus(word.text);
    }
    return text;
  }

  private static List<Word> words(Text text, Brief brief, UnaryOperator<String> ids) {
    List<Word> words = new ArrayList<>();
    List<Text.Span> open = new ArrayList<>();
    for (Text.Span span : text.spans()) {
      String plain =
          switch (span) {
            case Text.Plain p -> p.words();
            case Text.Strong s -> s.words();
            case Text.Name n -> n.name();
            case Text.Slot slot -> Figures.remark(brief, slot);
          };
      if (plain.isEmpty()) {
        open.add(span);
        continue;
      }
      String[] parts = plain.split("\\s+", -1);
      for (int i = 0; i < parts.length; i++) {
        if (i > 0) {
          close(words, open, brief, ids);
        }
        if (!parts[i].isEmpty()) {
          // Emphasis is left out: what changed is what is set strong here.
          open.add(
              span instanceof Text.Plain || span instanceof Text.Strong
                  ? new Text.Plain(parts[i])
                  : new Text.Name(parts[i]));
        }
      }
    }
    close(words, open, brief, ids);
    return words;
  }

  private static void close(
      List<Word> words, List<Text.Span> open, Brief brief, UnaryOperator<String> ids) {
    if (!open.isEmpty()) {
      StringBuilder key = new StringBuilder();
      open.forEach(span -> key.append(ProseKey.of(span, brief, ids)));
      words.add(new Word(key.toString(), new Text(open)));
      open.clear();
    }
  }
}
