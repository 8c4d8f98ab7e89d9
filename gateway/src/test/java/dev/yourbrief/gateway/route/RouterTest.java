package dev.yourbrief.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.gateway.route.Route.Keep;
import dev.yourbrief.gateway.route.Route.Leave;
import dev.yourbrief.gateway.route.Route.Losses;
import dev.yourbrief.gateway.route.Route.Rest;
import dev.yourbrief.gateway.route.Route.Shadow;
import dev.yourbrief.gateway.route.Route.Sticky;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is tried next, after what, and who is left in peace. */
class RouterTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

  private final Random random = new Random(3);

  private static Target target(String name, int weight) {
    return new Target("p", name, weight, Optional.empty());
  }

  private static Route route(
      List<Target> targets, List<Target> fallbacks, Set<Fault> on, int attempts, boolean resend) {
    return new Route(
        "smart",
        targets,
        fallbacks,
        on,
        new Sticky.None(),
        attempts,
        resend,
        Leave.CANCEL,
        Losses.WARN,
        new Rest(3, PAUSE),
        Optional.empty(),
        Keep.NOTHING);
  }

  /** The target a always first, then f and g. */
  private static Route chain(int attempts, boolean resend) {
    return route(
        List.of(target("a", 1)), List.of(target("f", 1), target("g", 1)), ALL, attempts, resend);
  }

  private static Route alone() {
    return route(List.of(target("a", 1)), List.of(), ALL, 4, false);
  }

  private Walk walk(Router router, Route route, Instant now) {
    return router.begin(route, Optional.empty(), random, now);
  }

  private static Router of(Route route) {
    return Router.of(Map.of("smart", route));
  }

  private static Optional<String> name(Optional<Target> target) {
    return target.map(Target::model);
  }

  /** A walk that gets as far as its first target, and fails there. */
  private void fail(Router router, Route route, Fault fault, Optional<Duration> wait, Instant now) {
    Walk walk = walk(router, route, now);
    walk.failed(walk.first().orElseThrow(), fault, wait, now);
  }

  @Test
  void aRouteIsFoundByTheNameThatClientsSendAndNoOther() {
    Router router = of(alone());
    assertThat(router.find("smart")).contains(alone());
    assertThat(router.find("Smart")).isEmpty();
    assertThat(router.find("")).isEmpty();
  }

  @Test
  void fallbacksFollowInTheirOrderAndNoneIsTriedTwice() {
    Walk walk = walk(of(chain(10, false)), chain(10, false), NOON);
    assertThat(name(walk.first())).contains("a");
    assertThat(name(walk.next(Fault.SERVER, false, NOON))).contains("f");
    assertThat(name(walk.next(Fault.TIMEOUT, false, NOON))).contains("g");
    assertThat(walk.next(Fault.SERVER, false, NOON)).isEmpty();
    assertThat(walk.attempts()).isEqualTo(3);
    assertThat(walk.delay()).isZero();
  }

  @Test
  void theOtherTargetsComeBeforeTheFallbacksAndThoseWithoutWeightNever() {
    Route route =
        route(
            List.of(target("a", 1), target("b", 1), target("out", 0)),
            List.of(target("f", 1), target("b", 1)),
            ALL,
            10,
            false);
    for (int i = 0; i < 50; i++) {
      Walk walk = walk(of(route), route, NOON);
      List<String> order = new ArrayList<>(name(walk.first()).stream().toList());
      for (int n = 0; n < 5; n++) {
        name(walk.next(Fault.SERVER, false, NOON)).ifPresent(order::add);
      }
      assertThat(order).hasSize(3).endsWith("f");
      assertThat(order.subList(0, 2)).containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void attemptsHaveAHardMaximum() {
    Walk walk = walk(of(chain(2, true)), chain(2, true), NOON);
    assertThat(walk.first()).isPresent();
    assertThat(walk.next(Fault.SERVER, false, NOON)).isPresent();
    assertThat(walk.next(Fault.SERVER, false, NOON)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void onlyTheFaultsOfTheRouteLeadOn(Fault fault) {
    Set<Fault> others = EnumSet.complementOf(EnumSet.of(fault));
    List<Target> targets = List.of(target("a", 1));
    List<Target> fallbacks = List.of(target("f", 1));
    for (boolean isIn : List.of(true, false)) {
      Route route = route(targets, fallbacks, isIn ? Set.of(fault) : others, 5, false);
      Walk walk = walk(of(route), route, NOON);
      assertThat(walk.first()).isPresent();
      assertThat(walk.next(fault, false, NOON).isPresent()).isEqualTo(isIn);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whatAProviderMayHaveTakenIsNotSentAgainUnlessTheRouteSaysSo(Fault fault) {
    Walk careful = walk(of(chain(5, false)), chain(5, false), NOON);
    assertThat(careful.first()).isPresent();
    assertThat(careful.next(fault, true, NOON)).isEmpty();

    Walk bold = walk(of(chain(5, true)), chain(5, true), NOON);
    assertThat(bold.first()).isPresent();
    assertThat(bold.next(fault, true, NOON)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void theOnlyTargetIsAskedAgainOnlyForWhatWasSurelyNotDone(Fault fault) {
    Walk walk = walk(of(alone()), alone(), NOON);
    assertThat(walk.first()).isPresent();
    boolean again = walk.next(fault, false, NOON).isPresent();
    assertThat(again)
        .isEqualTo(
            Set.of(Fault.CONNECT, Fault.RESET, Fault.RATE_LIMIT, Fault.OVERLOADED).contains(fault));
    if (again) {
      assertThat(walk.delay()).isBetween(Duration.ofMillis(125), Duration.ofMillis(250));
    }
  }

  @Test
  void theOnlyTargetsWishToWaitIsKeptWhenItIsShortAndEndsTheWalkWhenItIsLong() {
    Route route = alone();
    for (long seconds : List.of(2L, 60L)) {
      Walk walk = walk(of(route), route, NOON);
      Target only = walk.first().orElseThrow();
      walk.failed(only, Fault.RATE_LIMIT, Optional.of(Duration.ofSeconds(seconds)), NOON);
      assertThat(walk.next(Fault.RATE_LIMIT, false, NOON).isPresent()).isEqualTo(seconds == 2);
      assertThat(walk.delay()).isEqualTo(seconds == 2 ? Duration.ofSeconds(2) : Duration.ZERO);
    }
  }

  @Test
  void aTargetThatAsksToWaitIsPassedOverForThatLong() {
    Route route = chain(5, false);
    Router router = of(route);
    fail(router, route, Fault.RATE_LIMIT, Optional.of(Duration.ofSeconds(20)), NOON);

    assertThat(name(walk(router, route, NOON.plusSeconds(19)).first())).contains("f");
    assertThat(router.rested(NOON.plusSeconds(19)))
        .containsExactly(Map.entry("p/a", NOON.plusSeconds(20)));
    assertThat(name(walk(router, route, NOON.plusSeconds(20)).first())).contains("a");
    assertThat(name(walk(router, route, NOON.plusSeconds(20)).first())).contains("a");
  }

  @Test
  void aWishToWaitForHoursIsCutToMinutes() {
    Route route = chain(5, false);
    Router router = of(route);
    fail(router, route, Fault.RATE_LIMIT, Optional.of(Duration.ofHours(8)), NOON);
    assertThat(name(walk(router, route, NOON.plusSeconds(299)).first())).contains("f");
    assertThat(name(walk(router, route, NOON.plusSeconds(300)).first())).contains("a");
  }

  @Test
  void faultsInARowOpenTheBreakerAndASuccessBetweenThemDoesNot() {
    Route route = chain(5, false);
    Router router = of(route);
    fail(router, route, Fault.SERVER, Optional.empty(), NOON);
    fail(router, route, Fault.CONNECT, Optional.empty(), NOON);
    Walk well = walk(router, route, NOON);
    well.succeeded(well.first().orElseThrow(), NOON);
    fail(router, route, Fault.SERVER, Optional.empty(), NOON);
    fail(router, route, Fault.SERVER, Optional.empty(), NOON);
    assertThat(name(walk(router, route, NOON).first())).contains("a");
    fail(router, route, Fault.SERVER, Optional.empty(), NOON);
    assertThat(name(walk(router, route, NOON).first())).contains("f");
  }

  @Test
  void theClientsOwnMistakesDoNotRestATarget() {
    Route route = chain(5, false);
    Router router = of(route);
    for (Fault fault : List.of(Fault.REJECTED, Fault.CONTEXT_LENGTH, Fault.CONTENT_FILTER)) {
      for (int i = 0; i < 10; i++) {
        fail(router, route, fault, Optional.empty(), NOON);
      }
    }
    assertThat(router.rested(NOON)).isEmpty();
  }

  private Router opened(Route route) {
    Router router = of(route);
    for (int i = 0; i < 3; i++) {
      fail(router, route, Fault.SERVER, Optional.empty(), NOON);
    }
    return router;
  }

  @Test
  void afterThePauseOneRequestTriesAndWhatBecomesOfItDecides() {
    Route route = chain(5, false);
    Router router = opened(route);
    Instant tried = NOON.plus(PAUSE);
    assertThat(name(walk(router, route, tried.minusNanos(1)).first())).contains("f");
    Walk trial = walk(router, route, tried);
    Target a = trial.first().orElseThrow();
    assertThat(a.model()).isEqualTo("a");
    assertThat(name(walk(router, route, tried).first())).contains("f");

    trial.failed(a, Fault.SERVER, Optional.empty(), tried);
    assertThat(name(walk(router, route, tried.plus(PAUSE).minusNanos(1)).first())).contains("f");
    Walk second = walk(router, route, tried.plus(PAUSE));
    assertThat(name(second.first())).contains("a");
    second.succeeded(a, tried.plus(PAUSE));
    for (int i = 0; i < 5; i++) {
      assertThat(name(walk(router, route, tried.plus(PAUSE)).first())).contains("a");
    }
  }

  @Test
  void aTrialThatTheClientLeftFreesThePlaceAndAForgottenOneDoesInTime() {
    Route route = chain(5, false);
    Router router = opened(route);
    Instant tried = NOON.plus(PAUSE);
    Walk left = walk(router, route, tried);
    left.left(left.first().orElseThrow());
    assertThat(name(walk(router, route, tried).first())).contains("a");
    // The one above is never answered for.
    assertThat(name(walk(router, route, tried.plus(PAUSE).minusNanos(1)).first())).contains("f");
    assertThat(name(walk(router, route, tried.plus(PAUSE)).first())).contains("a");
  }

  @Test
  void requestsThatBeganBeforeItOpenedDoNotProlongTheRest() {
    Route route = chain(5, false);
    Router router = of(route);
    List<Walk> open = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Walk walk = walk(router, route, NOON);
      assertThat(name(walk.first())).contains("a");
      open.add(walk);
    }
    Target a = route.targets().getFirst();
    for (int i = 0; i < 10; i++) {
      open.get(i).failed(a, Fault.SERVER, Optional.empty(), NOON.plusSeconds(i));
    }
    assertThat(router.rested(NOON.plusSeconds(10)))
        .containsExactly(Map.entry("p/a", NOON.plusSeconds(2).plus(PAUSE)));
  }

  @Test
  void whenAllAreRestedTheOneWhoseRestEndsFirstIsTried() {
    Route route = chain(5, false);
    Router router = of(route);
    Walk walk = walk(router, route, NOON);
    List<Target> all = List.of(target("a", 1), target("f", 1), target("g", 1));
    List<Long> waits = List.of(50L, 20L, 40L);
    for (int i = 0; i < 3; i++) {
      Optional<Duration> wait = Optional.of(Duration.ofSeconds(waits.get(i)));
      walk.failed(all.get(i), Fault.RATE_LIMIT, wait, NOON);
    }
    Walk next = walk(router, route, NOON);
    assertThat(name(next.first())).contains("f");
    assertThat(name(next.next(Fault.RATE_LIMIT, false, NOON))).contains("g");
    assertThat(name(next.next(Fault.RATE_LIMIT, false, NOON))).contains("a");
  }

  @Test
  void whatIsKnownOfATargetHoldsForAllRoutesAndStaysWhenRoutesChange() {
    Route route = chain(5, false);
    Router before = opened(route);
    Route changed = route(List.of(target("a", 7)), List.of(target("n", 1)), ALL, 5, false);
    Router after = before.with(Map.of("other", changed));

    assertThat(after.find("smart")).isEmpty();
    assertThat(name(walk(after, changed, NOON).first())).contains("n");
    Walk trial = walk(after, changed, NOON.plus(PAUSE));
    trial.succeeded(trial.first().orElseThrow(), NOON.plus(PAUSE));
    assertThat(before.rested(NOON.plus(PAUSE))).isEmpty();
  }

  @Test
  void aTargetOfAnotherRouteCannotBeAnsweredFor() {
    Walk walk = walk(of(alone()), alone(), NOON);
    assertThatThrownBy(() -> walk.succeeded(target("z", 1), NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("p/z");
  }

  @Test
  void ofManyThreadsExactlyOneIsLetThroughToTry() throws Exception {
    Route route = chain(5, false);
    for (int round = 0; round < 20; round++) {
      Router router = opened(route);
      CountDownLatch start = new CountDownLatch(1);
      List<Future<String>> first = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 50; i++) {
          int seed = i;
          first.add(
              threads.submit(() -> {
                start.await();
                Instant now = NOON.plus(PAUSE);
                return router
                    .begin(route, Optional.empty(), new Random(seed), now)
                    .first()
                    .orElseThrow()
                    .model();
              }));
        }
        start.countDown();
        int tried = 0;
        for (Future<String> one : first) {
          tried += one.get().equals("a") ? 1 : 0;
        }
        assertThat(tried).isEqualTo(1);
      }
    }
  }

  private static Route shadowed(Sticky sticky, double share) {
    return new Route(
        "smart",
        List.of(target("a", 1)),
        List.of(),
        ALL,
        sticky,
        3,
        false,
        Leave.CANCEL,
        Losses.WARN,
        new Rest(3, PAUSE),
        Optional.of(new Shadow(target("s", 1), share, 10, 1)),
        Keep.NOTHING);
  }

  @Test
  void copiesAreAShareOfRequestsOrOfWholeUsersButNeverOfWholeKeys() {
    Router router = of(alone());
    int byUser = 0;
    int byKey = 0;
    for (int i = 0; i < 20_000; i++) {
      Optional<String> user = Optional.of("user-" + i);
      boolean copied = router.shadowed(shadowed(new Sticky.User(), 0.05), user, random);
      assertThat(router.shadowed(shadowed(new Sticky.User(), 0.05), user, random))
          .isEqualTo(copied);
      byUser += copied ? 1 : 0;
      Optional<String> key = Optional.of("team");
      byKey += router.shadowed(shadowed(new Sticky.Key(), 0.05), key, random) ? 1 : 0;
    }
    // Three standard deviations of 20,000 draws are 92.
    assertThat(byUser).isBetween(908, 1092);
    assertThat(byKey).isBetween(908, 1092);
    assertThat(router.shadowed(shadowed(new Sticky.None(), 1), Optional.empty(), random)).isTrue();
    assertThat(router.shadowed(alone(), Optional.empty(), random)).isFalse();
  }
}
