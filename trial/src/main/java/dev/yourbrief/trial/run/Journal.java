package dev.yourbrief.trial.run;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every answer that was ever paid for, one line each, in {@code answers.jsonl}. A line is handed to
 * the operating system before the call counts as done, so that a process killed at any moment
 * leaves all of them; a line that was being written is taken off at the next start.
 *
 * <p>Safe for many threads. One process at a time: a second one is refused.
 */
public final class Journal implements AutoCloseable {

  /** The name of the file. */
  public static final String FILE = "answers.jsonl";

  private static final String BEGUN = "{\"begun\":";
  private static final String ENDED = "{\"ended\":true}";
  private static final long FORCE_EVERY_NANOS = 1_000_000_000L;

  private final FileChannel channel;
  private final FileLock lock;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final int cutOff;
  private long forced = System.nanoTime();

  private Journal(FileChannel channel, FileLock lock, Map<String, Answer> answers, int cutOff) {
    this.channel = channel;
    this.lock = lock;
    this.answers.putAll(answers);
    this.cutOff = cutOff;
  }

  /**
   * Opens the journal of a trial, or begins one.
   *
   * @throws InputException if another process has it open, or a line in its middle is damaged
   */
  public static Journal open(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = lock(channel);
      Contents contents = contents(file);
      channel.truncate(contents.bytes());
      channel.position(contents.bytes());
      return new Journal(channel, lock, contents.answers(), contents.underWay());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The answers of a journal, by their key, without opening it for writing; none if there is none.
   */
  public static Map<String, Answer> answersOf(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return Files.exists(file) ? contents(file).answers() : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new InputException(
          Problem.of(
              Location.of(FILE),
              "another run of this trial is under way",
              "Wait until it is done"));
    }
    return lock;
  }

  /** What a journal holds: its answers, how many bytes are whole, how many calls were cut off. */
  private record Contents(Map<String, Answer> answers, long bytes, int underWay) {}

  private static Contents contents(Path file) throws IOException {
    Map<String, Answer> answers = new LinkedHashMap<>();
    long whole = wholeBytes(file);
    int underWay = 0;
    long read = 0;
    int number = 0;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null && read < whole; line = in.readLine()) {
        number++;
        read += line.getBytes(StandardCharsets.UTF_8).length + 1L;
        if (line.startsWith(BEGUN)) {
          underWay = underWay(line);
        } else if (line.equals(ENDED)) {
          underWay = 0;
        } else {
          Answer answer = AnswerJson.read(line).orElse(null);
          if (answer == null) {
            throw new InputException(
                Problem.of(
                    Location.of(FILE, number),
                    "this line is no answer",
                    "Take the line out; its call will be asked again"));
          }
          answers.put(answer.key(), answer);
        }
      }
    }
    return new Contents(answers, whole, underWay);
  }

  /** How many bytes there are up to and with the last line end. */
  private static long wholeBytes(Path file) throws IOException {
    long whole = 0;
    long read = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          if (buffer[i] == '\n') {
            whole = read + i + 1;
          }
        }
        read += n;
      }
    }
    return whole;
  }

  private static int underWay(String line) {
    try {
      return Integer.parseInt(line.substring(BEGUN.length(), line.length() - 1));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return 0;
    }
  }

  /**
   * How many calls may have been under way when the last run was cut off; 0 when it ended by
   * itself. Their provider may have counted them, and they are asked again.
   */
  public int cutOff() {
    return cutOff;
  }

  /** What is known of a call. */
  public Optional<Answer> answer(String key) {
    return Optional.ofNullable(answers.get(key));
  }

  /** Notes that calls begin. */
  public void begin(int underWay) {
    write(BEGUN + underWay + "}");
  }

  /** Notes that all calls that were begun have ended. */
  public void end() {
    write(ENDED);
    force();
  }

  /** Keeps an answer. When this returns, no end of this process can lose it. */
  public void keep(Answer answer) {
    write(AnswerJson.write(answer));
    answers.put(answer.key(), answer);
  }

  private synchronized void write(String line) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
      while (bytes.hasRemaining()) {
        int _ = channel.write(bytes);
      }
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
      channel.force(false);
      forced = System.nanoTime();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
