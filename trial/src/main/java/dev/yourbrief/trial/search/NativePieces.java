package dev.yourbrief.trial.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells the library that cuts words into pieces where to unpack its native part, and to stay off
 * the network. It takes both from system properties, when it is first used; left alone it would
 * write under the user's home, fetch another build of itself beside some GPUs, and in some clouds
 * report that it was started.
 */
final class NativePieces {

  private NativePieces() {}

  static synchronized void prepare(Path folder) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    if (System.getProperty("ENGINE_CACHE_DIR") == null) {
      try {
        System.setProperty(
            "ENGINE_CACHE_DIR", Files.createDirectories(folder.toAbsolutePath()).toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
