package dev.yourbrief.gateway.admin;

import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.route.Route;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.gateway.watch.Live;
import dev.yourbrief.gateway.watch.LiveView;
import dev.yourbrief.gateway.watch.Plain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A gateway and its traffic at one moment.
 *
 * @param obstacles what keeps it from taking requests
 * @param lost rows that could never be written
 * @param rested targets that are left alone, and until when
 * @param unpriced targets whose price nobody knows
 * @param targets all that clients' requests may go to, by name
 */
record Status(
    LiveView live,
    int underWay,
    List<String> obstacles,
    boolean ledgerHealthy,
    long lost,
    long shadowsDropped,
    SortedMap<String, Instant> rested,
    List<String> unpriced,
    NavigableSet<String> targets,
    List<KeyStatus> keys) {

  static Status of(Gateway gateway, Live live) {
    LiveView view = live.view();
    Config config = gateway.dataPlane().config();
    return new Status(
        view,
        gateway.dataPlane().underWay(),
        gateway.obstacles(),
        gateway.ledger().isHealthy(),
        gateway.ledger().lost(),
        gateway.dataPlane().shadowsDropped(),
        gateway.dataPlane().router().rested(view.now()),
        gateway.dataPlane().unpriced(),
        targets(config),
        config.keys().stream()
            .map(k -> new KeyStatus(k, gateway.spending().spent(k, view.now())))
            .toList());
  }

  private static NavigableSet<String> targets(Config config) {
    NavigableSet<String> names = new TreeSet<>();
    for (Route route : config.routes().values()) {
      Stream.concat(route.targets().stream(), route.fallbacks().stream())
          .map(Target::name)
          .forEach(names::add);
    }
    return names;
  }

  /** What somebody should look at, a sentence each, the gravest first. */
  List<String> alarms() {
    List<String> alarms = new ArrayList<>();
    obstacles.forEach(o -> alarms.add("The gateway takes no requests: " + o + "."));
    if (!ledgerHealthy && obstacles.isEmpty()) {
      alarms.add("The ledger cannot be written.");
    }
    if (lost > 0) {
      alarms.add(
          lost + (lost == 1 ? " row of the ledger is" : " rows of the ledger are") + " lost.");
    }
    rested.forEach((target, until) ->
        alarms.add(target + " fails and is rested until " + Plain.time(until) + " UTC."));
    for (String target : unpriced) {
      alarms.add(
          "The price of " + target + " is not known: what it costs is missing from every sum.");
    }
    if (shadowsDropped > 0) {
      alarms.add(
          shadowsDropped
              + (shadowsDropped == 1 ? " copy" : " copies")
              + " for candidates found no place and "
              + (shadowsDropped == 1 ? "was" : "were")
              + " dropped; calls are not slowed by that.");
    }
    return alarms;
  }
}
