package dev.yourbrief.crossover.probe;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Prompts out of common English words. No two begin alike, so that a server's prefix cache is of no
 * help, but for the share that is meant to be the same; and none is like one of an earlier run.
 *
 * @param seed the seed of the words
 * @param salt what tells this run from others with the same seed
 * @param shared the share of each prompt, from its beginning, that is the same in all
 */
record Prompts(long seed, long salt, double shared) {

  /** Words that are one token, with the space before them, in the usual vocabularies. */
  private static final List<String> WORDS =
      List.of(
          ("time year people way day man thing woman life child world school state family student"
                  + " group country problem hand part place case week company system program"
                  + " question work government number night point home water room mother area money"
                  + " story fact month lot right study book eye job word business issue side kind"
                  + " head house service friend father power hour game line end member law car city"
                  + " community name president team minute idea body information back parent face"
                  + " others level office door health person art war history party result change"
                  + " morning reason research girl guy moment air teacher force education foot boy"
                  + " age policy process music market sense nation plan college interest death"
                  + " experience effect use class control care field development role effort rate"
                  + " heart drug show leader light voice wife police mind price report decision son"
                  + " view town road arm difference value building action season society tax")
              .split(" "));

  /** Asks for more than any answer holds, for servers whose models may stop when they like. */
  private static final String TASK = "Write a very long story with all of these words.";

  private static final int TASK_WORDS = 10;

  /**
   * A prompt.
   *
   * @param number which one; each is another
   * @param words about how many words; no fewer than the task itself has
   */
  String of(long number, int words) {
    int count = Math.max(1, words - TASK_WORDS);
    int same = (int) Math.round(count * shared);
    StringBuilder text = new StringBuilder(words * 7);
    append(text, same, new SplittableRandom(seed ^ salt));
    append(text, count - same, new SplittableRandom(mixed(number)));
    return text.append(TASK).toString();
  }

  private long mixed(long number) {
    return (seed ^ salt) * 0x9e3779b97f4a7c15L + (number + 1) * 0xd1342543de82ef95L;
  }

  private static void append(StringBuilder text, int count, SplittableRandom random) {
    for (int i = 0; i < count; i++) {
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
  }
}
