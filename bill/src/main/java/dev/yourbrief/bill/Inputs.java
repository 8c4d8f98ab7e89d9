package dev.yourbrief.bill;

import dev.yourbrief.bill.container.Exports;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the files to read: those named, and those in the folders named, sorted. */
final class Inputs {

  /**
   * A file to read.
   *
   * @param path where it is
   * @param name what to call it
   * @param mapping how to read it, or a file within it, if it is of no known format; by name
   */
  record Input(Path path, String name, Function<String, Optional<ColumnMapping>> mapping) {}

  private final Path base;
  private final Optional<ColumnMapping> fallback;
  private final List<Input> found = new ArrayList<>();
  private final Consumer<Problem> problems;
  private final Map<Path, Optional<ColumnMapping>> mappings = new HashMap<>();

  /**
   * @param problems told of names that lead nowhere, and mappings that cannot be read
   */
  Inputs(Path base, Optional<ColumnMapping> fallback, Consumer<Problem> problems) {
    this.base = base.toAbsolutePath().normalize();
    this.fallback = fallback;
    this.problems = problems;
  }

  List<Input> found() {
    return found;
  }

  void add(Path fileOrFolder) {
    Path path = base.resolve(fileOrFolder).normalize();
    if (Files.isDirectory(path)) {
      addFolder(path);
    } else if (Files.isRegularFile(path)) {
      addFile(path);
    } else {
      problems.accept(
          Problem.of(Location.of(name(path)), "there is no such file or folder", "Check the path"));
    }
  }

  private void addFolder(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      Path real = folder.toRealPath();
      List<Path> files =
          entries
              .filter(path -> mayBeExport(path.getFileName().toString()))
              .filter(Files::isRegularFile)
              .filter(path -> !Exports.isText(path.getFileName().toString()) || isTable(path))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        problems.accept(
            Problem.of(
                Location.of(name(folder)),
                "the folder has no file that may be an export (.csv, .json, .xlsx, .parquet, .zip"
                    + " …)",
                "Put the exports in it"));
      }
      for (Path file : files) {
        if (file.toRealPath().startsWith(real)) {
          addFile(file);
        } else {
          problems.accept(
              Problem.of(
                  Location.of(name(file)),
                  "this is a link out of its folder, and is not followed",
                  "Copy the file into the folder, or name it on its own"));
        }
      }
    } catch (IOException e) {
      problems.accept(
          Problem.of(Location.of(name(folder)), "the folder cannot be read", "Check that you may"));
    }
  }

  private static boolean mayBeExport(String fileName) {
    return !fileName.startsWith(".") && Exports.mayBe(fileName);
  }

  /** Of texts, only those that look like a table: folders hold notes too. */
  private static boolean isTable(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Exports.isTable(new String(in.readNBytes(1 << 14), StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Its reading will say why.
      return true;
    }
  }

  private void addFile(Path file) {
    if (found.stream().noneMatch(input -> input.path().equals(file))) {
      found.add(new Input(file, name(file), this::mapping));
    }
  }

  private Optional<ColumnMapping> mapping(String name) {
    return MappingFiles.of(base, name).stream()
        .map(this::mappingAt)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> fallback);
  }

  private Optional<ColumnMapping> mappingAt(Path yaml) {
    Optional<ColumnMapping> known = mappings.get(yaml);
    if (known != null) {
      return known;
    }
    Optional<ColumnMapping> read = Optional.empty();
    try {
      read = Optional.of(ColumnMapping.read(yaml, name(yaml)));
    } catch (InputException e) {
      e.problems().forEach(problems);
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
