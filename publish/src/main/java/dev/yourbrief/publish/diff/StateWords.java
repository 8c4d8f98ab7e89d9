package dev.yourbrief.publish.diff;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Answered;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.diff.DiffWords.Item;
import dev.yourbrief.publish.diff.DiffWords.State;
import dev.yourbrief.publish.diff.DiffWords.Turn;
import java.util.List;
import java.util.Optional;

/** What is in another state: bars, doors, triggers, questions and roles. */
record StateWords(BriefDiff diff, Saying saying) {

  private State state(Enum<?> state) {
    return new State(Page.shape(state), saying.now().word(state));
  }

  /** What became of a state, in a few words. */
  String words(Turn turn) {
    return saying.moved(turn.before().map(State::word), turn.now().map(State::word));
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
        before(
            oldFinding.map(saying.old()::plain).orElse(""),
            finding.map(saying.now()::plain).orElse("")),
        finding.map(saying.now()::plain).orElse(""));
  }

  /** The bars that are in another state. */
  List<Turn> bars() {
    return diff.all(Change.Bar.class).stream()
        .map(bar ->
            turn(
                saying.name(bar.old().map(Brief.Bar::name), bar.now().map(Brief.Bar::name)),
                bar.old().map(Brief.Bar::state),
                bar.now().map(Brief.Bar::state),
                bar.old().map(Brief.Bar::finding),
                bar.now().map(Brief.Bar::finding)))
        .toList();
  }

  /** The triggers that are in another state, and to whom they go. */
  List<Turn> triggers() {
    return diff.all(Change.Trigger.class).stream()
        .map(t ->
            turn(
                saying.say(
                    "diff.trigger",
                    "what",
                    saying.name(t.old().map(Brief.Trigger::what), t.now().map(Brief.Trigger::what)),
                    "whom",
                    saying.name(
                        t.old().map(Brief.Trigger::whom), t.now().map(Brief.Trigger::whom))),
                t.old().map(Brief.Trigger::state),
                t.now().map(Brief.Trigger::state),
                Optional.empty(),
                Optional.empty()))
        .toList();
  }

  /** The questions that are answered, or open, where they were not. */
  List<Turn> questions() {
    return diff.all(Change.Question.class).stream()
        .map(q ->
            turn(
                saying.name(q.old().map(Brief.Question::ask), q.now().map(Brief.Question::ask)),
                q.old().map(Brief.Question::answered),
                q.now().map(Brief.Question::answered),
                q.old().filter(StateWords::hasAnswer).map(Brief.Question::answer),
                q.now().filter(StateWords::hasAnswer).map(Brief.Question::answer)))
        .toList();
  }

  private static boolean hasAnswer(Brief.Question question) {
    return question.answered() != Answered.UNKNOWN;
  }

  List<Item> doors() {
    return diff.all(Change.Door.class).stream()
        .map(door ->
            new Item(
                saying.name(door.old().map(Brief.Door::name), door.now().map(Brief.Door::name)),
                saying.moved(door.old().map(Brief.Door::kind), door.now().map(Brief.Door::kind))))
        .toList();
  }

  List<Item> roles() {
    return diff.all(Change.Role.class).stream()
        .map(role ->
            new Item(
                saying.name(role.old().map(Brief.Role::who), role.now().map(Brief.Role::who)),
                saying.moved(role.old().map(this::duty), role.now().map(this::duty))))
        .toList();
  }

  private String duty(Brief.Role role) {
    return saying.say("diff.duty." + Page.shape(role.duty()));
  }
}
