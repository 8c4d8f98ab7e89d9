package dev.yourbrief.register;

import java.util.Optional;

/**
 * Who does something.
 *
 * @param person the id of their account; empty where there are no accounts, and for the program
 *     itself
 * @param name what they are called, as the record shows it
 */
public record Actor(Optional<String> person, String name) {

  /** The program itself, when nobody asked. */
  public static final Actor PROGRAM = new Actor(Optional.empty(), "yourbrief");

  /** Somebody of whom the name is all that is known. */
  public static Actor named(String name) {
    return new Actor(Optional.empty(), name);
  }
}
