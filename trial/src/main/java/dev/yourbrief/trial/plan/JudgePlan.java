package dev.yourbrief.trial.plan;

import dev.yourbrief.provider.TokenPrices;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model that grades.
 *
 * @param name what graders call it
 * @param provider the name of a provider of the plan
 * @param model the provider's name of the model
 * @param prices what its tokens cost, when the plan says
 * @param human a file of people's scores of the same answers, {@code id,arm,score}, to hold it
 *     against
 */
public record JudgePlan(
    String name,
    String provider,
    String model,
    Optional<TokenPrices> prices,
    Optional<Path> human) {}
