package dev.yourbrief.register.decision;

import java.util.Optional;

/**
 * A version of a decision's brief. It never changes.
 *
 * @param sha256 the hash of its brief.json: its name
 * @param number which one it is, from 1
 * @param asOf the day it speaks from
 * @param verdict the id of the option chosen
 * @param headline the verdict in a few words
 * @param note what whoever saved it said
 * @param signOff who signed it off, if somebody did
 */
public record VersionEntry(
    String decision,
    String sha256,
    int number,
    String asOf,
    String verdict,
    String headline,
    String note,
    String savedBy,
    String savedAt,
    Optional<SignOff> signOff) {

  /**
   * An approval.
   *
   * @param person the id of the account, where there are accounts
   * @param role the role of the playbook that approves
   * @param at ISO 8601 in UTC
   */
  public record SignOff(
      Optional<String> person, String name, String role, String note, String at) {}

  /** As many letters of its name as people compare by eye. */
  public String shortName() {
    return sha256.substring(0, 12);
  }
}
