package dev.yourbrief.provider;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a key is kept. A key itself is never written into a plan, so that a plan can be shown and
 * committed.
 */
public sealed interface KeySource {

  /** Longer than any key; a larger file was named by mistake. */
  int MOST_BYTES = 16_384;

  /** An environment variable. */
  record Variable(String name) implements KeySource {}

  /** A file that holds the key and nothing else; space around it does not count. */
  record InFile(Path path) implements KeySource {}

  /**
   * The key.
   *
   * @param environment the environment variables, {@link System#getenv()} outside tests
   * @throws InputException when there is none, or it could not be sent in a header; the message
   *     never holds what was read
   */
  default Secret read(Map<String, String> environment) {
    return switch (this) {
      case Variable(String name) -> {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
          throw problem(
              "$" + name, "this environment variable is not set", "Set it to the provider's key");
        }
        yield secret("$" + name, value);
      }
      case InFile(Path path) -> secret(path.toString(), contents(path));
    };
  }

  private static String contents(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw problem(path.toString(), "this is too large to be a key", "Name the key's own file");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw problem(
          path.toString(), "the key cannot be read from this file", "Check its name and rights");
    }
  }

  private static Secret secret(String where, String text) {
    String key = text.strip();
    if (key.isEmpty()) {
      throw problem(where, "there is no key in it", "Put the provider's key there");
    }
    // Also keeps a line feed from starting a header of its own.
    if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw problem(
          where,
          "the key holds a space, a line break or a character that is not ASCII",
          "Copy the key again, alone");
    }
    return new Secret(key);
  }

  private static InputException problem(String where, String what, String fix) {
    return new InputException(Problem.of(Location.of(where), what, fix));
  }
}
