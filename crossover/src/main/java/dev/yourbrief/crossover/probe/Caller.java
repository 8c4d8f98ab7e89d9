package dev.yourbrief.crossover.probe;

import dev.yourbrief.crossover.probe.Sample.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocketFactory;

/** Sends requests, and takes the time of their answers. For many threads at once. */
final class Caller implements AutoCloseable {

  private static final int LONGEST_DETAIL = 200;
  private static final Duration SWEEP = Duration.ofMillis(200);

  /** As much of what a server says of an error as is read. */
  private static final int MOST_OF_AN_ERROR = 4_096;

  private final Endpoint endpoint;
  private final Reach.Pinned pinned;
  private final Key key;
  private final SSLSocketFactory tls;
  private final LongSupplier nanoTime;
  private final Duration idle;
  private final Map<Connection, Long> open = new ConcurrentHashMap<>();
  private volatile boolean cutting;
  private volatile boolean closed;

  Caller(
      Endpoint endpoint,
      Reach.Pinned pinned,
      Key key,
      SSLSocketFactory tls,
      LongSupplier nanoTime,
      Duration idle) {
    this.endpoint = endpoint;
    this.pinned = pinned;
    this.key = key;
    this.tls = tls;
    this.nanoTime = nanoTime;
    this.idle = idle;
    Thread.ofVirtual().name("probe-deadlines").start(this::sweep);
  }

  /** A read ends in time by itself; a write to a server that does not read is ended here. */
  private void sweep() {
    while (!closed) {
      long now = nanoTime.getAsLong();
      open.forEach((connection, deadline) -> {
        if (now - deadline > 0) {
          connection.close();
        }
      });
      try {
        Thread.sleep(SWEEP);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /**
   * Asks for one answer and waits for its end.
   *
   * @param body the request
   * @param limit the tokens it asks for
   * @param deadline when it must be over, on the clock
   */
  Sample ask(byte[] body, int limit, boolean warmUp, long deadline) {
    StreamedAnswer streamed = new StreamedAnswer(limit);
    long sent = now();
    Outcome outcome;
    try (Connection connection = connect(deadline)) {
      try {
        sent = now();
        connection.send(request("POST", endpoint.path(), "text/event-stream", body));
        receive(new HttpAnswer(connection.answer()), streamed);
        outcome = new Sample.Done();
      } finally {
        open.remove(connection);
      }
    } catch (IOException e) {
      // What ends at its deadline, or because all are ended, is no fault of the server's.
      outcome = cutting || now() - deadline >= 0 ? new Sample.Cut() : failed(e);
    }
    return new Sample(warmUp, sent, streamed.arrivals(), now(), streamed.usage(), outcome);
  }

  private void receive(HttpAnswer answer, StreamedAnswer streamed) throws IOException {
    checkStatus(answer);
    String type = answer.header("content-type").toLowerCase(Locale.ROOT);
    if (type.startsWith("application/json") || type.startsWith("text/html")) {
      throw new WireException("the answer is not streamed", type);
    }
    checkEncoding(answer);
    SseReader events = new SseReader(streamed);
    byte[] piece = new byte[8 * 1024];
    for (int n = answer.read(piece); n >= 0 && !streamed.isOver(); n = answer.read(piece)) {
      streamed.at(now());
      events.feed(piece, 0, n);
      if (streamed.isOver()) {
        // Some servers keep the connection open after their last word.
        break;
      }
    }
    events.end();
    streamed.check();
  }

  private static void checkStatus(HttpAnswer answer) throws IOException {
    int status = answer.status();
    if (status >= 300 && status < 400) {
      throw new WireException(
          "HTTP " + status, "a redirect, which is not followed: " + answer.header("location"));
    }
    if (status != 200) {
      throw new WireException("HTTP " + status, answer.text(MOST_OF_AN_ERROR));
    }
  }

  private static void checkEncoding(HttpAnswer answer) throws IOException {
    String encoding = answer.header("content-encoding");
    if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
      throw new WireException("the answer is compressed, which was not asked", encoding);
    }
  }

  /**
   * What a path says.
   *
   * @throws WireException if it is not there
   */
  String get(String path, int most, long deadline) throws IOException {
    try (Connection connection = connect(deadline)) {
      try {
        connection.send(request("GET", path, "application/json", new byte[0]));
        HttpAnswer answer = new HttpAnswer(connection.answer());
        checkStatus(answer);
        checkEncoding(answer);
        return answer.text(most);
      } finally {
        open.remove(connection);
      }
    }
  }

  private Connection connect(long deadline) throws IOException {
    Connection connection = Connection.open(pinned, endpoint.port(), nanoTime, idle, deadline);
    open.put(connection, deadline);
    try {
      if (cutting) {
        // It opened while the others were being closed.
        connection.close();
      }
      if (endpoint.secure()) {
        connection.secure(endpoint, tls);
      }
      return connection;
    } catch (IOException | RuntimeException e) {
      open.remove(connection);
      connection.close();
      throw e;
    }
  }

  private byte[] request(String method, String path, String accept, byte[] body) {
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + endpoint.authority()
            + "\r\nUser-Agent: yourbrief-probe\r\nAccept: "
            + accept
            + "\r\nAccept-Encoding: identity\r\nConnection: close\r\n"
            + (body.length == 0
                ? ""
                : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n")
            + key.header()
            + "\r\n";
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = new byte[bytes.length + body.length];
    System.arraycopy(bytes, 0, whole, 0, bytes.length);
    System.arraycopy(body, 0, whole, bytes.length, body.length);
    return whole;
  }

  /** The failure, in words that are safe to show. */
  Sample.Failed failed(IOException e) {
    return e instanceof WireException wire
        ? new Sample.Failed(wire.reason(), shown(wire.detail()))
        : new Sample.Failed("the connection broke off", shown(String.valueOf(e.getMessage())));
  }

  /** On one line, without what steers a terminal, without the key, short. */
  private String shown(String text) {
    String line = key.redact(text).replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST_DETAIL
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_DETAIL - 1)) + "…";
  }

  /** Ends every request that is under way; those to come end at once, until {@link #resume}. */
  void cut() {
    cutting = true;
    open.keySet().forEach(Connection::close);
  }

  void resume() {
    cutting = false;
  }

  @Override
  public void close() {
    cut();
    closed = true;
  }
}
