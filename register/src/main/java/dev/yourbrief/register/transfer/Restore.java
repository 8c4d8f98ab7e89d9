package dev.yourbrief.register.transfer;

import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.store.Contents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a copy back, into a register that holds nothing yet, in either database. Everything is
 * checked against its hash on the way in; if anything is not what it was, nothing is put back.
 *
 * <p>A reminder that waited when the copy was made may have been sent since, so it is not sent by
 * itself. What was found due only after the copy was made is not known in it, and is said again.
 */
public final class Restore {

  private static final int LARGEST_ABOUT = 512 << 20;

  private final Register register;
  private final Path file;

  private Restore(Register register, Path file) {
    this.register = register;
    this.file = file;
  }

  /**
   * Puts it back.
   *
   * @throws InputException if the register holds something, or the copy is not whole
   */
  public static Backup.Copied from(Register register, Path file, Actor by) {
    return new Restore(register, file).restore(by);
  }

  private Backup.Copied restore(Actor by) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      JsonNode about = about(zip);
      return register
          .store()
          .write(h -> {
            refuseFull(h);
            Backup.Copied copied = restore(h, zip, about);
            Audit.note(
                h,
                register.store().now(),
                by,
                "register.restored",
                Optional.empty(),
                "from a copy of " + about.path("written_at").asString(""));
            return copied;
          });
    } catch (ZipException e) {
      throw wrong("this is no copy of a register", "Name a file that 'register backup' wrote");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode about(ZipFile zip) throws IOException {
    JsonNode about;
    try (InputStream in = open(zip, Backup.ABOUT)) {
      about = JsonMapper.shared().readTree(in.readNBytes(LARGEST_ABOUT));
    } catch (JacksonException e) {
      throw wrong("this is no copy of a register", "Name a file that 'register backup' wrote");
    }
    if (!about.path("format").asString("").equals(Backup.FORMAT)) {
      throw wrong("this is no copy of a register", "Name a file that 'register backup' wrote");
    }
    if (about.path("version").asInt(0) > Backup.FORMAT_VERSION
        || about.path("schema").asInt(0) > register.store().schema()) {
      throw wrong(
          "this copy was made by a newer version of this program",
          "Run that version, or a newer one");
    }
    return about;
  }

  private void refuseFull(Handle h) {
    for (String table : Stream.concat(Tables.COPIED.stream(), Tables.BYTES.stream()).toList()) {
      if (h.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one() > 0) {
        throw new InputException(
            Problem.of(
                Location.of(register.store().address().folder().toString()),
                "this register holds something already, and it is left as it is",
                "Restore into an empty folder or database"));
      }
    }
  }

  private Backup.Copied restore(Handle h, ZipFile zip, JsonNode about) {
    long bytes = 0;
    long contents = 0;
    for (Map.Entry<String, JsonNode> content : about.path("contents").properties()) {
      bytes += content(h, zip, content.getKey(), content.getValue().longValue());
      contents++;
    }
    long rows = 0;
    for (String table : Tables.COPIED) {
      JsonNode expected = about.path("tables").path(table);
      if (!expected.isMissingNode()) {
        rows += table(h, zip, table, expected);
      }
    }
    h.execute(
        "UPDATE reminder SET state = 'unsure', error = 'The register was put back from a copy; it"
            + " may have been sent since.' WHERE state IN ('waiting', 'sending')");
    return new Backup.Copied(rows, contents, bytes);
  }

  private long content(Handle h, ZipFile zip, String sha256, long size) {
    try (InputStream in = open(zip, Backup.contentFile(sha256))) {
      long kept = Contents.put(h, sha256, in).size();
      if (kept != size) {
        throw damaged(sha256);
      }
      return kept;
    } catch (IOException | UncheckedIOException | JdbiException e) {
      throw damaged(sha256);
    }
  }

  private long table(Handle h, ZipFile zip, String table, JsonNode expected) {
    MessageDigest digest = Hash.sha256();
    long rows = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new DigestInputStream(open(zip, Backup.tableFile(table)), digest),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!(JsonMapper.shared().readTree(line) instanceof ObjectNode row)
            || !Rows.insert(h, table, row)) {
          throw damaged(table);
        }
        rows++;
      }
    } catch (IOException | JacksonException | JdbiException e) {
      throw damaged(table);
    }
    if (rows != expected.path("rows").asLong(-1)
        || !HexFormat.of()
            .formatHex(digest.digest())
            .equals(expected.path("sha256").asString(""))) {
      throw damaged(table);
    }
    return rows;
  }

  private InputStream open(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    InputStream in = entry == null ? null : zip.getInputStream(entry);
    if (in == null) {
      throw wrong("'" + name + "' is missing in this copy", "Use another copy");
    }
    return in;
  }

  private InputException damaged(String what) {
    return wrong(
        "'" + what + "' in this copy is not what it was; nothing was put back", "Use another copy");
  }

  private InputException wrong(String what, String fix) {
    return new InputException(Problem.of(Location.of(file.toString()), what, fix));
  }
}
