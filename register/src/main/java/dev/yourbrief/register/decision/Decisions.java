package dev.yourbrief.register.decision;

import dev.yourbrief.playbook.Decision;
import dev.yourbrief.playbook.DecisionReader;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.store.Content;
import dev.yourbrief.register.store.Contents;
import dev.yourbrief.register.store.Store;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Decisions and their files as they stand. */
public final class Decisions {

  private static final String COLUMNS =
      "id, title, playbook, approver, revision, created_at, created_by, changed_at, archived_at";
  private static final int MOST_OF_A_NAME = 200;
  private static final int TRIES = 20;

  private final Store store;
  private final Contents contents;

  public Decisions(Store store) {
    this.store = store;
    this.contents = new Contents(store);
  }

  /** Decisions and files, of a moment. */
  public record State(DecisionEntry entry, Tree tree) {}

  /**
   * Files a new decision under an id that nobody has: the one wished for, or that with a number.
   *
   * @param wished what its id should be
   * @param text its decision.yaml for the id it gets
   */
  public DecisionEntry create(
      Actor by, String wished, String title, String playbook, Function<String, String> text) {
    return store.write(h -> {
      String id = free(h, wished);
      insert(h, by, id, title, playbook);
      Content file = Contents.put(h, text.apply(id).getBytes(StandardCharsets.UTF_8));
      replace(h, id, new Tree(new TreeMap<>()), new Tree(single(Decision.FILE, file)));
      return find(h, id).orElseThrow();
    });
  }

  private static SortedMap<String, Content> single(String path, Content content) {
    SortedMap<String, Content> files = new TreeMap<>();
    files.put(path, content);
    return files;
  }

  /**
   * Files a decision with all its files.
   *
   * @throws Conflict if there is one of this id
   */
  public DecisionEntry add(Actor by, String id, String title, String playbook, Tree tree) {
    return store.write(h -> {
      if (find(h, id).isPresent()) {
        throw new Conflict("There is a decision '" + id + "' already.");
      }
      insert(h, by, id, title, playbook);
      replace(h, id, new Tree(new TreeMap<>()), tree);
      return find(h, id).orElseThrow();
    });
  }

  private void insert(Handle h, Actor by, String id, String title, String playbook) {
    String now = store.now();
    h.execute(
        "INSERT INTO decision (id, title, playbook, revision, created_at, created_by, changed_at)"
            + " VALUES (?, ?, ?, 1, ?, ?, ?)",
        id,
        title,
        playbook,
        now,
        by.name(),
        now);
    Audit.note(h, now, by, "decision.created", Optional.of(id), title);
  }

  private static String free(Handle h, String wished) {
    String id = wished;
    for (int n = 2; find(h, id).isPresent(); n++) {
      id = wished + "-" + n;
    }
    return id;
  }

  /** A title as an id. */
  public static String idOf(String title) {
    String slug = DecisionReader.slug(title);
    return slug.length() <= 60 ? slug : slug.substring(0, 60).replaceAll("-+$", "");
  }

  /**
   * The decisions, the one changed last first.
   *
   * @param search words that its title, its id or a version's headline holds; empty for all
   */
  public List<DecisionEntry> list(String search, boolean archived) {
    return list(search, archived, 500);
  }

  /** The same, but at most so many. */
  public List<DecisionEntry> list(String search, boolean archived, int most) {
    return store.read(h -> {
      StringBuilder where =
          new StringBuilder(archived ? "archived_at IS NOT NULL" : "archived_at IS NULL");
      List<String> words = words(search);
      for (int i = 0; i < words.size(); i++) {
        where
            .append(" AND (LOWER(title) LIKE :w")
            .append(i)
            .append(" ESCAPE '!' OR id LIKE :w")
            .append(i)
            .append(
                " ESCAPE '!' OR EXISTS (SELECT 1 FROM version v WHERE v.decision = decision.id")
            .append(" AND LOWER(v.headline || ' ' || v.note) LIKE :w")
            .append(i)
            .append(" ESCAPE '!'))");
      }
      var query =
          h.createQuery(
                  "SELECT "
                      + COLUMNS
                      + " FROM decision WHERE "
                      + where
                      + " ORDER BY changed_at DESC, id LIMIT :most")
              .bind("most", most);
      for (int i = 0; i < words.size(); i++) {
        query.bind("w" + i, "%" + words.get(i) + "%");
      }
      return query.map(Decisions::entry).list();
    });
  }

  private static List<String> words(String search) {
    List<String> words = new ArrayList<>();
    for (String word : search.strip().toLowerCase(Locale.ROOT).split("\\s+", 8)) {
      if (!word.isEmpty()) {
        words.add(word.replace("!", "!!").replace("%", "!%").replace("_", "!_"));
      }
    }
    return words;
  }

  public Optional<DecisionEntry> find(String id) {
    return store.read(h -> find(h, id));
  }

  static Optional<DecisionEntry> find(Handle h, String id) {
    return h.createQuery("SELECT " + COLUMNS + " FROM decision WHERE id = ?")
        .bind(0, id)
        .map(Decisions::entry)
        .findFirst();
  }

  private static DecisionEntry entry(ResultSet rs, StatementContext ignored) throws SQLException {
    return new DecisionEntry(
        rs.getString(1),
        rs.getString(2),
        rs.getString(3),
        Optional.ofNullable(rs.getString(4)),
        rs.getLong(5),
        rs.getString(6),
        rs.getString(7),
        rs.getString(8),
        Optional.ofNullable(rs.getString(9)));
  }

  /** A decision and its files, as they stand together. */
  public Optional<State> state(String id) {
    // In a transaction of its own: the two must be of one moment.
    return store.write(h -> find(h, id).map(entry -> new State(entry, tree(h, id))));
  }

  private static Tree tree(Handle h, String id) {
    SortedMap<String, Content> files = new TreeMap<>();
    h.createQuery(
            "SELECT f.path, f.sha256, c.size FROM decision_file f JOIN content c ON c.sha256 ="
                + " f.sha256 WHERE f.decision = ?")
        .bind(0, id)
        .map((rs, ctx) -> files.put(rs.getString(1), new Content(rs.getString(2), rs.getLong(3))))
        .list();
    return new Tree(files);
  }

  /**
   * Changes a decision's files. If somebody else changes them meanwhile, the change is made again
   * to what they left, so that neither is lost.
   *
   * @param change from the files as they stand to what they shall be; may be called several times
   * @param action what the audit calls it
   * @throws Conflict if there is no such decision
   */
  public State change(
      String id, Actor by, String action, String detail, UnaryOperator<Tree> change) {
    for (int i = 0; i < TRIES; i++) {
      State state = state(id).orElseThrow(() -> new Conflict("There is no decision '" + id + "'."));
      Tree changed = change.apply(state.tree());
      if (changed.equals(state.tree())) {
        return state;
      }
      Optional<State> done = replaceIfStill(state, changed, by, action, detail);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new Conflict("Too many change this decision at once. Try again.");
  }

  private Optional<State> replaceIfStill(
      State state, Tree changed, Actor by, String action, String detail) {
    String id = state.entry().id();
    Optional<Heading> heading =
        changed.file(Decision.FILE).map(file -> Heading.of(contents.bytes(file.sha256())));
    return store.write(h -> {
      String now = store.now();
      int mine =
          h.execute(
              "UPDATE decision SET revision = revision + 1, changed_at = ? WHERE id = ? AND"
                  + " revision = ?",
              now,
              id,
              state.entry().revision());
      if (mine == 0) {
        return Optional.empty();
      }
      replace(h, id, state.tree(), changed);
      heading.ifPresent(head ->
          h.execute(
              "UPDATE decision SET title = ?, playbook = ? WHERE id = ?",
              head.title().orElse(state.entry().title()),
              head.playbook().orElse(state.entry().playbook()),
              id));
      Audit.note(h, now, by, action, Optional.of(id), detail);
      return Optional.of(new State(find(h, id).orElseThrow(), changed));
    });
  }

  private static void replace(Handle h, String id, Tree old, Tree now) {
    old.files().keySet().stream()
        .filter(path -> now.file(path).isEmpty())
        .forEach(path ->
            h.execute("DELETE FROM decision_file WHERE decision = ? AND path = ?", id, path));
    now.files()
        .forEach((path, content) -> {
          if (!old.file(path).equals(Optional.of(content))) {
            h.execute(
                "INSERT INTO decision_file (decision, path, sha256) VALUES (?, ?, ?) ON CONFLICT"
                    + " (decision, path) DO UPDATE SET sha256 = excluded.sha256",
                id,
                path,
                content.sha256());
          }
        });
  }

  /** Puts a decision away, or takes it out again. */
  public void archive(String id, boolean away, Actor by) {
    store.run(h -> {
      String now = store.now();
      int changed =
          h.execute(
              "UPDATE decision SET archived_at = ? WHERE id = ? AND archived_at IS "
                  + (away ? "NULL" : "NOT NULL"),
              away ? now : null,
              id);
      if (changed > 0) {
        Audit.note(
            h, now, by, away ? "decision.archived" : "decision.restored", Optional.of(id), "");
      }
    });
  }

  /** Names the one person who signs off. */
  public void approver(String id, Optional<String> person, String name, Actor by) {
    store.run(h -> {
      h.execute("UPDATE decision SET approver = ? WHERE id = ?", person.orElse(null), id);
      Audit.note(
          h,
          store.now(),
          by,
          "decision.approver",
          Optional.of(id),
          name.substring(0, Math.min(MOST_OF_A_NAME, name.length())));
    });
  }
}
