package dev.yourbrief.trial.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder for one run.
 *
 * @param path where it is; no other user can look into it
 */
public record TempFolder(Path path) {

  public static TempFolder make() throws IOException {
    return new TempFolder(Files.createTempDirectory("yourbrief-run").toRealPath());
  }

  /**
   * Removes it with all that is in it. Links are removed, not followed; what a program locked is
   * unlocked first.
   *
   * @throws IOException if something could not be removed
   */
  public void remove() throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            unlock(folder);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** What cannot be unlocked fails when it is removed, and is told then. */
  private static void unlock(Path folder) {
    boolean _ =
        folder.toFile().setReadable(true)
            && folder.toFile().setWritable(true)
            && folder.toFile().setExecutable(true);
  }
}
