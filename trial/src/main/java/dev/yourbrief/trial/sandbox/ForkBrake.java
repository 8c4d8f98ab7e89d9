package dev.yourbrief.trial.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Stops a program at once when the number of threads on the whole machine leaps. Linux tells that
 * number in one short line, while a look at the processes themselves takes the longer the more
 * there are: a fork bomb outgrows it. Where there is no such line, nothing is watched.
 */
final class ForkBrake implements AutoCloseable {

  private static final Path LINE = Path.of("/proc/loadavg");

  /** More than anything but a bomb starts within the seconds of one run. */
  static final int LEAP = 2_000;

  private static final long LOOK_EVERY_MILLIS = 10;

  private final Process process;
  private final long most;
  private final Thread thread;
  private volatile boolean pulled;

  /**
   * Watches from now on.
   *
   * @param leap how many more threads than now there may be
   */
  ForkBrake(Process process, int leap) {
    this.process = process;
    this.most = threads().orElse(Long.MAX_VALUE - leap) + leap;
    this.thread = Thread.ofPlatform().daemon().start(this::watch);
  }

  /** Whether the program was stopped. */
  boolean isPulled() {
    return pulled;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void watch() {
    try {
      while (process.isAlive()) {
        if (threads().orElse(0) > most) {
          pulled = true;
          BoundedProcess.destroy(process);
          return;
        }
        Thread.sleep(LOOK_EVERY_MILLIS);
      }
    } catch (InterruptedException _) {
      // The run is over.
    }
  }

  /** The fourth field, {@code running/all}. */
  private static OptionalLong threads() {
    try {
      String line = Files.readString(LINE, StandardCharsets.US_ASCII);
      int slash = line.indexOf('/');
      int end = line.indexOf(' ', slash);
      return OptionalLong.of(Long.parseLong(line.substring(slash + 1, end)));
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException _) {
      return OptionalLong.empty();
    }
  }
}
