package dev.yourbrief.server.page;

import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.register.decision.VersionEntry;
import java.util.List;
import java.util.Optional;

/**
 * The register: all decisions.
 *
 * @param search what was searched for; may be empty
 * @param archived whether those that were put away are shown
 */
public record DecisionsPage(Shell shell, String search, boolean archived, List<Row> rows) {

  /**
   * A decision.
   *
   * @param newest its newest version, if it has one
   */
  public record Row(DecisionEntry entry, Optional<VersionEntry> newest) {

    public String changedOn() {
      return Dates.day(entry.changedAt());
    }
  }

  /** Whether there is nothing at all yet. */
  public boolean isFirstVisit() {
    return rows.isEmpty() && search.isEmpty() && !archived;
  }
}
