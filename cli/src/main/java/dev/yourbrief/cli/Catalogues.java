package dev.yourbrief.cli;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The catalogue a command works with. */
final class Catalogues {

  private Catalogues() {}

  /**
   * The bundled catalogue, with the rows of a folder before it.
   *
   * @throws InputException if there is no such folder, or a row in it cannot be read
   */
  static Catalogue with(Optional<Path> folder) {
    if (folder.isEmpty()) {
      return Catalogue.bundled();
    }
    if (!Files.isDirectory(folder.get())) {
      throw new InputException(
          Problem.of(
              Location.of(folder.get().toString()),
              "there is no such folder",
              "Name a folder with a prices.csv, or leave --catalogue out"));
    }
    Catalogue catalogue = Catalogue.bundled().withOverrides(folder.get());
    if (!catalogue.problems().isEmpty()) {
      throw new InputException(catalogue.problems());
    }
    return catalogue;
  }
}
