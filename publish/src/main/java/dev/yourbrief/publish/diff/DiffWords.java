package dev.yourbrief.publish.diff;

import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.diff.FigureChange.Sort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A comparison in words, in the order it is told, for whatever form sets it. Words that people
 * wrote are as they wrote them: a form escapes them.
 */
public final class DiffWords {

  /**
   * Something that is in another state.
   *
   * @param name what it is called
   * @param before its state before; empty when there was none
   * @param now its state now; empty when there is none
   * @param oldFinding what was found before; empty when it is what was found now
   * @param finding what was found now
   */
  public record Turn(
      String name,
      Optional<State> before,
      Optional<State> now,
      String oldFinding,
      String finding) {}

  /**
   * A state.
   *
   * @param shape the name of the shape before its word: {@code cleared}, {@code not-fired}
   * @param word its word
   */
  public record State(String shape, String word) {}

  /** Something about which there is one thing to say. */
  public record Item(String name, String words) {}

  /** A paragraph in other words. */
  public record Passage(String where, List<WordChanges.Piece> pieces) {}

  private final BriefDiff diff;
  private final Page old;
  private final Page now;
  private final FigureWords figures;
  private final ChangedFigures changed;
  private final Saying saying;
  private final HeadWords head;
  private final StateWords states;
  private final DateWords dates;
  private final BasisWords basis;
  private final ProseWords prose;

  public DiffWords(BriefDiff diff) {
    this.diff = diff;
    // Both in the language of the new one: what differs is what they say.
    this.old = new Page(diff.old().in(diff.now().locale()));
    this.now = new Page(diff.now());
    this.figures = new FigureWords(old, now);
    this.changed = new ChangedFigures(diff, figures, new FigureRows(old, now, figures));
    this.saying = new Saying(old, now);
    this.head = new HeadWords(diff, saying);
    this.states = new StateWords(diff, saying);
    this.dates = new DateWords(diff, saying, figures);
    this.basis = new BasisWords(diff, saying, figures);
    this.prose = new ProseWords(diff, saying, head);
  }

  public BriefDiff diff() {
    return diff;
  }

  /** What words of the old brief are set with. */
  public Page old() {
    return old;
  }

  /** What words of the new brief, and those between the two, are set with. */
  public Page now() {
    return now;
  }

  public String say(String key, Object... places) {
    return now.say(key, places);
  }

  /** A message that counts, with the number in its place. */
  public String count(String key, int number) {
    return figures.count(key, number);
  }

  /** A whole number. */
  public String number(long number) {
    return figures.count(number);
  }

  /** Whether the ranges of a figure meet, in words; empty where there are none. */
  public Optional<String> ranges(FigureWords.Row row) {
    return switch (row.ranges()) {
      case NONE -> Optional.empty();
      case MEET -> Optional.of(say("diff.within"));
      case APART -> Optional.of(say("diff.beyond"));
    };
  }

  /** What there is to say of a figure besides its values, as one. */
  public String notes(FigureWords.Row row) {
    return String.join("; ", Stream.concat(ranges(row).stream(), row.notes().stream()).toList());
  }

  /** The day or the two days the briefs speak from. */
  public String days() {
    String first = now.date(diff.old().asOf());
    String second = now.date(diff.now().asOf());
    return first.equals(second) ? second : saying.became(first, second);
  }

  /** What a reader has to know before all else: that the briefs are not of one decision, say. */
  public List<String> warnings() {
    return head.warnings();
  }

  /** With what other versions the new brief was made. */
  public List<String> versions() {
    return head.versions();
  }

  /** Whether another option is chosen now. */
  public boolean turned() {
    return head.turned();
  }

  /** That the verdict turned, or that it stands. */
  public String headline() {
    return head.headline();
  }

  /** Why: a sentence on the bars, and one when a hard constraint came or went. */
  public List<String> why() {
    return head.why();
  }

  /** What became of a state, in a few words. */
  public String words(Turn turn) {
    return states.words(turn);
  }

  /** The bars that are in another state. */
  public List<Turn> bars() {
    return states.bars();
  }

  /** The doors that swing another way. */
  public List<Item> doors() {
    return states.doors();
  }

  /** The triggers that are in another state, and to whom they go. */
  public List<Turn> triggers() {
    return states.triggers();
  }

  /** The questions that are answered, or open, where they were not. */
  public List<Turn> questions() {
    return states.questions();
  }

  /** The roles that have to do something else. */
  public List<Item> roles() {
    return states.roles();
  }

  /** How far the brief's own day moved, and how many dates moved with it. */
  public Optional<String> asOf() {
    return dates.asOf();
  }

  /** The dates that moved by themselves, came or went. */
  public List<Item> dates() {
    return dates.dates();
  }

  /**
   * Figures of one sort that changed, in words; results that only changed in hidden digits do not.
   */
  public List<FigureWords.Row> figures(Sort sort) {
    return changed.of(sort);
  }

  /** The figures that changed only in digits that are not shown. */
  public List<FigureWords.Row> slight() {
    return changed.slight();
  }

  /** That figures changed which are not told one by one. */
  public List<String> counted() {
    return changed.counted();
  }

  /** That figures were measured again and came out the same; empty if none were. */
  public Optional<String> confirmed() {
    return changed.confirmed();
  }

  /** Files, seed and draws. */
  public List<Item> basis() {
    return basis.items();
  }

  /** The paragraphs in other words. */
  public List<Passage> passages() {
    return prose.passages();
  }

  /** The same, those that stand in one place together. */
  public List<List<Passage>> places() {
    return prose.places();
  }

  /** What a piece of a paragraph is set with. */
  public Page page(WordChanges.Piece piece) {
    return piece.fate() == WordChanges.Fate.GONE ? old : now;
  }
}
