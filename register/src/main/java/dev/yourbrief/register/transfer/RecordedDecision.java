package dev.yourbrief.register.transfer;

import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.decision.Decisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A decision of an exported register, taken in with all that is kept about it. Every file must have
 * the hash it was written down with; what a version says of itself is read from its brief.
 */
final class RecordedDecision {

  private final Register register;
  private final Actor by;
  private final Path folder;
  private final DecisionRecord record;

  RecordedDecision(Register register, Actor by, Path folder) {
    this.register = register;
    this.by = by;
    this.folder = folder;
    this.record = DecisionRecord.read(folder.resolve(Layout.RECORD));
  }

  /** A version, checked. */
  private record Checked(
      ObjectNode row,
      Optional<ObjectNode> signOff,
      Brief brief,
      SortedMap<String, DecisionRecord.Filed> files) {

    String sha256() {
      return row.path("sha256").asString();
    }
  }

  Import.Imported take() throws IOException {
    ObjectNode decision = record.decision();
    String id = decision.path("id").asString();
    if (!id.equals(Decisions.idOf(id))) {
      throw wrong("'" + id + "' is no id of a decision");
    }
    SortedMap<String, DecisionRecord.Filed> files = record.files();
    List<Checked> versions = versions();
    for (DecisionRecord.Filed file : files.values()) {
      keep(file);
    }
    for (Checked version : versions) {
      for (DecisionRecord.Filed file : version.files().values()) {
        keep(file);
      }
    }
    return register.store().write(h -> take(h, decision, id, files, versions));
  }

  private Import.Imported take(
      Handle h,
      ObjectNode decision,
      String id,
      SortedMap<String, DecisionRecord.Filed> files,
      List<Checked> versions) {
    // Two that take in the same meet here.
    if (!Rows.insert(h, "decision", decision)) {
      return known(h, decision, id, versions);
    }
    h.execute(
        "UPDATE decision SET approver = (SELECT id FROM person WHERE name = ?) WHERE id = ?",
        record.approver(),
        id);
    files.forEach((path, file) ->
        h.execute(
            "INSERT INTO decision_file (decision, path, sha256) VALUES (?, ?, ?)",
            id,
            path,
            file.sha256()));
    versions.forEach(version -> add(h, id, version));
    for (DecisionRecord.Part part : DecisionRecord.PARTS) {
      record.rows(part).forEach(row -> Rows.insert(h, part.table(), row.put("decision", id)));
    }
    Audit.note(
        h,
        register.store().now(),
        by,
        "decision.imported",
        Optional.of(id),
        versions.size() == 1 ? "one version" : versions.size() + " versions");
    return new Import.Imported(id, Import.Fate.ADDED, List.of());
  }

  /** The same if it began at the same instant, and every version that comes is there. */
  private Import.Imported known(Handle h, ObjectNode decision, String id, List<Checked> versions) {
    List<ObjectNode> there = Rows.select(h, "SELECT created_at FROM decision WHERE id = ?", id);
    Set<String> kept =
        Rows.select(h, "SELECT sha256 FROM version WHERE decision = ?", id).stream()
            .map(row -> row.path("sha256").asString())
            .collect(Collectors.toSet());
    boolean isSame =
        there.stream()
                .anyMatch(row ->
                    row.path("created_at")
                        .asString()
                        .equals(decision.path("created_at").asString()))
            && versions.stream().map(Checked::sha256).allMatch(kept::contains);
    if (isSame) {
      return new Import.Imported(id, Import.Fate.KNOWN, List.of());
    }
    throw wrong("there is another decision '" + id + "' in the register, and it is left as it is");
  }

  private void add(Handle h, String id, Checked version) {
    Brief brief = version.brief();
    ObjectNode row = version.row();
    row.put("decision", id);
    row.put("as_of", brief.asOf().toString());
    row.put("verdict", brief.bottomLine().option());
    row.put("headline", new Page(brief).plain(brief.bottomLine().headline()));
    if (!Rows.insert(h, "version", row)) {
      throw wrong("it has two versions of one number or name");
    }
    version
        .files()
        .forEach((path, file) ->
            h.execute(
                "INSERT INTO version_file (decision, version, path, sha256) VALUES (?, ?, ?, ?)",
                id,
                version.sha256(),
                path,
                file.sha256()));
    version
        .signOff()
        .ifPresent(signed ->
            Rows.insert(
                h, "sign_off", signed.put("decision", id).put("version", version.sha256())));
  }

  private List<Checked> versions() throws IOException {
    List<Checked> versions = new ArrayList<>();
    for (JsonNode node : record.versions()) {
      ObjectNode row = record.version(node);
      String at = Layout.version(row.path("number").intValue()) + Layout.BRIEF;
      keep(new DecisionRecord.Filed(at, row.path("sha256").asString()));
      Brief brief = BriefJson.read(Files.readString(folder.resolve(at)), at);
      Optional<ObjectNode> signed =
          node.path("sign_off").isObject() ? Optional.of(record.signOff(node)) : Optional.empty();
      versions.add(new Checked(row, signed, brief, record.files(node)));
    }
    return versions;
  }

  /** Keeps a file's bytes, if they are those it was written down with. */
  private void keep(DecisionRecord.Filed file) {
    Path path = folder.resolve(file.at());
    boolean isThere = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    if (!isThere || !isInside(path) || !Hash.of(path).equals(file.sha256())) {
      throw new InputException(
          Problem.of(
              Location.of(path.toString()),
              isThere ? "this file was changed since it was written out" : "this file is missing",
              "Write the register out again; to take in changed files, remove "
                  + Layout.RECORD
                  + " and import the folder as a new decision"));
    }
    register.contents().put(path);
  }

  private boolean isInside(Path path) {
    try {
      return path.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  private InputException wrong(String what) {
    return new InputException(
        Problem.of(Location.of(folder.resolve(Layout.RECORD).toString()), what, ""));
  }
}
