package dev.yourbrief.gateway.words;

import dev.yourbrief.gateway.ledger.Private;
import dev.yourbrief.provider.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps words in a file a day, {@code words-20261128.jsonl}, and deletes files older than the
 * retention. It works on a thread of its own, so that no call waits for it; when it falls behind,
 * words are dropped and counted, never a call.
 *
 * <p>A line is a case for a trial: {@code input} is the last thing asked, {@code messages} all of
 * it, {@code answer} what the first answered, {@code candidate} what the shadow did.
 */
public final class Words implements AutoCloseable {

  private static final int MOST_WAITING = 256;
  private static final String BEFORE = "words-";
  private static final String AFTER = ".jsonl";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  private final Path folder;
  private final Duration retention;
  private final AtomicLong dropped = new AtomicLong();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("words").factory(),
          (_, _) -> dropped.incrementAndGet());

  /**
   * @param folder where they lie
   */
  public Words(Path folder, Duration retention) {
    this.folder = folder;
    this.retention = retention;
  }

  /** Keeps what a call said, soon. */
  public void keep(Kept kept) {
    thread.execute(() -> write(kept));
  }

  /** Deletes what is older than the retention, soon. */
  public void purge(Instant now) {
    thread.execute(() -> purgeNow(now));
  }

  private void purgeNow(Instant now) {
    LocalDate oldest = LocalDate.ofInstant(now.minus(retention), ZoneOffset.UTC);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (isOlder(file.getFileName().toString(), oldest)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      // It is tried again within the hour.
      return;
    }
  }

  private static boolean isOlder(String name, LocalDate oldest) {
    if (!name.startsWith(BEFORE) || !name.endsWith(AFTER)) {
      return false;
    }
    try {
      String day = name.substring(BEFORE.length(), name.length() - AFTER.length());
      return LocalDate.parse(day, DAY).isBefore(oldest);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private void write(Kept kept) {
    String day = DAY.format(LocalDate.ofInstant(kept.time(), ZoneOffset.UTC));
    Path file = folder.resolve(BEFORE + day + AFTER);
    try {
      boolean isNew = Files.notExists(file);
      Files.writeString(file, line(kept), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      if (isNew) {
        Private.file(file);
      }
    } catch (IOException e) {
      dropped.incrementAndGet();
    }
  }

  private static String line(Kept kept) {
    ObjectNode line =
        Json.object()
            .put("id", kept.call())
            .put("time", kept.time().toString())
            .put("route", kept.route())
            .put("input", Redaction.clean(last(kept.turns())));
    ArrayNode messages = line.putArray("messages");
    for (Kept.Turn turn : kept.turns()) {
      messages.addObject().put("role", turn.role()).put("content", Redaction.clean(turn.text()));
    }
    line.put("target", kept.target()).put("answer", Redaction.clean(kept.answer()));
    kept.candidate()
        .ifPresent(c ->
            line.put("candidate_target", c.target()).put("candidate", Redaction.clean(c.answer())));
    return line + "\n";
  }

  private static String last(List<Kept.Turn> turns) {
    String last = "";
    for (Kept.Turn turn : turns) {
      last = turn.role().equals("user") ? turn.text() : last;
    }
    return last;
  }

  /** How many words found no place or could not be written. */
  public long dropped() {
    return dropped.get();
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
