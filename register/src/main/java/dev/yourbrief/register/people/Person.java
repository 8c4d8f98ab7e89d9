package dev.yourbrief.register.people;

import dev.yourbrief.register.Actor;
import java.util.Optional;

/**
 * Somebody with an account.
 *
 * @param id what the record knows them by; never changes
 * @param name what they sign in with, and are shown as
 * @param email where reminders go; may be empty
 * @param active whether they are let in
 * @param hasPassword whether they can sign in by a password
 * @param subject issuer and subject of their account elsewhere, if they sign in with one
 * @param createdAt ISO 8601 in UTC
 */
public record Person(
    String id,
    String name,
    String email,
    Role role,
    boolean active,
    boolean hasPassword,
    Optional<String> subject,
    String createdAt) {

  /** Them, as who does something. */
  public Actor actor() {
    return new Actor(Optional.of(id), name);
  }
}
