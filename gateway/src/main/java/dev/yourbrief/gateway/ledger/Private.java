package dev.yourbrief.gateway.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that only their owner may read. */
final class Private {

  private Private() {}

  /** Makes the folder, readable by its owner alone where the file system knows owners. */
  static void folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder);
    restrict(folder, "rwx------");
  }

  private static void restrict(Path path, String rights) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          path, java.nio.file.attribute.PosixFilePermissions.fromString(rights));
    }
  }

  static void file(Path file) throws IOException {
    restrict(file, "rw-------");
  }
}
