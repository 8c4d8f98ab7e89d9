package dev.yourbrief.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Runs command lines as a user would, on a day that does not move, and keeps what they print. */
record Shell(int status, String out, String err) {

  static final Path ROOT =
      Path.of(System.getProperty("yourbrief.root", "..")).toAbsolutePath().normalize();

  private static final Clock DAY =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  static Shell run(Object... arguments) {
    return run(DAY, arguments);
  }

  /** The same at another time. */
  static Shell at(String instant, Object... arguments) {
    return run(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC), arguments);
  }

  private static Shell run(Clock clock, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    PrintWriter to = new PrintWriter(out);
    PrintWriter errors = new PrintWriter(err);
    int status = Main.run(Terminal.plain(to, errors), clock, words);
    to.flush();
    errors.flush();
    return new Shell(status, out.toString(), err.toString());
  }

  /** Everything that was printed, on one line, so that a test need not know where lines break. */
  String words() {
    return (out + err).replaceAll("\\s+", " ");
  }

  static Path example(String name) {
    return ROOT.resolve("examples").resolve(name);
  }
}
