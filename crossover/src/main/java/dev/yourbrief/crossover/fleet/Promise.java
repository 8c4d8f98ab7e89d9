package dev.yourbrief.crossover.fleet;

/**
 * A promise about the wait for a free slot.
 *
 * @param slots requests a copy of the model works on side by side, at least 1
 * @param serviceSeconds how long a request holds a slot, seconds
 * @param waitSeconds the wait that is still fine, seconds
 * @param exceeding the share of requests that may wait longer: .01 for the 99th percentile
 * @param variability the squared coefficients of variation of service and of the gaps between
 *     arrivals, added: 2 for requests at random with exponential service
 */
public record Promise(
    int slots, double serviceSeconds, double waitSeconds, double exceeding, double variability) {

  public Promise {
    if (slots < 1
        || !(serviceSeconds > 0)
        || !(waitSeconds >= 0)
        || !(exceeding > 0 && exceeding < 1)
        || !(variability >= 0)) {
      throw new IllegalArgumentException(
          "no promise: slots %s, service %s s, wait %s s, share %s, variability %s"
              .formatted(slots, serviceSeconds, waitSeconds, exceeding, variability));
    }
  }

  /** The wait that the share exceeds, seconds, when so many copies are this busy. */
  public double waitAt(int copies, double busy) {
    double perSlot = 1 / serviceSeconds;
    int servers = Math.multiplyExact(copies, slots);
    return Queue.wait(servers, busy * servers * perSlot, perSlot, variability, exceeding);
  }
}
