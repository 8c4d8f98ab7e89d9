package dev.yourbrief.register.people;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What programs show to act for somebody: a secret with a name, a role and an end. */
public final class Tokens {

  /** What a token begins with, so that a leaked one is known for what it is. */
  public static final String PREFIX = "yb_";

  /** The longest one lives, in days. */
  public static final int MOST_DAYS = 366;

  private static final int MOST = 50;
  private static final int LONGEST_NAME = 80;

  /**
   * A token; its secret is not kept.
   *
   * @param id what to revoke it by
   * @param role what whoever shows it may do, unless the person may less
   * @param expiresAt when it ends, ISO 8601 in UTC
   * @param usedOn the last day it was used, in UTC
   */
  public record Token(
      String id,
      String name,
      Role role,
      String createdAt,
      String expiresAt,
      Optional<String> usedOn) {}

  /**
   * Who shows a token.
   *
   * @param role what they may: not more than the person now may
   */
  public record Bearer(Person person, Role role, String token) {}

  private final Store store;

  public Tokens(Store store) {
    this.store = store;
  }

  /**
   * Makes one.
   *
   * @param name what it is for
   * @param days how long it lives, up to {@link #MOST_DAYS}
   * @return its secret, seen this once
   * @throws InputException if it has no name, or lives too long, or may more than the person
   */
  public String create(String person, String name, Role role, int days) {
    String called = name.strip();
    if (called.isEmpty()
        || called.length() > LONGEST_NAME
        || called.chars().anyMatch(Character::isISOControl)) {
      throw problem("name", "a token needs a name", "Say what it is for: 'build server', say");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw problem(
          "days", "a token lives at least a day and at most a year", "Choose a number of days");
    }
    String secret = PREFIX + Secrets.secret();
    Instant now = store.clock().instant();
    store.run(h -> {
      ServerKeys.held(h);
      Person whose = PersonRows.require(h, person);
      if (!whose.role().may(role)) {
        throw problem(
            "role",
            "a token may not do more than you",
            "Your role is " + whose.role().word() + ": choose that, or less");
      }
      if (!whose.active() || count(h, person) >= MOST) {
        throw new Conflict("There are " + MOST + " tokens already. Revoke those you do not use.");
      }
      h.execute(
          "INSERT INTO api_token (hash, id, person, name, role, created_at, expires_at) VALUES (?,"
              + " ?, ?, ?, ?, ?, ?)",
          Secrets.hash(secret),
          Secrets.id(),
          person,
          called,
          role.word(),
          Store.text(now),
          Store.text(now.plus(Duration.ofDays(days))));
      People.note(
          h,
          Store.text(now),
          whose.actor(),
          "token.created",
          whose,
          called + ", " + role.word() + ", " + days + " days");
    });
    return secret;
  }

  private static InputException problem(String where, String what, String fix) {
    return new InputException(Problem.of(Location.of(where), what, fix));
  }

  private static long count(Handle h, String person) {
    return h.createQuery("SELECT COUNT(*) FROM api_token WHERE person = ?")
        .bind(0, person)
        .mapTo(Long.class)
        .one();
  }

  private record Held(Bearer bearer, String usedOn) {}

  /** Who shows this secret. That it was used today is written down, and no more of it. */
  public Optional<Bearer> find(String secret) {
    String hash = Secrets.hash(secret);
    String now = store.now();
    String today = now.substring(0, "yyyy-mm-dd".length());
    Optional<Held> held =
        store.read(h ->
            h.createQuery(
                    "SELECT "
                        + PersonRows.COLUMNS
                        + ", t.role, t.id, t.used_on FROM api_token t JOIN person p ON p.id ="
                        + " t.person WHERE t.hash = ? AND t.expires_at > ? AND p.active = 1")
                .bind(0, hash)
                .bind(1, now)
                .map((rs, ctx) -> {
                  Person person = PersonRows.person(rs);
                  Role role = Role.named(rs.getString(9)).orElse(Role.VIEWER);
                  return new Held(
                      new Bearer(
                          person, person.role().may(role) ? role : person.role(), rs.getString(10)),
                      String.valueOf(rs.getString(11)));
                })
                .findFirst());
    if (held.isPresent() && !held.get().usedOn().equals(today)) {
      store.run(h -> h.execute("UPDATE api_token SET used_on = ? WHERE hash = ?", today, hash));
    }
    return held.map(Held::bearer);
  }

  /** Somebody's, newest first; those at their end too. */
  public List<Token> list(String person) {
    return store.read(h -> list(h, person));
  }

  private static List<Token> list(Handle h, String person) {
    return h.createQuery(
            "SELECT id, name, role, created_at, expires_at, used_on FROM api_token WHERE person = ?"
                + " ORDER BY created_at DESC, id")
        .bind(0, person)
        .map((rs, ctx) ->
            new Token(
                rs.getString(1),
                rs.getString(2),
                Role.named(rs.getString(3)).orElse(Role.VIEWER),
                rs.getString(4),
                rs.getString(5),
                Optional.ofNullable(rs.getString(6))))
        .list();
  }

  /** Ends one of somebody's; whether there was one. */
  public boolean revoke(String person, String id) {
    return store.write(h -> {
      Person whose = PersonRows.require(h, person);
      Optional<Token> token = list(h, person).stream().filter(t -> t.id().equals(id)).findFirst();
      token.ifPresent(t -> {
        h.execute("DELETE FROM api_token WHERE id = ?", id);
        People.note(h, store.now(), whose.actor(), "token.revoked", whose, t.name());
      });
      return token.isPresent();
    });
  }
}
