package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.SignIns;
import dev.yourbrief.register.settings.Settings;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Where a new password comes from: never the command line, which others on this machine can see.
 */
final class NewPassword {

  static final String VARIABLE = "YOURBRIEF_PASSWORD";

  @Option(
      names = "--password-stdin",
      description =
          "Read the password from standard input, one line. Without this it is taken from the"
              + " environment variable "
              + VARIABLE
              + "; without that too, a link is printed at which the person sets it.")
  boolean fromInput;

  @Option(names = "--ask", description = "Ask for the password on this terminal.")
  boolean ask;

  /** The password, if one was given. */
  Optional<String> given() {
    if (ask) {
      return Optional.of(asked());
    }
    if (fromInput) {
      return Optional.of(line());
    }
    return Optional.ofNullable(System.getenv(VARIABLE)).filter(p -> !p.isEmpty());
  }

  private static String asked() {
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(() -> problem("there is no terminal to ask on", "Use --password-stdin"));
    char[] first = console.readPassword("New password: ");
    char[] again = console.readPassword("The same again: ");
    if (first == null || !Arrays.equals(first, again)) {
      throw problem("the two passwords are not the same", "Type the new one twice");
    }
    return new String(first);
  }

  private static String line() {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String line = in.readLine();
      if (line == null || line.isEmpty()) {
        throw problem("there is no password on standard input", "Write it as one line");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputException problem(String what, String fix) {
    return new InputException(Problem.of(Location.of("password"), what, fix));
  }

  /** Sets the password that was given, or prints a link to set it; says so. */
  static void set(
      Terminal terminal,
      Register register,
      Settings settings,
      Person person,
      Optional<String> password) {
    SignIns signIns = register.accounts().signIns();
    if (password.isPresent()) {
      signIns.setPassword(person.id(), password.get(), PersonChosen.BY);
      terminal.out().println("  " + terminal.good("✓") + " The password is set.");
      return;
    }
    String secret = signIns.link(person.id(), PersonChosen.BY);
    String base =
        settings.address().map(address -> address.toString().replaceFirst("/+$", "")).orElse("");
    terminal.err().println("  The link at which " + person.name() + " sets the password. It works");
    terminal
        .err()
        .println("  once, for " + SignIns.LINK_LIVES.toDays() + " days, and is shown only now.");
    if (base.isEmpty()) {
      terminal.err().println("  Put the server's address before it.");
    }
    terminal.err().flush();
    terminal.out().println(base + "/password/" + secret);
  }
}
