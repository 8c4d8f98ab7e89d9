package dev.yourbrief.register.recheck;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.decision.FilePath;
import dev.yourbrief.register.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Folders outside the register whose new files belong to a decision. Only what lies below a folder
 * that the settings name can be followed, wherever links lead.
 */
public final class Followed {

  /**
   * One.
   *
   * @param folder where the files are
   * @param into the folder of the decision they go to, such as {@code bills}
   */
  public record Folder(String decision, Path folder, String into) {}

  private final Store store;
  private final List<Path> roots;

  /**
   * Those of a register.
   *
   * @param roots the folders under which anything may be followed
   */
  public Followed(Store store, List<Path> roots) {
    this.store = store;
    this.roots = List.copyOf(roots);
  }

  /** Whether anything may be followed at all. */
  public boolean isAllowed() {
    return !roots.isEmpty();
  }

  /** The folders under which anything may be followed. */
  public List<Path> roots() {
    return roots;
  }

  /**
   * Follows a folder.
   *
   * @param folder absolute, or relative to the first of the folders allowed
   * @throws InputException if there is no such folder, or it must not be followed
   */
  public void add(String decision, String folder, String into, Actor by) {
    if (roots.isEmpty()) {
      throw wrong(
          folder,
          "no folder may be followed",
          "Name those that may under 'follow' in yourbrief.yaml");
    }
    FilePath.check(into);
    Path real = path(folder).flatMap(this::real).orElseThrow(() -> barred(folder));
    store.run(h -> {
      int mine =
          h.execute(
              "INSERT INTO followed (decision, folder, into_path) VALUES (?, ?, ?) ON CONFLICT"
                  + " (decision, folder) DO UPDATE SET into_path = excluded.into_path WHERE"
                  + " followed.into_path <> excluded.into_path",
              decision,
              real.toString(),
              into);
      if (mine > 0) {
        Audit.note(
            h, store.now(), by, "folder.followed", Optional.of(decision), real + " into " + into);
      }
    });
  }

  /**
   * Whether there is no such folder or it lies elsewhere is not told: that would be a way to look.
   */
  private InputException barred(String folder) {
    return wrong(
        folder,
        "there is no folder here that may be followed",
        "It must be a folder below "
            + String.join(" or ", roots.stream().map(Path::toString).toList())
            + ", as yourbrief.yaml says under 'follow'");
  }

  private Optional<Path> path(String folder) {
    try {
      return Optional.of(roots.getFirst().resolve(folder));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Where a folder really is, if it may be followed. */
  Optional<Path> real(Path folder) {
    try {
      Path real = folder.toRealPath();
      if (!Files.isDirectory(real)) {
        return Optional.empty();
      }
      for (Path root : roots) {
        if (Files.isDirectory(root) && real.startsWith(root.toRealPath())) {
          return Optional.of(real);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Follows a folder no longer; the files that came from it stay. */
  public void remove(String decision, Path folder, Actor by) {
    store.run(h -> {
      int mine =
          h.execute(
              "DELETE FROM followed WHERE decision = ? AND folder = ?",
              decision,
              folder.toString());
      if (mine > 0) {
        Audit.note(h, store.now(), by, "folder.left", Optional.of(decision), folder.toString());
      }
    });
  }

  /** Those of a decision. */
  public List<Folder> list(String decision) {
    return store.read(h ->
        h.createQuery(
                "SELECT decision, folder, into_path FROM followed WHERE decision = ? ORDER BY"
                    + " folder")
            .bind(0, decision)
            .map(
                (rs, ctx) -> new Folder(rs.getString(1), Path.of(rs.getString(2)), rs.getString(3)))
            .list());
  }

  private static InputException wrong(String folder, String what, String fix) {
    return new InputException(Problem.of(Location.of(OneLine.of(folder, 200)), what, fix));
  }
}
