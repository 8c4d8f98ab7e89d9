package dev.yourbrief.gateway.relay;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The clients' connections of one event loop. A client that opens one and then sends nothing, or
 * its head a byte at a time, is let go; so is one beyond the most there may be.
 */
final class Connections {

  /** Between two requests a client may wait longer than it may take to send one. */
  private static final long IDLE_NANOS = Duration.ofSeconds(75).toNanos();

  /** What is known of a connection. */
  private static final class State {
    private long since;
    private boolean hadRequest;
    private int answering;
  }

  private final long readNanos;
  private final int most;
  private final Map<HttpConnection, State> open = new HashMap<>();
  private final Set<Inlet> reading = new HashSet<>();

  Connections(Duration readTimeout, int most) {
    this.readNanos = readTimeout.toNanos();
    this.most = most;
  }

  void opened(HttpConnection connection) {
    if (open.size() >= most) {
      connection.close();
      return;
    }
    State state = new State();
    state.since = System.nanoTime();
    open.put(connection, state);
    connection.closeHandler(_ -> open.remove(connection));
    // A client that leaves is no error of anybody's.
    connection.exceptionHandler(_ -> {});
  }

  /** A request's head has come. */
  void began(HttpConnection connection) {
    State state = open.get(connection);
    if (state != null) {
      state.hadRequest = true;
      state.answering++;
    }
  }

  /** Its answer has gone, or nobody waits for it. */
  void ended(HttpConnection connection) {
    State state = open.get(connection);
    if (state != null) {
      state.answering--;
      state.since = System.nanoTime();
    }
  }

  /** A request's body is being read. */
  void reading(Inlet inlet) {
    reading.add(inlet);
    inlet.onEnd(() -> reading.remove(inlet));
  }

  void check(long now) {
    new ArrayList<>(reading).forEach(inlet -> inlet.check(now));
    for (Map.Entry<HttpConnection, State> entry : new ArrayList<>(open.entrySet())) {
      State state = entry.getValue();
      long allowed = state.hadRequest ? Math.max(IDLE_NANOS, readNanos) : readNanos;
      if (state.answering <= 0 && now - state.since > allowed) {
        entry.getKey().close();
      }
    }
  }
}
