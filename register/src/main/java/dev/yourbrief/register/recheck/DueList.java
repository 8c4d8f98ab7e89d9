package dev.yourbrief.register.recheck;

import dev.yourbrief.register.decision.Escalations;
import dev.yourbrief.register.decision.Predictions;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.decision.Versions;
import dev.yourbrief.register.store.Store;
import dev.yourbrief.register.work.Recent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is due: of each decision that is not put away, the second looks and next steps of its newest
 * version that nobody took, what was predicted and can be told, and what was escalated and not
 * answered.
 */
public final class DueList {

  private static final int MOST_KEPT = 500;
  private static final int WEEK = 7;

  private record Key(String decision, String version) {}

  /** What is due, in three parts, each by day. */
  public record Due(List<DueItem> overdue, List<DueItem> thisWeek, List<DueItem> later) {}

  private final Store store;
  private final ZoneId zone;
  private final Versions versions;
  private final Rechecks rechecks;
  private final Predictions predictions;
  private final Escalations escalations;
  private final Recent<Key, List<DueItem>> briefs = new Recent<>(MOST_KEPT);

  /** A list over a register's tables. */
  public DueList(Store store, ZoneId zone) {
    this.store = store;
    this.zone = zone;
    this.versions = new Versions(store);
    this.rechecks = new Rechecks(store);
    this.predictions = new Predictions(store);
    this.escalations = new Escalations(store);
  }

  /** All that is due, whenever, by day. */
  public List<DueItem> all() {
    Map<String, String> titles = new TreeMap<>();
    store.read(h ->
        h.createQuery("SELECT id, title FROM decision WHERE archived_at IS NULL")
            .map((rs, ctx) -> titles.put(rs.getString(1), rs.getString(2)))
            .list());
    record Done(String decision, String id, LocalDate due) {}
    Set<Done> done =
        rechecks.all().stream()
            .map(taken -> new Done(taken.decision(), taken.id(), taken.due()))
            .collect(Collectors.toSet());
    List<DueItem> items = new ArrayList<>();
    for (VersionEntry version : versions.newest()) {
      of(version).stream()
          .filter(item -> !done.contains(new Done(item.decision(), item.id(), item.due())))
          .forEach(items::add);
    }
    for (Predictions.Prediction prediction : predictions.all()) {
      String title = titles.get(prediction.decision());
      if (title != null && prediction.resolvedAt().isEmpty()) {
        items.add(of(prediction, title));
      }
    }
    titles.forEach((decision, title) ->
        escalations.list(decision).stream()
            .filter(escalation -> escalation.answeredAt().isEmpty())
            .forEach(escalation -> items.add(of(escalation, title))));
    items.sort(
        Comparator.comparing(DueItem::due)
            .thenComparing(DueItem::decision)
            .thenComparing(DueItem::id));
    return List.copyOf(items);
  }

  /** All that is due, as seen from a day: before it, in the seven days from it, after them. */
  public Due on(LocalDate today) {
    List<DueItem> all = all();
    LocalDate week = today.plusDays(WEEK);
    return new Due(
        all.stream().filter(item -> item.due().isBefore(today)).toList(),
        all.stream()
            .filter(item -> !item.due().isBefore(today) && item.due().isBefore(week))
            .toList(),
        all.stream().filter(item -> !item.due().isBefore(week)).toList());
  }

  private List<DueItem> of(VersionEntry version) {
    return briefs.get(
        new Key(version.decision(), version.sha256()),
        () -> BriefDays.of(version.decision(), versions.brief(version)));
  }

  static DueItem of(Predictions.Prediction prediction, String title) {
    return new DueItem(
        DueItem.Kind.PREDICTION,
        prediction.decision(),
        OneLine.of(title),
        "prediction-" + prediction.id(),
        prediction.due(),
        "Say whether it came true: " + OneLine.of(prediction.statement()),
        OneLine.of(prediction.by()),
        "");
  }

  private DueItem of(Escalations.Escalation escalation, String title) {
    return new DueItem(
        DueItem.Kind.ESCALATION,
        escalation.decision(),
        OneLine.of(title),
        "escalation-" + escalation.id(),
        LocalDate.ofInstant(Instant.parse(escalation.at()), zone),
        "Answer what was escalated: " + OneLine.of(escalation.what()),
        OneLine.of(escalation.name()),
        "Raised by " + OneLine.of(escalation.by()) + ".");
  }
}
