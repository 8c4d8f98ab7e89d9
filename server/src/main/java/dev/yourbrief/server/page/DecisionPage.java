package dev.yourbrief.server.page;

import dev.yourbrief.register.Audit;
import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.register.decision.Escalations.Escalation;
import dev.yourbrief.register.decision.Predictions.Prediction;
import dev.yourbrief.register.decision.Shares.Share;
import dev.yourbrief.register.decision.VersionEntry;
import java.util.List;
import java.util.Optional;

/**
 * A decision: where it stands, its versions, and what was done about them.
 *
 * @param roles who holds which role of the playbook
 * @param triggers triggers of the newest version that fired
 * @param score the Brier score of its predictions, if any came due
 * @param made a link that was just made: it is shown this once
 * @param people who there is, to name as approver or to take something to
 */
public record DecisionPage(
    Shell shell,
    Flow flow,
    DecisionEntry entry,
    List<VersionEntry> versions,
    List<RoleRow> roles,
    List<Trigger> triggers,
    List<Escalation> escalations,
    List<Prediction> predictions,
    Optional<String> score,
    List<Share> shares,
    Optional<String> made,
    List<Person> people,
    List<Audit.Line> history,
    String today) {

  /** A role of the playbook: its id, what it has to do with the decision, and who holds it. */
  public record RoleRow(String id, String name, String duty, String who) {}

  /** A trigger that fired. */
  public record Trigger(String id, String what, String whom) {}

  /** A person with an account. */
  public record Person(String id, String name) {}

  /** The number of the version of this hash. */
  public String numberOf(String version) {
    return versions.stream()
        .filter(v -> v.sha256().equals(version))
        .findFirst()
        .map(v -> String.valueOf(v.number()))
        .orElse("?");
  }

  public boolean isArchived() {
    return entry.archivedAt().isPresent();
  }

  /** What the approver is called. */
  public String approver() {
    return entry
        .approver()
        .flatMap(id -> people.stream().filter(p -> p.id().equals(id)).findFirst())
        .map(Person::name)
        .orElse("");
  }
}
