package dev.yourbrief.bill;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the files to read: those named, and those in the folders named, sorted. */
final class Inputs {

  private static final List<String> ENDINGS = List.of(".csv", ".json", ".jsonl");

  /**
   * A file to read.
   *
   * @param path where it is
   * @param name what to call it
   * @param mapping how to read it if it is of no known format
   */
  record Input(Path path, String name, Optional<ColumnMapping> mapping) {}

  private final Path base;
  private final Optional<ColumnMapping> fallback;
  private final List<Input> found = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Path, Optional<ColumnMapping>> mappings = new HashMap<>();

  Inputs(Path base, Optional<ColumnMapping> fallback) {
    this.base = base.toAbsolutePath().normalize();
    this.fallback = fallback;
  }

  List<Input> found() {
    return found;
  }

  /** Names that lead nowhere, and mappings that cannot be read. */
  List<Problem> problems() {
    return problems;
  }

  void add(Path fileOrFolder) {
    Path path = base.resolve(fileOrFolder).normalize();
    if (Files.isDirectory(path)) {
      addFolder(path);
    } else if (Files.isRegularFile(path)) {
      addFile(path);
    } else {
      problems.add(
          Problem.of(Location.of(name(path)), "there is no such file or folder", "Check the path"));
    }
  }

  private void addFolder(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      Path real = folder.toRealPath();
      List<Path> files =
          entries
              .filter(path -> isExport(path.getFileName().toString()))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      if (files.isEmpty()) {
        problems.add(
            Problem.of(
                Location.of(name(folder)),
                "the folder has no .csv, .json or .jsonl file",
                "Put the exports in it"));
      }
      for (Path file : files) {
        if (file.toRealPath().startsWith(real)) {
          addFile(file);
        } else {
          problems.add(
              Problem.of(
                  Location.of(name(file)),
                  "this is a link out of its folder, and is not followed",
                  "Copy the file into the folder, or name it on its own"));
        }
      }
    } catch (IOException e) {
      problems.add(
          Problem.of(Location.of(name(folder)), "the folder cannot be read", "Check that you may"));
    }
  }

  private static boolean isExport(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return !lower.startsWith(".") && ENDINGS.stream().anyMatch(lower::endsWith);
  }

  private void addFile(Path file) {
    if (found.stream().noneMatch(input -> input.path().equals(file))) {
      found.add(new Input(file, name(file), mapping(file)));
    }
  }

  private Optional<ColumnMapping> mapping(Path file) {
    return mappingAt(file.resolveSibling(file.getFileName() + ".mapping.yaml"))
        .or(() -> mappingAt(file.resolveSibling("mapping.yaml")))
        .or(() -> fallback);
  }

  private Optional<ColumnMapping> mappingAt(Path yaml) {
    Optional<ColumnMapping> known = mappings.get(yaml);
    if (known != null) {
      return known;
    }
    Optional<ColumnMapping> read = Optional.empty();
    if (Files.isRegularFile(yaml)) {
      try {
        read = Optional.of(ColumnMapping.read(yaml, name(yaml)));
      } catch (InputException e) {
        problems.addAll(e.problems());
      }
    }
    mappings.put(yaml, read);
    return read;
  }

  private String name(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    boolean sameRoot = base.getRoot() != null && base.getRoot().equals(absolute.getRoot());
    Path shown = sameRoot ? base.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }
}
