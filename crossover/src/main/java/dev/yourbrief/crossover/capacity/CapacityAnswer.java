package dev.yourbrief.crossover.capacity;

import dev.yourbrief.figure.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.hipparchus.util.FastMath;

/** What a replica can do: it fits and is fast enough, it is too big, or it is too slow. */
public sealed interface CapacityAnswer {

  /**
   * It fits.
   *
   * @param gpusPerReplica GPUs one copy of the model runs on
   * @param outputPerSecond output tokens a second of a replica, the middle
   * @param sigma standard deviation of its natural logarithm (the band is lognormal)
   * @param requests requests at once in a replica
   * @param speedPerUser output tokens a second of one user, after the first
   * @param ttftSeconds mean seconds until the first token
   * @param slotSeconds mean seconds a request is in the replica
   * @param gpuSecondsPerMtokInput GPU-seconds per million input tokens, cached ones included
   * @param gpuSecondsPerMtokOutput GPU-seconds per million output tokens; capacity for any mix is
   *     the sum of the two
   * @param cacheBytesPerToken bytes of KV cache a token of context takes, once
   * @param weightsGb all weights, GB
   * @param memoryPerGpuGb memory in use of each GPU, GB
   * @param distance how far the nearest measurement is
   * @param basis the measurements it rests on, in words
   * @param source who published them
   * @param asOf the day they were current
   * @param terms the arithmetic
   */
  record Fits(
      int gpusPerReplica,
      double outputPerSecond,
      double sigma,
      double requests,
      double speedPerUser,
      double ttftSeconds,
      double slotSeconds,
      double gpuSecondsPerMtokInput,
      double gpuSecondsPerMtokOutput,
      double cacheBytesPerToken,
      double weightsGb,
      double memoryPerGpuGb,
      Distance distance,
      String basis,
      String source,
      LocalDate asOf,
      List<Term> terms)
      implements CapacityAnswer {

    private static final double Z95 = 1.6448536269514722;

    public Fits {
      terms = List.copyOf(terms);
    }

    /**
     * The 90 % interval around one of these amounts.
     *
     * @param middle the amount
     * @param digits digits to keep of its ends
     */
    public Estimate interval(double middle, int digits) {
      double factor = FastMath.exp(sigma * Z95);
      MathContext kept = new MathContext(digits, RoundingMode.HALF_EVEN);
      return Estimate.of(
          new BigDecimal(middle / factor, kept), new BigDecimal(middle * factor, kept));
    }

    /** Output tokens a second and GPU, the middle. */
    public double outputPerGpuSecond() {
      return outputPerSecond / gpusPerReplica;
    }

    /**
     * Output tokens a second and GPU that a run stays below with probability {@code p}.
     *
     * @param z the standard normal quantile of p: 1.2816 for .9
     */
    public double outputPerGpuSecond(double z) {
      return outputPerGpuSecond() * FastMath.exp(sigma * z);
    }
  }

  /**
   * The weights and one request do not fit.
   *
   * @param gpus the GPUs that were to hold it
   * @param neededGb what it takes
   * @param availableGb what they have
   * @param smallestThatFits the fewest GPUs that do, of 1, 2, 4, 8, 16, 32 and 64; empty if none
   */
  record TooBig(int gpus, double neededGb, double availableGb, OptionalInt smallestThatFits)
      implements CapacityAnswer {

    /** In words. */
    public String words() {
      return "does not fit: needs %.0f GB, %s %.0f GB; %s"
          .formatted(
              neededGb,
              gpus == 1 ? "the GPU has" : gpus + " GPUs have",
              availableGb,
              smallestThatFits.isPresent()
                  ? "the smallest that fits is " + smallestThatFits.getAsInt() + " GPUs"
                  : "64 GPUs do not hold it either");
    }
  }

  /**
   * It fits, but one user alone does not get what is asked.
   *
   * @param speedPerUser the output tokens a second that one user alone gets at most
   * @param ttftSeconds the seconds until the first token then
   * @param gpusPerReplica on so many GPUs
   */
  record TooSlow(double speedPerUser, double ttftSeconds, int gpusPerReplica)
      implements CapacityAnswer {

    /** In words. */
    public String words() {
      return "too slow: a user alone gets %.0f tokens a second, the first after %.2f s, on %d GPU%s"
          .formatted(speedPerUser, ttftSeconds, gpusPerReplica, gpusPerReplica == 1 ? "" : "s");
    }
  }
}
