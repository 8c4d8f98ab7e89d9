package dev.yourbrief.bill.format;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes behind an opening brace, read as JSON, whole or by line. */
final class JsonFuzzTest {

  @FuzzTest(maxDuration = "")
  void never_throws(byte[] bytes) {
    byte[] json = new byte[bytes.length + 1];
    json[0] = (byte) (bytes.length % 2 == 0 ? 0x7B : 0x5B);
    System.arraycopy(bytes, 0, json, 1, bytes.length);
    Fuzzing.read("a.jsonl", json);
  }
}
