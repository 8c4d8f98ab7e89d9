package dev.yourbrief.trial.file;

import java.util.Arrays;
import java.util.Random;

/** Spoils bytes in the ways files are spoilt: cut off, changed, doubled, left out. */
public final class Mutation {

  private static final String LOVED = "{}[]\",:;\n\r\t\\'&*-|0eN\u0000";

  private Mutation() {}

  public static byte[] of(byte[] good, Random random) {
    byte[] bytes = good.clone();
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits && bytes.length > 0; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes = Arrays.copyOf(bytes, at);
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = (byte) LOVED.charAt(random.nextInt(LOVED.length()));
        case 3 -> {
          int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
          byte[] longer = new byte[bytes.length + to - at];
          System.arraycopy(bytes, 0, longer, 0, to);
          System.arraycopy(bytes, at, longer, to, bytes.length - at);
          bytes = longer;
        }
        default -> {
          int to = Math.min(bytes.length, at + 1 + random.nextInt(10));
          byte[] shorter = new byte[bytes.length - to + at];
          System.arraycopy(bytes, 0, shorter, 0, at);
          System.arraycopy(bytes, to, shorter, at, bytes.length - to);
          bytes = shorter;
        }
      }
    }
    return bytes;
  }
}
