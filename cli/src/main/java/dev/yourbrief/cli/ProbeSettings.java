package dev.yourbrief.cli;

import dev.yourbrief.crossover.probe.Endpoint;
import dev.yourbrief.crossover.probe.Key;
import dev.yourbrief.crossover.probe.Lengths;
import dev.yourbrief.crossover.probe.ProbeLimits;
import dev.yourbrief.crossover.probe.ProbeOptions;
import dev.yourbrief.crossover.probe.Reach;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a measurement is to be like: the options of {@code probe} that the engine needs. */
final class ProbeSettings {

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model to ask. Default: the only one the server has.")
  Optional<String> model = Optional.empty();

  @Option(names = "--completions", description = "Ask for completions of bare prompts, not chats.")
  boolean completions;

  @Option(
      names = "--input",
      paramLabel = "TOKENS",
      defaultValue = "1024",
      description = "About how long prompts are. Default: ${DEFAULT-VALUE}.")
  int input;

  @Option(
      names = "--output",
      paramLabel = "TOKENS",
      defaultValue = "256",
      description = "How long answers are. Default: ${DEFAULT-VALUE}.")
  int output;

  @Option(
      names = "--spread",
      paramLabel = "SIGMA",
      defaultValue = "0",
      description =
          "How much lengths vary: the standard deviation of their logarithms. Default: all alike.")
  double spread;

  @Option(
      names = "--shared-prefix",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "The share of each prompt that all begin with, for the server's prefix cache: 0 to 1."
              + " Default: none.")
  double sharedPrefix;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed of prompts and lengths. Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      split = ",",
      description = "The numbers of users to try, such as 1,4,16. Default: 1, 2, 4, 8 and so on.")
  List<Integer> concurrency = List.of();

  @Option(
      names = "--max-concurrency",
      paramLabel = "N",
      defaultValue = "128",
      description = "The most users to try. Default: ${DEFAULT-VALUE}.")
  int maxConcurrency;

  @Option(
      names = "--speed-per-user",
      paramLabel = "TOK/S",
      defaultValue = "30",
      description =
          "How fast each user's answer must stream, for the answer at the end. Default:"
              + " ${DEFAULT-VALUE}.")
  double speed;

  @Option(
      names = "--stop-below-speed",
      paramLabel = "TOK/S",
      description = "Climb no further when users get less. Default: half of --speed-per-user.")
  Optional<Double> stopBelow = Optional.empty();

  @Option(
      names = "--gpus",
      paramLabel = "N",
      description = "The GPUs behind the server: tells the GPU time of tokens read and written.")
  Optional<Integer> gpus = Optional.empty();

  @Option(
      names = "--min-requests",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "At least so many answers for each number of users, and two a user. Default:"
              + " ${DEFAULT-VALUE}.")
  int minRequests;

  @Option(
      names = "--min-time",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "At least so long for each number of users. Default: ${DEFAULT-VALUE}.")
  double minTime;

  @Option(
      names = "--rung-time",
      paramLabel = "SECONDS",
      defaultValue = "45",
      description = "At most so long for each number of users. Default: ${DEFAULT-VALUE}.")
  double rungTime;

  @Option(
      names = "--max-time",
      paramLabel = "SECONDS",
      defaultValue = "180",
      description = "At most so long for everything. Default: ${DEFAULT-VALUE}.")
  double maxTime;

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Send no more requests. Default: ${DEFAULT-VALUE}.")
  long maxRequests;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "Read and write no more tokens. Default: ${DEFAULT-VALUE}.")
  long maxTokens;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long the server may say nothing. Default: ${DEFAULT-VALUE}.")
  double timeout;

  @Option(
      names = "--key-env",
      paramLabel = "NAME",
      description = "The environment variable that holds the API key.")
  Optional<String> keyEnv = Optional.empty();

  @Option(
      names = "--host-allowed",
      paramLabel = "HOST",
      description = "A host, other than this machine, that may be measured.")
  List<String> hosts = new ArrayList<>();

  @Option(
      names = "--yes-remote",
      description = "The host in URL may be measured, wherever it is: it is mine to load.")
  boolean yesRemote;

  Duration totalTime() {
    return seconds("--max-time", maxTime);
  }

  /**
   * The options of the engine.
   *
   * @param salt what tells this run's prompts from those of another
   * @throws InputException if one of them makes no sense
   */
  ProbeOptions options(String url, long salt) {
    check("--input", input >= 1 && input <= 10_000_000, "a length is from 1 to 10,000,000");
    check("--output", output >= 1 && output <= 1_000_000, "a length is from 1 to 1,000,000");
    check("--spread", spread >= 0 && spread <= 2, "a spread is from 0 to 2");
    check("--shared-prefix", sharedPrefix >= 0 && sharedPrefix <= 1, "a share is from 0 to 1");
    check("--speed-per-user", speed > 0 && speed < 1e6, "a speed is above 0");
    check("--stop-below-speed", stopBelow.orElse(0.0) >= 0, "a speed is not below 0");
    check("--gpus", gpus.orElse(1) >= 1, "there is at least one GPU");
    check("--min-requests", minRequests >= 1, "one is the least");
    return new ProbeOptions(
        Endpoint.parse(url, completions),
        new Reach(Set.copyOf(hosts), yesRemote),
        keyEnv.map(ProbeSettings::key).orElse(Key.NONE),
        model,
        new Lengths(input, output, spread),
        sharedPrefix,
        seed,
        salt,
        ladder(),
        speed,
        stopBelow.orElse(speed / 2),
        gpus.map(OptionalInt::of).orElse(OptionalInt.empty()),
        new ProbeLimits(
            minRequests,
            seconds("--min-time", minTime),
            seconds("--rung-time", rungTime),
            totalTime(),
            maxRequests,
            maxTokens,
            seconds("--timeout", timeout)));
  }

  private List<Integer> ladder() {
    int most = ProbeOptions.MOST_USERS;
    List<Integer> given = concurrency.stream().sorted().distinct().toList();
    check(
        "--concurrency",
        given.stream().allMatch(c -> c >= 1 && c <= most),
        "a number of users is from 1 to " + most);
    check(
        "--max-concurrency",
        maxConcurrency >= 1 && maxConcurrency <= most,
        "a number of users is from 1 to " + most);
    if (!given.isEmpty()) {
      return given;
    }
    List<Integer> doubling = new ArrayList<>();
    for (int users = 1; users < maxConcurrency; users *= 2) {
      doubling.add(users);
    }
    doubling.add(maxConcurrency);
    return doubling;
  }

  /** The key is looked up here, so that nothing else sees the environment. */
  private static Key key(String variable) {
    String secret = System.getenv(variable);
    if (secret == null) {
      throw problem(
          "--key-env", "there is no environment variable " + variable, "Set it, or check its name");
    }
    return Key.of(secret, variable);
  }

  private static Duration seconds(String option, double seconds) {
    check(option, seconds > 0 && seconds <= 86_400, "a time is above 0 and at most a day, 86400");
    return Duration.ofMillis(Math.max(1, Math.round(seconds * 1_000)));
  }

  private static void check(String option, boolean good, String rule) {
    if (!good) {
      throw problem(
          option,
          "this cannot be",
          rule.substring(0, 1).toUpperCase(Locale.ROOT) + rule.substring(1));
    }
  }

  private static InputException problem(String option, String what, String fix) {
    return new InputException(Problem.of(Location.of(option), what, fix));
  }
}
