package dev.yourbrief.publish.diff;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One thing that is another in the second brief than in the first. What came has no {@code old},
 * what went has no {@code now}.
 */
public sealed interface Change
    permits Change.Framing,
        Change.AsOf,
        Change.Verdict,
        Change.Bar,
        Change.Door,
        Change.InputFile,
        Change.Seed,
        Change.DrawCount,
        Change.Date,
        Change.Trigger,
        Change.Question,
        Change.Role,
        Change.Prose,
        FigureChange {

  /** What a brief is of, and what made it. */
  enum Frame {
    DECISION,
    PLAYBOOK,
    PLAYBOOK_VERSION,
    PROGRAM_VERSION,
    LOCALE
  }

  /** Another decision, playbook, version or language. */
  record Framing(Frame frame, String old, String now) implements Change {}

  /** The day the brief speaks from. */
  record AsOf(LocalDate old, LocalDate now) implements Change {}

  /** A verdict: the option, whether it was forced, and how it is headed. */
  record Call(String option, boolean forced, Text headline) {
    static Call of(Brief brief) {
      return new Call(
          brief.bottomLine().option(), brief.bottomLine().forced(), brief.bottomLine().headline());
    }
  }

  /** Another verdict, or the same in other words. */
  record Verdict(Call old, Call now) implements Change {
    /** Whether the option itself, or what decided it, is another. */
    public boolean turned() {
      return !old.option().equals(now.option()) || old.forced() != now.forced();
    }
  }

  /** A bar that is in another state, came or went. */
  record Bar(Optional<Brief.Bar> old, Optional<Brief.Bar> now) implements Change {}

  /** A door that swings another way, came or went. */
  record Door(Optional<Brief.Door> old, Optional<Brief.Door> now) implements Change {}

  /** A file the brief rests on: its hash before and now. */
  record InputFile(String name, Optional<String> old, Optional<String> now) implements Change {}

  /** Another seed of the draws. */
  record Seed(long old, long now) implements Change {}

  /** Another number of draws. */
  record DrawCount(long old, long now) implements Change {}

  /** What a date is for. */
  enum Occasion {
    RECHECK,
    STEP,
    READING
  }

  /** A day on which something is due, or was read. */
  record Due(Text what, LocalDate day) {}

  /** A recheck, a step or a source with another date, or that came or went. */
  record Date(Occasion occasion, String id, Optional<Due> old, Optional<Due> now)
      implements Change {}

  /** A trigger of an escalation that is in another state, came or went. */
  record Trigger(Optional<Brief.Trigger> old, Optional<Brief.Trigger> now) implements Change {}

  /** A question that is answered where it was not, or the other way round; or came or went. */
  record Question(Optional<Brief.Question> old, Optional<Brief.Question> now) implements Change {}

  /** A role with another duty, or that came or went. Who holds it is a figure. */
  record Role(Optional<Brief.Role> old, Optional<Brief.Role> now) implements Change {}

  /** Where in a brief a paragraph stands. */
  enum Section {
    TITLE,
    BOTTOM_LINE,
    DECISION,
    QUESTIONS,
    FRAMEWORKS,
    CRITERIA,
    SOURCES,
    STEPS,
    ESCALATION,
    VERDICT
  }

  /**
   * A paragraph in other words. A number in it that changed is no change of it.
   *
   * @param item the id of the bar, question, step or the like it belongs to; may be empty
   */
  record Prose(Section section, String item, Optional<Text> old, Optional<Text> now)
      implements Change {}
}
