package dev.yourbrief.server.page;

import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.recheck.Findings.Finding;
import dev.yourbrief.register.recheck.Followed;
import java.util.List;
import java.util.Optional;

/**
 * What looking at a decision again found.
 *
 * @param id the decision's
 * @param title the decision, in the team's words
 * @param newest its newest version, against which it is held
 * @param findings newest first
 * @param folders the folders it follows
 * @param roots the folders under which anything may be followed
 */
public record WatchPage(
    Shell shell,
    String id,
    String title,
    Optional<VersionEntry> newest,
    List<Row> findings,
    List<Followed.Folder> folders,
    List<String> roots) {

  /**
   * A finding.
   *
   * @param against which version it was held against
   * @param isCurrent whether that is the newest
   */
  public record Row(Finding finding, String against, boolean isCurrent) {

    public String headline() {
      return finding.summary().lines().findFirst().orElse("");
    }

    public List<String> lines() {
      return finding.summary().lines().skip(1).toList();
    }
  }
}
