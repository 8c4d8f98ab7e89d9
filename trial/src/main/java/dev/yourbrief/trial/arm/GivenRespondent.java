package dev.yourbrief.trial.arm;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.data.DataOptions;
import dev.yourbrief.trial.data.Dataset;
import dev.yourbrief.trial.plan.ArmPlan;
import dev.yourbrief.trial.run.Answer;
import dev.yourbrief.trial.run.Respondent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers made elsewhere, read from a file. A case the file does not have is a failure that is
 * counted; what the answers cost is not known.
 */
public final class GivenRespondent implements Respondent {

  private final String name;
  private final Map<String, String> answers;

  private GivenRespondent(String name, Map<String, String> answers) {
    this.name = name;
    this.answers = answers;
  }

  /**
   * Reads the file of an arm.
   *
   * @throws dev.yourbrief.figure.source.InputException if it cannot be read, or lacks a field
   */
  public static GivenRespondent read(ArmPlan.Answers plan) {
    Dataset set =
        Dataset.read(
            plan.file(),
            new DataOptions(Optional.of(plan.id()), Optional.empty(), Optional.of(plan.answer())));
    Map<String, String> answers = new HashMap<>();
    set.cases().forEach(c -> c.field(plan.answer()).ifPresent(a -> answers.put(c.id(), a)));
    return new GivenRespondent(plan.name(), answers);
  }

  @Override
  public String lane() {
    return LearnerRespondent.LANE;
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public Answer answer(Case of, int repeat) {
    String answer = answers.get(of.id());
    Answer.Outcome outcome =
        answer == null
            ? new Answer.Failed(
                CallException.Kind.UNREADABLE, "its file has no answer to this case")
            : new Answer.Said(answer, ChatReply.Finish.STOP, name);
    return new Answer("", name, outcome, Optional.empty(), Optional.empty(), 0, 1);
  }
}
