package dev.yourbrief.server.page;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import java.util.List;
import java.util.Optional;

/**
 * The questions of one bar, on one screen.
 *
 * @param tabs the screens, in order
 * @param screen the id of this one
 * @param bar the bar as it stands; empty for the screen of what no bar holds
 * @param reader words of the brief; empty where there is none yet
 * @param problems what is wrong with the decision as a whole
 * @param next where to go when this screen is done
 */
public record QuestionsPage(
    Shell shell,
    Flow flow,
    List<Tab> tabs,
    String screen,
    Optional<Brief.Bar> bar,
    Optional<Reader> reader,
    List<Group> groups,
    List<String> problems,
    String next) {

  /**
   * A screen.
   *
   * @param open how many of its questions have no answer of the team's own
   */
  public record Tab(String id, String name, String state, int open) {}

  /** Questions under one heading. */
  public record Group(String name, List<Question> questions) {}

  /**
   * A question.
   *
   * @param options the words to choose from; empty: it is typed
   * @param kind {@code choice}, {@code amount}, {@code words} or {@code entry}
   * @param unit what a number is in; may be empty
   * @param entries what a catalogue has, for {@code entry}
   * @param value what was answered, as written; empty: nothing
   * @param kept what the record holds: what is sent as it was does not undo what others changed
   * @param said who answered, and when
   * @param instead what is taken while nobody answers
   * @param worth what knowing it (better) is worth; empty where the brief does not say
   * @param problem what is wrong with what was sent; empty: nothing
   */
  public record Question(
      String id,
      String ask,
      String why,
      String kind,
      List<String> options,
      String unit,
      List<String> entries,
      String value,
      String kept,
      String said,
      String instead,
      Optional<Text> worth,
      String problem) {}
}
