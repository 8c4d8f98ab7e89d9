package dev.yourbrief.bill.format;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes, read as CSV or whatever else they look like. */
final class CsvFuzzTest {

  @FuzzTest(maxDuration = "")
  void never_throws(byte[] bytes) {
    Fuzzing.read("a.csv", bytes);
  }
}
