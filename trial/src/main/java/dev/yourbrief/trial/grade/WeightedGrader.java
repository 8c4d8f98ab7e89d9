package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import java.util.ArrayList;
import java.util.List;

/** The mean of several grades, each with a weight above 0. */
record WeightedGrader(List<Part> parts) implements Grader {

  /** A grader and how much it counts. */
  record Part(double weight, Grader grader) {}

  @Override
  public Grade grade(Case of, String expected, String answer)
      throws GradeException, InterruptedException {
    double sum = 0;
    double weights = 0;
    List<String> why = new ArrayList<>();
    for (Part part : parts) {
      Grade grade = part.grader().grade(of, expected, answer);
      sum += part.weight() * grade.score();
      weights += part.weight();
      if (!grade.why().isEmpty()) {
        why.add(grade.why());
      }
    }
    return new Grade(Math.clamp(sum / weights, 0, 1), String.join("; ", why));
  }
}
