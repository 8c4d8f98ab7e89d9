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
public record JudgeModel(ChatModel model, String name, Optional<TokenPrices> prices) {}
