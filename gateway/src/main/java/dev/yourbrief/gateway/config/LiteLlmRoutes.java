package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.Location;
import dev.yourbrief.gateway.config.LiteLlmModels.Deployment;
import dev.yourbrief.gateway.route.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Turns LiteLLM's groups of deployments, with their fallbacks and aliases, into routes. */
final class LiteLlmRoutes {

  /**
   * A route as our file will have it.
   *
   * @param faults the faults besides the usual ones after which the next target is tried
   */
  record Group(
      String name, List<Aim> targets, List<Aim> fallbacks, Set<Fault> faults, int attempts) {}

  /**
   * A target as our file will have it.
   *
   * @param weight empty where all are drawn alike
   */
  record Aim(String name, Optional<Integer> weight, SortedMap<String, BigDecimal> prices) {}

  private static final BigDecimal MOST_WEIGHT = BigDecimal.valueOf(TargetReader.MOST_WEIGHT);

  private final LiteLlmRemarks remarks;
  private final Map<String, List<Aim>> aims = new LinkedHashMap<>();
  private final Map<String, Location> places = new LinkedHashMap<>();

  private LiteLlmRoutes(LiteLlmRemarks remarks) {
    this.remarks = remarks;
  }

  static List<Group> of(
      List<Deployment> deployments, LiteLlmSettings settings, LiteLlmRemarks remarks) {
    LiteLlmRoutes routes = new LiteLlmRoutes(remarks);
    Map<String, List<Deployment>> byGroup = new LinkedHashMap<>();
    for (Deployment deployment : deployments) {
      byGroup.computeIfAbsent(deployment.group(), _ -> new ArrayList<>()).add(deployment);
    }
    byGroup.forEach((name, group) -> {
      routes.places.put(name, group.getFirst().where());
      routes.aims.put(name, routes.aims(group));
    });
    List<Group> groups = new ArrayList<>();
    byGroup.keySet().forEach(name -> groups.add(routes.group(name, name, settings)));
    settings
        .aliases()
        .forEach((alias, name) -> {
          if (byGroup.containsKey(name) && !byGroup.containsKey(alias) && Names.isModel(alias)) {
            groups.add(routes.group(alias, name, settings));
          } else {
            remarks.add(
                Location.of(deployments.isEmpty() ? "" : deployments.getFirst().where().file()),
                "the alias '" + alias + "' was not carried over",
                "");
          }
        });
    return groups;
  }

  private List<Aim> aims(List<Deployment> group) {
    Map<String, Deployment> byName = new LinkedHashMap<>();
    Map<String, BigDecimal> weights = new LinkedHashMap<>();
    // LiteLLM looks at the first one for what to draw by; who has none of it is not drawn.
    Optional<String> by =
        LiteLlmModels.SHARES.stream()
            .filter(share -> group.getFirst().share().containsKey(share))
            .findFirst();
    for (Deployment one : group) {
      String name = one.provider() + "/" + one.model();
      if (byName.putIfAbsent(name, one) != null) {
        remarks.add(one.where(), "'" + name + "' stands here twice; its shares were added", "");
      }
      BigDecimal weight =
          by.map(share -> one.share().getOrDefault(share, BigDecimal.ZERO)).orElse(BigDecimal.ONE);
      weights.merge(name, weight, BigDecimal::add);
    }
    BigDecimal sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean alike = by.isEmpty() && weights.size() == group.size();
    if (sum.signum() == 0) {
      remarks.add(group.getFirst().where(), "no target of this model has a weight", "");
    }
    List<Aim> all = new ArrayList<>();
    byName.forEach((name, one) ->
        all.add(
            new Aim(
                name,
                alike || sum.signum() == 0 || weights.size() == 1
                    ? Optional.empty()
                    : Optional.of(whole(weights.getOrDefault(name, BigDecimal.ZERO), weights)),
                one.prices())));
    return all;
  }

  /** The weight as a whole number; as written if all are such. */
  private static int whole(BigDecimal weight, Map<String, BigDecimal> weights) {
    boolean asWritten =
        weights.values().stream()
            .allMatch(w -> w.stripTrailingZeros().scale() <= 0 && w.compareTo(MOST_WEIGHT) <= 0);
    if (asWritten || weight.signum() == 0) {
      return weight.intValue();
    }
    BigDecimal most = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    return weight
        .multiply(BigDecimal.valueOf(10_000))
        .divide(most, 0, RoundingMode.HALF_UP)
        .max(BigDecimal.ONE)
        .intValue();
  }

  private Group group(String name, String from, LiteLlmSettings settings) {
    List<Aim> targets = aims.getOrDefault(from, List.of());
    Map<String, Aim> fallbacks = new LinkedHashMap<>();
    Set<Fault> faults = new TreeSet<>();
    List<String> usual = settings.fallbacks().getOrDefault(from, List.of());
    List<String> any =
        settings.fallbacks().containsKey(from)
            ? List.of()
            : settings.fallbacks().getOrDefault("*", List.of());
    add(usual, from, fallbacks);
    add(any.stream().filter(n -> !n.equals(from)).toList(), from, fallbacks);
    if (special(settings.longer(), from, "too long a prompt", fallbacks)) {
      faults.add(Fault.CONTEXT_LENGTH);
    }
    if (special(settings.filtered(), from, "a filter's refusal", fallbacks)) {
      faults.add(Fault.CONTENT_FILTER);
    }
    targets.forEach(target -> fallbacks.remove(target.name()));
    int attempts =
        Math.clamp(1L + settings.retries() + fallbacks.size(), 1, RouteReader.MOST_ATTEMPTS);
    return new Group(name, targets, List.copyOf(fallbacks.values()), faults, attempts);
  }

  private boolean special(
      Map<String, List<String>> lists, String from, String what, Map<String, Aim> into) {
    List<String> names = lists.getOrDefault(from, List.of());
    if (names.isEmpty()) {
      return false;
    }
    remarks.add(
        places.getOrDefault(from, Location.of(from)),
        "'" + from + "' has one list of fallbacks here, for " + what + " and all other faults",
        "Look at its order");
    add(names, from, into);
    return true;
  }

  private void add(List<String> names, String from, Map<String, Aim> into) {
    for (String name : new LinkedHashSet<>(names)) {
      List<Aim> of = aims.getOrDefault(name, List.of());
      if (of.isEmpty()) {
        remarks.add(
            places.getOrDefault(from, Location.of(from)),
            "the fallback '" + name + "' of '" + from + "' was not carried over",
            "There is no such model here");
      }
      // In a list of fallbacks each is tried in turn, and none is drawn.
      of.forEach(
          aim -> into.putIfAbsent(aim.name(), new Aim(aim.name(), Optional.empty(), aim.prices())));
    }
  }
}
