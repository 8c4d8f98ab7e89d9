package dev.yourbrief.crossover.capacity;

/** How far the nearest measurement is from what is asked. */
public enum Distance {
  /** The model was measured on this GPU in this precision. */
  MEASURED("the model was measured on this GPU in this precision"),
  /** Both were measured, not together. */
  COMBINATION("the model was measured, but not on this GPU in this precision"),
  /** No run of the model; the GPU is known. */
  MODEL("no run of this model was measured; runs of others on this GPU were"),
  /** No run on the GPU; the model is known. */
  GPU("no run on this GPU was measured; runs of this model on others were"),
  /** Neither. */
  BOTH("neither this model nor this GPU was measured");

  private final String words;

  Distance(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
