package dev.yourbrief.trial.grade;

import dev.yourbrief.provider.ChatModel;
import dev.yourbrief.provider.TokenPrices;
import java.util.Optional;

/**
 * A model that can be asked to judge.
 *
 * @param model who answers; tries again, if at all, by itself
 * @param name what its provider calls it
 * @param prices what its tokens cost, when that is known
 */
public record JudgeModel(AskedAgain model, String name, Optional<TokenPrices> prices) {

  /** A model that answers anew each time it is asked. */
  public static JudgeModel of(ChatModel model, String name, Optional<TokenPrices> prices) {
    return new JudgeModel((request, repeat) -> model.ask(request), name, prices);
  }
}
