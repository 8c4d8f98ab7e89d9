package dev.yourbrief.register.work;

import dev.yourbrief.playbook.Evaluation;
import dev.yourbrief.playbook.Worked;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.register.decision.Tree;
import java.util.function.Function;

/**
 * A decision worked through.
 *
 * @param tree the files it was computed from
 * @param cores where it is computed
 */
public record Draft(Tree tree, Worked worked, Brief brief, Cores cores) {

  /** Whether everything that was given could be read. */
  public boolean isWhole() {
    return worked.isWhole();
  }

  /**
   * Asks the evaluation something. It is one at a time: an evaluation computes each value when it
   * is first asked for, and is not made for two that ask at once.
   */
  public <T> T ask(Function<Evaluation, T> question) {
    Evaluation evaluation = worked.evaluation();
    return cores.compute(() -> {
      synchronized (evaluation) {
        return question.apply(evaluation);
      }
    });
  }
}
