package dev.yourbrief.trial.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a program is, as a shell would find it. */
public final class Programs {

  private static final String FALLBACK = "/usr/local/bin:/usr/bin:/bin";

  private Programs() {}

  /** The folders programs are looked for in. */
  public static String path() {
    String path = System.getenv("PATH");
    return path == null || path.isBlank() ? FALLBACK : path;
  }

  /**
   * Finds a program.
   *
   * @param name its name, or a path
   * @param folder what a relative path starts from
   */
  public static Optional<Path> find(String name, Path folder) {
    try {
      if (name.contains("/") || name.contains(File.separator)) {
        return Optional.of(folder.resolve(name).toAbsolutePath()).filter(Programs::canRun);
      }
      for (String entry : path().split(Pattern.quote(File.pathSeparator), -1)) {
        Path file = Path.of(entry.isEmpty() ? "." : entry).resolve(name).toAbsolutePath();
        if (canRun(file)) {
          return Optional.of(file);
        }
      }
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean canRun(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
