package dev.yourbrief.publish.diff;

import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.diff.Change.Section;
import dev.yourbrief.publish.diff.FigureChange.Sort;
import java.util.ArrayList;
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
  private final FigureRows rows;
  private final Saying saying;
  private final HeadWords head;
  private final StateWords states;
  private final DateWords dates;
  private final Pairs pairs;

  public DiffWords(BriefDiff diff) {
    this.diff = diff;
    // Both in the language of the new one: what differs is what they say.
    this.old = new Page(diff.old().in(diff.now().locale()));
    this.now = new Page(diff.now());
    this.figures = new FigureWords(old, now);
    this.rows = new FigureRows(old, now, figures);
    this.saying = new Saying(old, now);
    this.head = new HeadWords(diff, saying);
    this.states = new StateWords(diff, saying);
    this.dates = new DateWords(diff, saying, figures);
    this.pairs = Pairs.of(diff.old().figures(), diff.now().figures());
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
    List<FigureChange> changes = diff.figures(sort);
    return rows.of(
        sort == Sort.RESULT
            ? changes.stream().filter(change -> !figures.isSlight(change)).toList()
            : changes);
  }

  /** The figures that changed only in digits that are not shown. */
  public List<FigureWords.Row> slight() {
    return rows.of(slightChanges());
  }

  private List<FigureChange> slightChanges() {
    return diff.figures(Sort.RESULT).stream().filter(figures::isSlight).toList();
  }

  /** That figures changed which are not told one by one. */
  public List<String> counted() {
    List<String> counted = new ArrayList<>();
    counted(counted, "diff.slight", slightChanges().size());
    counted(counted, "diff.working", diff.figures(Sort.WORKING).size());
    confirmed().ifPresent(counted::add);
    return counted;
  }

  /** That figures were measured again and came out the same; empty if none were. */
  public Optional<String> confirmed() {
    int number = diff.figures(Sort.CONFIRMED).size();
    return number == 0 ? Optional.empty() : Optional.of(count("diff.confirmed", number));
  }

  private void counted(List<String> counted, String key, int number) {
    if (number > 0) {
      counted.add(count(key, number));
    }
  }

  /** Files, seed and draws. */
  public List<Item> basis() {
    List<Item> items = new ArrayList<>();
    for (Change.InputFile file : diff.all(Change.InputFile.class)) {
      String what = file.old().isEmpty() ? "came" : file.now().isEmpty() ? "went" : "changed";
      items.add(new Item(file.name(), say("diff.file." + what)));
    }
    for (Change.Seed seed : diff.all(Change.Seed.class)) {
      items.add(
          new Item(
              say("diff.seed"),
              saying.became(figures.count(seed.old()), figures.count(seed.now()))));
    }
    for (Change.DrawCount draws : diff.all(Change.DrawCount.class)) {
      items.add(
          new Item(
              say("diff.draws"),
              saying.became(figures.count(draws.old()), figures.count(draws.now()))));
    }
    return items;
  }

  /** The paragraphs in other words. */
  public List<Passage> passages() {
    List<Passage> passages = new ArrayList<>();
    diff.all(Change.Verdict.class).stream()
        .filter(v -> !turned() && !v.old().headline().equals(v.now().headline()))
        .forEach(v ->
            passages.add(
                passage(
                    say("diff.headline"),
                    new Change.Prose(
                        Section.BOTTOM_LINE,
                        "",
                        Optional.of(v.old().headline()),
                        Optional.of(v.now().headline())))));
    for (Change.Prose prose : diff.all(Change.Prose.class)) {
      passages.add(passage(where(prose), prose));
    }
    return passages;
  }

  /** The same, those that stand in one place together. */
  public List<List<Passage>> places() {
    List<List<Passage>> places = new ArrayList<>();
    for (Passage passage : passages()) {
      if (places.isEmpty() || !places.getLast().getFirst().where().equals(passage.where())) {
        places.add(new ArrayList<>());
      }
      places.getLast().add(passage);
    }
    return places;
  }

  private Passage passage(String where, Change.Prose prose) {
    return new Passage(where, WordChanges.of(prose, diff.old(), diff.now(), pairs));
  }

  private String where(Change.Prose prose) {
    String section =
        switch (prose.section()) {
          case TITLE -> say("diff.title");
          case BOTTOM_LINE -> say("brief.bottomLine");
          default -> say("section." + Saying.shape(prose.section()));
        };
    String item = Items.name(prose, now).or(() -> Items.name(prose, old)).orElse("");
    return item.isEmpty()
        ? section
        : say("diff.within.section", "section", section, "item", Saying.open(item));
  }

  /** What a piece of a paragraph is set with. */
  public Page page(WordChanges.Piece piece) {
    return piece.fate() == WordChanges.Fate.GONE ? old : now;
  }
}
