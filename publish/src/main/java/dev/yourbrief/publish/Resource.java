package dev.yourbrief.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that are shipped beside these classes. */
public final class Resource {

  private Resource() {}

  public static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** A large text that is known to be ASCII, which is quicker to read. */
  static String ascii(String name) {
    return new String(bytes(name), StandardCharsets.ISO_8859_1);
  }

  /** One of our fonts, to be read; the caller closes it. */
  public static InputStream font(String file) {
    return open("fonts/" + file);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = Resource.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException(name + " is not in the jar");
    }
    return in;
  }
}
