package dev.yourbrief.register.transfer;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.Version;
import dev.yourbrief.register.Register;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a register out as plain files, so that nothing is locked in: each decision is a folder
 * that the command reads, with its versions and a record of all that is kept about it. People's
 * accounts, links and reminders stay: they are of this register, not of its decisions.
 */
public final class Export {

  /** What was written. */
  public record Exported(int decisions, int versions) {}

  private final Register register;
  private final Map<String, String> names = new HashMap<>();

  private Export(Register register) {
    this.register = register;
  }

  /**
   * Writes it out.
   *
   * @param target a folder that is not there or holds nothing, or a file that ends in {@code .zip}
   * @throws InputException if there is something already
   */
  public static Exported to(Register register, Path target) {
    boolean isArchive = String.valueOf(target.getFileName()).endsWith(".zip");
    try {
      if (Files.exists(target) && (isArchive || !isEmptyFolder(target))) {
        throw new InputException(
            Problem.of(
                Location.of(target.toString()),
                "there is something here already, and it is left as it is",
                "Name another place"));
      }
      try (Sink sink = isArchive ? new Sink.Archive(target) : new Sink.Folder(target)) {
        Exported exported = new Export(register).write(sink);
        sink.finish();
        return exported;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEmptyFolder(Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      return false;
    }
    try (Stream<Path> files = Files.list(target)) {
      return files.findAny().isEmpty();
    }
  }

  /** All rows of a moment; the bytes they name never change. */
  private record Rest(ObjectNode record, Map<String, String> files) {}

  private Exported write(Sink sink) throws IOException {
    Map<String, Rest> all = register.store().snapshot(this::records);
    ObjectNode about = JsonNodeFactory.instance.objectNode();
    about.put("format", Layout.FORMAT).put("version", Layout.FORMAT_VERSION);
    about.put("written_at", register.store().now()).put("program", Version.text());
    sink.text(Layout.REGISTER, about.toPrettyString() + "\n");
    int versions = 0;
    for (Map.Entry<String, Rest> decision : all.entrySet()) {
      String folder = Layout.DECISIONS + "/" + decision.getKey() + "/";
      Rest rest = decision.getValue();
      sink.text(folder + Layout.RECORD, rest.record().toPrettyString() + "\n");
      for (Map.Entry<String, String> file : rest.files().entrySet()) {
        sink.file(folder + file.getKey(), out -> register.contents().copy(file.getValue(), out));
      }
      versions += rest.record().path("versions").size();
    }
    return new Exported(all.size(), versions);
  }

  private Map<String, Rest> records(Handle h) {
    Rows.select(h, "SELECT id, name FROM person")
        .forEach(row -> names.put(row.path("id").asString(), row.path("name").asString()));
    Map<String, Rest> all = new TreeMap<>();
    for (ObjectNode row : Rows.select(h, "SELECT * FROM decision ORDER BY id")) {
      all.put(row.path("id").asString(), record(h, row));
    }
    return all;
  }

  private Rest record(Handle h, ObjectNode decision) {
    String id = decision.path("id").asString();
    Map<String, String> files = new TreeMap<>();
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("format", DecisionRecord.FORMAT).put("version", DecisionRecord.FORMAT_VERSION);
    // An account's id means nothing in another register; its name does.
    decision.put("approver", names.getOrDefault(decision.path("approver").asString(), ""));
    record.set("decision", decision);
    record.set(
        "files",
        files(
            Rows.select(
                h, "SELECT path, sha256 FROM decision_file WHERE decision = ? ORDER BY path", id),
            "",
            files));
    ArrayNode versions = record.putArray("versions");
    for (ObjectNode version :
        Rows.select(h, "SELECT * FROM version WHERE decision = ? ORDER BY number", id)) {
      versions.add(version(h, version, id, files));
    }
    for (DecisionRecord.Part part : DecisionRecord.PARTS) {
      ArrayNode rows = record.putArray(part.name());
      List<ObjectNode> found =
          Rows.select(
              h,
              "SELECT "
                  + String.join(", ", part.columns())
                  + " FROM "
                  + part.table()
                  + " WHERE decision = ?",
              id);
      found.sort(Comparator.comparing(ObjectNode::toString));
      found.forEach(row -> rows.add(named(row)));
    }
    return new Rest(record, files);
  }

  private ObjectNode named(ObjectNode row) {
    String whom = names.get(row.path("whom").asString());
    return whom == null ? row : row.put("whom", whom);
  }

  private ObjectNode version(Handle h, ObjectNode version, String id, Map<String, String> files) {
    String sha256 = version.path("sha256").asString();
    String folder = Layout.version(version.path("number").intValue());
    files.put(folder + Layout.BRIEF, sha256);
    version.remove("decision");
    List<ObjectNode> signed =
        Rows.select(
            h,
            "SELECT name, role, note, at FROM sign_off WHERE decision = ? AND version = ?",
            id,
            sha256);
    if (!signed.isEmpty()) {
      version.set("sign_off", signed.getFirst());
    }
    version.set(
        "files",
        files(
            Rows.select(
                h,
                "SELECT path, sha256 FROM version_file WHERE decision = ? AND version = ? ORDER BY"
                    + " path",
                id,
                sha256),
            folder,
            files));
    return version;
  }

  /** Says of each file where it lies, and remembers to put it there. */
  private static ArrayNode files(List<ObjectNode> rows, String folder, Map<String, String> files) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (ObjectNode row : rows) {
      String path = row.path("path").asString();
      String at = folder + (folder.isEmpty() ? Layout.ofDecision(path) : Layout.ofVersion(path));
      files.put(at, row.path("sha256").asString());
      list.add(row.put("at", at));
    }
    return list;
  }
}
