package dev.yourbrief.server.page;

import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.Role;
import java.util.List;
import java.util.Optional;

/**
 * The accounts.
 *
 * @param messages what could not be done, and why
 * @param link a link that was just made
 */
public record PeoplePage(
    Shell shell,
    List<Person> people,
    List<Role> roles,
    List<String> messages,
    Optional<Link> link) {

  /**
   * A link at which somebody sets their password.
   *
   * @param name whose
   * @param days how long it works
   */
  public record Link(String name, String address, long days) {}

  /** Role, address and how they sign in, in a line. */
  public String line(Person person) {
    String how =
        person.subject().isPresent()
            ? "signs in elsewhere"
            : person.hasPassword() ? "" : "has no password yet";
    return String.join(
        " · ",
        java.util.stream.Stream.of(
                person.active() ? person.role().word() : "deactivated", person.email(), how)
            .filter(words -> !words.isEmpty())
            .toList());
  }

  public boolean isYou(Person person) {
    return shell.who().actor().person().filter(person.id()::equals).isPresent();
  }
}
