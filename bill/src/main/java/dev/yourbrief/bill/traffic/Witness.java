package dev.yourbrief.bill.traffic;

import dev.yourbrief.bill.store.RequestSums.OfFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who says something about requests, in words. */
final class Witness {

  private static final int NAMED = 3;

  private Witness() {}

  /** {@code 12,345 requests of a.csv, b.csv and 2 more files, 2026-09-01 to 2026-09-28}. */
  static String words(List<OfFile> some, List<String> names, String days) {
    long requests = some.stream().mapToLong(OfFile::requests).sum();
    String files =
        some.stream()
            .limit(NAMED)
            .map(file -> names.get(file.file()))
            .collect(Collectors.joining(", "));
    int more = some.size() - NAMED;
    return count(requests, "request")
        + " of "
        + files
        + (more > 0 ? " and " + count(more, "more file") : "")
        + ", "
        + days;
  }

  static String count(long n, String what) {
    return String.format(Locale.ROOT, "%,d ", n) + what + (n == 1 ? "" : "s");
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", share * 100) + " %";
  }
}
