package dev.yourbrief.register.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; each may what those before it may. */
public enum Role {
  /** Reads. */
  VIEWER(0),
  /** Changes decisions: files, answers, versions. */
  EDITOR(1),
  /** Signs versions off. */
  APPROVER(2),
  /** Manages people, and everything else. */
  ADMIN(3);

  private final int rank;

  Role(int rank) {
    this.rank = rank;
  }

  /** Whether this role may what that one may. */
  public boolean may(Role other) {
    return rank >= other.rank;
  }

  /** Its name in files, tables and forms. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of this name. */
  public static Optional<Role> named(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
