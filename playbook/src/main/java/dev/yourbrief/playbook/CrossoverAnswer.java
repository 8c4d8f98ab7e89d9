package dev.yourbrief.playbook;

import dev.yourbrief.crossover.economics.Comparison;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.List;
import java.util.SortedSet;

/** The crossover of an evaluation, or what it lacks. */
public sealed interface CrossoverAnswer {

  /**
   * The crossover.
   *
   * @param comparison the options compared
   * @param challenger the id of the option that has to win
   * @param rivals the ids of what it has to beat: the rented options that are good enough
   * @param eligible the ids of the options that can be chosen
   */
  record Found(Comparison comparison, String challenger, List<String> rivals, List<String> eligible)
      implements CrossoverAnswer {}

  /**
   * It cannot be computed.
   *
   * @param names the names that are not known
   */
  record Lacking(SortedSet<String> names) implements CrossoverAnswer {}

  /**
   * The crossover of a decision.
   *
   * @throws InputException if its playbook has none
   */
  static CrossoverAnswer of(Evaluation evaluation) {
    Playbook playbook = evaluation.decision().playbook();
    if (playbook.crossover().isEmpty()) {
      throw new InputException(
          Problem.of(
              Location.of(playbook.id()),
              "this kind of decision has no crossover",
              "Ask for its brief instead"));
    }
    CrossoverFigures.Outcome outcome = evaluation.crossover();
    return outcome
        .run()
        .<CrossoverAnswer>map(
            r -> new Found(r.result(), CrossoverCases.SELF_HOST, r.rivals(), r.eligible()))
        .orElseGet(() -> new Lacking(outcome.lacking().missing()));
  }
}
