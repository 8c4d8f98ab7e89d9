package dev.yourbrief.trial.arm;

import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.run.Answer;
import dev.yourbrief.trial.run.Caller;
import dev.yourbrief.trial.run.Respondent;
import dev.yourbrief.trial.run.StoppedException;

/**
 * A model behind a provider.
 *
 * @param name what the trial calls it
 * @param provider the provider's name: all its models share a lane
 * @param width how many calls may be under way
 * @param caller makes the calls
 * @param prompting writes what it is asked
 */
public record ModelRespondent(
    String name, String provider, int width, Caller caller, Prompting prompting)
    implements Respondent {

  @Override
  public String lane() {
    return "provider " + provider;
  }

  @Override
  public Answer answer(Case of, int repeat) throws StoppedException, InterruptedException {
    return caller.ask(name, prompting.about(of), repeat);
  }
}
