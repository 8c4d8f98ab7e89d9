package dev.yourbrief.register.recheck;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.store.Contents;
import dev.yourbrief.register.store.Store;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reminders on their way. One thing is said once to each recipient, because its id is a hash of
 * what it says to whom.
 *
 * <p><b>Never twice.</b> A message that leaves this machine cannot be taken back, and no mail
 * server promises to know one again. So a reminder is claimed, on the disk, before a connection is
 * opened: whoever does not get the claim does not send. If it fails before the other side can have
 * it, it is tried again, with growing waits. If its process dies while it is sent, or the
 * connection breaks when all was handed over and no answer came, nobody can tell whether it
 * arrived. Then it is {@link Reminder.State#UNSURE}: it is not sent again by itself, but shown, and
 * a person decides. A reminder lost that way is seen in the due list; one sent twice teaches people
 * to ignore them all.
 */
public final class Outbox {

  /** Longer than sending can take: each of its waits is bounded. */
  static final Duration LONGEST_SENDING = Duration.ofMinutes(15);

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(20),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(12),
          Duration.ofHours(24));

  private static final String SELECT =
      "SELECT id, decision, channel, recipient, subject, body, state, attempts, next_at, error,"
          + " created_at, sent_at FROM reminder";
  private static final int MOST_SHOWN = 200;
  private static final int MOST_OF_AN_ERROR = 300;

  private final Store store;

  public Outbox(Store store) {
    this.store = store;
  }

  /** The id of what is said: the same words to the same recipient have the same. */
  static String id(String decision, String occasion, Reminder.Channel channel, String recipient) {
    String all = String.join("\n", decision, occasion, channel.word(), recipient);
    return Contents.hash(all.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts one in, unless it is there. Whether it was not. */
  boolean put(
      String decision,
      String occasion,
      Reminder.Channel channel,
      String recipient,
      String subject,
      String body) {
    String now = store.now();
    return store.write(h ->
        h.execute(
                "INSERT INTO reminder (id, decision, channel, recipient, subject, body, state,"
                    + " next_at, created_at) VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?) ON CONFLICT"
                    + " (id) DO NOTHING",
                id(decision, occasion, channel, recipient),
                decision,
                channel.word(),
                recipient,
                subject,
                body,
                now,
                now)
            > 0);
  }

  /** Those whose time has come, the one that waits longest first. */
  List<Reminder> ready() {
    return store.read(h ->
        h.createQuery(SELECT + " WHERE state = 'waiting' AND next_at <= ? ORDER BY next_at, id")
            .bind(0, store.now())
            .map(Outbox::row)
            .list());
  }

  /** Claims one; whoever has it back may send it. */
  Optional<Reminder> claim(Reminder reminder) {
    String until = Store.text(store.clock().instant().plus(LONGEST_SENDING));
    return store.write(h ->
        h.execute(
                    "UPDATE reminder SET state = 'sending', attempts = attempts + 1, next_at = ?,"
                        + " error = '' WHERE id = ? AND state = 'waiting' AND attempts = ?",
                    until,
                    reminder.id(),
                    reminder.attempts())
                > 0
            ? find(h, reminder.id())
            : Optional.empty());
  }

  /** Writes down how the sending of a claimed one ended. */
  void finish(Reminder claimed, Outcome outcome) {
    String now = store.now();
    String next = now;
    Reminder.State state;
    switch (outcome) {
      case Outcome.Sent _ -> state = Reminder.State.SENT;
      case Outcome.Never _ -> state = Reminder.State.FAILED;
      case Outcome.Unsure _ -> state = Reminder.State.UNSURE;
      case Outcome.Later _ -> {
        boolean isOver = claimed.attempts() > WAITS.size();
        state = isOver ? Reminder.State.FAILED : Reminder.State.WAITING;
        if (!isOver) {
          Duration wait = WAITS.get(claimed.attempts() - 1);
          next = Store.text(store.clock().instant().plus(wait));
        }
      }
    }
    String nextAt = next;
    store.run(h ->
        // One that took so long that it was given up on is still known to have ended so.
        h.execute(
            "UPDATE reminder SET state = ?, next_at = ?, error = ?, sent_at = ? WHERE id = ? AND"
                + " attempts = ? AND state IN ('sending', 'unsure')",
            state.word(),
            nextAt,
            OneLine.of(outcome.why(), MOST_OF_AN_ERROR),
            state == Reminder.State.SENT ? now : null,
            claimed.id(),
            claimed.attempts()));
  }

  /** Gives up on those whose sender must have died. How many there were. */
  int giveUp() {
    return store.write(h ->
        h.execute(
            "UPDATE reminder SET state = 'unsure', error = 'The program ended while it was sent.'"
                + " WHERE state = 'sending' AND next_at < ?",
            store.now()));
  }

  /** Those that a person should know of: not sent, or perhaps not; newest first. */
  public List<Reminder> troubled() {
    return store.read(h ->
        h.createQuery(
                SELECT
                    + " WHERE state IN ('unsure', 'failed') OR (state = 'waiting' AND attempts > 0)"
                    + " ORDER BY created_at DESC, id LIMIT "
                    + MOST_SHOWN)
            .map(Outbox::row)
            .list());
  }

  /** All of a decision, newest first. */
  public List<Reminder> list(String decision) {
    return store.read(h ->
        h.createQuery(SELECT + " WHERE decision = ? ORDER BY created_at DESC, id")
            .bind(0, decision)
            .map(Outbox::row)
            .list());
  }

  /** Sends one again that failed, or of which nobody knows. Whether there was such a one. */
  public boolean again(String id, Actor by) {
    return store.write(h -> {
      String now = store.now();
      int mine =
          h.execute(
              "UPDATE reminder SET state = 'waiting', next_at = ? WHERE id = ? AND state IN"
                  + " ('unsure', 'failed')",
              now,
              id);
      if (mine > 0) {
        Audit.note(h, now, by, "reminder.again", find(h, id).map(Reminder::decision), id);
      }
      return mine > 0;
    });
  }

  private static Optional<Reminder> find(Handle h, String id) {
    return h.createQuery(SELECT + " WHERE id = ?").bind(0, id).map(Outbox::row).findFirst();
  }

  private static Reminder row(ResultSet rs, StatementContext ignored) throws SQLException {
    return new Reminder(
        rs.getString(1),
        rs.getString(2),
        rs.getString(3).equals(Reminder.Channel.MAIL.word())
            ? Reminder.Channel.MAIL
            : Reminder.Channel.WEBHOOK,
        rs.getString(4),
        rs.getString(5),
        rs.getString(6),
        Reminder.State.named(rs.getString(7)),
        rs.getInt(8),
        rs.getString(9),
        rs.getString(10),
        rs.getString(11),
        Optional.ofNullable(rs.getString(12)));
  }
}
