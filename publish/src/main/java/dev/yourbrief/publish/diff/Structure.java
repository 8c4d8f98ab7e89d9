package dev.yourbrief.publish.diff;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.diff.Change.Frame;
import dev.yourbrief.publish.diff.Change.Occasion;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** What briefs hold besides figures and prose, compared part by part. */
final class Structure {

  /** What a brief is called that does not say which decision it is of, as all of form 1.0. */
  private static final String UNNAMED = "decision";

  private Structure() {}

  /** Whether a brief is of form 1.0, which knows no roles and no names of decisions. */
  private static boolean isOfFirstForm(Brief brief) {
    return brief.id().equals(UNNAMED) && brief.roles().isEmpty();
  }

  static void head(Brief old, Brief now, List<Change> changes) {
    if (!old.id().equals(UNNAMED) && !now.id().equals(UNNAMED)) {
      frame(changes, Frame.DECISION, old.id(), now.id());
    }
    frame(changes, Frame.PLAYBOOK, old.playbook(), now.playbook());
    frame(changes, Frame.PLAYBOOK_VERSION, old.playbookVersion(), now.playbookVersion());
    frame(changes, Frame.PROGRAM_VERSION, old.basis().version(), now.basis().version());
    frame(changes, Frame.LOCALE, old.locale(), now.locale());
    if (!old.asOf().equals(now.asOf())) {
      changes.add(new Change.AsOf(old.asOf(), now.asOf()));
    }
    Change.Verdict verdict = new Change.Verdict(Change.Call.of(old), Change.Call.of(now));
    boolean sameWords =
        ProseKey.of(verdict.old().headline(), old)
            .equals(ProseKey.of(verdict.now().headline(), now));
    if (verdict.turned() || !sameWords) {
      changes.add(verdict);
    }
  }

  private static void frame(List<Change> changes, Frame frame, String old, String now) {
    if (!old.equals(now)) {
      changes.add(new Change.Framing(frame, old, now));
    }
  }

  static void bars(Brief old, Brief now, List<Change> changes) {
    compare(
        changes,
        byId(old.criteria(), Brief.Bar::id),
        byId(now.criteria(), Brief.Bar::id),
        (a, b) -> a.state() == b.state(),
        Change.Bar::new);
  }

  static void doors(Brief old, Brief now, List<Change> changes) {
    compare(
        changes,
        byId(old.decision().doors(), Brief.Door::option),
        byId(now.decision().doors(), Brief.Door::option),
        (a, b) -> a.kind().equals(b.kind()),
        Change.Door::new);
  }

  static void triggers(Brief old, Brief now, List<Change> changes) {
    compare(
        changes,
        byId(old.escalation(), Brief.Trigger::id),
        byId(now.escalation(), Brief.Trigger::id),
        (a, b) -> a.state() == b.state(),
        Change.Trigger::new);
  }

  static void questions(Brief old, Brief now, List<Change> changes) {
    compare(
        changes,
        byId(old.questions(), Brief.Question::id),
        byId(now.questions(), Brief.Question::id),
        (a, b) -> a.answered() == b.answered(),
        Change.Question::new);
  }

  static void roles(Brief old, Brief now, List<Change> changes) {
    if (isOfFirstForm(old) || isOfFirstForm(now)) {
      return;
    }
    compare(
        changes,
        byId(old.roles(), Brief.Role::id),
        byId(now.roles(), Brief.Role::id),
        (a, b) -> a.duty() == b.duty(),
        Change.Role::new);
  }

  static void basis(Brief old, Brief now, List<Change> changes) {
    Map<String, Brief.InputFile> before = byId(old.basis().inputs(), Brief.InputFile::name);
    Map<String, Brief.InputFile> after = byId(now.basis().inputs(), Brief.InputFile::name);
    for (String name : union(before, after)) {
      Optional<String> a = Optional.ofNullable(before.get(name)).map(Brief.InputFile::sha256);
      Optional<String> b = Optional.ofNullable(after.get(name)).map(Brief.InputFile::sha256);
      if (!a.equals(b)) {
        changes.add(new Change.InputFile(name, a, b));
      }
    }
    if (old.basis().seed() != now.basis().seed()) {
      changes.add(new Change.Seed(old.basis().seed(), now.basis().seed()));
    }
    if (old.basis().draws() != now.basis().draws()) {
      changes.add(new Change.DrawCount(old.basis().draws(), now.basis().draws()));
    }
  }

  static void dates(Brief old, Brief now, List<Change> changes) {
    for (Occasion occasion : Occasion.values()) {
      compare(
          changes,
          dues(occasion, old),
          dues(occasion, now),
          (a, b) -> a.getValue().day().equals(b.getValue().day()),
          (a, b) ->
              new Change.Date(
                  occasion,
                  a.or(() -> b).orElseThrow().getKey(),
                  a.map(Map.Entry::getValue),
                  b.map(Map.Entry::getValue)));
    }
  }

  private static Map<String, Map.Entry<String, Change.Due>> dues(Occasion occasion, Brief brief) {
    Map<String, Map.Entry<String, Change.Due>> dues = new LinkedHashMap<>();
    switch (occasion) {
      case RECHECK ->
          brief.bottomLine().rechecks().forEach(r -> put(dues, r.id(), r.what(), r.date(), brief));
      case STEP -> brief.nextSteps().forEach(s -> put(dues, s.id(), s.what(), s.due(), brief));
      case READING ->
          brief
              .sources()
              .reading()
              .forEach(r -> put(dues, ProseKey.of(r.title(), brief), r.title(), r.date(), brief));
    }
    return dues;
  }

  private static void put(
      Map<String, Map.Entry<String, Change.Due>> dues,
      String id,
      Text what,
      String date,
      Brief brief) {
    dues.putIfAbsent(id, Map.entry(id, new Change.Due(what, day(brief, date))));
  }

  private static LocalDate day(Brief brief, String id) {
    Figure figure = brief.figures().get(id);
    if (figure != null && figure.value() instanceof Figure.Day day) {
      return day.date();
    }
    throw new IllegalArgumentException(
        "the brief takes a date from '" + id + "' but has no such day");
  }

  private static <T> Map<String, T> byId(List<T> items, Function<T, String> id) {
    Map<String, T> byId = new LinkedHashMap<>();
    items.forEach(item -> byId.putIfAbsent(id.apply(item), item));
    return byId;
  }

  /** The ids of both, in the order of the new brief; what went comes last. */
  private static <T> Set<String> union(Map<String, T> old, Map<String, T> now) {
    Set<String> union = new LinkedHashSet<>(now.keySet());
    union.addAll(old.keySet());
    return union;
  }

  private static <T> void compare(
      List<Change> changes,
      Map<String, T> old,
      Map<String, T> now,
      BiPredicate<T, T> isSame,
      BiFunction<Optional<T>, Optional<T>, Change> change) {
    for (String id : union(old, now)) {
      T before = old.get(id);
      T after = now.get(id);
      if (before == null || after == null || !isSame.test(before, after)) {
        changes.add(change.apply(Optional.ofNullable(before), Optional.ofNullable(after)));
      }
    }
  }
}
