package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.capacity.SpeedPoint;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Provenance;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How fast a copy of a model serves, from measurements of others.
 *
 * @param gpusPerCopy GPUs of a copy
 * @param secondsIn GPU-seconds a million input tokens take
 * @param secondsOut GPU-seconds a million output tokens take
 * @param slots requests a copy works on side by side
 * @param serviceSeconds how long a request holds one of them, seconds
 * @param speeds capacity against speed per user, slow to fast
 * @param from where that comes from
 * @param notes what a reader has to know about it
 */
record Serving(
    int gpusPerCopy,
    Estimate secondsIn,
    Estimate secondsOut,
    OptionalInt slots,
    OptionalDouble serviceSeconds,
    List<SpeedPoint> speeds,
    Provenance from,
    List<String> notes) {

  Serving {
    speeds = List.copyOf(speeds);
    notes = List.copyOf(notes);
  }
}
