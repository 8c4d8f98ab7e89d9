package dev.yourbrief.trial.grade;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes graders of what {@code trial.yaml} asks for. */
public final class Graders {

  private static final Location PLAN = Location.of("trial.yaml");

  private Graders() {}

  /**
   * Makes a grader.
   *
   * @throws InputException if something it needs is missing: a schema, a judge, a model of meaning
   */
  public static Grader of(GraderSpec spec, GraderTools tools) {
    return switch (spec) {
      case GraderSpec.Exact _ -> new ExactGrader();
      case GraderSpec.Normalised s -> new NormalisedGrader(s.accepted());
      case GraderSpec.Contains s -> new ContainsGrader(s.all(), s.texts(), s.accepted());
      case GraderSpec.TokenF1 s -> new TokenF1Grader(s.accepted());
      case GraderSpec.SetF1 s -> new SetF1Grader(s.separator());
      case GraderSpec.Numeric s -> new NumericGrader(s.absolute(), s.relative(), s.first());
      case GraderSpec.Regex s -> new RegexGrader(s.pattern().map(Graders::pattern), s.whole());
      case GraderSpec.Extract s -> new ExtractGrader(pattern(s.pattern()), of(s.then(), tools));
      case GraderSpec.Choice s -> new ChoiceGrader(new Choices(s.labels()));
      case GraderSpec.Json s -> json(s, tools);
      case GraderSpec.Code s -> new CodeGrader(s, tools.home());
      case GraderSpec.Command s -> new CommandGrader(s, tools.home());
      case GraderSpec.Meaning _ ->
          new SimilarityGrader(
              tools
                  .similarity()
                  .orElseThrow(() ->
                      problem("'similarity' needs a model of meaning", "Use another metric")));
      case GraderSpec.Judged s -> judge(s.judge(), tools);
      case GraderSpec.AtLeast s -> new AtLeastGrader(of(s.of(), tools), s.least().doubleValue());
      case GraderSpec.Not s -> new NotGrader(of(s.of(), tools));
      case GraderSpec.All s -> new AllGrader(true, each(s.of(), tools));
      case GraderSpec.Any s -> new AllGrader(false, each(s.of(), tools));
      case GraderSpec.Weighted s ->
          new WeightedGrader(
              s.parts().stream()
                  .map(part ->
                      new WeightedGrader.Part(part.weight().doubleValue(), of(part.of(), tools)))
                  .toList());
      case GraderSpec.OneOf s -> new OneOfGrader(s.labels());
      case GraderSpec.ValidJson _ -> new ValidJsonGrader();
      case GraderSpec.NotRefused _ -> new Refusals.NotRefused();
    };
  }

  /**
   * The files of the trial's folder that decide what a grade is: schemas, and the files that
   * commands name. A trial is locked with their hashes.
   */
  public static List<Path> files(GraderSpec spec, Path home) {
    Set<Path> files = new TreeSet<>();
    collect(spec, home, files);
    return List.copyOf(files);
  }

  private static void collect(GraderSpec spec, Path home, Set<Path> into) {
    List<String> named =
        switch (spec) {
          case GraderSpec.Json json -> json.schema().stream().toList();
          case GraderSpec.Code code -> code.command();
          case GraderSpec.Command command -> command.command();
          default -> List.of();
        };
    for (String name : named) {
      try {
        Path file = home.resolve(name);
        if (!name.isEmpty() && Files.isRegularFile(file)) {
          into.add(file);
        }
      } catch (InvalidPathException _) {
        // An argument that is no path names no file.
      }
    }
    spec.nested().forEach(part -> collect(part, home, into));
  }

  private static List<Grader> each(List<GraderSpec> specs, GraderTools tools) {
    return specs.stream().map(spec -> of(spec, tools)).toList();
  }

  private static Grader json(GraderSpec.Json spec, GraderTools tools) {
    List<String> names = new ArrayList<>();
    Map<String, Grader> graders = new LinkedHashMap<>();
    for (GraderSpec.Field field : spec.fields()) {
      names.add(field.name());
      field.by().ifPresent(by -> graders.put(field.name(), of(by, tools)));
    }
    return new JsonGrader(
        spec.schema().map(name -> JsonShape.read(tools.home().resolve(name), name)),
        new JsonFields(names, graders, spec.anyOrder(), spec.extraIsWrong()));
  }

  private static Grader judge(JudgeSpec spec, GraderTools tools) {
    JudgeModel model = tools.judges().get(spec.model());
    if (model == null) {
      Set<String> known = new TreeSet<>(tools.judges().keySet());
      throw problem(
          "there is no model '" + spec.model() + "' to judge",
          Closest.to(spec.model(), known)
              .map(name -> "Did you mean '" + name + "'?")
              .orElse(
                  known.isEmpty()
                      ? "Name a model and its provider"
                      : "Known here: " + String.join(", ", known)));
    }
    return new Judge(spec, model, tools.calls());
  }

  private static com.google.re2j.Pattern pattern(String pattern) {
    try {
      return Patterns.compile(pattern);
    } catch (GradeException e) {
      throw problem(String.valueOf(e.getMessage()), "Check the pattern");
    }
  }

  private static InputException problem(String what, String fix) {
    return new InputException(Problem.of(PLAN, what, fix));
  }
}
