package dev.yourbrief.register.recheck;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Goes the rounds every few minutes, while a server runs. */
public final class RoundsTimer implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.yourbrief.register");

  /** As long as a mail that is being sent may take to come to its end. */
  private static final Duration LAST = Duration.ofSeconds(45);

  private final ScheduledExecutorService timer;

  private RoundsTimer(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /**
   * Begins.
   *
   * @param first how long to wait before the first round
   * @param every how long to wait after each
   */
  public static RoundsTimer start(Rounds rounds, Duration first, Duration every) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rounds").factory());
    // What it is given back is never asked for: a round that fails says so, and the next one comes.
    var _ =
        timer.scheduleWithFixedDelay(
            () -> round(rounds), first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    return new RoundsTimer(timer);
  }

  private static void round(Rounds rounds) {
    try {
      rounds
          .runIfFree()
          .filter(round -> round.found() + round.sent() > 0)
          .ifPresent(round ->
              LOG.log(
                  System.Logger.Level.INFO,
                  "reminders: {0} found, {1} sent",
                  round.found(),
                  round.sent()));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a round was not finished", e);
    }
  }

  /** Begins no other round, and lets the one that is on come to its end, within reason. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(LAST.toSeconds(), TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      timer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
