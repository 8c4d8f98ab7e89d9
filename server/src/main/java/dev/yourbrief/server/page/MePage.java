package dev.yourbrief.server.page;

import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.register.people.Tokens.Token;
import java.util.List;
import java.util.Optional;

/**
 * One's own account.
 *
 * @param person whose; empty where there are no accounts
 * @param called what somebody without an account said they are called
 * @param newToken the secret of a token that was just made
 * @param roles what a token may be given
 * @param now the instant it is, ISO 8601 in UTC
 * @param messages what could not be done, and why
 */
public record MePage(
    Shell shell,
    Optional<Person> person,
    String called,
    List<Token> tokens,
    Optional<String> newToken,
    List<Role> roles,
    String now,
    List<String> messages) {

  /** A token's role, end and last use, in a line. */
  public String line(Token token) {
    String end =
        (token.expiresAt().compareTo(now) <= 0 ? "ended on " : "until ") + day(token.expiresAt());
    return token.role().word()
        + " · "
        + end
        + " · "
        + token.usedOn().map(day -> "last used on " + day).orElse("not used yet");
  }

  private static String day(String instant) {
    return instant.substring(0, "yyyy-mm-dd".length());
  }
}
