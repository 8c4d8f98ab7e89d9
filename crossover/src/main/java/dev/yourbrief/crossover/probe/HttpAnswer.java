package dev.yourbrief.crossover.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP/1.1 answer, read as it comes in: a piece of the body is handed on when its bytes are
 * there, not when a chunk or a buffer is full. Everything is bounded.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112, HTTP/1.1</a>
 */
final class HttpAnswer {

  private static final int LONGEST_LINE = 16 * 1024;
  private static final int MOST_HEADERS = 200;

  /** More than the longest answer of a model takes, at 300 bytes an event. */
  private static final long LARGEST_BODY = 64L << 20;

  private enum Framing {
    CHUNKED,
    LENGTH,
    UNTIL_CLOSED
  }

  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int at;
  private int end;

  private final int status;
  private final Map<String, String> headers = new HashMap<>();
  private final Framing framing;

  /** Bytes still to come of the body, or of the chunk. */
  private long left;

  private boolean inChunks;
  private boolean over;
  private long total;

  /** Reads the head of an answer. */
  HttpAnswer(InputStream in) throws IOException {
    this.in = in;
    int code = head();
    while (code >= 100 && code < 200) {
      headers.clear();
      code = head();
    }
    status = code;
    if (header("transfer-encoding").toLowerCase(Locale.ROOT).endsWith("chunked")) {
      framing = Framing.CHUNKED;
    } else if (headers.containsKey("content-length")) {
      framing = Framing.LENGTH;
      left = number(header("content-length"), 10);
    } else {
      framing = Framing.UNTIL_CLOSED;
    }
  }

  int status() {
    return status;
  }

  /** A header's value, by its name in lower case; empty if it is not there. */
  String header(String name) {
    return Optional.ofNullable(headers.get(name)).orElse("");
  }

  private int head() throws IOException {
    String line = line();
    String[] words = line.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5]\\d\\d")) {
      throw new WireException("the server does not speak HTTP/1.1", line);
    }
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      if (colon <= 0 || headers.size() >= MOST_HEADERS) {
        throw new WireException("the server's headers cannot be read", header);
      }
      headers.put(
          header.substring(0, colon).strip().toLowerCase(Locale.ROOT),
          header.substring(colon + 1).strip());
    }
    return Integer.parseInt(words[1]);
  }

  /**
   * The next bytes of the body.
   *
   * @return how many, at least one; -1 at the end
   * @throws WireException if the connection closes before the body's end, or the body is too large
   */
  int read(byte[] into) throws IOException {
    if (over) {
      return -1;
    }
    if (framing == Framing.CHUNKED && left == 0) {
      nextChunk();
    }
    if (framing != Framing.UNTIL_CLOSED && left == 0) {
      over = true;
      return -1;
    }
    if (at == end && !fill()) {
      over = true;
      if (framing == Framing.UNTIL_CLOSED) {
        return -1;
      }
      throw new WireException("the connection broke off", "");
    }
    int n = Math.min(into.length, end - at);
    if (framing != Framing.UNTIL_CLOSED) {
      n = (int) Math.min(n, left);
      left -= n;
    }
    System.arraycopy(buffer, at, into, 0, n);
    at += n;
    total += n;
    if (total > LARGEST_BODY) {
      throw new WireException("the answer is too large", "");
    }
    return n;
  }

  private void nextChunk() throws IOException {
    if (inChunks && !line().isEmpty()) {
      throw new WireException("the server's chunks cannot be read", "");
    }
    inChunks = true;
    String size = line();
    int semicolon = size.indexOf(';');
    left = number((semicolon < 0 ? size : size.substring(0, semicolon)).strip(), 16);
    // What follows the last chunk (trailers) is of no use, and the connection is not used again.
  }

  /** The start of the body as text, for what a server says of an error. */
  String text(int most) {
    StringBuilder text = new StringBuilder();
    byte[] piece = new byte[2_048];
    try {
      for (int n = read(piece); n >= 0 && text.length() < most; n = read(piece)) {
        text.append(new String(piece, 0, n, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // As far as it went.
    }
    return text.length() > most ? text.substring(0, most) : text.toString();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    while (true) {
      if (at == end && !fill()) {
        throw new WireException("the connection broke off", "");
      }
      char c = (char) (buffer[at++] & 0xff);
      if (c == '\n') {
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
          line.setLength(length - 1);
        }
        return line.toString();
      }
      line.append(c);
      if (line.length() > LONGEST_LINE) {
        throw new WireException("the server's headers cannot be read", "a line is too long");
      }
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }

  private static long number(String digits, int radix) throws WireException {
    try {
      long value = Long.parseLong(digits, radix);
      if (value >= 0 && digits.charAt(0) != '+') {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new WireException("the server's headers cannot be read", "a length of '" + digits + "'");
  }
}
