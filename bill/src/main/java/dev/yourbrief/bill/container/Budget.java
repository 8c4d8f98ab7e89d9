package dev.yourbrief.bill.container;

/**
 * How much one file may unpack to, all that is within it together. Exports shrink to a fiftieth at
 * best; a bomb to a thousandth.
 */
public final class Budget {

  private static final long FREE = 64L << 20;
  private static final long RATIO = 250;
  private static final long MOST = 64L << 30;

  private final long allowed;
  private long used;

  private Budget(long allowed) {
    this.allowed = allowed;
  }

  /** For a file of that many bytes on the disk. */
  public static Budget forSize(long bytes) {
    return new Budget(bytes > MOST / RATIO ? MOST : Math.max(FREE, bytes * RATIO));
  }

  boolean isSpent() {
    return used > allowed;
  }

  void take(long bytes) throws CutException {
    used += bytes;
    if (isSpent()) {
      throw new CutException(
          "it unpacks to more than "
              + (allowed >> 20)
              + " MB, far more than a true export of its size would; what comes before was read",
          "If it is a true export, unpack it and give the file itself");
    }
  }
}
