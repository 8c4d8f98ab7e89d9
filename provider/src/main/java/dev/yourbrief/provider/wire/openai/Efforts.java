package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.wire.Conversation.Reasoning;
import dev.yourbrief.provider.wire.Loss;
import java.util.List;
import java.util.Optional;

/** How hard a model is to think, in OpenAI's words. */
final class Efforts {

  /** Below these many tokens a budget is a low, or a medium effort. */
  private static final int LOW = 4_096;

  private static final int MEDIUM = 16_384;

  private Efforts() {}

  /** The word for it; a budget has none, so that the nearest stands for it. */
  static Optional<String> of(Reasoning reasoning, List<Loss> losses) {
    if (reasoning.effort().isPresent()) {
      return reasoning.effort();
    }
    if (!reasoning.enabled().orElse(true)) {
      return Optional.of("none");
    }
    if (reasoning.budget().isEmpty()) {
      if (reasoning.enabled().isPresent()) {
        losses.add(new Loss("reasoning.enabled", "thinking without an effort cannot be asked for"));
      }
      return Optional.empty();
    }
    int budget = reasoning.budget().get();
    if (budget == 0) {
      return Optional.of("none");
    }
    String effort = budget < LOW ? "low" : budget < MEDIUM ? "medium" : "high";
    losses.add(new Loss("reasoning.budget", "said as an effort: " + effort));
    return Optional.of(effort);
  }
}
