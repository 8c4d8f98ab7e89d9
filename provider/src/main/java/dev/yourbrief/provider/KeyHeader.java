package dev.yourbrief.provider;

/**
 * The header a key travels in.
 *
 * @param name its name, in lower case
 * @param prefix what stands before the key, such as {@code "Bearer "}; may be empty
 */
public record KeyHeader(String name, String prefix) {

  public static final KeyHeader BEARER = new KeyHeader("authorization", "Bearer ");

  /** The header's value, for whoever sends it; it must not be shown anywhere. */
  public String value(Secret key) {
    return prefix + key.open();
  }
}
