package dev.yourbrief.trial.grade;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What graders work with.
 *
 * @param home the folder of the trial: schemas and commands are looked for here
 * @param similarity the model of meaning, when there is one
 * @param judges the models that can judge, by the names the trial gives them
 * @param calls is told what judges cost
 */
public record GraderTools(
    Path home, Optional<Similarity> similarity, Map<String, JudgeModel> judges, JudgeCalls calls) {

  public GraderTools {
    judges = Map.copyOf(judges);
  }

  /** Tools for graders that need neither a model of meaning nor a judge. */
  public static GraderTools plain(Path home) {
    return new GraderTools(home, Optional.empty(), Map.of(), JudgeCalls.NONE);
  }
}
