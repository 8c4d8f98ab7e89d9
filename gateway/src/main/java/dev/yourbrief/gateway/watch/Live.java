package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.ledger.Row.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The last calls, and sums over the last minute, hour and day. Safe for many threads. */
public final class Live implements Watcher {

  /** How many calls are kept. */
  public static final int LAST = 200;

  private static final class Window {
    private final Rolling minute = new Rolling(5_000, 12);
    private final Rolling hour = new Rolling(60_000, 60);
    private final Rolling today = new Rolling(Duration.ofDays(1).toMillis(), 1);

    void add(long now, Sample sample, int sign) {
      minute.add(now, sample, sign);
      hour.add(now, sample, sign);
      today.add(now, sample, sign);
    }

    Windows view(long now) {
      return new Windows(minute.sums(now), hour.sums(now), today.sums(now));
    }
  }

  private final InstantSource clock;
  private final Instant since;
  private final Joiner joiner = new Joiner();
  private final Window all = new Window();
  private final ConcurrentHashMap<String, Window> routes = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Window> targets = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Window> shadows = new ConcurrentHashMap<>();
  private final Deque<Finished> last = new ArrayDeque<>();

  public Live(InstantSource clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  @Override
  public void wrote(Row row) {
    switch (row) {
      case Row.Call call -> {
        Finished finished = joiner.take(call);
        long now = clock.millis();
        finished.before().ifPresent(before -> add(before, now, -1));
        add(finished, now, 1);
        remember(finished);
      }
      case Row.Attempt attempt -> joiner.take(attempt);
      case Row.Shadow shadow -> add(shadow);
      case Row.Opened _, Row.Feedback _, Row.Noticed _ -> {}
    }
  }

  private void add(Finished finished, long now, int sign) {
    Row.Call row = finished.row();
    boolean isError = row.outcome() == Outcome.ERROR || row.outcome() == Outcome.BROKEN;
    Sample sample =
        new Sample(
            isError, finished.bought(), row.millis(), row.firstByteMillis(), Optional.empty());
    all.add(now, sample, sign);
    routes.computeIfAbsent(row.route(), _ -> new Window()).add(now, sample, sign);
    if (finished.attempts().isEmpty()) {
      row.bought().ifPresent(b -> target(b).add(now, sample, sign));
      return;
    }
    for (Row.Attempt attempt : finished.attempts()) {
      Sample one =
          new Sample(
              !attempt.fault().isEmpty(),
              List.of(attempt.bought()),
              attempt.millis(),
              Optional.empty(),
              Optional.empty());
      target(attempt.bought()).add(now, one, sign);
    }
  }

  private Window target(Row.Bought bought) {
    return targets.computeIfAbsent(bought.provider() + "/" + bought.model(), _ -> new Window());
  }

  private void add(Row.Shadow row) {
    shadows
        .computeIfAbsent(row.bought().provider() + "/" + row.bought().model(), _ -> new Window())
        .add(
            clock.millis(),
            new Sample(
                !row.fault().isEmpty(),
                List.of(row.bought()),
                row.millis(),
                row.firstByteMillis(),
                row.same()),
            1);
  }

  private void remember(Finished finished) {
    synchronized (last) {
      if (finished.before().isPresent()) {
        last.removeIf(f -> f.row().call().equals(finished.row().call()));
      }
      last.addFirst(new Finished(finished.row(), finished.attempts(), Optional.empty()));
      if (last.size() > LAST) {
        last.removeLast();
      }
    }
  }

  /** The traffic now. */
  public LiveView view() {
    Instant now = clock.instant();
    List<RecentCall> calls = new ArrayList<>();
    synchronized (last) {
      last.forEach(f -> calls.add(RecentCall.of(f)));
    }
    // By arrival; they were written as they ended.
    calls.sort(Comparator.comparing(RecentCall::time).reversed());
    long millis = now.toEpochMilli();
    return new LiveView(
        now,
        since,
        all.view(millis),
        views(routes, millis),
        views(targets, millis),
        views(shadows, millis),
        all.hour.calls(millis),
        calls);
  }

  private static SortedMap<String, Windows> views(
      ConcurrentHashMap<String, Window> windows, long now) {
    SortedMap<String, Windows> views = new TreeMap<>();
    windows.forEach((name, window) -> views.put(name, window.view(now)));
    return Collections.unmodifiableSortedMap(views);
  }
}
