package dev.yourbrief.crossover.probe;

import dev.yourbrief.crossover.probe.Rung.Percentiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rungs with figures of the test's choice. */
final class Rungs {

  private Rungs() {}

  static Rung of(int users, double output, double input, double speed) {
    Optional<Percentiles> time = Optional.of(new Percentiles(100, 1 / speed, 1 / speed, 1 / speed));
    return new Rung(
        Rung.Kind.LADDER,
        users,
        100,
        0,
        0,
        Map.of(),
        "",
        10,
        output,
        input,
        1,
        0.01,
        100,
        10,
        0,
        false,
        time,
        time,
        time,
        speed,
        List.of());
  }
}
