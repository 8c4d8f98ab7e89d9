package dev.yourbrief.trial.run;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Every answer that was ever paid for, one line each, in {@code answers.jsonl}. A line is handed to
 * the operating system before the call counts as done, so that a process killed at any moment
 * leaves all of them; a line that was being written is taken off at the next start.
 *
 * <p>Safe for many threads, and a thread that is interrupted still writes its line whole. One
 * process at a time: a second one is refused.
 */
public final class Journal implements AutoCloseable {

  /** The name of the file. */
  public static final String FILE = "answers.jsonl";

  private static final long FORCE_EVERY_NANOS = 1_000_000_000L;

  /**
   * The journals that are open in this process. Opening and closing a file a second time would let
   * go of its lock, so it is looked up here first.
   */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final RandomAccessFile file;
  private final FileLock lock;
  private final Map<String, Answer> answers;
  private final int cutOff;
  private final AtomicInteger givenUp = new AtomicInteger();
  private long end;
  private long forced = System.nanoTime();
  private int width;
  private boolean hasBegun;

  private Journal(Path path, RandomAccessFile file, FileLock lock, JournalLines read) {
    this.path = path;
    this.file = file;
    this.lock = lock;
    this.answers = new ConcurrentHashMap<>(read.answers());
    this.cutOff = read.cutOff();
    this.end = read.bytes();
  }

  /**
   * Opens the journal of a trial, or begins one.
   *
   * @throws InputException if another run has it open, or a line in its middle is damaged
   */
  public static Journal open(Path folder) {
    Path path = folder.resolve(FILE).toAbsolutePath().normalize();
    if (!OPEN.add(path)) {
      throw underWay();
    }
    boolean isOpen = false;
    try {
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      try {
        FileLock lock = file.getChannel().tryLock();
        if (lock == null) {
          throw underWay();
        }
        // Read by the same handle: closing another one would let go of the lock.
        JournalLines read = JournalLines.read(file.getChannel());
        file.setLength(read.bytes());
        isOpen = true;
        return new Journal(path, file, lock, read);
      } catch (OverlappingFileLockException e) {
        throw underWay();
      } finally {
        if (!isOpen) {
          file.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!isOpen) {
        OPEN.remove(path);
      }
    }
  }

  private static InputException underWay() {
    return new InputException(
        Problem.of(
            Location.of(FILE), "another run of this trial is under way", "Wait until it is done"));
  }

  /**
   * How many calls may have been under way when earlier runs were cut off; 0 when all of them ended
   * by themselves. Their provider may have counted them, and they are asked again.
   */
  public int cutOff() {
    return cutOff;
  }

  /** USD that all answers have cost, and that lost calls may have. */
  public BigDecimal spent() {
    return answers.values().stream()
        .map(a -> a.usd().orElse(BigDecimal.ZERO).add(a.lost().atMost()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What is known of a call. */
  public Optional<Answer> answer(String key) {
    return Optional.ofNullable(answers.get(key));
  }

  /** Calls may begin, so many at a time. It is noted when the first one does. */
  public synchronized void begin(int underWay) {
    width = underWay;
    hasBegun = false;
    givenUp.set(0);
  }

  /** A call is about to be made. */
  public synchronized void calling() {
    if (!hasBegun) {
      write(JournalLines.begun(width));
      hasBegun = true;
    }
  }

  /** A call was given up while it was under way. */
  void gaveUp() {
    givenUp.incrementAndGet();
  }

  /** Notes that all calls that were begun have ended, or were given up. */
  public synchronized void end() {
    if (hasBegun) {
      write(JournalLines.ended(givenUp.get()));
      force();
      hasBegun = false;
    }
  }

  /** Keeps an answer. When this returns, no end of this process can lose it. */
  public void keep(Answer answer) {
    write(AnswerJson.write(answer));
    answers.put(answer.key(), answer);
  }

  private synchronized void write(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      file.seek(end);
      file.write(bytes);
      end += bytes.length;
      // The operating system has it; the disk, which only a power cut would ask for, once a second.
      if (System.nanoTime() - forced > FORCE_EVERY_NANOS) {
        force();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void force() {
    try {
      file.getFD().sync();
      forced = System.nanoTime();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      OPEN.remove(path);
    }
  }
}
