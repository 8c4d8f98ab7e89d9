package dev.yourbrief.bill.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A ZIP archive whose entries are parts of one document, found by their names. */
public final class ZipParts implements AutoCloseable {

  private final ZipFile zip;
  private final Budget budget;

  private ZipParts(ZipFile zip, Budget budget) {
    this.zip = zip;
    this.budget = budget;
  }

  /** Opens an archive that has a part of that name; empty where it has not, or is damaged. */
  public static Optional<ZipParts> having(String part, Path file, Budget budget)
      throws IOException {
    if (ZipDirectory.read(file, UTF_8).isEmpty()) {
      return Optional.empty();
    }
    try {
      ZipFile zip = new ZipFile(file.toFile());
      if (zip.getEntry(part) != null) {
        return Optional.of(new ZipParts(zip, budget));
      }
      zip.close();
    } catch (IOException | IllegalArgumentException e) {
      // It is read as any archive, which tells what is wrong.
    }
    return Optional.empty();
  }

  /** The bytes of a part; empty where there is none. */
  public Optional<InputStream> part(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Unpacking.entry(zip.getInputStream(entry), budget, entry.getCrc()));
    } catch (IOException | IllegalArgumentException e) {
      throw new CutException("it is damaged (" + e.getMessage() + ")", "Save or export it again");
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
