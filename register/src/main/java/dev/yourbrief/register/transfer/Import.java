package dev.yourbrief.register.transfer;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.Decision;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Register;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes decisions in: those of an exported register, or a folder as {@code yourbrief new} makes
 * one; either as a zip archive as well. Ids are kept. What is there already is not taken twice, and
 * what is there under the same id and is something else stays as it is.
 */
public final class Import {

  /** What became of a decision. */
  public enum Fate {
    /** It is in the register now. */
    ADDED,
    /** It was there already, the same. */
    KNOWN,
    /** It was not taken in. */
    REFUSED
  }

  /**
   * A decision that was found.
   *
   * @param id its id, or the name of its folder where it could not be read
   * @param why why it was refused; empty otherwise
   */
  public record Imported(String id, Fate fate, List<Problem> why) {}

  private final Register register;
  private final Actor by;
  private final Unpack.Bounds bounds;

  Import(Register register, Actor by, Unpack.Bounds bounds) {
    this.register = register;
    this.by = by;
    this.bounds = bounds;
  }

  /**
   * Takes in what is there.
   *
   * @param given a folder or a zip archive
   * @throws InputException if there is no decision in it at all
   */
  public static List<Imported> from(Register register, Path given, Actor by) {
    return new Import(register, by, Unpack.Bounds.USUAL).from(given);
  }

  List<Imported> from(Path given) {
    try {
      if (Files.isDirectory(given)) {
        return folder(given, given.toString());
      }
      if (!Files.isRegularFile(given)) {
        throw nothing(given.toString());
      }
      Path work = register.store().address().folder().resolve("work");
      Files.createDirectories(work);
      Path unpacked = Files.createTempDirectory(work, "import-");
      try {
        Unpack.into(given, unpacked, bounds);
        return folder(unpacked, String.valueOf(given.getFileName()));
      } finally {
        Folders.delete(unpacked);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputException nothing(String name) {
    return new InputException(
        Problem.of(
            Location.of(name),
            "there is no decision here",
            "Name a folder with a decision.yaml, an exported register, or a zip of either"));
  }

  private List<Imported> folder(Path folder, String name) throws IOException {
    if (Files.isRegularFile(folder.resolve(Decision.FILE))) {
      return List.of(decision(folder, name));
    }
    Path all = folder.resolve(Layout.DECISIONS);
    List<Imported> imported = new ArrayList<>();
    for (Path decision : folders(Files.isDirectory(all) ? all : folder)) {
      if (Files.isRegularFile(decision.resolve(Decision.FILE))
          || Files.isRegularFile(decision.resolve(Layout.RECORD))) {
        imported.add(decision(decision, String.valueOf(decision.getFileName())));
      }
    }
    if (!imported.isEmpty()) {
      return imported;
    }
    List<Path> inside = folders(folder);
    // An archive of a folder often holds that folder alone.
    if (inside.size() == 1 && Files.isDirectory(inside.getFirst().resolve(Layout.DECISIONS))) {
      return folder(inside.getFirst(), name);
    }
    throw nothing(name);
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** One that cannot be taken in holds up no other. */
  private Imported decision(Path folder, String name) throws IOException {
    try {
      return Files.isRegularFile(folder.resolve(Layout.RECORD))
          ? new RecordedDecision(register, by, folder).take()
          : new PlainDecision(register, by, folder).take();
    } catch (InputException e) {
      return new Imported(name, Fate.REFUSED, e.problems());
    }
  }
}
