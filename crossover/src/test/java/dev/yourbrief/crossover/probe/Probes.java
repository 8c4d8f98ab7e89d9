package dev.yourbrief.crossover.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Options of a measurement that takes moments. */
final class Probes {

  static final ProbeLimits QUICK =
      new ProbeLimits(
          4,
          Duration.ofMillis(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          5_000,
          10_000_000,
          Duration.ofSeconds(10));

  private Probes() {}

  static ProbeOptions options(String url, ProbeLimits limits, Integer... concurrency) {
    return new ProbeOptions(
        Endpoint.parse(url, false),
        new Reach(Set.of(), false),
        Key.NONE,
        Optional.empty(),
        new Lengths(80, 12, 0),
        0,
        1,
        7,
        List.of(concurrency),
        1,
        0,
        OptionalInt.empty(),
        limits);
  }

  static ProbeOptions withLengths(ProbeOptions o, Lengths lengths) {
    return with(o, o.key(), lengths, o.askedSpeed(), o.gpus());
  }

  static ProbeOptions withKey(ProbeOptions o, Key key) {
    return with(o, key, o.lengths(), o.askedSpeed(), o.gpus());
  }

  static ProbeOptions withGpus(ProbeOptions o, Lengths lengths, double speed, int gpus) {
    return with(o, o.key(), lengths, speed, OptionalInt.of(gpus));
  }

  private static ProbeOptions with(
      ProbeOptions o, Key key, Lengths lengths, double speed, OptionalInt gpus) {
    return new ProbeOptions(
        o.endpoint(),
        o.reach(),
        key,
        o.model(),
        lengths,
        o.sharedPrefix(),
        o.seed(),
        o.salt(),
        o.concurrency(),
        speed,
        o.stopBelowSpeed(),
        gpus,
        o.limits());
  }

  static ProbeResult run(ProbeOptions options) {
    return new Probe(options, new Heard()).run();
  }

  /** Remembers what it hears. */
  static class Heard implements Probe.Listener {
    final List<Rung> rungs = new ArrayList<>();

    @Override
    public void begins(RungPlan plan) {}

    @Override
    public void measured(Rung rung) {
      rungs.add(rung);
    }
  }
}
