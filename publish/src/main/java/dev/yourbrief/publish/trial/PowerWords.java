package dev.yourbrief.publish.trial;

import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.TrialResult.ContestResult;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.Reason;
import dev.yourbrief.trial.decide.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What these cases could have shown. */
record PowerWords(TrialResult result, Numbers numbers) {

  Optional<PowerDrawing> drawing() {
    return result.power().isEmpty()
        ? Optional.empty()
        : new Contestants(result).comparison().map(c -> new PowerDrawing(result, c, numbers));
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (ContestResult contest : result.contests()) {
      contest.ruling().comparison().ifPresent(c -> say(sentences, contest.ruling(), c));
    }
    if (sentences.isEmpty()) {
      sentences.add("Nothing was compared, so nothing tells what these cases could have shown.");
    }
    drawing().map(PowerDrawing::beyond).filter(s -> !s.isEmpty()).ifPresent(sentences::add);
    return sentences;
  }

  private void say(List<String> sentences, Ruling ruling, Comparison of) {
    String who = result.contests().size() > 1 ? ruling.candidate() + ": " : "";
    if (of.detectable().isEmpty()) {
      sentences.add(
          who + "the differences have no spread, so nothing tells how small one would be found.");
      return;
    }
    double detectable = of.detectable().getAsDouble();
    double margin = result.rules().margin();
    String asked =
        "The smallest true difference that is found in "
            + Numbers.chosen(result.rules().power())
            + " of such trials is "
            + numbers.size(detectable);
    String against =
        margin == 0
            ? "."
            : detectable <= margin
                ? ", within the margin of " + numbers.size(margin) + "."
                : ", more than the margin of " + numbers.size(margin) + ".";
    String powered =
        ruling.says(Reason.Code.NOT_POWERED)
            ? " Not powered: a difference that is worth having could have been missed."
            : "";
    String needed =
        ruling
            .casesNeeded()
            .map(n ->
                (margin > 0 ? " To find the margin" : " To find what was seen")
                    + " would need about "
                    + Numbers.count(n, "such case.", "such cases."))
            .orElse("");
    sentences.add(who + asked + against + powered + needed);
  }
}
