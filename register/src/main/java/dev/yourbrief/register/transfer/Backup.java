package dev.yourbrief.register.transfer;

import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.Version;
import dev.yourbrief.register.Register;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Copies everything into one file, of one moment, while the register is in use: a zip archive with
 * a line of JSON for each row and a file for each content, so that it can be put back into either
 * database. It holds hashes of passwords and tokens, so only its owner may read it.
 */
public final class Backup {

  static final String FORMAT = "yourbrief-backup";
  static final int FORMAT_VERSION = 1;
  static final String ABOUT = "backup.json";

  /** What was copied. */
  public record Copied(long rows, long contents, long bytes) {}

  private final Register register;
  private final Path work;

  private Backup(Register register, Path work) {
    this.register = register;
    this.work = work;
  }

  /**
   * Copies it.
   *
   * @throws InputException if there is a file already
   */
  public static Copied to(Register register, Path file) {
    if (Files.exists(file)) {
      throw new InputException(
          Problem.of(
              Location.of(file.toString()),
              "there is a file here already, and it is left as it is",
              "Name another"));
    }
    try {
      Path folder = register.store().address().folder().resolve("work");
      Files.createDirectories(folder);
      Path work = Files.createTempDirectory(folder, "backup-");
      try (Sink.Archive sink = new Sink.Archive(file)) {
        Copied copied = new Backup(register, work).write(sink);
        sink.finish();
        return copied;
      } finally {
        Folders.delete(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String tableFile(String table) {
    return "tables/" + table + ".jsonl";
  }

  static String contentFile(String sha256) {
    return "content/" + sha256.substring(0, 2) + "/" + sha256;
  }

  private Copied write(Sink sink) throws IOException {
    // Rows first, all of one moment; the bytes they name never change and can follow.
    Map<String, Long> contents = register.store().snapshot(this::rows);
    ObjectNode about = JsonNodeFactory.instance.objectNode();
    about.put("format", FORMAT).put("version", FORMAT_VERSION);
    about.put("schema", register.store().schema());
    about.put("written_at", register.store().now()).put("program", Version.text());
    ObjectNode tables = about.putObject("tables");
    long rows = 0;
    for (String table : Tables.COPIED) {
      Path file = work.resolve(table);
      long count;
      try (var lines = Files.lines(file)) {
        count = lines.count();
      }
      tables.putObject(table).put("rows", count).put("sha256", Hash.of(file));
      rows += count;
    }
    ObjectNode kept = about.putObject("contents");
    contents.forEach(kept::put);
    sink.text(ABOUT, about + "\n");
    for (String table : Tables.COPIED) {
      sink.file(tableFile(table), out -> Files.copy(work.resolve(table), out));
    }
    for (String sha256 : contents.keySet()) {
      sink.file(contentFile(sha256), out -> register.contents().copy(sha256, out));
    }
    return new Copied(
        rows, contents.size(), contents.values().stream().mapToLong(Long::longValue).sum());
  }

  /** Writes the rows beside, and says which contents there are, with their sizes. */
  private Map<String, Long> rows(Handle h) {
    for (String table : Tables.COPIED) {
      try (BufferedWriter out =
              Files.newBufferedWriter(work.resolve(table), StandardCharsets.UTF_8);
          ResultIterator<ObjectNode> all =
              h.createQuery("SELECT * FROM " + table)
                  .setFetchSize(500)
                  .map((rs, ctx) -> Rows.row(rs))
                  .iterator()) {
        while (all.hasNext()) {
          out.write(all.next().toString());
          out.write('\n');
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Map<String, Long> contents = new TreeMap<>();
    Rows.select(h, "SELECT sha256, size FROM content")
        .forEach(row -> contents.put(row.path("sha256").asString(), row.path("size").longValue()));
    return contents;
  }
}
