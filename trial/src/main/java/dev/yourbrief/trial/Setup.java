package dev.yourbrief.trial;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a trial is given by whoever runs it.
 *
 * @param environment the environment variables, where keys are
 * @param prices where prices of models are looked up
 * @param nativeFolder where a library may unpack its native part; holds nothing of the trial
 * @param threads how many things may be computed at once
 * @param steps is told how far it has come
 */
public record Setup(
    Map<String, String> environment,
    PriceBook prices,
    Path nativeFolder,
    int threads,
    Steps steps) {

  public Setup {
    environment = Map.copyOf(environment);
  }
}
