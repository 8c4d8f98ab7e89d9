package dev.yourbrief.register.recheck;

import dev.yourbrief.publish.calendar.Feed;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.register.decision.Decisions;
import dev.yourbrief.register.decision.Predictions;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.decision.Versions;
import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import dev.yourbrief.register.work.Recent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * One calendar of all decisions, at an address that only its owner knows. Of the secret in it a
 * hash is kept; a new one, or none, takes the old away at once. A person who may no longer sign in
 * has no calendar either. Where there are no accounts the register has one.
 */
public final class CalendarFeed {

  private static final String SETTING = "calendar_hash";
  private static final int MOST_KEPT = 500;

  private record Key(String decision, String version) {}

  private final Store store;
  private final ZoneId zone;
  private final Decisions decisions;
  private final Versions versions;
  private final Rechecks rechecks;
  private final Predictions predictions;
  private final Recent<Key, Feed.Days> days = new Recent<>(MOST_KEPT);

  /** A feed over a register's tables. */
  public CalendarFeed(Store store, ZoneId zone) {
    this.store = store;
    this.zone = zone;
    this.decisions = new Decisions(store);
    this.versions = new Versions(store);
    this.rechecks = new Rechecks(store);
    this.predictions = new Predictions(store);
  }

  /** Gives somebody's calendar a new address; the secret in it is seen this once. */
  public String renew(Actor by) {
    String secret = Secrets.secret();
    set(by, Optional.of(Secrets.hash(secret)), "calendar.renewed");
    return secret;
  }

  /** Takes the address of somebody's calendar away. */
  public void revoke(Actor by) {
    set(by, Optional.empty(), "calendar.revoked");
  }

  private void set(Actor by, Optional<String> hash, String action) {
    store.run(h -> {
      if (by.person().isPresent()) {
        h.execute(
            "UPDATE person SET calendar_hash = ? WHERE id = ?",
            hash.orElse(null),
            by.person().get());
      } else {
        h.execute("DELETE FROM setting WHERE name = ?", SETTING);
        hash.ifPresent(
            value -> h.execute("INSERT INTO setting (name, value) VALUES (?, ?)", SETTING, value));
      }
      Audit.note(h, store.now(), by, action, Optional.empty(), "");
    });
  }

  /** Whether somebody's calendar has an address. */
  public boolean isThere(Actor by) {
    return store.read(h ->
        by.person().isPresent()
            ? count(
                    h,
                    "SELECT COUNT(*) FROM person WHERE id = ? AND calendar_hash IS NOT NULL",
                    by.person().get())
                > 0
            : count(h, "SELECT COUNT(*) FROM setting WHERE name = ?", SETTING) > 0);
  }

  private static int count(Handle h, String sql, String value) {
    return h.createQuery(sql).bind(0, value).mapTo(Integer.class).one();
  }

  /**
   * The calendar at an address.
   *
   * @return iCalendar (RFC 5545); empty for an address that never was, or was taken away
   */
  public Optional<String> at(String secret) {
    String hash = Secrets.hash(secret);
    boolean isKnown =
        store.read(h ->
            count(h, "SELECT COUNT(*) FROM person WHERE calendar_hash = ? AND active = 1", hash) > 0
                || (count(
                            h,
                            "SELECT COUNT(*) FROM setting WHERE name = '"
                                + SETTING
                                + "' AND value ="
                                + " ?",
                            hash)
                        > 0
                    // Once there are accounts, each has a calendar of its own.
                    && h.createQuery("SELECT COUNT(*) FROM person").mapTo(Integer.class).one()
                        == 0));
    return isKnown ? Optional.of(write()) : Optional.empty();
  }

  private String write() {
    Map<String, Set<Feed.Taken>> taken =
        rechecks.all().stream()
            .collect(
                Collectors.groupingBy(
                    Rechecks.Taken::decision,
                    Collectors.mapping(
                        t -> new Feed.Taken(t.id(), t.due()), Collectors.toUnmodifiableSet())));
    List<Feed.Part> parts = new ArrayList<>();
    for (VersionEntry newest : versions.newest()) {
      Set<Feed.Taken> done = taken.get(newest.decision());
      parts.add(new Feed.Part(days(newest), done == null ? Set.of() : done));
    }
    List<Feed.Other> others = new ArrayList<>();
    for (Predictions.Prediction prediction : predictions.all()) {
      if (prediction.resolvedAt().isEmpty()) {
        decisions
            .find(prediction.decision())
            .filter(decision -> decision.archivedAt().isEmpty())
            .ifPresent(decision -> others.add(other(prediction, decision)));
      }
    }
    return Feed.of("Decisions", parts, others);
  }

  private Feed.Other other(Predictions.Prediction prediction, DecisionEntry decision) {
    DueItem item = DueList.of(prediction, decision.title());
    return new Feed.Other(
        item.id(),
        item.due(),
        LocalDate.ofInstant(Instant.parse(prediction.at()), zone),
        item.what(),
        "Decision: " + item.title());
  }

  /** Each version's days follow from those of the one before it. */
  private Feed.Days days(VersionEntry newest) {
    List<VersionEntry> all = new ArrayList<>(versions.list(newest.decision()));
    all.removeIf(version -> version.number() > newest.number());
    all.sort(Comparator.comparingInt(VersionEntry::number));
    Optional<Feed.Days> before = Optional.empty();
    for (VersionEntry version : all) {
      Optional<Feed.Days> known = before;
      before =
          Optional.of(
              days.get(
                  new Key(version.decision(), version.sha256()),
                  () ->
                      known
                          .map(k -> k.then(versions.brief(version)))
                          .orElseGet(() -> Feed.Days.of(versions.brief(version)))));
    }
    return before.orElseThrow();
  }
}
