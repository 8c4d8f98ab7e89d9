package dev.yourbrief.gateway.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** Packs closed segments to about a fifth of their size, one after the other, beside the calls. */
final class Packing implements AutoCloseable {

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("packing").factory());

  void pack(Path segment) {
    thread.execute(() -> packNow(segment));
  }

  /** At any moment, whenever it is stopped, exactly one whole file holds the rows. */
  private static void packNow(Path segment) {
    Path packed = segment.resolveSibling(segment.getFileName() + ".gz");
    Path half = segment.resolveSibling(segment.getFileName() + ".gz.half");
    try {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(half), 1 << 16)) {
        Files.copy(segment, out);
      }
      Private.file(half);
      try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(half, packed, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Files.delete(segment);
    } catch (IOException e) {
      // It stays as it is, which every reader takes as well.
      try {
        Files.deleteIfExists(half);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
