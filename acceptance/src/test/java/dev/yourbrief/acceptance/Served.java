package dev.yourbrief.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code yourbrief serve}, as a user starts it: in a process of its own, over an empty folder. */
final class Served implements AutoCloseable {

  private static final Pattern AT = Pattern.compile("YourBrief is at (http://\\S+)/");

  private final Process process;
  private final String address;

  private Served(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  static Served over(Path folder) {
    try {
      Process process =
          new ProcessBuilder(Command.line("serve", "--port", "0", "--data", folder.toString()))
              .redirectErrorStream(true)
              .start();
      BufferedReader said = process.inputReader();
      StringBuilder all = new StringBuilder();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        all.append(line).append('\n');
        Matcher at = AT.matcher(line);
        if (at.find()) {
          return new Served(process, at.group(1));
        }
      }
      throw new AssertionError("it did not start:\n" + all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not end when it was asked to");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
