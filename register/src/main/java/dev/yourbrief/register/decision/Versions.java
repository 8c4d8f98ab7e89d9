package dev.yourbrief.register.decision;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.store.Content;
import dev.yourbrief.register.store.Contents;
import dev.yourbrief.register.store.Store;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The versions of a decision: each is a brief.json under the hash of its bytes, with the files it
 * was computed from. Saving the same again is no new version.
 */
public final class Versions {

  private static final String SELECT =
      "SELECT v.decision, v.sha256, v.number, v.as_of, v.verdict, v.headline, v.note, v.saved_by,"
          + " v.saved_at, s.person, s.name, s.role, s.note, s.at FROM version v LEFT JOIN sign_off"
          + " s ON s.decision = v.decision AND s.version = v.sha256 WHERE v.decision = ?";

  private final Store store;
  private final Contents contents;

  public Versions(Store store) {
    this.store = store;
    this.contents = new Contents(store);
  }

  /**
   * Saves a brief and what it was computed from.
   *
   * @param tree the files it was computed from
   */
  public VersionEntry save(String decision, Tree tree, Brief brief, Actor by, String note) {
    byte[] json = BriefJson.write(brief).getBytes(StandardCharsets.UTF_8);
    String headline = new Page(brief).plain(brief.bottomLine().headline());
    return store.write(h -> {
      Content content = Contents.put(h, json);
      // Whoever saves a version holds the decision's row: numbers follow each other.
      if (h.execute("UPDATE decision SET changed_at = ? WHERE id = ?", store.now(), decision)
          == 0) {
        throw new Conflict("There is no decision '" + decision + "'.");
      }
      Optional<VersionEntry> known = find(h, decision, content.sha256());
      if (known.isPresent()) {
        return known.get();
      }
      String now = store.now();
      int number =
          h.createQuery("SELECT COALESCE(MAX(number), 0) + 1 FROM version WHERE decision = ?")
              .bind(0, decision)
              .mapTo(Integer.class)
              .one();
      h.execute(
          "INSERT INTO version (decision, sha256, number, as_of, verdict, headline, note, saved_by,"
              + " saved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          decision,
          content.sha256(),
          number,
          brief.asOf().toString(),
          brief.bottomLine().option(),
          headline,
          note,
          by.name(),
          now);
      tree.files()
          .forEach((path, file) ->
              h.execute(
                  "INSERT INTO version_file (decision, version, path, sha256) VALUES (?, ?, ?, ?)",
                  decision,
                  content.sha256(),
                  path,
                  file.sha256()));
      Audit.note(
          h, now, by, "version.saved", Optional.of(decision), number + " " + content.sha256());
      return find(h, decision, content.sha256()).orElseThrow();
    });
  }

  /** The versions, newest first. */
  public List<VersionEntry> list(String decision) {
    return store.read(h ->
        h.createQuery(SELECT + " ORDER BY v.number DESC")
            .bind(0, decision)
            .map(Versions::entry)
            .list());
  }

  /** The newest version of each decision that has one and is not put away. */
  public List<VersionEntry> newest() {
    return store.read(h ->
        h.createQuery(
                SELECT.replace(
                        "WHERE v.decision = ?",
                        "JOIN decision d ON d.id = v.decision WHERE d.archived_at IS NULL AND"
                            + " v.number = (SELECT MAX(n.number) FROM version n WHERE n.decision ="
                            + " v.decision)")
                    + " ORDER BY v.decision")
            .map(Versions::entry)
            .list());
  }

  public Optional<VersionEntry> newest(String decision) {
    return list(decision).stream().findFirst();
  }

  /**
   * A version.
   *
   * @param name its hash, the first twelve letters or more of it, or its number
   */
  public Optional<VersionEntry> find(String decision, String name) {
    return list(decision).stream()
        .filter(v ->
            String.valueOf(v.number()).equals(name)
                || (name.length() >= 12 && v.sha256().startsWith(name)))
        .findFirst();
  }

  private static Optional<VersionEntry> find(Handle h, String decision, String sha256) {
    return h.createQuery(SELECT + " AND v.sha256 = ?")
        .bind(0, decision)
        .bind(1, sha256)
        .map(Versions::entry)
        .findFirst();
  }

  private static VersionEntry entry(ResultSet rs, StatementContext ignored) throws SQLException {
    Optional<VersionEntry.SignOff> signOff =
        Optional.ofNullable(rs.getString(14)).isEmpty()
            ? Optional.empty()
            : Optional.of(
                new VersionEntry.SignOff(
                    Optional.ofNullable(rs.getString(10)),
                    rs.getString(11),
                    rs.getString(12),
                    rs.getString(13),
                    rs.getString(14)));
    return new VersionEntry(
        rs.getString(1),
        rs.getString(2),
        rs.getInt(3),
        rs.getString(4),
        rs.getString(5),
        rs.getString(6),
        rs.getString(7),
        rs.getString(8),
        rs.getString(9),
        signOff);
  }

  /** The bytes of a version's brief.json. */
  public String json(VersionEntry version) {
    return new String(contents.bytes(version.sha256()), StandardCharsets.UTF_8);
  }

  /** A version's brief. */
  public Brief brief(VersionEntry version) {
    return BriefJson.read(json(version), "version " + version.number() + ", brief.json");
  }

  /** The files a version was computed from. */
  public Tree tree(VersionEntry version) {
    return store.read(h -> {
      SortedMap<String, Content> files = new TreeMap<>();
      h.createQuery(
              "SELECT f.path, f.sha256, c.size FROM version_file f JOIN content c ON c.sha256 ="
                  + " f.sha256 WHERE f.decision = ? AND f.version = ?")
          .bind(0, version.decision())
          .bind(1, version.sha256())
          .map((rs, ctx) -> files.put(rs.getString(1), new Content(rs.getString(2), rs.getLong(3))))
          .list();
      return new Tree(files);
    });
  }

  /**
   * Signs a version off. One person approves a decision, and a version is signed off once.
   *
   * @param role the role of the playbook that approves
   * @throws Conflict if somebody else approves this decision, or it was signed off already
   */
  public void signOff(VersionEntry version, Actor by, String role, String note) {
    store.run(h -> {
      DecisionEntry decision = Decisions.find(h, version.decision()).orElseThrow();
      if (decision.approver().isPresent() && !decision.approver().equals(by.person())) {
        throw new Conflict("Another person approves this decision.");
      }
      String now = store.now();
      int mine =
          h.execute(
              "INSERT INTO sign_off (decision, version, person, name, role, note, at) VALUES (?, ?,"
                  + " ?, ?, ?, ?, ?) ON CONFLICT (decision, version) DO NOTHING",
              version.decision(),
              version.sha256(),
              by.person().orElse(null),
              by.name(),
              role,
              note,
              now);
      if (mine == 0) {
        VersionEntry.SignOff was =
            find(h, version.decision(), version.sha256())
                .flatMap(VersionEntry::signOff)
                .orElseThrow();
        if (was.person().equals(by.person()) && was.name().equals(by.name())) {
          return;
        }
        throw new Conflict("This version was signed off already, by " + was.name() + ".");
      }
      Audit.note(
          h,
          now,
          by,
          "version.signed-off",
          Optional.of(version.decision()),
          version.number() + " " + version.sha256());
    });
  }
}
