package dev.yourbrief.gateway.admin;

import dev.yourbrief.gateway.key.KeyRing;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Browsers that have shown the admin's key. Only hashes of what they were given are kept, and not
 * beyond the end of the process. Used by one event loop.
 */
final class Sessions {

  static final Duration LIFE = Duration.ofHours(12);

  private static final int MOST = 100;
  private static final int MOST_FAILURES = 10;
  private static final Duration FAILURES_COUNT = Duration.ofMinutes(1);
  private static final int TOKEN_BYTES = 32;
  private static final int LONGEST_TOKEN = 64;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> ends = new LinkedHashMap<>();
  private final Deque<Instant> failures = new ArrayDeque<>();

  Sessions(InstantSource clock) {
    this.clock = clock;
  }

  /** What a browser shows from now on. */
  String open() {
    Instant now = clock.instant();
    ends.values().removeIf(end -> !end.isAfter(now));
    Optional<String> oldest = ends.keySet().stream().findFirst();
    if (ends.size() >= MOST && oldest.isPresent()) {
      ends.remove(oldest.get());
    }
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    ends.put(KeyRing.hash(token), now.plus(LIFE));
    return token;
  }

  boolean isOpen(String token) {
    if (token.length() > LONGEST_TOKEN) {
      return false;
    }
    Instant end = ends.get(KeyRing.hash(token));
    return end != null && clock.instant().isBefore(end);
  }

  void close(String token) {
    ends.remove(KeyRing.hash(token));
  }

  /** Whether so many wrong keys came lately that no more are looked at for now. */
  boolean isGuessed() {
    Instant since = clock.instant().minus(FAILURES_COUNT);
    failures.removeIf(at -> at.isBefore(since));
    return failures.size() >= MOST_FAILURES;
  }

  void failed() {
    failures.addLast(clock.instant());
  }
}
