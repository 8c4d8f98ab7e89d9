package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.wire.Part.Media;
import java.util.Locale;

/** Bytes in an address: {@code data:image/png;base64,…} (RFC 2397). */
final class DataUrls {

  private static final String BASE64 = ";base64";

  private DataUrls() {}

  /** The bytes if the address holds them, else a link. */
  static Media read(String url) {
    int comma = url.indexOf(',');
    if (comma < 0 || !url.regionMatches(true, 0, "data:", 0, 5)) {
      return new Media.Link(url, "");
    }
    String head = url.substring(5, comma);
    if (!head.toLowerCase(Locale.ROOT).endsWith(BASE64)) {
      return new Media.Link(url, "");
    }
    return new Media.Inline(
        head.substring(0, head.length() - BASE64.length()), url.substring(comma + 1));
  }

  static String write(Media.Inline inline) {
    return "data:" + inline.type() + BASE64 + "," + inline.base64();
  }

  /** A file's bytes, as an address or, in older clients, bare; then its name says the type. */
  static Media.Inline file(String data, String name) {
    return read(data) instanceof Media.Inline inline ? inline : new Media.Inline(type(name), data);
  }

  private static String type(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".txt")) {
      return "text/plain";
    }
    if (lower.endsWith(".md")) {
      return "text/markdown";
    }
    return lower.endsWith(".csv") ? "text/csv" : "application/pdf";
  }
}
