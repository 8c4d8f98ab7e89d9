package dev.yourbrief.bill.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on the disk, for the kinds of files that cannot be read from front to back: a temporary
 * file under a name of ours, for nobody else to read, taken away when closed.
 */
public final class Spool implements AutoCloseable {

  private final Path file;
  private final @Nullable CutException cut;

  private Spool(Path file, @Nullable CutException cut) {
    this.file = file;
    this.cut = cut;
  }

  /** Writes bytes to the disk; of those that are cut, what comes before. */
  public static Spool of(InputStream bytes) throws IOException {
    Path file = Files.createTempFile("yourbrief-entry-", "");
    try (OutputStream out = Files.newOutputStream(file)) {
      bytes.transferTo(out);
      return new Spool(file, null);
    } catch (CutException e) {
      return new Spool(file, e);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Why the bytes end before they should, if they do. */
  public Optional<CutException> cut() {
    return Optional.ofNullable(cut);
  }

  public Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
