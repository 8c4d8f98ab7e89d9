package dev.yourbrief.trial.grade;

import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.trial.data.Case;
import java.nio.file.Path;
import java.util.Map;

/** Graders as a user writes them, for tests. */
final class Grading {

  static final Case CASE = new Case("7", 8, Map.of("question", "How many?"));

  private Grading() {}

  static Grader grader(String yaml) {
    return grader(yaml, GraderTools.plain(Path.of(".")));
  }

  static Grader grader(String yaml, GraderTools tools) {
    return Graders.of(spec(yaml), tools);
  }

  static GraderSpec spec(String yaml) {
    return GraderReader.read(Yaml.parse(yaml, "trial.yaml"));
  }

  static double score(String yaml, String expected, String answer) {
    return grade(yaml, expected, answer).score();
  }

  static Grade grade(String yaml, String expected, String answer) {
    try {
      return grader(yaml).grade(CASE, expected, answer);
    } catch (GradeException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
