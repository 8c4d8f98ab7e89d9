package dev.yourbrief.server.page;

import java.util.List;

/**
 * Starting a decision.
 *
 * @param kinds the playbooks there are
 * @param problem what was wrong with what was sent; empty: nothing
 */
public record NewPage(Shell shell, List<Kind> kinds, String title, String problem) {

  /** A playbook: a kind of decision. */
  public record Kind(String id, String name, String statement, int questions) {}
}
