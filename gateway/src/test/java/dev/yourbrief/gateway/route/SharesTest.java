package dev.yourbrief.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.gateway.route.Route.Keep;
import dev.yourbrief.gateway.route.Route.Leave;
import dev.yourbrief.gateway.route.Route.Losses;
import dev.yourbrief.gateway.route.Route.Rest;
import dev.yourbrief.gateway.route.Route.Sticky;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each target gets its share, and a change of shares moves no more than it must. */
class SharesTest {

  private static final int TEXTS = 20_000;

  private static Route route(String name, List<Integer> weights) {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      targets.add(new Target("p", "m" + i, weights.get(i), Optional.empty()));
    }
    return new Route(
        name,
        targets,
        List.of(),
        Set.of(),
        new Sticky.User(),
        3,
        false,
        Leave.CANCEL,
        Losses.WARN,
        new Rest(3, Duration.ofSeconds(1)),
        Optional.empty(),
        Keep.NOTHING);
  }

  private static String first(Route route, String text) {
    return Shares.byText(route, text).getFirst().model();
  }

  private static double share(Route route, String model) {
    int hits = 0;
    for (int i = 0; i < TEXTS; i++) {
      hits += first(route, "user-" + i).equals(model) ? 1 : 0;
    }
    return (double) hits / TEXTS;
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-%d", "%d", "10.0.0.%d", "%08x-4b1d-11ee-be56-0242ac120002"})
  void aCanaryOfFivePercentGetsFivePercentOfTheTexts(String pattern) {
    Route route = route("smart", List.of(95, 5));
    int hits = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = String.format(java.util.Locale.ROOT, pattern, i);
      hits += first(route, text).equals("m1") ? 1 : 0;
    }
    // Four standard deviations.
    assertThat(hits).isBetween(1000 - 124, 1000 + 124);
  }

  @Test
  void drawnByChanceTheSharesAreTheWeights() {
    Route route = route("smart", List.of(70, 25, 5, 0));
    Random random = new Random(9);
    int[] hits = new int[4];
    for (int i = 0; i < TEXTS; i++) {
      List<Target> order = Shares.byChance(route, random);
      assertThat(order).hasSize(3);
      hits[route.targets().indexOf(order.getFirst())]++;
    }
    assertThat(hits[0] / (double) TEXTS).isBetween(0.685, 0.715);
    assertThat(hits[1] / (double) TEXTS).isBetween(0.235, 0.265);
    assertThat(hits[2] / (double) TEXTS).isBetween(0.043, 0.057);
    assertThat(hits[3]).isZero();
  }

  /** One weight is changed at random: nobody moves between two others, or against the change. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aChangeOfOneWeightMovesOnlyTheShareThatMustMove(long seed) {
    Random random = new Random(seed);
    List<Integer> weights = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(4); i++) {
      weights.add(1 + random.nextInt(100));
    }
    int changed = random.nextInt(weights.size());
    List<Integer> others = new ArrayList<>(weights);
    others.set(changed, 1 + random.nextInt(200));
    boolean grows = others.get(changed) > weights.get(changed);
    Route before = route("smart", weights);
    Route after = route("smart", others);
    String name = "m" + changed;
    int moved = 0;
    for (int i = 0; i < TEXTS; i++) {
      String was = first(before, "user-" + i);
      String is = first(after, "user-" + i);
      if (!was.equals(is)) {
        moved++;
        assertThat(grows ? is : was).isEqualTo(name);
      }
    }
    double must =
        Math.abs(
            others.get(changed) / (double) sum(others)
                - weights.get(changed) / (double) sum(weights));
    assertThat(moved / (double) TEXTS).isBetween(must - 0.015, must + 0.015);
  }

  private static int sum(List<Integer> weights) {
    return weights.stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void aTargetThatIsTakenOutGivesItsTextsToTheOthersByTheirWeights() {
    Route all = route("smart", List.of(60, 30, 10));
    Route without = route("smart", List.of(0, 30, 10));
    for (int i = 0; i < TEXTS; i++) {
      String was = first(all, "user-" + i);
      if (!was.equals("m0")) {
        assertThat(first(without, "user-" + i)).isEqualTo(was);
      }
    }
    assertThat(share(without, "m1")).isBetween(0.735, 0.765);
  }

  @Test
  void theUsersInOneRoutesCanaryAreNotThoseInAnothers() {
    Route one = route("one", List.of(50, 50));
    Route two = route("two", List.of(50, 50));
    int same = 0;
    for (int i = 0; i < TEXTS; i++) {
      same += first(one, "user-" + i).equals(first(two, "user-" + i)) ? 1 : 0;
    }
    assertThat(same / (double) TEXTS).isBetween(0.485, 0.515);
  }
}
