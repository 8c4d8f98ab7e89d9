package dev.yourbrief.trial;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.data.DataOptions;
import dev.yourbrief.trial.data.Dataset;
import dev.yourbrief.trial.data.LabelledText;
import dev.yourbrief.trial.data.Split;
import dev.yourbrief.trial.plan.DataPlan;
import dev.yourbrief.trial.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cases of a trial, as read.
 *
 * @param test those the verdict rests on, as many as the stop rule takes
 * @param train those both sides may learn from, without those kept apart
 * @param dev those settings are chosen on
 * @param input the field that is asked
 * @param expected the field that holds the right answer, if the data has one
 * @param problems lines that could not be read
 */
record Materials(
    List<Case> test,
    List<Case> train,
    List<Case> dev,
    String input,
    Optional<String> expected,
    List<Problem> problems) {

  /**
   * Reads the files of a plan.
   *
   * @throws InputException if one cannot be read at all, or lacks a field the plan names
   */
  static Materials of(Plan plan) {
    DataPlan data = plan.data();
    DataOptions options = new DataOptions(data.id(), Optional.of(data.input()), data.expected());
    List<Problem> problems = new ArrayList<>();
    Dataset test = read(data.test(), options, problems);
    data.cluster().ifPresent(field -> require(test, field, "cluster"));
    data.slices().forEach(field -> require(test, field, "slice"));
    List<Case> asked = test.cases();
    if (plan.rules().cases().isPresent() && plan.rules().cases().getAsInt() < asked.size()) {
      asked = asked.subList(0, plan.rules().cases().getAsInt());
    }
    Optional<Dataset> train = data.train().map(file -> read(file, options, problems));
    List<Case> all = train.map(Dataset::cases).orElse(List.of());
    if (data.dev().isPresent()) {
      Dataset dev = read(data.dev().get(), options, problems);
      return new Materials(asked, all, dev.cases(), data.input(), test.expectedField(), problems);
    }
    Split split =
        Split.of(
            all,
            asked,
            data.devShare().doubleValue(),
            plan.rules().seed(),
            train.flatMap(t -> data.cluster().filter(field -> isGroup(t, field))));
    return new Materials(
        asked, split.train(), split.dev(), data.input(), test.expectedField(), problems);
  }

  /**
   * Whether a field groups training cases in a way a split should keep whole. A field with few
   * values, such as the label itself, would leave whole labels untrained.
   */
  private static boolean isGroup(Dataset train, String field) {
    if (!train.fields().contains(field)
        || train.expectedField().filter(field::equals).isPresent()) {
      return false;
    }
    long values = train.cases().stream().flatMap(c -> c.field(field).stream()).distinct().count();
    return values >= 20;
  }

  private static Dataset read(Path file, DataOptions options, List<Problem> problems) {
    Dataset set = Dataset.read(file, options);
    problems.addAll(set.problems());
    return set;
  }

  private static void require(Dataset set, String field, String what) {
    if (!set.fields().contains(field)) {
      throw new InputException(
          Problem.of(
              Location.of(set.name()),
              "there is no field '" + field + "', which the plan names as a " + what,
              "There are: " + String.join(", ", set.fields())));
    }
  }

  /** What is asked of a case. */
  String text(Case of) {
    return of.field(input).orElse("");
  }

  /** The right answer of a case, empty when it has none. */
  String answer(Case of) {
    return expected.flatMap(of::field).orElse("");
  }

  /** Cases with their answer; those without one teach nothing. */
  List<LabelledText> labelled(List<Case> cases) {
    return cases.stream()
        .filter(c -> !answer(c).isBlank())
        .map(c -> new LabelledText(c.id(), text(c), answer(c)))
        .toList();
  }

  /** Cases as texts, whether they have an answer or not. */
  List<LabelledText> texts(List<Case> cases) {
    return cases.stream().map(c -> new LabelledText(c.id(), text(c), answer(c))).toList();
  }
}
