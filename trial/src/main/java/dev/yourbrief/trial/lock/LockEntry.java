package dev.yourbrief.trial.lock;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of the log.
 *
 * @param event what happened
 * @param at when
 * @param parts for {@link Event#LOCKED} the hash of everything that was locked, by name; for {@link
 *     Event#FINISHED} the hashes of what came of it
 * @param reason for {@link Event#UNLOCKED} why, in the words of who did it
 * @param previous the hash of the line before, empty for the first
 * @param hash the hash of all else in this line
 */
public record LockEntry(
    Event event,
    Instant at,
    Map<String, String> parts,
    String reason,
    String previous,
    String hash) {

  /** What can happen to a lock. */
  public enum Event {
    LOCKED,
    UNLOCKED,
    FINISHED
  }

  public LockEntry {
    parts = Collections.unmodifiableMap(new TreeMap<>(parts));
  }
}
