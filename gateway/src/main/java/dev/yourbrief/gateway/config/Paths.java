package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.YamlText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths in the file, which start at its folder. */
final class Paths {

  private Paths() {}

  static Path of(YamlText text, Path folder) {
    try {
      return folder.resolve(text.value()).normalize();
    } catch (InvalidPathException e) {
      throw text.problem("'" + text.value() + "' is no path", "Write a path");
    }
  }

  static Path existing(YamlText text, Path folder) {
    Path path = of(text, folder);
    if (!Files.isRegularFile(path)) {
      throw text.problem(
          "there is no file '" + text.value() + "'",
          "Paths start at the folder of this configuration; check it");
    }
    return path;
  }
}
