package dev.yourbrief.cli;

import dev.yourbrief.crossover.probe.Probe;
import dev.yourbrief.crossover.probe.Rung;
import dev.yourbrief.crossover.probe.RungPlan;
import java.time.Duration;
import java.util.Locale;

/** A measurement under way: a bar that shows its time on a terminal, a line a rung in a pipe. */
final class ProbeProgress implements Probe.Listener, AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(250);

  private final Terminal terminal;
  private final Duration total;
  private final long began = System.nanoTime();
  private final Thread ticker;
  private String step = "Asking the server";
  private boolean closed;

  ProbeProgress(Terminal terminal, Duration total) {
    this.terminal = terminal;
    this.total = total;
    ticker = Thread.ofVirtual().unstarted(this::tick);
    if (terminal.live()) {
      ticker.start();
    }
  }

  @Override
  public synchronized void begins(RungPlan plan) {
    step =
        ProbeWords.users(plan.concurrency())
            + " at once"
            + (plan.kind() == Rung.Kind.SHORT_ANSWERS ? " (short answers)" : "");
  }

  @Override
  public synchronized void measured(Rung rung) {
    if (!terminal.live()) {
      terminal
          .err()
          .println(
              step
                  + String.format(
                      Locale.ROOT,
                      ": %,.0f tokens a second, %.1f each",
                      rung.outputTokensPerSecond(),
                      rung.speedPerUser()));
    }
  }

  private void tick() {
    try {
      while (show()) {
        Thread.sleep(TICK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean show() {
    if (!closed) {
      long elapsed = (System.nanoTime() - began) / 1_000_000;
      terminal.progress(step, Math.min(elapsed, total.toMillis()), total.toMillis());
    }
    return !closed;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      ticker.interrupt();
      terminal.endProgress();
    }
  }
}
