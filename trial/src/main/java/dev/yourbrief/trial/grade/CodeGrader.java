package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.sandbox.Outcome;
import dev.yourbrief.trial.sandbox.Programs;
import dev.yourbrief.trial.sandbox.Sandbox;
import dev.yourbrief.trial.sandbox.TempFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Code that is run: the answer is written to a file in a fresh folder and the user's command is run
 * on it in a {@link Sandbox}, whose {@linkplain dev.yourbrief.trial.sandbox.Protections
 * protections} depend on the machine.
 *
 * @param spec the command and its limits
 * @param home the folder of the trial; arguments that name a file in it are made absolute
 */
record CodeGrader(GraderSpec.Code spec, Path home) implements Grader {

  private static final String ANSWER = "{answer}";
  private static final String EXPECTED = "{expected}";
  private static final String CASE = "{case}";

  @Override
  public Grade grade(Case of, String expected, String answer)
      throws GradeException, InterruptedException {
    Outcome outcome = run(of, expected, spec.asIs() ? answer : code(answer));
    if (!outcome.isSuccess()) {
      String complaint = outcome.complaint();
      return Grade.wrong(
          "it " + outcome.inWords() + (complaint.isEmpty() ? "" : ": " + Words.quoted(complaint)));
    }
    if (!spec.scoreIsPrinted()) {
      return Grade.RIGHT;
    }
    OptionalDouble score = score(outcome.lastLine());
    if (score.isEmpty()) {
      throw new GradeException(
          "the last line that was printed is no score from 0 to 1: "
              + Words.quoted(outcome.lastLine()));
    }
    return new Grade(score.getAsDouble(), "");
  }

  private Outcome run(Case of, String expected, String code)
      throws GradeException, InterruptedException {
    try {
      TempFolder folder = TempFolder.make();
      try {
        return Sandbox.here()
            .run(
                command(folder.path(), of, expected, code),
                folder.path(),
                environment(),
                spec.limits());
      } finally {
        folder.remove();
      }
    } catch (IOException e) {
      throw new GradeException("the command could not be run: " + e.getMessage());
    }
  }

  private List<String> command(Path folder, Case of, String expected, String code)
      throws IOException, GradeException {
    Path file = write(folder, spec.file(), code);
    List<String> command = new ArrayList<>();
    command.add(program(spec.command().getFirst(), home));
    boolean isNamed = false;
    for (String argument : spec.command().subList(1, spec.command().size())) {
      isNamed |= argument.contains(ANSWER);
      String filled = inHome(argument, home).replace(ANSWER, file.toString());
      if (argument.contains(EXPECTED)) {
        filled = filled.replace(EXPECTED, write(folder, "expected", expected).toString());
      }
      if (argument.contains(CASE)) {
        String json = JsonText.write(of.fields());
        filled = filled.replace(CASE, write(folder, "case.json", json).toString());
      }
      command.add(filled);
    }
    if (!isNamed) {
      command.add(file.toString());
    }
    return command;
  }

  /** The path of a program, which must be there: a missing one says nothing about an answer. */
  static String program(String name, Path home) throws GradeException {
    return Programs.find(name, home)
        .orElseThrow(() -> new GradeException("there is no program '" + name + "' here"))
        .toString();
  }

  /** An argument; absolute when it names a file of the trial's folder. */
  static String inHome(String argument, Path home) {
    if (argument.isEmpty() || argument.startsWith("-") || argument.indexOf('\0') >= 0) {
      return argument;
    }
    Path file = home.resolve(argument);
    return Files.isRegularFile(file) ? file.toAbsolutePath().toString() : argument;
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    // Lone surrogates, which models can write, become question marks.
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    for (String name : spec.environment()) {
      String value = System.getenv(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    return environment;
  }

  /** The longest fenced block of an answer; the whole of one without fences. */
  static String code(String answer) {
    return Fences.blocks(answer).stream()
        .max(Comparator.comparingInt(String::length))
        .orElse(answer);
  }

  private static OptionalDouble score(String line) {
    try {
      double score = Double.parseDouble(line);
      return score >= 0 && score <= 1 ? OptionalDouble.of(score) : OptionalDouble.empty();
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }
}
