package dev.yourbrief.crossover.capacity;

import java.util.Optional;
import org.hipparchus.util.FastMath;

/** One size and layout of a replica: what it gives at a load, and the best load within limits. */
final class Candidate {

  private static final int HALVINGS = 7;

  /** No served replica was measured with more requests at once than this and not saturated. */
  private static final double MOST_SERVED = 512;

  /**
   * A load and what comes of it.
   *
   * @param factor by how much the nearest measurements beat the arithmetic
   */
  record Load(
      Candidate of,
      Roofline.Point point,
      Likeness.Load key,
      double factor,
      double outputPerSecond,
      double slotSeconds,
      double ttft,
      double speed) {

    double perGpu() {
      return outputPerSecond / of.gpus;
    }
  }

  final int gpus;
  final Roofline roofline;
  private final Workload work;
  private final Near near;
  private final double shift;
  private final boolean all;

  Candidate(int gpus, Roofline roofline, Workload work, Near near, double shift) {
    this.gpus = gpus;
    this.roofline = roofline;
    this.work = work;
    this.near = near;
    this.shift = shift;
    all = !work.isLimited();
  }

  Near near() {
    return near;
  }

  /** The replica with this many requests at once. */
  Load at(double requests) {
    double input = work.inputTokens();
    double output = work.outputTokens();
    Roofline.Point point = roofline.at(input, output, work.prefixCacheHit(), requests);
    Likeness.Load key = Likeness.Load.of(input, output, all ? Anchors.ALL : point.requests(), gpus);
    double factor = FastMath.exp(shift + near.ratio(key));
    double perSecond = point.outputPerSecond() * factor;
    // Little's law: requests at once = requests a second × seconds each.
    double slot = point.requests() * output / perSecond;
    double ttft = FastMath.min(roofline.firstToken(point) / factor, 0.8 * slot);
    double speed = FastMath.max(1, output - 1) / (slot - ttft);
    return new Load(this, point, key, factor, perSecond, slot, ttft, speed);
  }

  /** The load of the greatest throughput within the limits; empty if not even one user is. */
  Optional<Load> best() {
    double most = roofline.mostRequests(work.inputTokens(), work.outputTokens());
    if (work.concurrency().isPresent()) {
      return Optional.of(at(FastMath.min(work.concurrency().getAsDouble(), most)))
          .filter(this::holds);
    }
    if (all) {
      return Optional.of(at(most));
    }
    most = FastMath.min(most, MOST_SERVED);
    Load best = at(1);
    if (!holds(best)) {
      return Optional.empty();
    }
    double low = 1;
    double high = most;
    for (double requests = 2; requests < 2 * most; requests *= 2) {
      Load load = at(FastMath.min(requests, most));
      if (!holds(load)) {
        high = load.point.requests();
        break;
      }
      best = better(best, load);
      low = load.point.requests();
    }
    for (int i = 0; i < HALVINGS && high > low * 1.01; i++) {
      Load load = at(FastMath.sqrt(low * high));
      if (holds(load)) {
        best = better(best, load);
        low = load.point.requests();
      } else {
        high = load.point.requests();
      }
    }
    return Optional.of(best);
  }

  private static Load better(Load a, Load b) {
    return b.outputPerSecond > a.outputPerSecond ? b : a;
  }

  private boolean holds(Load load) {
    return load.speed >= work.speedPerUser().orElse(0)
        && load.ttft <= work.ttftSeconds().orElse(Double.POSITIVE_INFINITY);
  }
}
