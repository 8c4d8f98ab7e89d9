package dev.yourbrief.bench.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** As much of HTTP/1.1 as two well-behaved programs of one bench need. */
final class Heads {

  private static final byte[] BLANK = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LENGTH = "ontent-length: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LENGTH_2 = "ontent-Length: ".getBytes(StandardCharsets.US_ASCII);

  private Heads() {}

  /** Where the message in the buffer ends; -1 when more is to come. */
  static int requestEnd(ByteBuffer in) {
    int blank = indexOf(in, BLANK, in.position());
    if (blank < 0) {
      return -1;
    }
    int at = Math.max(indexOf(in, LENGTH, blank), indexOf(in, LENGTH_2, blank));
    int length = 0;
    for (int i = at + LENGTH.length; at >= 0 && Character.isDigit(in.get(i)); i++) {
      length = 10 * length + in.get(i) - '0';
    }
    int end = blank + BLANK.length + length;
    return in.position() >= end ? end : -1;
  }

  static boolean contains(ByteBuffer in, byte[] text, int end) {
    return indexOf(in, text, end) >= 0;
  }

  static int indexOf(ByteBuffer in, byte[] text, int end) {
    for (int i = 0; i <= end - text.length; i++) {
      int j = 0;
      while (j < text.length && in.get(i + j) == text[j]) {
        j++;
      }
      if (j == text.length) {
        return i;
      }
    }
    return -1;
  }
}
