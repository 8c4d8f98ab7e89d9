package dev.yourbrief.crossover.capacity;

/**
 * How the runs of a source were set up. Prediction is for {@link #SERVED}, or {@link #OFFLINE} when
 * no limit is asked for, unless said otherwise.
 */
public enum Practice {
  /** A server under a fixed number of requests at once, tuned, latencies recorded (InferenceX). */
  SERVED,
  /** All requests at once, tuned, no limit on latency (vendors' tables of greatest throughput). */
  OFFLINE,
  /** The same, tuned for one test by its vendor (MLPerf). */
  CONTEST,
  /** An engine as it comes, lengths that vary (GPUStack's laboratory). */
  AS_INSTALLED
}
