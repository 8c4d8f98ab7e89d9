package dev.yourbrief.register.recheck;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.register.decision.FilePath;
import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.store.Content;
import dev.yourbrief.register.store.Contents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a followed folder as they would stand in a decision. A file that is being written is
 * left for the next look; one that grows all the time, as a gateway's ledger does, is taken once it
 * rests. Folders within it are not looked into: neither does a bill.
 */
final class NewFiles {

  private static final System.Logger LOG = System.getLogger("dev.yourbrief.register");

  /** A file that was just written may not be whole. */
  private static final Duration NEW_RESTS = Duration.ofSeconds(5);

  /** Each state of a file is kept for good: one that grows is not taken at every look. */
  private static final Duration KNOWN_RESTS = Duration.ofHours(1);

  /** A clock that is apart by so much is another's, and says nothing of when a file was written. */
  private static final Duration OTHER_CLOCK = Duration.ofDays(1);

  private static final int MOST = 2000;
  private static final long LARGEST = 2L << 30;

  /** What people asked and were answered, which a gateway keeps beside its ledger: never taken. */
  private static final Pattern WORDS = Pattern.compile("words-.*\\.jsonl(\\.gz)?");

  private static final String PACKED = ".gz";

  private final Contents contents;
  private final Instant now;
  private final Path folder;
  private final String into;

  /** What a file was when it was last read: while it is that still, it is not read again. */
  record Seen(long size, FileTime modified, Content content) {}

  private final Map<Path, Seen> seen;

  /**
   * Of a folder, at an instant.
   *
   * @param seen what files were at earlier looks; is added to
   */
  NewFiles(Contents contents, Map<Path, Seen> seen, Instant now, Path folder, String into) {
    this.contents = contents;
    this.seen = seen;
    this.now = now;
    this.folder = folder;
    this.into = into;
  }

  /**
   * What the folder holds that the decision does not, or holds otherwise, by its path there.
   *
   * @param claimed paths that another folder has a file for; is added to
   */
  SortedMap<String, Content> since(Tree tree, Set<String> claimed) {
    SortedMap<String, Content> changed = new TreeMap<>();
    for (Path file : files()) {
      String path = into + "/" + file.getFileName();
      try {
        FilePath.check(path);
        BasicFileAttributes is =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean isKnown = tree.file(path).isPresent();
        boolean isOurs = is.isRegularFile() && is.size() <= LARGEST && claimed.add(path);
        if (isOurs && rests(is, isKnown)) {
          Content content = content(file, is);
          if (!tree.file(path).filter(content::equals).isPresent()) {
            changed.put(path, content);
          }
        }
      } catch (InputException | IOException | UncheckedIOException e) {
        // No name for a file, gone, or changed while it was read: the next look will tell.
        LOG.log(System.Logger.Level.DEBUG, "left for the next look: {0}", file);
      }
    }
    return changed;
  }

  private Content content(Path file, BasicFileAttributes is) {
    Seen was = seen.get(file);
    if (was != null && was.size() == is.size() && was.modified().equals(is.lastModifiedTime())) {
      return was.content();
    }
    Content content = contents.put(file);
    seen.put(file, new Seen(is.size(), is.lastModifiedTime(), content));
    return content;
  }

  /** What a decision holds of this folder that was packed since: its rows would count twice. */
  List<String> packed(Tree tree) {
    List<String> gone = new ArrayList<>();
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(PACKED)) {
        String was = name.substring(0, name.length() - PACKED.length());
        if (!Files.exists(folder.resolve(was)) && tree.file(into + "/" + was).isPresent()) {
          gone.add(into + "/" + was);
        }
      }
    }
    return gone;
  }

  private boolean rests(BasicFileAttributes is, boolean isKnown) {
    Duration since = Duration.between(is.lastModifiedTime().toInstant(), now);
    return since.compareTo(isKnown ? KNOWN_RESTS : NEW_RESTS) >= 0
        || since.compareTo(OTHER_CLOCK.negated()) < 0;
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> !WORDS.matcher(String.valueOf(file.getFileName())).matches())
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .limit(MOST)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
