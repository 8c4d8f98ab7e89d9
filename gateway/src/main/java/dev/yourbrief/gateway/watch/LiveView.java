package dev.yourbrief.gateway.watch;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The traffic as it is at one moment.
 *
 * @param since when counting began
 * @param all every call
 * @param routes calls by route; the empty one is of those that asked for none there is
 * @param targets requests to providers, by target
 * @param shadows copies for candidates, by target
 * @param minutes the calls of each of the last 60 minutes, the running one last
 * @param last the last calls, the newest first
 */
public record LiveView(
    Instant now,
    Instant since,
    Windows all,
    SortedMap<String, Windows> routes,
    SortedMap<String, Windows> targets,
    SortedMap<String, Windows> shadows,
    List<Long> minutes,
    List<RecentCall> last) {

  public LiveView {
    routes = Collections.unmodifiableSortedMap(new TreeMap<>(routes));
    targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    shadows = Collections.unmodifiableSortedMap(new TreeMap<>(shadows));
    minutes = List.copyOf(minutes);
    last = List.copyOf(last);
  }
}
