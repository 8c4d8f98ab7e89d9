package dev.yourbrief.figure.source;

/**
 * A scalar, as written.
 *
 * @param value its text, without quotes
 * @param where its first character
 */
public record YamlText(String value, Location where) implements YamlNode {

  /** Whether nothing was written after the colon ({@code ~} and {@code null} count as nothing). */
  public boolean isBlank() {
    return value.isBlank() || value.equals("~") || value.equals("null");
  }

  public InputException problem(String what, String fix) {
    return new InputException(Problem.of(where, what, fix));
  }
}
