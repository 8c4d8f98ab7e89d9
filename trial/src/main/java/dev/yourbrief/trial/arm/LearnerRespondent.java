package dev.yourbrief.trial.arm;

import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.run.Answer;
import dev.yourbrief.trial.run.Respondent;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A cheap arm as somebody who can be asked. It costs nothing to ask again, so nothing is kept, and
 * its time is not measured: it would differ from run to run.
 *
 * @param name what the trial calls it
 * @param arm the arm
 * @param input the field that is asked
 * @param width how many cases at once
 */
public record LearnerRespondent(String name, CheapArm arm, String input, int width)
    implements Respondent {

  /** The lane of all that is done in this process. */
  public static final String LANE = "here";

  @Override
  public String lane() {
    return LANE;
  }

  @Override
  public Answer answer(Case of, int repeat) {
    return new Answer(
        "",
        name,
        new Answer.Said(
            arm.answer(of.field(input).orElse("")).label(), ChatReply.Finish.STOP, arm.name()),
        Optional.empty(),
        Optional.of(BigDecimal.ZERO),
        0,
        1);
  }
}
