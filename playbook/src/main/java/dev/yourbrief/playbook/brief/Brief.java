package dev.yourbrief.playbook.brief;

import dev.yourbrief.figure.Figure;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A decision brief: the bottom line, seven sections, and every figure they show.
 *
 * @param id what this decision is called by programs, whatever its title says: a brief of the same
 *     decision made later has the same
 * @param locale the language and region it is written for, as a BCP 47 tag
 * @param playbook the id of the playbook it was made by
 * @param playbookVersion that playbook's version
 * @param title the decision, in the words of whoever asked
 * @param asOf the day the brief speaks from
 * @param bottomLine what a reader needs who reads nothing else
 * @param decision section one
 * @param questions section two
 * @param frameworks section three
 * @param criteria section four
 * @param sources section five
 * @param nextSteps section six
 * @param escalation section seven
 * @param counterCase the strongest case against the verdict, repeated at the close
 * @param roles who holds which role
 * @param figures every figure the texts refer to, and those they were computed from, by id
 * @param basis what is needed to compute the brief again
 */
public record Brief(
    String id,
    String locale,
    String playbook,
    String playbookVersion,
    Text title,
    LocalDate asOf,
    BottomLine bottomLine,
    Decision decision,
    List<Question> questions,
    List<Framework> frameworks,
    List<Bar> criteria,
    Sources sources,
    List<Step> nextSteps,
    List<Trigger> escalation,
    List<Text> counterCase,
    List<Role> roles,
    SortedMap<String, Figure> figures,
    Basis basis) {

  /** The same brief, its numbers and dates written as in another region. */
  public Brief in(String tag) {
    return new Brief(
        id,
        tag,
        playbook,
        playbookVersion,
        title,
        asOf,
        bottomLine,
        decision,
        questions,
        frameworks,
        criteria,
        sources,
        nextSteps,
        escalation,
        counterCase,
        roles,
        figures,
        basis);
  }

  /** The version of the published JSON form. */
  public static final String SCHEMA_VERSION = "1.1";

  /**
   * The bottom line.
   *
   * @param option the id of the option chosen: {@code build} or {@code wrap}
   * @param forced whether a hard constraint, not the bars, decided
   * @param headline the verdict in a few words
   * @param sentences why, in a sentence or two each
   * @param crossover where the cost lines cross, or that they never do
   * @param rechecks the dates on which this is looked at again
   * @param wouldChange what would turn the verdict
   */
  public record BottomLine(
      String option,
      boolean forced,
      Text headline,
      List<Text> sentences,
      Text crossover,
      List<Recheck> rechecks,
      List<Text> wouldChange) {}

  /**
   * A dated second look.
   *
   * @param id a stable name, such as {@code redecide}
   * @param what what happens then
   * @param date the id of a figure that holds a day
   * @param why which bars called for it
   */
  public record Recheck(String id, Text what, String date, Text why) {}

  /**
   * Section one: what is being decided, and which doors swing back.
   *
   * @param statement the decision in a sentence
   * @param doors one for each option
   */
  public record Decision(Text statement, List<Door> doors) {}

  /**
   * What it costs to undo an option.
   *
   * @param option the option's id
   * @param name the option's name
   * @param kind {@code two-way}, {@code heavy two-way} or {@code one-way}; {@code unknown} when it
   *     cannot be computed
   * @param money the cost to undo, or words saying it is not known
   * @param days the time to undo
   * @param people whom it binds
   * @param why what the cost is made of
   */
  public record Door(
      String option, Text name, String kind, Text money, Text days, Text people, Text why) {}

  /** Whether a question has an answer. */
  public enum Answered {
    ANSWERED,
    ASSUMED,
    UNKNOWN
  }

  /**
   * Section two: a question whose answer could move the decision.
   *
   * @param id the input's id
   * @param ask the question
   * @param answered whether there is an answer, and whether somebody gave it
   * @param answer the answer
   * @param worth what finding out (more) is worth, or why it would change nothing
   * @param bars the ids of the bars it holds up
   */
  public record Question(
      String id, Text ask, Answered answered, Text answer, Text worth, List<String> bars) {}

  /**
   * Section three: a framework, applied.
   *
   * @param id a stable name
   * @param name its name
   * @param paragraphs what it says here, with the team's numbers
   * @param detail what a reader in a hurry does without: on paper it stands in the appendix
   * @param table its table, if it has one
   * @param plot the crossover plot, if it shows one
   */
  public record Framework(
      String id,
      Text name,
      List<Text> paragraphs,
      List<Text> detail,
      Optional<Table> table,
      Optional<CrossoverPlot> plot) {}

  /** The state of a bar. */
  public enum BarState {
    CLEARED,
    FAILED,
    UNPROVEN
  }

  /**
   * Section four: a bar that must be cleared.
   *
   * @param id a stable name
   * @param name its name
   * @param state its state
   * @param test the rule, in words
   * @param finding what was found
   * @param missing the inputs without which it stays unproven
   */
  public record Bar(
      String id, Text name, BarState state, Text test, Text finding, List<Text> missing) {}

  /**
   * Section five: what to consult.
   *
   * @param bill the team's own bill at once, three and ten times its volume
   * @param coverage how much of the bill there is, and what could not be read
   * @param reading dated sources
   * @param people whom to ask, and what
   */
  public record Sources(
      Table bill, List<Text> coverage, List<Reading> reading, List<Text> people) {}

  /**
   * Something to read.
   *
   * @param title its title
   * @param source who published it
   * @param date the id of a figure that holds the day it was true
   * @param use what it is used for here
   */
  public record Reading(Text title, Text source, String date, Text use) {}

  /**
   * Section six: something to do this week.
   *
   * @param what the step
   * @param owner who does it
   * @param due the id of a figure that holds the day
   * @param doneWhen how anyone can tell it is done
   * @param command the command that does it, or empty
   */
  public record Step(String id, Text what, Text owner, String due, Text doneWhen, String command) {}

  /** The state of an escalation trigger. */
  public enum TriggerState {
    FIRED,
    NOT_FIRED,
    UNKNOWN
  }

  /**
   * Section seven: when to take the decision higher.
   *
   * @param id a stable name
   * @param what the trigger
   * @param state its state
   * @param whom to whom it goes
   * @param finding what was found
   */
  public record Trigger(String id, Text what, TriggerState state, Text whom, Text finding) {}

  /** What a role has to do with the decision: the four of the DACI model. */
  public enum Duty {
    /** Brings the decision about. */
    DRIVER,
    /** Decides. There is one. */
    APPROVER,
    /** Is asked before. */
    CONTRIBUTOR,
    /** Is told after. */
    INFORMED
  }

  /**
   * A role, and who holds it.
   *
   * @param id a stable name
   * @param who who holds it
   * @param duty what it has to do with the decision
   */
  public record Role(String id, Text who, Duty duty) {}

  /**
   * A table of texts.
   *
   * @param caption what it shows
   * @param header its column heads
   * @param rows its rows; the first cell of each is its head
   */
  public record Table(Text caption, List<Text> header, List<List<Text>> rows) {}

  /**
   * What the brief was made from.
   *
   * @param version the version of this program
   * @param seed the seed of the draws
   * @param draws how many draws
   * @param inputs the files read, by their path relative to the decision, with their hashes
   */
  public record Basis(String version, long seed, int draws, List<InputFile> inputs) {}

  /**
   * A file the brief rests on.
   *
   * @param name its path relative to the decision's folder, with forward slashes
   * @param sha256 the hash of its bytes
   */
  public record InputFile(String name, String sha256) {}
}
