package dev.yourbrief.bill.container;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an entry of an archive. It is shown and never opened, so no name can do harm; one
 * that tries to is told of.
 *
 * @param shown the name without what a screen or a message could not bear
 * @param trick what is odd about it, if anything is
 */
record EntryName(String shown, Optional<String> trick) {

  private static final int MAX_LENGTH = 200;
  private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}]");
  private static final Pattern UPWARDS = Pattern.compile("(?:^|.*[/\\\\])\\.\\.(?:[/\\\\].*|$)");
  private static final Pattern ROOTED = Pattern.compile("(?:[/\\\\]|[A-Za-z]:).*");

  static EntryName of(String raw) {
    String clean = UNSHOWABLE.matcher(raw).replaceAll("?");
    String shown = clean.length() > MAX_LENGTH ? clean.substring(0, MAX_LENGTH) + "…" : clean;
    if (!clean.equals(raw)) {
      return new EntryName(shown, Optional.of("has characters that cannot be shown in its name"));
    }
    if (UPWARDS.matcher(raw).matches()) {
      return new EntryName(shown, Optional.of("has a name that leads out of the archive"));
    }
    return new EntryName(
        shown,
        ROOTED.matcher(raw).matches()
            ? Optional.of("has a name that is a place on a disk")
            : Optional.empty());
  }

  /** Whether it is what systems put beside files of their own accord, or a folder. */
  static boolean isNoFile(String raw) {
    String last = raw.substring(raw.lastIndexOf('/') + 1);
    return raw.endsWith("/") || raw.startsWith("__MACOSX/") || last.startsWith(".");
  }
}
