package dev.yourbrief.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A folder of programs for Node.js with the packages its lock file names. A test is skipped where
 * Node.js is missing or the packages cannot be fetched; that is a failure when the environment
 * variable {@code CI} is set.
 */
public final class NodeFolder {

  private NodeFolder() {}

  /**
   * Copies a folder of {@code src/test} to {@code target} and installs its packages there.
   *
   * @return where
   */
  public static Path install(String name) throws Exception {
    Path sources = Path.of("src", "test", name);
    Path home = Path.of("target", name);
    copy(sources, home);
    if (!canRun("node", "--version") || !canRun("npm", "--version")) {
      missing("node or npm is not installed: what is in " + sources + " was not tried");
    }
    Path done = home.resolve("installed");
    String wanted = Files.readString(home.resolve("package-lock.json"));
    if (!Files.exists(done) || !Files.readString(done).equals(wanted)) {
      Path log = home.resolve("npm.log");
      Process npm =
          new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        npm.destroyForcibly();
        missing("npm could not fetch what " + sources + " needs:\n" + Files.readString(log));
      }
      Files.writeString(done, wanted);
    }
    return home;
  }

  private static void copy(Path sources, Path home) throws IOException {
    Files.createDirectories(home);
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.toList()) {
        Files.copy(file, home.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static boolean canRun(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static void missing(String why) {
    if (System.getenv("CI") != null) {
      throw new AssertionError(why);
    }
    Assumptions.abort(why);
  }
}
