package dev.yourbrief.server.sign;

import java.net.URI;
import java.net.URISyntaxException;

/** Where somebody is sent after they signed in: a page of this server and of no other. */
final class LocalPath {

  private static final int LONGEST = 1000;

  private LocalPath() {}

  /** The path, or that of the first page where it is none of ours. */
  static String of(String wanted) {
    // A browser takes '\' for '/', and drops tabs and line breaks before it looks.
    boolean isPlain =
        wanted.length() <= LONGEST
            && wanted.startsWith("/")
            && !wanted.startsWith("//")
            && wanted.indexOf('\\') < 0
            && wanted.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (!isPlain || wanted.startsWith("/sign-") || wanted.startsWith("/password/")) {
      return "/";
    }
    try {
      URI uri = new URI(wanted);
      return uri.getScheme() == null && uri.getRawAuthority() == null ? wanted : "/";
    } catch (URISyntaxException e) {
      return "/";
    }
  }
}
