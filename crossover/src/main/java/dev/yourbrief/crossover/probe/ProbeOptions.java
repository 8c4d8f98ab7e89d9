package dev.yourbrief.crossover.probe;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to measure.
 *
 * @param endpoint where
 * @param reach the hosts that may be connected to
 * @param key the API key, or {@link Key#NONE}
 * @param model the model to ask; without it, the only one the server has
 * @param lengths how long requests are
 * @param sharedPrefix the share of each prompt, from its beginning, that all have in common
 * @param seed the seed of prompts and lengths
 * @param salt what tells this run's prompts from an earlier one's
 * @param concurrency the numbers of users to try, rising
 * @param askedSpeed output tokens a second that each user is to get at least
 * @param stopBelowSpeed a speed below which more users make no sense
 * @param gpus the GPUs behind the endpoint, if the cost of a token is to be told
 * @param limits how much is measured, and how much at most
 */
public record ProbeOptions(
    Endpoint endpoint,
    Reach reach,
    Key key,
    Optional<String> model,
    Lengths lengths,
    double sharedPrefix,
    long seed,
    long salt,
    List<Integer> concurrency,
    double askedSpeed,
    double stopBelowSpeed,
    OptionalInt gpus,
    ProbeLimits limits) {

  /** More streams at once than this client has been measured with. */
  public static final int MOST_USERS = 1_024;

  public ProbeOptions {
    concurrency = List.copyOf(concurrency);
    if (concurrency.isEmpty()
        || concurrency.stream().anyMatch(c -> c < 1 || c > MOST_USERS)
        || !concurrency.stream().sorted().distinct().toList().equals(concurrency)) {
      throw new IllegalArgumentException("not a ladder: " + concurrency);
    }
    if (!(sharedPrefix >= 0 && sharedPrefix <= 1) || !(askedSpeed > 0) || !(stopBelowSpeed >= 0)) {
      throw new IllegalArgumentException("a share or a speed is out of range");
    }
  }
}
