package dev.yourbrief.crossover;

import dev.yourbrief.crossover.capacity.CapacityAnswer;
import dev.yourbrief.crossover.capacity.GpuShape;
import dev.yourbrief.crossover.capacity.ModelShape;
import dev.yourbrief.crossover.capacity.Precision;
import dev.yourbrief.crossover.capacity.Workload;
import java.util.Optional;
import java.util.OptionalInt;
import org.hipparchus.util.FastMath;

/** The GPU time of tokens that the capacity model predicts, as a row of the catalogue. */
final class PredictedThroughput {

  /** Tokens of the prompt and of the answer, their geometric mean: what most runs were made at. */
  private static final double LENGTH = 1024;

  /** A fleet in which the first token takes longer has a queue; such runs are no measure of it. */
  private static final double FIRST_TOKEN_SECONDS = 5;

  /** Digits of an interval's ends. */
  private static final int DIGITS = 4;

  private static final double WIDEST_MIX = 64;

  private PredictedThroughput() {}

  /**
   * The prediction; empty if model, GPU or precision is not known, the model does not fit, or the
   * speed is out of reach.
   */
  static Optional<Throughput> of(
      Catalogue catalogue,
      String model,
      String gpu,
      String precision,
      int tokensPerSecondPerUser,
      double inputPerOutput) {
    Optional<ModelShape> shape = catalogue.modelShape(model);
    Optional<GpuShape> on = catalogue.gpuShape(gpu);
    Optional<Precision> in = Precision.of(precision);
    if (shape.isEmpty() || on.isEmpty() || in.isEmpty()) {
      return Optional.empty();
    }
    double mix =
        FastMath.sqrt(FastMath.min(WIDEST_MIX, FastMath.max(1 / WIDEST_MIX, inputPerOutput)));
    Workload work =
        Workload.of(LENGTH * mix, LENGTH / mix)
            .atSpeed(tokensPerSecondPerUser)
            .firstTokenWithin(FIRST_TOKEN_SECONDS);
    return catalogue.capacity().predict(shape.get(), on.get(), in.get(), OptionalInt.empty(), work)
            instanceof CapacityAnswer.Fits fits
        ? Optional.of(
            new Throughput(
                shape.get().name(),
                on.get().name(),
                in.get().key(),
                tokensPerSecondPerUser,
                fits.interval(fits.gpuSecondsPerMtokInput(), DIGITS),
                fits.interval(fits.gpuSecondsPerMtokOutput(), DIGITS),
                fits.gpusPerReplica(),
                fits.basis(),
                fits.source(),
                fits.asOf()))
        : Optional.empty();
  }
}
