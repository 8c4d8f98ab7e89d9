package dev.yourbrief.bill.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The first bytes of a file, and what they tell of the rest. */
final class Head {

  static final int LENGTH = 1 << 16;

  private static final int TAR_MARK = 257;

  /** Of a hundred bytes, more NULs than this are no damage: the file is not text. */
  private static final int MAX_NULS = 5;

  private final byte[] bytes;
  private final Charset charset;
  private final int mark;

  Head(byte[] bytes) {
    this.bytes = bytes;
    boolean little = starts(0xFF, 0xFE);
    boolean big = starts(0xFE, 0xFF);
    this.mark = little || big ? 2 : starts(0xEF, 0xBB, 0xBF) ? 3 : 0;
    this.charset =
        little || (mark == 0 && isEveryOtherByteNul(1))
            ? StandardCharsets.UTF_16LE
            : big || (mark == 0 && isEveryOtherByteNul(0))
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The length of its byte order mark. */
  int mark() {
    return mark;
  }

  Charset charset() {
    return charset;
  }

  /** The start of the file as text, after any byte order mark. */
  String text() {
    return new String(bytes, mark, bytes.length - mark, charset);
  }

  /** The character that ends a line: a carriage return where old spreadsheets write no other. */
  char lineEnd() {
    String text = text();
    return text.indexOf('\n') < 0 && text.indexOf('\r') >= 0 ? '\r' : '\n';
  }

  boolean isJson() {
    String text = text().stripLeading();
    return text.startsWith("{") || text.startsWith("[");
  }

  Kind kind() {
    if (starts(0x1F, 0x8B)) {
      return Kind.GZIP;
    }
    if (starts(0x28, 0xB5, 0x2F, 0xFD) || (bytes.length > 3 && isSkippableFrame())) {
      return Kind.ZSTD;
    }
    if (starts('P', 'K', 3, 4) || starts('P', 'K', 5, 6)) {
      return Kind.ZIP;
    }
    if (starts('P', 'A', 'R', '1')) {
      return Kind.PARQUET;
    }
    if (starts('%', 'P', 'D', 'F')) {
      return Kind.PDF;
    }
    if (starts(0xD0, 0xCF, 0x11, 0xE0)) {
      return Kind.OLD_EXCEL;
    }
    if (isAt(TAR_MARK, 'u', 's', 't', 'a', 'r')) {
      return Kind.TAR;
    }
    if (text().isBlank() && bytes.length < LENGTH) {
      return Kind.EMPTY;
    }
    boolean isText =
        !charset.equals(StandardCharsets.UTF_8)
            || nuls(0, 1) * 100L <= (long) MAX_NULS * bytes.length;
    return isText ? Kind.TEXT : Kind.BINARY;
  }

  private boolean isSkippableFrame() {
    return (bytes[0] & 0xF0) == 0x50 && isAt(1, 0x2A, 0x4D, 0x18);
  }

  private boolean isEveryOtherByteNul(int from) {
    int pairs = bytes.length / 2;
    return pairs >= 4 && nuls(from, 2) * 10L >= pairs * 9L && nuls(1 - from, 2) == 0;
  }

  private int nuls(int from, int step) {
    int nuls = 0;
    for (int i = from; i < bytes.length; i += step) {
      nuls += bytes[i] == 0 ? 1 : 0;
    }
    return nuls;
  }

  private boolean starts(int... wanted) {
    return isAt(0, wanted);
  }

  private boolean isAt(int from, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (bytes.length <= from + i || (bytes[from + i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
