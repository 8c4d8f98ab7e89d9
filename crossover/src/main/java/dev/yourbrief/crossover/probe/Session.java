package dev.yourbrief.crossover.probe;

/**
 * What is known of a server once it has answered.
 *
 * @param model the model that is asked
 * @param dialect the fields it takes
 * @param counted whether it counts tokens in its streams
 * @param tokensPerWord tokens a word of our prompts has
 * @param overhead tokens that it puts around a prompt
 * @param tokensPerPiece tokens a piece of an answer holds, on average
 */
record Session(
    String model,
    Dialect dialect,
    boolean counted,
    double tokensPerWord,
    double overhead,
    double tokensPerPiece) {

  /** How many words make a prompt of so many tokens. */
  int words(int tokens) {
    return (int) Math.max(1, Math.round((tokens - overhead) / tokensPerWord));
  }

  /** The most tokens that a prompt of so many words has. */
  long mostInput(int words) {
    return (long) Math.ceil(1.1 * words * tokensPerWord + overhead) + 16;
  }
}
