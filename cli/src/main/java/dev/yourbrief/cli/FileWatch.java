package dev.yourbrief.cli;

import dev.yourbrief.figure.source.Hash;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Tells when a file has another content, by looking once a second: it works on every file system,
 * and editors that replace a file do not confuse it. A file that is half written is looked at again
 * when it rests.
 */
final class FileWatch {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Path file;
  private final Runnable changed;

  FileWatch(Path file, Runnable changed) {
    this.file = file;
    this.changed = changed;
  }

  void start() {
    Thread.ofVirtual().name("file-watch").start(this::watch);
  }

  private void watch() {
    String told = content();
    String seen = told;
    try {
      while (true) {
        Thread.sleep(INTERVAL);
        String now = content();
        boolean rests = now.equals(seen);
        seen = now;
        if (rests && !now.isEmpty() && !now.equals(told)) {
          told = now;
          changed.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A hash of what is in it; empty when it cannot be read just now. */
  private String content() {
    try {
      return Hash.of(file);
    } catch (UncheckedIOException e) {
      return "";
    }
  }
}
