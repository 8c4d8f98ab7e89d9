package dev.yourbrief.gateway.relay;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a request's headers say of whoever sends it. */
final class Identity {

  private static final String BEARER = "bearer ";
  private static final int MOST_TAGS = 10;
  private static final int LONGEST_TAG = 64;

  private Identity() {}

  /** The key that the client shows, wherever its SDK puts it; empty when it shows none. */
  static String presentedKey(HttpServerRequest request) {
    MultiMap headers = request.headers();
    String authorization = headers.get("authorization");
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return authorization.substring(BEARER.length()).strip();
    }
    for (String name : new String[] {"x-api-key", "x-goog-api-key", "api-key"}) {
      String key = headers.get(name);
      if (key != null) {
        return key.strip();
      }
    }
    String query = request.query();
    String key = query == null || !query.contains("key=") ? null : request.getParam("key");
    return key == null ? "" : key;
  }

  /**
   * The key's tags and those of the header {@code x-yourbrief-tags: name=value, …}; the key's win.
   * What is not of plain letters, too long or too many is left out: a tag is for sums, not for
   * text.
   */
  static SortedMap<String, String> tags(SortedMap<String, String> own, MultiMap headers) {
    String said = headers.get("x-yourbrief-tags");
    if (said == null) {
      return own;
    }
    SortedMap<String, String> tags = new TreeMap<>();
    for (String pair : said.split(",", MOST_TAGS + 1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? "" : pair.substring(0, equals).strip();
      String value = equals < 0 ? "" : pair.substring(equals + 1).strip();
      if (tags.size() < MOST_TAGS && isPlain(name) && isPlain(value)) {
        tags.put(name, value);
      }
    }
    tags.putAll(own);
    return tags;
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_TAG
        && text.chars()
            .allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "_-./: ".indexOf(c) >= 0));
  }
}
