package dev.yourbrief.register.transfer;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.decision.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Takes an archive apart, within bounds: no path leads out of the folder, and what comes out is
 * counted as it does, not as the archive says.
 */
final class Unpack {

  /**
   * How much an archive may hold.
   *
   * @param entries files and folders
   * @param bytes unpacked, all together
   */
  record Bounds(int entries, long bytes) {
    static final Bounds USUAL = new Bounds(200_000, 20L << 30);
  }

  /** More than this of zeros is packed into a byte by nothing that is meant to be read. */
  private static final long HIGHEST_RATIO = 200;

  private static final long RATIO_FROM = 64L << 20;
  private static final int DEEPEST = 12;
  private static final Pattern HIDDEN = Pattern.compile("\\.[A-Za-z0-9_-][A-Za-z0-9_. -]*");
  private static final String MAC = "__MACOSX/";

  private final Path archive;
  private final Bounds bounds;
  private long bytes;

  private Unpack(Path archive, Bounds bounds) {
    this.archive = archive;
    this.bounds = bounds;
  }

  /**
   * Takes it apart.
   *
   * @throws InputException if it is none, or holds what it must not
   */
  static void into(Path archive, Path folder, Bounds bounds) throws IOException {
    new Unpack(archive, bounds).into(folder);
  }

  private void into(Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.size() > bounds.entries()) {
        throw wrong("the archive holds too many files");
      }
      long packed = Files.size(archive);
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory() && !entry.getName().startsWith(MAC)) {
          unpack(zip, entry, folder, packed);
        }
      }
    } catch (ZipException e) {
      throw wrong("this is no zip archive that can be read");
    }
  }

  private void unpack(ZipFile zip, ZipEntry entry, Path folder, long packed) throws IOException {
    String[] parts = entry.getName().split("/", -1);
    if (parts.length > DEEPEST) {
      throw wrong("a path in the archive is too deep");
    }
    for (String part : parts) {
      if (HIDDEN.matcher(part).matches()) {
        // Hidden files are no part of a decision.
        return;
      }
      FilePath.check(part);
    }
    Path file = folder.resolve(entry.getName());
    if (Files.exists(file)) {
      throw wrong("the archive holds '" + entry.getName() + "' twice");
    }
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(folder));
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(file)) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        bytes += n;
        if (bytes > bounds.bytes() || (bytes > RATIO_FROM && bytes / packed > HIGHEST_RATIO)) {
          throw wrong("the archive unpacks to more than can be meant");
        }
        out.write(buffer, 0, n);
      }
    }
  }

  private InputException wrong(String what) {
    return new InputException(
        Problem.of(
            Location.of(String.valueOf(archive.getFileName())),
            what,
            "Unpack it yourself and import the folder, if you trust it"));
  }
}
