package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.gateway.route.Fault;
import dev.yourbrief.gateway.route.Route;
import dev.yourbrief.gateway.route.Route.Keep;
import dev.yourbrief.gateway.route.Route.Leave;
import dev.yourbrief.gateway.route.Route.Losses;
import dev.yourbrief.gateway.route.Route.Rest;
import dev.yourbrief.gateway.route.Route.Shadow;
import dev.yourbrief.gateway.route.Route.Sticky;
import dev.yourbrief.gateway.route.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what happens to requests for a model name. */
final class RouteReader {

  static final List<String> KEYS =
      List.of(
          "target",
          "targets",
          "fallbacks",
          "fallback_on",
          "sticky",
          "attempts",
          "resend",
          "on_leave",
          "on_loss",
          "rest",
          "shadow",
          "keep");

  private static final List<String> REST_KEYS = List.of("failures", "pause");
  private static final List<String> SHADOW_KEYS = List.of("target", "share", "queue", "concurrent");
  private static final List<String> KEEP_KEYS = List.of("content", "pairs");

  /** Faults of a target, after which another may do better. */
  static final Set<Fault> FALLBACK_ON =
      Set.of(
          Fault.CONNECT,
          Fault.RESET,
          Fault.TIMEOUT,
          Fault.RATE_LIMIT,
          Fault.OVERLOADED,
          Fault.SERVER,
          Fault.KEY);

  private static final int ATTEMPTS = 3;
  static final int MOST_ATTEMPTS = 10;
  private static final Rest REST = new Rest(5, Duration.ofSeconds(30));
  private static final int MOST_FAILURES = 10_000;
  private static final int QUEUE = 100;
  private static final int MOST_QUEUE = 100_000;
  private static final int CONCURRENT = 8;
  private static final int MOST_CONCURRENT = 10_000;

  private final TargetReader targets;
  private final Mistakes mistakes;

  RouteReader(TargetReader targets, Mistakes mistakes) {
    this.targets = targets;
    this.mistakes = mistakes;
  }

  /** A route, in full or as the name of its one target; empty when it leads nowhere. */
  Optional<Route> read(String name, YamlNode node, Location where) {
    if (!Names.isModel(name)) {
      mistakes.add(
          where, "this is no name of a model", "Write up to 200 printable ASCII characters");
    }
    if (node instanceof YamlText text) {
      Section none = new Section(new YamlMap(Map.of(), Map.of(), where), KEYS, mistakes);
      return targets.read(text, 1).map(target -> route(name, none, List.of(target)));
    }
    Optional<Section> section =
        mistakes.attempt(node::asMap).map(map -> new Section(map, KEYS, mistakes));
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Route route = route(name, section.get(), drawn(name, section.get()));
    check(route, section.get());
    return route.targets().isEmpty() ? Optional.empty() : Optional.of(route);
  }

  private List<Target> drawn(String name, Section route) {
    if (route.node("target").isPresent() == route.node("targets").isPresent()) {
      route.wrong(
          route.node("target").isPresent() ? "target" : "targets",
          "'" + name + "' needs either one 'target' or a list of 'targets'",
          "Write 'target: provider/model'");
    }
    List<YamlNode> items = new ArrayList<>(route.items("targets"));
    route.node("target").ifPresent(items::add);
    List<Target> drawn = all(items);
    long weighed = items.stream().filter(TargetReader::hasWeight).count();
    if (weighed > 0 && weighed < items.size()) {
      route.wrong(
          "targets",
          "some targets have a weight and some have none",
          "Give every one a weight, or none for equal shares");
    }
    if (!drawn.isEmpty() && drawn.stream().allMatch(target -> target.weight() == 0)) {
      route.wrong("targets", "every target has weight 0", "Give one of them more");
    }
    return drawn;
  }

  private List<Target> all(List<YamlNode> items) {
    return items.stream().flatMap(item -> targets.read(item, 1).stream()).toList();
  }

  private Route route(String name, Section route, List<Target> drawn) {
    return new Route(
        name,
        drawn,
        all(route.items("fallbacks")),
        fallbackOn(route),
        sticky(route),
        route.value("attempts", Values.whole(1, MOST_ATTEMPTS), ATTEMPTS),
        route.value("resend", Values::yes, false),
        route.value("on_leave", Values.word(Leave.class), Leave.CANCEL),
        route.value("on_loss", Values.word(Losses.class), Losses.WARN),
        route.block("rest", REST_KEYS).map(RouteReader::rest).orElse(REST),
        route.block("shadow", SHADOW_KEYS).flatMap(this::shadow),
        route.block("keep", KEEP_KEYS).map(RouteReader::keep).orElse(Keep.NOTHING));
  }

  private Set<Fault> fallbackOn(Section route) {
    if (!route.names("fallback_on")) {
      return FALLBACK_ON;
    }
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    for (YamlNode item : route.items("fallback_on")) {
      mistakes.attempt(() -> Values.word(Fault.class).apply(item.asText())).ifPresent(faults::add);
    }
    return faults;
  }

  private Sticky sticky(Section route) {
    Optional<YamlNode> node = route.node("sticky");
    if (node.isEmpty()) {
      return new Sticky.None();
    }
    if (node.get() instanceof YamlText text) {
      return switch (text.value()) {
        case "none" -> new Sticky.None();
        case "key" -> new Sticky.Key();
        case "user" -> new Sticky.User();
        default -> {
          route.wrong(
              "sticky",
              "'" + text.value() + "' is not known here",
              "Write none, key, user or {header: x-session}");
          yield new Sticky.None();
        }
      };
    }
    Optional<String> header =
        route.block("sticky", List.of("header")).flatMap(s -> s.value("header", Names::of));
    if (header.isEmpty()) {
      route.wrong("sticky", "no header is named", "Write {header: x-session}");
    }
    return header.<Sticky>map(Sticky.Header::new).orElseGet(Sticky.None::new);
  }

  private static Rest rest(Section rest) {
    return new Rest(
        rest.value("failures", Values.whole(1, MOST_FAILURES), REST.failures()),
        rest.value(
            "pause", Values.duration(Duration.ofMillis(1), Duration.ofDays(1)), REST.pause()));
  }

  private Optional<Shadow> shadow(Section shadow) {
    Optional<Target> target = shadow.node("target").flatMap(node -> targets.read(node, 1));
    Optional<Double> share = shadow.value("share", Values::share);
    for (String name : List.of("target", "share")) {
      if (shadow.node(name).isEmpty()) {
        shadow.wrong(
            name,
            "a shadow says what gets copies and of how many, and '" + name + "' is missing",
            "Write it as {target: provider/model, share: 5%}");
      }
    }
    int queue = shadow.value("queue", Values.whole(1, MOST_QUEUE), QUEUE);
    int concurrent = shadow.value("concurrent", Values.whole(1, MOST_CONCURRENT), CONCURRENT);
    return target.isPresent() && share.isPresent()
        ? Optional.of(new Shadow(target.get(), share.get(), queue, concurrent))
        : Optional.empty();
  }

  private static Keep keep(Section keep) {
    return new Keep(
        keep.value("content", Values::yes, false), keep.value("pairs", Values::yes, false));
  }

  /** What only the whole route can tell. */
  private static void check(Route route, Section section) {
    Set<String> names = new HashSet<>();
    Stream.concat(route.targets().stream(), route.fallbacks().stream())
        .map(Target::name)
        .filter(name -> !names.add(name))
        .distinct()
        .forEach(name ->
            section.wrong(
                section.node("fallbacks").isPresent() ? "fallbacks" : "targets",
                "'" + name + "' stands here twice",
                "A target is tried once; leave one of the two out"));
    route
        .shadow()
        .filter(shadow -> names.contains(shadow.target().name()))
        .ifPresent(shadow ->
            section.wrong(
                "shadow",
                "'" + shadow.target().name() + "' would be its own shadow",
                "Name a candidate that is not among the targets and fallbacks"));
    if (route.keep().pairs() && !section.names("shadow")) {
      section.wrong(
          "keep", "pairs are kept of a shadow, and there is none", "Add 'shadow: …', or leave out");
    }
  }
}
