package dev.yourbrief.register.recheck;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.playbook.Decision;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.decision.Decisions;
import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.store.Content;
import dev.yourbrief.register.store.Contents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at a decision again: takes in the new files of the folders it follows, computes its newest
 * version again as of today, and says what moved. The answers are those of the version: what people
 * are still changing is theirs to save. The evidence is what lies there now. Also where no file is
 * new: days pass, and catalogues age.
 *
 * <p>The same is found once: what lies there and what came out make a finding, not the day.
 */
public final class Watch {

  /**
   * What a look showed.
   *
   * @param version the newest version, which it is held against
   * @param taken the paths of files that were taken in
   * @param finding what moved; empty: nothing did
   * @param isNew whether nobody found it before
   */
  public record Look(
      String decision,
      String title,
      VersionEntry version,
      List<String> taken,
      Optional<Findings.Finding> finding,
      boolean isNew) {

    /** Whether a bar or the verdict is in another state than the version has it. */
    public boolean isFlipped() {
      return finding.map(Findings.Finding::flipped).orElse(false);
    }

    /** Whether it could not be computed. */
    public boolean isTroubled() {
      return finding.filter(f -> f.brief().isEmpty()).isPresent();
    }
  }

  private final Register register;
  private final Followed followed;
  private final Findings findings;
  private final Map<Path, NewFiles.Seen> seen = new ConcurrentHashMap<>();

  public Watch(Register register, Followed followed) {
    this.register = register;
    this.followed = followed;
    this.findings = new Findings(register.store());
  }

  /** Takes in what is new of the folders a decision follows; the paths of what was. */
  public List<String> takeIn(String decision) {
    List<Followed.Folder> folders = followed.list(decision).stream().filter(this::isStill).toList();
    Optional<Decisions.State> state = register.decisions().state(decision);
    if (folders.isEmpty() || state.isEmpty()) {
      return List.of();
    }
    Tree tree = state.get().tree();
    SortedMap<String, Content> since = new TreeMap<>();
    List<String> packed = new ArrayList<>();
    Set<String> claimed = new HashSet<>();
    for (Followed.Folder folder : folders) {
      Instant now = register.store().clock().instant();
      NewFiles files = new NewFiles(register.contents(), seen, now, folder.folder(), folder.into());
      since.putAll(files.since(tree, claimed));
      packed.addAll(files.packed(tree));
    }
    if (!since.isEmpty() || !packed.isEmpty()) {
      put(decision, since, packed);
    }
    return List.copyOf(since.keySet());
  }

  /** The settings may have changed, or a link been put in its place, since it was followed. */
  private boolean isStill(Followed.Folder folder) {
    return followed.real(folder.folder()).filter(folder.folder()::equals).isPresent();
  }

  private void put(String decision, SortedMap<String, Content> since, List<String> packed) {
    register
        .decisions()
        .change(
            decision,
            Actor.PROGRAM,
            "files.followed",
            String.join(", ", since.keySet()),
            tree -> {
              Tree changed = tree;
              for (String path : packed) {
                changed = changed.without(path);
              }
              for (Map.Entry<String, Content> file : since.entrySet()) {
                changed = changed.with(file.getKey(), file.getValue());
              }
              return changed;
            });
  }

  /** Looks at a decision; empty if it has no version, or is put away. */
  public Optional<Look> look(String decision, LocalDate today) {
    Optional<Decisions.State> state =
        register.decisions().state(decision).filter(s -> s.entry().archivedAt().isEmpty());
    if (state.isEmpty()) {
      return Optional.empty();
    }
    List<String> taken = takeIn(decision);
    Optional<VersionEntry> newest = register.versions().newest(decision);
    Tree now = register.decisions().state(decision).orElseThrow().tree();
    return newest.map(version -> look(state.get().entry().title(), version, now, taken, today));
  }

  private Look look(
      String title, VersionEntry version, Tree now, List<String> taken, LocalDate today) {
    Tree based = register.versions().tree(version);
    Tree tree = evidence(based, now);
    Optional<Found> found = found(version, tree, !tree.equals(based), today);
    boolean isNew =
        found.isPresent()
            && findings.put(
                version.decision(),
                version.sha256(),
                found.get().inputs(),
                found.get().json(),
                found.get().flipped(),
                found.get().summary());
    return new Look(
        version.decision(),
        title,
        version,
        taken,
        found.flatMap(f -> findings.find(version.decision(), version.sha256(), f.inputs())),
        isNew);
  }

  /** What came out, if it is worth telling. */
  private record Found(String inputs, Optional<String> json, boolean flipped, String summary) {}

  private Optional<Found> found(VersionEntry version, Tree tree, boolean isOther, LocalDate today) {
    Brief base = register.versions().brief(version);
    Brief brief;
    try {
      brief = register.workbench().draft(tree, today).brief().in(base.locale());
    } catch (InputException e) {
      String summary = "It cannot be computed again as things are.\n" + e.getMessage();
      return Optional.of(new Found(key(tree, summary), Optional.empty(), false, summary));
    }
    Moved moved = Moved.between(base, brief);
    if (!moved.isFlipped() && !isOther) {
      return Optional.empty();
    }
    return Optional.of(
        new Found(
            key(tree, Moved.states(brief)),
            Optional.of(BriefJson.write(brief)),
            moved.isFlipped(),
            moved.summary()));
  }

  private static String key(Tree tree, String outcome) {
    return Contents.hash((tree.hash() + "\n" + outcome).getBytes(StandardCharsets.UTF_8));
  }

  /** The answers of a version, with the files as they lie there now. */
  private static Tree evidence(Tree version, Tree now) {
    SortedMap<String, Content> files = new TreeMap<>(version.files());
    now.files()
        .forEach((path, content) -> {
          if (!path.equals(Decision.FILE)) {
            files.put(path, content);
          }
        });
    // What is packed now stands no longer beside its packed form.
    files.keySet().removeIf(path -> now.file(path).isEmpty() && now.file(path + ".gz").isPresent());
    return new Tree(files);
  }
}
