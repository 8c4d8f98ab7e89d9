package dev.yourbrief.trial.data;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a split becomes files to fine-tune with.
 *
 * @param file what to call the data in messages
 * @param input the field that is asked
 * @param expected the field that holds the answer to learn
 * @param system the system message of every example; without it, a case's own field {@code system}
 * @param tokenLimit the most tokens of an example
 * @param usdPerMtok the price of training, in USD per million tokens
 * @param epochs how often each example is gone through, from 1
 */
public record FineTuneOptions(
    String file,
    String input,
    String expected,
    Optional<String> system,
    int tokenLimit,
    Optional<BigDecimal> usdPerMtok,
    int epochs) {

  public FineTuneOptions {
    if (epochs < 1 || tokenLimit < 1) {
      throw new IllegalArgumentException("epochs and the token limit are at least 1");
    }
  }
}
