package dev.yourbrief.bill;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a token was billed as. The kinds are exclusive: a token is of one kind only. Providers that
 * count cached tokens inside their input are put right by the reader of their format.
 */
public enum TokenKind {
  /** Sent to the model and read in full. */
  INPUT_UNCACHED,
  /** Sent to the model and found in its cache. */
  CACHE_READ,
  /** Written to the cache for five minutes. */
  CACHE_WRITE_5M,
  /** Written to the cache for an hour. */
  CACHE_WRITE_1H,
  /** Written to the cache; for how long is not said. */
  CACHE_WRITE,
  /** Written by the model, its reasoning included. */
  OUTPUT;

  /** The kind's name in files: {@code input_uncached}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the token went into the model. */
  public boolean isInput() {
    return this != OUTPUT;
  }

  /** The kind of that name in files. */
  public static Optional<TokenKind> ofKey(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
