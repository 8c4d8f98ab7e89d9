package dev.yourbrief.gateway.relay;

import java.time.Instant;
import java.util.SplittableRandom;

/** Names of calls: 24 characters that sort by time, and that nobody else gives out. */
final class Ids {

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 24;

  private Ids() {}

  static String next(Instant now, SplittableRandom random) {
    char[] id = new char[LENGTH];
    long millis = now.toEpochMilli();
    for (int i = 8; i >= 0; i--) {
      id[i] = DIGITS.charAt((int) (millis & 31));
      millis >>>= 5;
    }
    long chance = random.nextLong();
    for (int i = 9; i < 21; i++) {
      id[i] = DIGITS.charAt((int) (chance & 31));
      chance >>>= 5;
    }
    int more = random.nextInt(1 << 15);
    for (int i = 21; i < LENGTH; i++) {
      id[i] = DIGITS.charAt(more & 31);
      more >>>= 5;
    }
    return new String(id);
  }
}
