package dev.yourbrief.trial;

import dev.yourbrief.provider.TokenPrices;
import dev.yourbrief.trial.Contestant.Role;
import dev.yourbrief.trial.arm.Examples;
import dev.yourbrief.trial.arm.ModelRespondent;
import dev.yourbrief.trial.arm.PromptTemplate;
import dev.yourbrief.trial.arm.Prompting;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.grade.Grader;
import dev.yourbrief.trial.plan.ArmPlan;
import dev.yourbrief.trial.plan.Plan;
import dev.yourbrief.trial.run.Answer;
import dev.yourbrief.trial.run.Caller;
import dev.yourbrief.trial.run.Question;
import dev.yourbrief.trial.run.Runner;
import dev.yourbrief.trial.run.StoppedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Makes arms of models. One that has several prompts or numbers of examples is tried with each of
 * them on the dev cases, and the best is taken, the first of equals; the test cases have no part in
 * it.
 */
final class ModelArms {

  private final Plan plan;
  private final Materials materials;
  private final Examples examples;
  private final Providers providers;
  private final Map<String, TokenPrices> prices;
  private final Grader grader;
  private final Steps steps;
  private final UnaryOperator<Runner> stoppable;

  ModelArms(
      Plan plan,
      Materials materials,
      Examples examples,
      Providers providers,
      Map<String, TokenPrices> prices,
      Grader grader,
      Steps steps,
      UnaryOperator<Runner> stoppable) {
    this.plan = plan;
    this.materials = materials;
    this.examples = examples;
    this.providers = providers;
    this.prices = prices;
    this.grader = grader;
    this.steps = steps;
    this.stoppable = stoppable;
  }

  /** A way to ask. */
  private record Way(Path prompt, Prompting prompting) {}

  Contestant contestant(ArmPlan.Model arm, Role role)
      throws StoppedException, InterruptedException {
    Caller caller = providers.caller(arm.provider(), Optional.ofNullable(prices.get(arm.name())));
    List<Way> ways = ways(arm);
    Way best = ways.getFirst();
    String tuned = "";
    if (ways.size() > 1) {
      List<Case> dev = materials.dev();
      List<Case> tried = dev.subList(0, Math.min(dev.size(), arm.tuneCases()));
      double most = -1;
      for (Way way : ways) {
        double score = score(arm, caller, way, tried);
        if (score > most) {
          most = score;
          best = way;
        }
      }
      tuned =
          String.format(
              Locale.ROOT, ", best of %d settings on %d dev cases", ways.size(), tried.size());
    }
    return new Contestant(
        arm.name(),
        role,
        about(arm, best) + tuned,
        Optional.of(ways.size() > 1 ? ways.size() : 0),
        plan.rules().repeats(),
        respondent(arm, caller, best));
  }

  private ModelRespondent respondent(ArmPlan.Model arm, Caller caller, Way way) {
    return new ModelRespondent(
        arm.name(), arm.provider(), providers.width(arm.provider()), caller, way.prompting());
  }

  private String about(ArmPlan.Model arm, Way way) {
    return arm.model()
        + " at "
        + arm.provider()
        + ", "
        + LockParts.nameOf(plan.folder(), way.prompt())
        + (way.prompting().count() > 0
            ? ", the " + way.prompting().count() + " nearest training cases shown"
            : "");
  }

  private List<Way> ways(ArmPlan.Model arm) {
    List<Prompting> promptings = promptings(plan, materials, examples, arm);
    List<Way> ways = new ArrayList<>();
    for (int i = 0; i < promptings.size(); i++) {
      ways.add(new Way(arm.prompts().get(i / arm.examples().size()), promptings.get(i)));
    }
    return ways;
  }

  /** Every way an arm may be asked: each prompt with each number of examples, in their order. */
  static List<Prompting> promptings(
      Plan plan, Materials materials, Examples examples, ArmPlan.Model arm) {
    Set<String> known = known(materials);
    Optional<PromptTemplate> system =
        arm.system()
            .map(file -> PromptTemplate.read(file, LockParts.nameOf(plan.folder(), file), known));
    Set<String> shown = new LinkedHashSet<>(known);
    shown.add(Prompting.EXPECTED);
    PromptTemplate example = PromptTemplate.of(arm.example(), Plan.FILE, shown);
    Optional<String> schema = arm.schema().map(ModelArms::text);
    String labels = labels(materials);
    List<Prompting> promptings = new ArrayList<>();
    for (Path prompt : arm.prompts()) {
      PromptTemplate user =
          PromptTemplate.read(prompt, LockParts.nameOf(plan.folder(), prompt), known);
      for (int count : arm.examples()) {
        promptings.add(
            new Prompting(
                arm.model(),
                system,
                user,
                example,
                examples,
                count,
                labels,
                materials.input(),
                materials.expected().orElse(""),
                arm.decoding(),
                schema));
      }
    }
    return promptings;
  }

  private static Set<String> known(Materials materials) {
    Set<String> known =
        new LinkedHashSet<>(List.of(Prompting.INPUT, Prompting.EXAMPLES, Prompting.LABELS));
    materials.test().stream().findFirst().ifPresent(c -> known.addAll(c.fields().keySet()));
    materials.expected().ifPresent(known::remove);
    return known;
  }

  /** The answers of the training cases, one a line. */
  private static String labels(Materials materials) {
    Set<String> labels = new TreeSet<>();
    materials.train().forEach(c -> labels.add(materials.answer(c)));
    labels.remove("");
    return String.join("\n", labels);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double score(ArmPlan.Model arm, Caller caller, Way way, List<Case> cases)
      throws StoppedException, InterruptedException {
    Runner runner =
        new Runner(
            Map.of(arm.name(), respondent(arm, caller, way)),
            (done, total, _) -> steps.at("Tuning " + arm.name() + " on dev cases", done, total));
    Runner.Outcome outcome =
        stoppable
            .apply(runner)
            .run(cases.stream().map(c -> new Question(arm.name(), c, 0)).toList());
    if (outcome.stopped().isPresent()) {
      throw outcome.stopped().get();
    }
    double sum = 0;
    for (Map.Entry<Question, Answer> answer : outcome.answers().entrySet()) {
      sum +=
          Scoring.grade(grader, answer.getKey().of(), materials, answer.getValue())
              .map(g -> g.score())
              .orElse(0.0);
    }
    return sum / Math.max(1, cases.size());
  }
}
