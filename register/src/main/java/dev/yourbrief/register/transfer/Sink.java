package dev.yourbrief.register.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Where files are written to: a folder, or an archive. Only its owner may read it. */
sealed interface Sink extends AutoCloseable {

  /** Writes bytes. */
  @FunctionalInterface
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  /** Writes a file. */
  void file(String path, Writer writer) throws IOException;

  default void text(String path, String text) throws IOException {
    file(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Puts what was written in its place. */
  void finish() throws IOException;

  @Override
  void close() throws IOException;

  /** Lets nobody else read it, where the file system knows owners. */
  private static void restrict(Path path, String rights) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
  }

  /** A folder. */
  final class Folder implements Sink {

    private final Path folder;

    Folder(Path folder) throws IOException {
      this.folder = folder;
      Files.createDirectories(folder);
      restrict(folder, "rwx------");
    }

    @Override
    public void file(String path, Writer writer) throws IOException {
      Path file = folder.resolve(path);
      Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(folder));
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        writer.write(out);
      }
    }

    @Override
    public void finish() {
      // Each file is in its place already.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** A zip archive: whole in its place, or not there. */
  final class Archive implements Sink {

    private final Path file;
    private final Path part;
    private final ZipOutputStream zip;

    Archive(Path file) throws IOException {
      this.file = file.toAbsolutePath();
      this.part = this.file.resolveSibling(this.file.getFileName() + ".part");
      Files.deleteIfExists(part);
      Files.createFile(part);
      restrict(part, "rw-------");
      this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)));
    }

    @Override
    public void file(String path, Writer writer) throws IOException {
      ZipEntry entry = new ZipEntry(path);
      // The same register gives the same bytes: a time would be another each time.
      entry.setLastModifiedTime(FileTime.fromMillis(0));
      zip.putNextEntry(entry);
      writer.write(zip);
      zip.closeEntry();
    }

    @Override
    public void finish() throws IOException {
      zip.close();
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
      zip.close();
      Files.deleteIfExists(part);
    }
  }
}
