package dev.yourbrief.bill;

/** Told how far the reading is. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress SILENT = (fileName, done, total) -> {};

  /**
   * Called now and then while a file is read, and once at its end.
   *
   * @param fileName the file
   * @param done bytes of it read
   * @param total bytes it has
   */
  void at(String fileName, long done, long total);
}
