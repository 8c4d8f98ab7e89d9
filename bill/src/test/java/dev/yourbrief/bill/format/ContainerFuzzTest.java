package dev.yourbrief.bill.format;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes behind the mark of gzip, Zstandard or ZIP. */
final class ContainerFuzzTest {

  private static final byte[][] MARKS = {
    {0x1F, (byte) 0x8B, 8}, {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD}, {0x50, 0x4B, 3, 4}, {}
  };

  @FuzzTest(maxDuration = "")
  void never_throws(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    byte[] mark = MARKS[bytes[0] & 3];
    byte[] packed = new byte[mark.length + bytes.length - 1];
    System.arraycopy(mark, 0, packed, 0, mark.length);
    System.arraycopy(bytes, 1, packed, mark.length, bytes.length - 1);
    Fuzzing.read("a.zip", packed);
  }
}
