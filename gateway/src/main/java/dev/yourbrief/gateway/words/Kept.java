package dev.yourbrief.gateway.words;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one call said.
 *
 * @param call the call's name, as in the ledger
 * @param turns what was asked
 * @param target who answered
 * @param candidate a shadow's answer to the same, where pairs are kept
 */
public record Kept(
    String call,
    Instant time,
    String route,
    List<Turn> turns,
    String target,
    String answer,
    Optional<Candidate> candidate) {

  public Kept {
    turns = List.copyOf(turns);
  }

  /**
   * @param role {@code system}, {@code user} or {@code assistant}
   */
  public record Turn(String role, String text) {}

  public record Candidate(String target, String answer) {}
}
