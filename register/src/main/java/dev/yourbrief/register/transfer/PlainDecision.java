package dev.yourbrief.register.transfer;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.playbook.Decision;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.decision.Decisions;
import dev.yourbrief.register.decision.FilePath;
import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.store.Content;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder that {@code yourbrief new} made, taken in: all its files but what was written from it.
 */
final class PlainDecision {

  /** What the command writes, and would write again. */
  private static final String WRITTEN = "out";

  private static final int MOST_FILES = 20_000;

  private final Register register;
  private final Actor by;
  private final Path folder;

  PlainDecision(Register register, Actor by, Path folder) {
    this.register = register;
    this.by = by;
    this.folder = folder;
  }

  Import.Imported take() throws IOException {
    YamlMap map = Yaml.read(folder.resolve(Decision.FILE), Decision.FILE).asMap();
    String title = map.requireText("title");
    String id = map.text("id").orElseGet(() -> Decisions.idOf(title));
    if (!id.equals(Decisions.idOf(id))) {
      throw new InputException(
          Problem.of(
              map.whereIs("id"),
              "'" + id + "' is no id of a decision",
              "Write it in small letters, digits and hyphens"));
    }
    Tree tree = tree();
    Optional<Decisions.State> there = register.decisions().state(id);
    if (there.isPresent()) {
      return known(id, tree, there.get());
    }
    String playbook = map.text("playbook").orElse("");
    try {
      register.decisions().add(by, id, title, playbook, tree);
    } catch (Conflict e) {
      return known(id, tree, register.decisions().state(id).orElseThrow());
    }
    return new Import.Imported(id, Import.Fate.ADDED, List.of());
  }

  private Import.Imported known(String id, Tree tree, Decisions.State there) {
    boolean isSame =
        there.tree().equals(tree)
            || register.versions().list(id).stream()
                .map((VersionEntry version) -> register.versions().tree(version))
                .anyMatch(tree::equals);
    if (isSame) {
      return new Import.Imported(id, Import.Fate.KNOWN, List.of());
    }
    throw new InputException(
        Problem.of(
            Location.of(folder.toString()),
            "there is another decision '" + id + "' in the register, and it is left as it is",
            "Give this one another id in its decision.yaml"));
  }

  private Tree tree() throws IOException {
    SortedMap<String, Content> files = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            String path = path(dir);
            boolean isPassedOver = path.equals(WRITTEN) || (isHidden(dir) && !path.isEmpty());
            return isPassedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            // A link may lead anywhere, and is not followed.
            if (attributes.isRegularFile() && !isHidden(file)) {
              if (files.size() >= MOST_FILES) {
                throw new InputException(
                    Problem.of(
                        Location.of(folder.toString()),
                        "the folder holds more than " + MOST_FILES + " files",
                        "Import a decision's folder alone"));
              }
              String path = FilePath.check(path(file));
              files.put(path, register.contents().put(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return new Tree(files);
  }

  private String path(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static boolean isHidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }
}
