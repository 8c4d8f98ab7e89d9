package dev.yourbrief.crossover.economics;

/** Which price a cost follows over the months. */
public enum Index {
  /** It stays as it is: wages under contract, evaluation, anything a user names. */
  STILL,
  /** What a million tokens cost at a provider. */
  API,
  /** What a GPU costs by the hour. */
  GPU
}
