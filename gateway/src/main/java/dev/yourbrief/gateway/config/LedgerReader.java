package dev.yourbrief.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Reads where calls are written down. */
final class LedgerReader {

  static final List<String> KEYS = List.of("folder", "segment", "sync", "retention");

  private static final String FOLDER = "ledger";
  private static final long SEGMENT = 64L << 20;
  private static final long LEAST_SEGMENT = 1L << 20;
  private static final long MOST_SEGMENT = 4L << 30;

  private LedgerReader() {}

  static LedgerSettings read(Section ledger, Path folder) {
    return new LedgerSettings(
        ledger.value("folder", text -> Paths.of(text, folder), folder.resolve(FOLDER)),
        ledger.value("segment", Values.size(LEAST_SEGMENT, MOST_SEGMENT), SEGMENT),
        ledger.value(
            "sync", Values.duration(Duration.ZERO, Duration.ofHours(1)), Duration.ofSeconds(1)),
        ledger.value(
            "retention",
            Values.duration(Duration.ofMinutes(1), Duration.ofDays(3650)),
            Duration.ofDays(30)));
  }
}
