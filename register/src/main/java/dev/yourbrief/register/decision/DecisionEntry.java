package dev.yourbrief.register.decision;

import java.util.Optional;

/**
 * A decision as the register lists it.
 *
 * @param id its name in addresses, and what its briefs call it
 * @param title the decision, in the team's words
 * @param playbook the id or file of its playbook
 * @param approver the id of the person who signs off, if one is named
 * @param revision of its files: one more with every change
 * @param createdAt ISO 8601 in UTC, as all times here
 * @param archivedAt when it was put away; empty while it is not
 */
public record DecisionEntry(
    String id,
    String title,
    String playbook,
    Optional<String> approver,
    long revision,
    String createdAt,
    String createdBy,
    String changedAt,
    Optional<String> archivedAt) {}
