package dev.yourbrief.trial.sandbox;

import java.time.Duration;

/**
 * What a program may use.
 *
 * @param time of the clock on the wall, above 0
 * @param cpuSeconds of processor time for each process, from 1
 * @param memoryBytes of address space for each process
 * @param processes at once, the program's own included
 * @param fileBytes of each file it writes
 * @param outputBytes it may print, to standard output and to standard error each
 */
public record Limits(
    Duration time,
    int cpuSeconds,
    long memoryBytes,
    int processes,
    long fileBytes,
    int outputBytes) {

  /** Ten seconds, 4 GiB of address space, 64 processes, 64 MiB a file, 1 MiB of output. */
  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(10), 10, 4L << 30, 64, 64L << 20, 1 << 20);

  public Limits {
    if (time.isNegative()
        || time.isZero()
        || cpuSeconds < 1
        || memoryBytes < 1
        || processes < 1
        || fileBytes < 0
        || outputBytes < 1) {
      throw new IllegalArgumentException("limits must be above 0");
    }
  }

  /** With another time; processor time is bounded by it as well. */
  public Limits withTime(Duration other) {
    int seconds = Math.clamp(other.plusMillis(999).toSeconds(), 1, 1_000_000);
    return new Limits(other, seconds, memoryBytes, processes, fileBytes, outputBytes);
  }

  public Limits withMemory(long bytes) {
    return new Limits(time, cpuSeconds, bytes, processes, fileBytes, outputBytes);
  }

  public Limits withProcesses(int most) {
    return new Limits(time, cpuSeconds, memoryBytes, most, fileBytes, outputBytes);
  }
}
