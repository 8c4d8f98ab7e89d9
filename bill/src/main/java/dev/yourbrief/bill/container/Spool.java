package dev.yourbrief.bill.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes on the disk, for the kinds of files that cannot be read from front to back: in a folder of
 * their own under a name of ours, both taken away when closed.
 */
public final class Spool implements AutoCloseable {

  private final Path folder;
  private final Path file;

  private Spool(Path folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  public static Spool of(InputStream bytes) throws IOException {
    Path folder = Files.createTempDirectory("yourbrief-entry-");
    Spool spool = new Spool(folder, folder.resolve("entry"));
    try {
      Files.copy(bytes, spool.file);
      return spool;
    } catch (IOException | RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  public Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(folder);
  }
}
