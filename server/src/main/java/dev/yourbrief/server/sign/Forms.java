package dev.yourbrief.server.sign;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.http.Who;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the forms of accounts have in common. */
final class Forms {

  private Forms() {}

  /** A password as it was typed, with the space around it. */
  static String password(Call call, String field) {
    return call.fields(field).stream().findFirst().orElse("");
  }

  /**
   * A new password, typed twice.
   *
   * @throws InputException if they differ
   */
  static String newPassword(Call call) {
    String password = password(call, "password");
    if (!password.equals(password(call, "again"))) {
      throw new InputException(
          Problem.of(
              Location.of("password"),
              "the two passwords are not the same",
              "Type the new one twice"));
    }
    return password;
  }

  /**
   * A role that was chosen.
   *
   * @throws InputException if it is none
   */
  static Role role(Call call) {
    return Role.named(call.field("role"))
        .orElseThrow(() ->
            new InputException(
                Problem.of(
                    Location.of("role"),
                    "this is no role",
                    "Choose viewer, editor, approver or admin")));
  }

  /** What is wrong, in sentences to stand above a form. */
  static List<String> sentences(RuntimeException e) {
    if (e instanceof InputException input) {
      return input.problems().stream()
          .map(problem -> sentence(problem.what()) + " " + sentence(problem.fix()))
          .toList();
    }
    return List.of(String.valueOf(e.getMessage()));
  }

  private static String sentence(String words) {
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
            + words.substring(1)
            + (words.endsWith(".") ? "" : ".");
  }

  static int status(RuntimeException e) {
    return e instanceof Conflict ? 409 : 422;
  }

  /**
   * For people who sign in, not for programs: a token must not make itself more, or outlive its
   * end.
   */
  static Route.Handler byPeople(Route.Handler handler) {
    return call ->
        call.who().via() == Who.Via.TOKEN
            ? Reply.text(403, "This is done in a browser, signed in; a token cannot do it.\n")
            : handler.answer(call);
  }

  /** How long to wait, in words. */
  static String words(Duration wait) {
    long minutes = Math.max(1, (wait.toSeconds() + 59) / 60);
    return minutes == 1 ? "a minute" : minutes + " minutes";
  }

  /** The sentence of a note that was sent along; what is not known says nothing. */
  static Optional<String> said(Call call) {
    return switch (call.query("said")) {
      case "out" -> Optional.of("You are signed out.");
      case "added" -> Optional.of("The account is made.");
      case "changed" -> Optional.of("It is changed.");
      case "role" -> Optional.of("The role is changed; they have to sign in again.");
      case "deactivated" -> Optional.of("They are let in no more.");
      case "activated" -> Optional.of("They are let in again.");
      case "password" -> Optional.of("Your password is changed, and you are signed out elsewhere.");
      case "elsewhere" -> Optional.of("You are signed out everywhere else.");
      case "revoked" -> Optional.of("The token works no more.");
      default -> Optional.empty();
    };
  }
}
