package dev.yourbrief.gateway.ledger;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Appends rows to the newest segment of a folder. Safe for use by many threads.
 *
 * <p>When {@link #append} returns, the row is the operating system's: it outlives this process,
 * however that ends. To outlive a loss of power it must be forced to the disk as well ({@link
 * #force}), which takes milliseconds and is therefore done beside the calls.
 *
 * <p>A disk that takes no more does not stop the calls at once: rows wait in memory, at most
 * {@value #MOST_WAITING}, and are tried again with each further row and each {@link #force}.
 */
public final class Ledger implements AutoCloseable {

  private static final int MOST_WAITING = 10_000;

  private final Path folder;
  private final long segmentBytes;
  private final InstantSource clock;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final Packing packing;
  private final Deque<byte[]> waiting = new ArrayDeque<>();

  private FileChannel segment;
  private Path segmentFile;
  private long written;
  private volatile boolean forcesEach;
  private boolean isDirty;
  private boolean isFailing;
  private long lost;

  private Ledger(
      Path folder,
      long segmentBytes,
      InstantSource clock,
      FileChannel lockFile,
      FileLock lock,
      Packing packing,
      Path segmentFile)
      throws IOException {
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    this.clock = clock;
    this.lockFile = lockFile;
    this.lock = lock;
    this.packing = packing;
    this.segmentFile = segmentFile;
    this.segment = open(segmentFile);
  }

  /**
   * Opens the folder for writing, making it if need be, and begins a new segment.
   *
   * @param segmentBytes the size at which a segment is closed and packed
   * @throws InputException when another process writes there, or nobody can
   */
  public static Ledger open(Path folder, long segmentBytes, InstantSource clock) {
    try {
      Private.folder(folder);
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lock(lockFile);
      if (lock == null) {
        lockFile.close();
        throw problem(
            folder,
            "another gateway writes to this ledger",
            "Stop it, or name another folder under ledger");
      }
      return new Ledger(
          folder,
          segmentBytes,
          clock,
          lockFile,
          lock,
          new Packing(),
          Segments.next(folder, clock.instant()));
    } catch (IOException e) {
      throw problem(
          folder, "the ledger cannot be written here: " + e, "Check the folder and its rights");
    }
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    FileChannel opened =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Private.file(file);
    return opened;
  }

  /** Writes a row down. */
  public void append(Row row) {
    byte[] line = RowJson.line(row);
    synchronized (this) {
      if (!waiting.isEmpty() || !write(line)) {
        if (waiting.size() < MOST_WAITING) {
          waiting.add(line);
        } else {
          lost++;
        }
        retry();
      }
    }
    if (forcesEach) {
      force();
    }
  }

  private void retry() {
    byte[] next = waiting.peek();
    while (next != null && write(next)) {
      waiting.remove();
      next = waiting.peek();
    }
  }

  private boolean write(byte[] line) {
    long before = written;
    try {
      if (written > 0 && written + line.length > segmentBytes) {
        turn();
        before = 0;
      }
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        written += segment.write(bytes);
      }
      isDirty = true;
      isFailing = false;
      return true;
    } catch (IOException e) {
      isFailing = true;
      cutBack(before);
      return false;
    }
  }

  /** A half-written line would make the next one unreadable too. */
  private void cutBack(long to) {
    try {
      if (written > to) {
        segment.truncate(to);
        written = to;
      }
    } catch (IOException e) {
      // The next write begins a segment of its own.
      written = segmentBytes + 1;
    }
  }

  private void turn() throws IOException {
    Path next = Segments.next(folder, clock.instant());
    FileChannel opened = open(next);
    segment.force(false);
    segment.close();
    packing.pack(segmentFile);
    segment = opened;
    segmentFile = next;
    written = 0;
  }

  /** Forces what was written to the disk, and tries again what was not. */
  public void force() {
    FileChannel dirty;
    synchronized (this) {
      retry();
      if (!isDirty) {
        return;
      }
      isDirty = false;
      dirty = segment;
    }
    try {
      // Outside of the lock: rows go on being written meanwhile.
      dirty.force(false);
    } catch (java.nio.channels.ClosedChannelException e) {
      // The segment was closed between, and forced then.
      return;
    } catch (IOException e) {
      synchronized (this) {
        isFailing = true;
        isDirty = true;
      }
    }
  }

  /**
   * From now on rows are forced to the disk: at intervals on a thread of its own, or, when the
   * interval is zero, each before {@link #append} returns.
   */
  public void sync(Duration interval) {
    if (interval.isZero()) {
      forcesEach = true;
      return;
    }
    Thread.ofVirtual()
        .name("ledger")
        .start(() -> {
          try {
            while (isOpen()) {
              Thread.sleep(interval);
              force();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private synchronized boolean isOpen() {
    return segment.isOpen();
  }

  /** Whether rows reach the disk. */
  public synchronized boolean isHealthy() {
    return !isFailing;
  }

  /** Whether all that was written would outlive a loss of power. */
  synchronized boolean isForced() {
    return !isDirty;
  }

  /** Whether a further row would have no place, not even in memory. */
  public synchronized boolean isFull() {
    return waiting.size() >= MOST_WAITING;
  }

  /** How many rows found no place. */
  public synchronized long lost() {
    return lost;
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    force();
    synchronized (this) {
      try {
        segment.close();
        lock.release();
        lockFile.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    packing.close();
  }

  private static InputException problem(Path folder, String what, String fix) {
    return new InputException(Problem.of(Location.of(folder.toString()), what, fix));
  }
}
