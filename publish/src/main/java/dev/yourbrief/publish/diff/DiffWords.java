package dev.yourbrief.publish.diff;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Answered;
import dev.yourbrief.playbook.brief.Brief.BarState;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.diff.Change.Frame;
import dev.yourbrief.publish.diff.Change.Section;
import dev.yourbrief.publish.diff.FigureChange.Sort;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  private final Pairs pairs;

  public DiffWords(BriefDiff diff) {
    this.diff = diff;
    this.old = new Page(diff.old());
    this.now = new Page(diff.now());
    this.figures = new FigureWords(old, now);
    this.rows = new FigureRows(old, now, figures);
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
    return now.messages().count(key, number, "number", figures.count(number));
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
    return first.equals(second) ? second : became(first, second);
  }

  private String became(String first, String second) {
    return say("diff.became", "old", first, "now", second);
  }

  /** What a reader has to know before all else: that the briefs are not of one decision, say. */
  public List<String> warnings() {
    return frames(List.of(Frame.DECISION, Frame.PLAYBOOK, Frame.LOCALE));
  }

  /** With what other versions the new brief was made. */
  public List<String> versions() {
    return frames(List.of(Frame.PLAYBOOK_VERSION, Frame.PROGRAM_VERSION));
  }

  private List<String> frames(List<Frame> wanted) {
    return diff.all(Change.Framing.class).stream()
        .filter(framing -> wanted.contains(framing.frame()))
        .map(framing -> say(key(framing.frame()), "old", framing.old(), "now", framing.now()))
        .toList();
  }

  private static String key(Frame frame) {
    return switch (frame) {
      case DECISION -> "diff.other.decision";
      case PLAYBOOK -> "diff.other.playbook";
      case LOCALE -> "diff.other.locale";
      case PLAYBOOK_VERSION -> "diff.version.playbook";
      case PROGRAM_VERSION -> "diff.version.program";
    };
  }

  private Optional<Change.Verdict> verdict() {
    return diff.all(Change.Verdict.class).stream().findFirst();
  }

  /** Whether another option is chosen now. */
  public boolean turned() {
    return verdict().map(v -> !v.old().option().equals(v.now().option())).orElse(false);
  }

  /** That the verdict turned, or that it stands. */
  public String headline() {
    String after = open(now.plain(diff.now().bottomLine().headline()));
    String before = open(old.plain(diff.old().bottomLine().headline()));
    return turned()
        ? say("diff.turned", "old", before, "now", after)
        : say("diff.stands", "now", after);
  }

  private static String open(String words) {
    String bare = words.strip();
    return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
  }

  /** Why: a sentence on the bars, and one when a hard constraint came or went. */
  public List<String> why() {
    List<String> why = new ArrayList<>();
    Change.Call before = Change.Call.of(diff.old());
    Change.Call after = Change.Call.of(diff.now());
    if (before.forced() != after.forced()) {
      why.add(say(after.forced() ? "diff.why.forced" : "diff.why.free"));
    }
    List<String> bars = diff.all(Change.Bar.class).stream().map(this::why).toList();
    if (!bars.isEmpty()) {
      why.add(
          bars.stream()
                  .reduce((first, next) -> say("diff.why.next", "first", first, "next", next))
                  .orElseThrow()
              + ".");
    } else if (turned() && before.forced() == after.forced()) {
      why.add(say("diff.why.none"));
    }
    return why;
  }

  private String why(Change.Bar bar) {
    String name = name(bar);
    String before = bar.old().map(b -> word(b.state())).orElse("");
    String after = bar.now().map(b -> word(b.state())).orElse("");
    return before.isEmpty()
        ? say("diff.why.came", "bar", name, "now", after)
        : after.isEmpty()
            ? say("diff.why.went", "bar", name)
            : say("diff.why.turned", "bar", name, "old", before, "now", after);
  }

  private String name(Change.Bar bar) {
    return name(bar.old().map(Brief.Bar::name), bar.now().map(Brief.Bar::name));
  }

  /** The name it has now, or had when it went. */
  private String name(Optional<Text> before, Optional<Text> after) {
    return open(after.map(now::plain).or(() -> before.map(old::plain)).orElse(""));
  }

  private String word(BarState state) {
    return say("state." + shape(state));
  }

  private static String shape(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private State state(Enum<?> state) {
    return new State(shape(state), say("state." + shape(state)));
  }

  /** What became of a state, in a few words. */
  public String words(Turn turn) {
    return moved(turn.before().map(State::word), turn.now().map(State::word));
  }

  /** What was found before, unless that is what was found now. */
  private static String before(String oldFinding, String finding) {
    return oldFinding.equals(finding) ? "" : oldFinding;
  }

  private Turn turn(
      String name,
      Optional<? extends Enum<?>> before,
      Optional<? extends Enum<?>> after,
      Optional<Text> oldFinding,
      Optional<Text> finding) {
    return new Turn(
        name,
        before.map(this::state),
        after.map(this::state),
        before(oldFinding.map(old::plain).orElse(""), finding.map(now::plain).orElse("")),
        finding.map(now::plain).orElse(""));
  }

  /** The bars that are in another state. */
  public List<Turn> bars() {
    return diff.all(Change.Bar.class).stream()
        .map(bar ->
            turn(
                name(bar),
                bar.old().map(Brief.Bar::state),
                bar.now().map(Brief.Bar::state),
                bar.old().map(Brief.Bar::finding),
                bar.now().map(Brief.Bar::finding)))
        .toList();
  }

  /** The triggers that are in another state, and to whom they go. */
  public List<Turn> triggers() {
    return diff.all(Change.Trigger.class).stream()
        .map(t ->
            turn(
                say(
                    "diff.trigger",
                    "what",
                    name(t.old().map(Brief.Trigger::what), t.now().map(Brief.Trigger::what)),
                    "whom",
                    name(t.old().map(Brief.Trigger::whom), t.now().map(Brief.Trigger::whom))),
                t.old().map(Brief.Trigger::state),
                t.now().map(Brief.Trigger::state),
                Optional.empty(),
                Optional.empty()))
        .toList();
  }

  /** The questions that are answered, or open, where they were not. */
  public List<Turn> questions() {
    return diff.all(Change.Question.class).stream()
        .map(q ->
            turn(
                name(q.old().map(Brief.Question::ask), q.now().map(Brief.Question::ask)),
                q.old().map(Brief.Question::answered),
                q.now().map(Brief.Question::answered),
                q.old().filter(DiffWords::hasAnswer).map(Brief.Question::answer),
                q.now().filter(DiffWords::hasAnswer).map(Brief.Question::answer)))
        .toList();
  }

  private static boolean hasAnswer(Brief.Question question) {
    return question.answered() != Answered.UNKNOWN;
  }

  public List<Item> doors() {
    return diff.all(Change.Door.class).stream()
        .map(door ->
            new Item(
                name(door.old().map(Brief.Door::name), door.now().map(Brief.Door::name)),
                moved(door.old().map(Brief.Door::kind), door.now().map(Brief.Door::kind))))
        .toList();
  }

  private String moved(Optional<String> before, Optional<String> after) {
    return before.isEmpty()
        ? say("diff.state.came", "now", after.orElse(""))
        : after.isEmpty()
            ? say("diff.state.went", "old", before.get())
            : became(before.get(), after.get());
  }

  public List<Item> roles() {
    return diff.all(Change.Role.class).stream()
        .map(role ->
            new Item(
                name(role.old().map(Brief.Role::who), role.now().map(Brief.Role::who)),
                moved(role.old().map(this::duty), role.now().map(this::duty))))
        .toList();
  }

  private String duty(Brief.Role role) {
    return say("diff.duty." + shape(role.duty()));
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
          new Item(say("diff.seed"), became(figures.count(seed.old()), figures.count(seed.now()))));
    }
    for (Change.DrawCount draws : diff.all(Change.DrawCount.class)) {
      items.add(
          new Item(
              say("diff.draws"), became(figures.count(draws.old()), figures.count(draws.now()))));
    }
    return items;
  }

  /** How far the brief's own day moved, and how many dates moved with it. */
  public Optional<String> asOf() {
    return diff.all(Change.AsOf.class).stream()
        .findFirst()
        .map(asOf -> {
          String day =
              say(
                  "diff.asOf",
                  "now",
                  now.date(asOf.now()),
                  "move",
                  figures.move(asOf.old(), asOf.now()));
          int along = diff.all(Change.Date.class).size() - datesApart().size();
          return along == 0 ? day : day + " " + count("diff.along", along);
        });
  }

  private List<Change.Date> datesApart() {
    return diff.all(Change.Date.class).stream().filter(date -> !movesAlong(date)).toList();
  }

  /** Whether a date is as far from the brief's own day as it was, in days or in months. */
  private boolean movesAlong(Change.Date date) {
    if (date.old().isEmpty() || date.now().isEmpty()) {
      return false;
    }
    LocalDate from = diff.old().asOf();
    LocalDate to = diff.now().asOf();
    LocalDate before = date.old().get().day();
    LocalDate after = date.now().get().day();
    return !from.equals(to)
        && (from.until(before).equals(to.until(after))
            || before.toEpochDay() - from.toEpochDay() == after.toEpochDay() - to.toEpochDay());
  }

  /** The dates that moved by themselves, came or went. */
  public List<Item> dates() {
    return datesApart().stream()
        .map(date ->
            new Item(
                name(date.old().map(Change.Due::what), date.now().map(Change.Due::what)),
                words(date)))
        .toList();
  }

  private String words(Change.Date date) {
    Optional<String> before = date.old().map(due -> now.date(due.day()));
    Optional<String> after = date.now().map(due -> now.date(due.day()));
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty()
          ? say("diff.date.came", "now", after.orElse(""))
          : say("diff.date.went", "old", before.get());
    }
    return became(before.get(), after.get())
        + ", "
        + figures.move(date.old().orElseThrow().day(), date.now().orElseThrow().day());
  }

  /** The paragraphs in other words. */
  public List<Passage> passages() {
    List<Passage> passages = new ArrayList<>();
    verdict()
        .filter(v -> !turned() && !v.old().headline().equals(v.now().headline()))
        .ifPresent(v ->
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
          default -> say("section." + shape(prose.section()));
        };
    String item = Items.name(prose, now).or(() -> Items.name(prose, old)).orElse("");
    return item.isEmpty()
        ? section
        : say("diff.within.section", "section", section, "item", open(item));
  }

  /** What a piece of a paragraph is set with. */
  public Page page(WordChanges.Piece piece) {
    return piece.fate() == WordChanges.Fate.GONE ? old : now;
  }
}
