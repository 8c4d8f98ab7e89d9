package dev.yourbrief.cli;

import dev.yourbrief.trial.Steps;
import java.time.Duration;
import java.util.Locale;

/**
 * A trial under way: a bar with the time left on a terminal; in a pipe a line when a step begins,
 * and one at each quarter of a step that is long.
 */
final class TrialSteps implements Steps {

  private static final long TELL_FROM = 200;
  private static final int QUARTERS = 4;
  private static final long SHOW_EVERY_NANOS = 100_000_000;

  private final Terminal terminal;
  private String step = "";
  private long began;
  private long shown;
  private long told;

  TrialSteps(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void at(String what, long done, long total) {
    // What stands in brackets changes while a step goes on.
    String name = what.replaceAll(" \\(.*\\)$", "");
    long now = System.nanoTime();
    boolean isNew = !name.equals(step);
    if (isNew) {
      step = name;
      began = now;
      told = 0;
    }
    if (terminal.live()) {
      if (isNew || done == total || now - shown > SHOW_EVERY_NANOS) {
        shown = now;
        terminal.progress(what + left(now, done, total), done, Math.max(1, total));
      }
      return;
    }
    if (isNew) {
      terminal.err().println(name + (total > 1 ? String.format(Locale.ROOT, ": %,d", total) : ""));
    } else if (total >= TELL_FROM && done * QUARTERS / total > told && done < total) {
      told = done * QUARTERS / total;
      terminal.err().println(what + ": " + 100 * told / QUARTERS + " %");
    }
  }

  private String left(long now, long done, long total) {
    if (done < 10 || done >= total) {
      return "";
    }
    Duration left = Duration.ofNanos((long) ((now - began) * (double) (total - done) / done));
    long seconds = left.toSeconds();
    return seconds < 2
        ? ""
        : seconds < 90
            ? ", " + seconds + " s left"
            : ", " + Math.round(seconds / 60.0) + " min left";
  }

  synchronized void end() {
    terminal.endProgress();
  }
}
