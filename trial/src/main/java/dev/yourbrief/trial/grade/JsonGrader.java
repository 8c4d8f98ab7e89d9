package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An answer in JSON, taken out of fences and prose. With a schema it must fit it. When something is
 * expected it must be JSON, and the score is the share of its fields that are right; else the
 * schema alone decides.
 */
record JsonGrader(Optional<JsonShape> shape, JsonFields fields) implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer)
      throws GradeException, InterruptedException {
    if (expected.isBlank() && shape.isEmpty()) {
      throw new GradeException("nothing is expected and there is no schema: nothing can be graded");
    }
    Optional<JsonNode> given = JsonText.find(answer);
    if (given.isEmpty()) {
      return Grade.wrong("holds no JSON");
    }
    if (shape.isPresent()) {
      List<String> faults = shape.get().faults(given.get());
      if (!faults.isEmpty()) {
        return Grade.wrong("does not fit the schema: " + Words.list(faults));
      }
    }
    if (expected.isBlank()) {
      return Grade.RIGHT;
    }
    JsonNode wanted =
        JsonText.read(expected)
            .orElseThrow(() ->
                new GradeException("the expected text is not JSON: " + Words.quoted(expected)));
    return graded(fields.compare(of, wanted, given.get()));
  }

  private static Grade graded(JsonFields.Comparison comparison) throws GradeException {
    if (comparison.counted() == 0) {
      throw new GradeException("the expected JSON has none of the fields that are to be graded");
    }
    List<String> why = new ArrayList<>();
    add(why, "wrong", comparison.wrong());
    add(why, "missing", comparison.missing());
    add(why, "extra", comparison.extra());
    return new Grade(
        Math.clamp(comparison.points() / comparison.counted(), 0, 1), String.join("; ", why));
  }

  private static void add(List<String> why, String what, List<String> names) {
    if (!names.isEmpty()) {
      why.add(what + ": " + Words.list(names));
    }
  }
}
