package dev.yourbrief.crossover.capacity;

import java.util.OptionalDouble;

/**
 * One measured run, or the mean of several of one configuration.
 *
 * @param model what ran
 * @param gpu on what
 * @param precision with weights in this format
 * @param gpus GPUs of the replica
 * @param byRequest whether attention was shared out by requests, not by heads
 * @param inputTokens mean prompt
 * @param outputTokens mean answer
 * @param concurrency requests at once; empty: as many as fit
 * @param practice how it was run
 * @param outputPerGpuSecond output tokens a second and GPU
 * @param ttftSeconds mean time to the first token where it was recorded
 * @param measured when, as far as it is known: {@code 2026-03-25}, {@code 2025-09}; may be empty
 * @param source who published it, in short
 */
public record Measurement(
    ModelShape model,
    GpuShape gpu,
    Precision precision,
    int gpus,
    boolean byRequest,
    double inputTokens,
    double outputTokens,
    OptionalDouble concurrency,
    Practice practice,
    double outputPerGpuSecond,
    OptionalDouble ttftSeconds,
    String measured,
    String source) {

  Layout layout() {
    return byRequest ? Layout.REQUESTS : Layout.HEADS;
  }

  /** The arithmetic's replica at this run's load. */
  Roofline.Point point(Roofline roofline) {
    double most = roofline.mostRequests(inputTokens, outputTokens);
    return roofline.at(inputTokens, outputTokens, 0, concurrency.orElse(most));
  }

  Roofline roofline(Constants constants) {
    return new Roofline(model, gpu, precision, gpus, layout(), constants);
  }

  /** In words: what ran where, and when. */
  String words() {
    return "%s %s on %d × %s, %.0f in and %.0f out%s (%s%s)"
        .formatted(
            model.name(),
            precision.key(),
            gpus,
            gpu.name(),
            inputTokens,
            outputTokens,
            concurrency.isPresent()
                ? ", " + Math.round(concurrency.getAsDouble()) + " at once"
                : "",
            source,
            measured.isEmpty() ? "" : ", " + measured);
  }
}
