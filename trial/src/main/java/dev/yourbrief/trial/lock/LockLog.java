package dev.yourbrief.trial.lock;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.trial.lock.LockEntry.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The log of a trial's locks, {@code lock.jsonl}: read whole, checked line against line, and only
 * ever added to.
 */
public final class LockLog {

  /** The name of the file. */
  public static final String FILE = "lock.jsonl";

  static final String KEPT =
      "Bring the log back from where you keep it; a changed log proves nothing";

  private static final int MAX_BYTES = 16 << 20;

  private final Path file;
  private final List<LockEntry> entries;

  private LockLog(Path file, List<LockEntry> entries) {
    this.file = file;
    this.entries = entries;
  }

  /**
   * Reads the log of a trial; empty when nothing was ever locked.
   *
   * @throws InputException if a line was changed, taken out, or cannot be read
   */
  public static LockLog read(Path folder) {
    Path file = folder.resolve(FILE);
    List<LockEntry> entries = new ArrayList<>();
    if (Files.exists(file)) {
      String previous = "";
      int number = 0;
      for (String line : lines(file)) {
        number++;
        LockEntry entry = LockJson.read(line, Location.of(FILE, number));
        if (!entry.previous().equals(previous)) {
          throw new InputException(
              Problem.of(
                  Location.of(FILE, number),
                  "this line does not follow the one before it: the log was changed by hand",
                  KEPT));
        }
        previous = entry.hash();
        entries.add(entry);
      }
    }
    return new LockLog(file, entries);
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InputException(
            Problem.of(Location.of(FILE), "the log is larger than 16 MiB", "Check the file"));
      }
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new InputException(
          Problem.of(Location.of(FILE), "the log is not UTF-8 text: it was changed by hand", KEPT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every line, the oldest first. */
  public List<LockEntry> entries() {
    return List.copyOf(entries);
  }

  /** The lock that holds now; empty when there is none, or the last one was opened. */
  public Optional<LockEntry> current() {
    return entries.reversed().stream()
        .filter(e -> e.event() != Event.FINISHED)
        .findFirst()
        .filter(e -> e.event() == Event.LOCKED);
  }

  /** Those lines that tell why a lock was opened. */
  public List<LockEntry> unlocks() {
    return entries.stream().filter(e -> e.event() == Event.UNLOCKED).toList();
  }

  /** The newest result; empty when no run was finished under the lock that holds now. */
  public Optional<LockEntry> finished() {
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(entries.getLast()).filter(e -> e.event() == Event.FINISHED);
  }

  /** Whether a run was finished under the lock of that hash. */
  public boolean isFinishedUnder(String hash) {
    String under = "";
    for (LockEntry entry : entries) {
      switch (entry.event()) {
        case LOCKED -> under = entry.hash();
        case UNLOCKED -> {}
        case FINISHED -> {
          if (under.equals(hash)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * What differs from what was locked, in words; empty when nothing does.
   *
   * @param parts the hashes of what is there now
   */
  public static List<String> differences(LockEntry lock, Map<String, String> parts) {
    TreeSet<String> names = new TreeSet<>(lock.parts().keySet());
    names.addAll(parts.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String then = lock.parts().get(name);
      String now = parts.get(name);
      if (then == null) {
        differences.add(name + " was not there");
      } else if (now == null) {
        differences.add(name + " is gone");
      } else if (!then.equals(now)) {
        differences.add(name + " has changed");
      }
    }
    return differences;
  }

  public LockEntry lock(Instant at, Map<String, String> parts) {
    return add(Event.LOCKED, at, parts, "");
  }

  public LockEntry unlock(Instant at, String reason) {
    return add(Event.UNLOCKED, at, Map.of(), reason);
  }

  public LockEntry finish(Instant at, Map<String, String> parts) {
    return add(Event.FINISHED, at, parts, "");
  }

  private LockEntry add(Event event, Instant at, Map<String, String> parts, String reason) {
    String previous = entries.isEmpty() ? "" : entries.getLast().hash();
    LockEntry entry = LockJson.sealed(new LockEntry(event, at, parts, reason, previous, ""));
    try (FileChannel out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer line = StandardCharsets.UTF_8.encode(LockJson.write(entry) + "\n");
      while (line.hasRemaining()) {
        int _ = out.write(line);
      }
      out.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    entries.add(entry);
    return entry;
  }
}
