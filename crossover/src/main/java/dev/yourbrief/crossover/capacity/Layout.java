package dev.yourbrief.crossover.capacity;

/** How a replica's GPUs share the work of attention. */
enum Layout {
  /** Each GPU has some of the heads; a cache with fewer heads than GPUs is held more than once. */
  HEADS,
  /** Each GPU has some of the requests; attention's weights are on every GPU. */
  REQUESTS
}
