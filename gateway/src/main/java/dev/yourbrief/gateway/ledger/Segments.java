package dev.yourbrief.gateway.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files of a ledger: {@code calls-20261128T221503Z-1.jsonl} while it grows, {@code ….jsonl.gz}
 * once it is closed. Names sort by time.
 */
public final class Segments {

  static final String OPEN = ".jsonl";
  static final String PACKED = ".jsonl.gz";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Segments() {}

  /** The segments of a folder, oldest first. */
  public static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> isSegment(f.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private static boolean isSegment(String name) {
    return name.startsWith("calls-") && (name.endsWith(OPEN) || name.endsWith(PACKED));
  }

  /** A name that is not taken yet. */
  static Path next(Path folder, Instant now) {
    for (int i = 1; ; i++) {
      String name = String.format(Locale.ROOT, "calls-%s-%03d", STAMP.format(now), i);
      if (!Files.exists(folder.resolve(name + OPEN))
          && !Files.exists(folder.resolve(name + PACKED))) {
        return folder.resolve(name + OPEN);
      }
    }
  }
}
