package dev.yourbrief.provider;

import java.util.Optional;

/**
 * What a model answered.
 *
 * @param text the answer; empty when it only refused
 * @param finish why it ended
 * @param model the model that answered, as the provider names it
 * @param usage the tokens; empty when the provider did not say
 */
public record ChatReply(String text, Finish finish, String model, Optional<Usage> usage) {

  /** Why an answer ended. */
  public enum Finish {
    /** The model was done. */
    STOP,
    /** The answer reached the most tokens allowed: it is cut off. */
    LENGTH,
    /** The model or the provider's filter would not answer. */
    REFUSED,
    /** The model asks for a tool to be called. */
    TOOL,
    /** The provider gave another reason, or none. */
    OTHER
  }
}
