package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.sandbox.Limits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A grader as {@code trial.yaml} asks for it: what it does, not how. {@link GraderReader} reads it,
 * {@link Graders} makes the grader.
 */
public sealed interface GraderSpec {

  /** The same text, to the character. */
  record Exact() implements GraderSpec {}

  /** The same text but for case, punctuation, articles and white space. */
  record Normalised(Accepted accepted) implements GraderSpec {}

  /**
   * Texts that must stand in the answer.
   *
   * @param all whether all of them must
   * @param texts the texts; when there are none, those that are expected
   */
  record Contains(boolean all, List<String> texts, Accepted accepted) implements GraderSpec {
    public Contains {
      texts = List.copyOf(texts);
    }
  }

  /** The words that the answer and the expected text have in common. */
  record TokenF1(Accepted accepted) implements GraderSpec {}

  /** The items that two lists have in common. */
  record SetF1(Optional<String> separator) implements GraderSpec {}

  /** The number of the answer, within the larger of two tolerances. */
  record Numeric(BigDecimal absolute, BigDecimal relative, boolean first) implements GraderSpec {}

  /** A pattern that the answer must match; when empty, the expected text is one. */
  record Regex(Optional<String> pattern, boolean whole) implements GraderSpec {}

  /** A part of the answer that another grader is given. */
  record Extract(String pattern, GraderSpec then) implements GraderSpec {}

  /** The right letter of a question with choices. */
  record Choice(List<String> labels) implements GraderSpec {
    public Choice {
      labels = List.copyOf(labels);
    }
  }

  /**
   * JSON against a schema and against the expected JSON.
   *
   * @param schema a file of the trial's folder
   * @param fields the fields that count; when there are none, all do
   */
  record Json(Optional<String> schema, List<Field> fields, boolean anyOrder, boolean extraIsWrong)
      implements GraderSpec {
    public Json {
      fields = List.copyOf(fields);
    }
  }

  /** A field of JSON, and how it is graded; empty when it must be the same value. */
  record Field(String name, Optional<GraderSpec> by) {}

  /**
   * Code that is run.
   *
   * @param command a program and its arguments, no shell; {@code {answer}}, {@code {expected}} and
   *     {@code {case}} stand for files, and without the first the answer's file comes last
   * @param file what the answer's file is called
   * @param asIs whether the answer is written as it is; else its longest fenced block is
   * @param scoreIsPrinted whether the last line it prints is the score; else success is 1
   * @param environment the names of variables that are passed on
   */
  record Code(
      List<String> command,
      String file,
      boolean asIs,
      boolean scoreIsPrinted,
      Limits limits,
      List<String> environment)
      implements GraderSpec {
    public Code {
      command = List.copyOf(command);
      environment = List.copyOf(environment);
    }
  }

  /** The user's own grader: a program and its arguments, no shell, and how long it may take. */
  record Command(List<String> command, Duration time) implements GraderSpec {
    public Command {
      command = List.copyOf(command);
    }
  }

  /** Nearness of meaning. */
  record Meaning() implements GraderSpec {}

  /** A model that judges. */
  record Judged(JudgeSpec judge) implements GraderSpec {}

  /** 1 when another grader gives at least so much, else 0. */
  record AtLeast(GraderSpec of, BigDecimal least) implements GraderSpec {}

  /** What another grader takes away. */
  record Not(GraderSpec of) implements GraderSpec {}

  /** The lowest of several grades. */
  record All(List<GraderSpec> of) implements GraderSpec {
    public All {
      of = List.copyOf(of);
    }
  }

  /** The highest of several grades. */
  record Any(List<GraderSpec> of) implements GraderSpec {
    public Any {
      of = List.copyOf(of);
    }
  }

  /** The weighted mean of several grades. */
  record Weighted(List<Part> parts) implements GraderSpec {
    public Weighted {
      parts = List.copyOf(parts);
    }
  }

  /** A grader and its weight, above 0. */
  record Part(BigDecimal weight, GraderSpec of) {}

  /** A guard: the answer is one of the labels and nothing else. */
  record OneOf(List<String> labels) implements GraderSpec {
    public OneOf {
      labels = List.copyOf(labels);
    }
  }

  /** A guard: the answer is JSON and nothing else. */
  record ValidJson() implements GraderSpec {}

  /** A guard: the answer is no refusal. */
  record NotRefused() implements GraderSpec {}

  /** Whether every score is 0 or 1, so that tests for such scores may be used. */
  default boolean isBinary() {
    return switch (this) {
      case Exact _, Normalised _, Contains _, Numeric _, Regex _, Choice _ -> true;
      case OneOf _, ValidJson _, NotRefused _, AtLeast _ -> true;
      case TokenF1 _, SetF1 _, Json _, Command _, Meaning _, Weighted _ -> false;
      case Code code -> !code.scoreIsPrinted();
      case Judged judged -> judged.judge().scale() == JudgeSpec.Scale.RIGHT_OR_WRONG;
      case Extract extract -> extract.then().isBinary();
      case Not not -> not.of().isBinary();
      case All all -> all.of().stream().allMatch(GraderSpec::isBinary);
      case Any any -> any.of().stream().allMatch(GraderSpec::isBinary);
    };
  }

  /** The graders this one is made of, not itself. */
  default List<GraderSpec> nested() {
    return switch (this) {
      case Extract extract -> List.of(extract.then());
      case AtLeast least -> List.of(least.of());
      case Not not -> List.of(not.of());
      case All all -> all.of();
      case Any any -> any.of();
      case Weighted weighted -> weighted.parts().stream().map(Part::of).toList();
      case Json json -> json.fields().stream().flatMap(field -> field.by().stream()).toList();
      default -> List.of();
    };
  }
}
