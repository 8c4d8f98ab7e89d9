package dev.yourbrief.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The {@code yourbrief} command, run as a user runs it: in a process of its own. */
final class Command {

  static final Path EXAMPLES = Path.of(System.getProperty("yourbrief.root", ".."), "examples");

  private Command() {}

  /**
   * Makes the brief of a decision.
   *
   * @return its page
   */
  static Path brief(Path decision) {
    return make(decision.resolve("out").resolve("brief.html"), "brief", decision.toString());
  }

  /**
   * Compares the options of a case.
   *
   * @return the report's page
   */
  static Path report(Path caseFile, Path page) {
    return make(page, "crossover", caseFile.toString(), "--html", page.toString());
  }

  /** The command line that runs it. */
  static List<String> line(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.yourbrief.cli.Main"));
    line.addAll(List.of(arguments));
    return line;
  }

  private static Path make(Path page, String... arguments) {
    List<String> line = line(arguments);
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
      assertThat(page).as(said).exists();
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** A copy of an example, without what an earlier run made of it. */
  static Path copy(String example, Path to) {
    Path from = EXAMPLES.resolve(example);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Path inside = from.relativize(file);
        if (inside.startsWith("out")) {
          continue;
        }
        Path target = to.resolve(inside.toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
