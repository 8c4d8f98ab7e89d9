package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.sandbox.BoundedProcess;
import dev.yourbrief.trial.sandbox.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The user's own grader: a program that reads one JSON object {@code {"case": {…}, "expected": "…",
 * "answer": "…"}} from standard input and writes {@code {"score": 0.5, "why": "…"}} to standard
 * output. It is trusted: it runs in the trial's folder with the caller's environment; only its time
 * and output are bounded. Whatever goes wrong with it is no grade, never a 0.
 */
record CommandGrader(GraderSpec.Command spec, Path home) implements Grader {

  private static final int PROCESSES = 1_000;
  private static final int OUTPUT = 1 << 20;

  @Override
  public Grade grade(Case of, String expected, String answer)
      throws GradeException, InterruptedException {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("case", of.fields());
    question.put("expected", expected);
    question.put("answer", answer);
    Outcome outcome = run(JsonText.write(question));
    if (!outcome.isSuccess()) {
      String complaint = outcome.complaint();
      throw new GradeException(
          "the grader '"
              + spec.command().getFirst()
              + "' "
              + outcome.inWords()
              + (complaint.isEmpty() ? "" : ": " + Words.quoted(complaint)));
    }
    return read(outcome.out());
  }

  private Outcome run(String question) throws GradeException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(CodeGrader.program(spec.command().getFirst(), home));
    spec.command().stream()
        .skip(1)
        .map(argument -> CodeGrader.inHome(argument, home))
        .forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    try {
      return new BoundedProcess(builder, spec.time(), PROCESSES, OUTPUT).run(question);
    } catch (IOException e) {
      throw new GradeException("the grader could not be run: " + e.getMessage());
    }
  }

  private static Grade read(String out) throws GradeException {
    Optional<JsonNode> json = JsonText.read(out).filter(JsonNode::isObject);
    JsonNode score = json.map(node -> node.path("score")).orElse(null);
    if (score == null || !score.isNumber()) {
      throw new GradeException(
          "the grader did not print {\"score\": …, \"why\": …}: " + Words.quoted(out));
    }
    double value = score.doubleValue();
    if (!(value >= 0 && value <= 1)) {
      throw new GradeException("the grader's score is not from 0 to 1: " + score);
    }
    JsonNode why = json.get().path("why");
    return new Grade(value, why.isString() ? why.stringValue() : "");
  }
}
