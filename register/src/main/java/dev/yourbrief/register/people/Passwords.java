package dev.yourbrief.register.people;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;

/**
 * Passwords, and what is kept of them: Argon2id (RFC 9106) with the parameters of OWASP's Password
 * Storage Cheat Sheet, as a PHC string.
 */
final class Passwords {

  /** Too many passwords are being checked already. */
  static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static final int SHORTEST = 12;
  private static final int LONGEST = 256;
  private static final int FEWEST_DIFFERENT = 5;

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  /** One takes 19 MiB and a processor for some 30 ms. */
  private static final int AT_ONCE = 2;

  private static final int MOST_WAITING = 100;

  private static final Argon2Function USUAL =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

  private final Semaphore free = new Semaphore(AT_ONCE, true);

  /** Of a password nobody has: checking against it takes as long as against a real one. */
  private final String nobodys;

  Passwords() {
    this.nobodys = hashed(dev.yourbrief.register.store.Secrets.secret());
  }

  /**
   * A password as it is hashed.
   *
   * @throws InputException saying why it is too weak
   */
  static String checked(String typed, String name, String email) {
    String password = Normalizer.normalize(typed, Normalizer.Form.NFC);
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      throw weak(
          length < SHORTEST ? "this password is too short" : "this password is too long",
          "Take at least "
              + SHORTEST
              + " characters, at most "
              + LONGEST
              + ": four or five words do");
    }
    String key = PersonName.key(password);
    if (password.codePoints().distinct().count() < FEWEST_DIFFERENT
        || key.equals(PersonName.key(name))
        || (!email.isEmpty() && key.equals(PersonName.key(email)))) {
      throw weak(
          "this password is easily guessed",
          "Take one that is neither your name nor a few characters repeated");
    }
    return password;
  }

  private static InputException weak(String what, String fix) {
    return new InputException(Problem.of(Location.of("password"), what, fix));
  }

  /** What is kept of a checked password. */
  String hash(String checked) {
    enter();
    try {
      return hashed(checked);
    } finally {
      free.release();
    }
  }

  private static String hashed(String checked) {
    return Password.hash(checked).addRandomSalt(SALT_BYTES).with(USUAL).getResult();
  }

  /**
   * Whether what was typed is the password of which this is kept.
   *
   * @param kept empty: of nobody; that takes as long and is never so
   */
  boolean matches(String typed, String kept) {
    String password = Normalizer.normalize(typed, Normalizer.Form.NFC);
    boolean isLong = password.length() > 2 * LONGEST;
    String against = kept.isEmpty() ? nobodys : kept;
    enter();
    try {
      boolean same =
          Password.check(isLong || password.isEmpty() ? " " : password, against)
              .with(Argon2Function.getInstanceFromHash(against));
      return same && !kept.isEmpty() && !isLong && !password.isEmpty();
    } catch (BadParametersException e) {
      return false;
    } finally {
      free.release();
    }
  }

  /** Whether it was hashed by other parameters than are taken now. */
  static boolean isOutdated(String kept) {
    return !USUAL.equals(Argon2Function.getInstanceFromHash(kept));
  }

  private void enter() {
    if (free.getQueueLength() > MOST_WAITING) {
      throw new Busy();
    }
    free.acquireUninterruptibly();
  }
}
