package dev.yourbrief.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a whole process took.
 *
 * @param seconds from its start to its end
 * @param megabytes the most memory its largest process held, resident, MB (10^6 bytes); 0 where the
 *     system does not tell
 */
record Spent(double seconds, double megabytes) {

  private static final long LOOK_EVERY_MILLIS = 20;

  /**
   * Runs a command.
   *
   * @param allowed the statuses that are no failure
   */
  static Spent by(
      List<String> command, Path folder, Map<String, String> environment, Set<Integer> allowed)
      throws IOException, InterruptedException {
    Path log = folder.resolve("output.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    long began = System.nanoTime();
    Process process = builder.start();
    long most = 0;
    // The kernel keeps the peak, so that a look shortly before the end is enough.
    while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
      most = Math.max(most, peak(process.pid()));
      for (ProcessHandle child : process.descendants().toList()) {
        most = Math.max(most, peak(child.pid()));
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    if (!allowed.contains(process.exitValue())) {
      throw new IOException(
          String.join(" ", command)
              + " ended with status "
              + process.exitValue()
              + ":\n"
              + Files.readString(log));
    }
    return new Spent(seconds, most * 1.024 / 1_000);
  }

  /** The peak of resident memory so far, KiB. */
  private static long peak(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // It has ended meanwhile, or there is no /proc.
    }
  }
}
