package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.config.ProviderSettings.Timeouts;
import dev.yourbrief.gateway.route.Fault;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to a provider: sent, waited for, and stopped when nobody wants it any more. It tells
 * its listener what comes, and exactly once how it ended; after {@link #cancel} it tells nothing.
 */
final class Upcall {

  /** What becomes of a request. Called on its event loop. */
  interface Listener {

    /** The answer begins. */
    void head(int status, MultiMap headers);

    /** More of the answer's body. */
    void bytes(Buffer bytes);

    /** The answer is whole. */
    void end();

    /**
     * It failed, before the answer or within it.
     *
     * @param maybeAccepted whether the provider may have taken the request
     */
    void failed(Fault fault, boolean maybeAccepted, String message);
  }

  /** HTTP/2: the server did nothing with the request. */
  private static final long REFUSED_STREAM = 7;

  private static final long NEVER = Long.MAX_VALUE;

  private final Deadlines deadlines;
  private final Timeouts timeouts;
  private final Listener listener;
  private final long started = System.nanoTime();
  private @Nullable HttpClientRequest request;
  private @Nullable HttpClientResponse response;
  private long deadline;
  private boolean isSent;
  private boolean isOver;
  private boolean isPaused;

  private Upcall(Deadlines deadlines, Timeouts timeouts, Listener listener) {
    this.deadlines = deadlines;
    this.timeouts = timeouts;
    this.listener = listener;
  }

  /**
   * Sends a request.
   *
   * @param headers besides the provider's own
   */
  static Upcall send(
      Upstream upstream,
      RequestOptions to,
      Map<String, String> headers,
      Buffer body,
      Deadlines deadlines,
      Listener listener) {
    Upcall call = new Upcall(deadlines, upstream.settings().timeouts(), listener);
    call.deadline = call.started + call.timeouts.connect().toNanos();
    deadlines.add(call);
    upstream
        .client()
        .request(to)
        .onComplete(
            request -> call.connected(request, upstream.headers(), headers, body),
            e -> call.fail(Fault.CONNECT, "cannot be reached: " + reason(e)));
    return call;
  }

  private void connected(
      HttpClientRequest connected,
      Map<String, String> own,
      Map<String, String> headers,
      Buffer body) {
    if (isOver) {
      connected.reset();
      return;
    }
    request = connected;
    MultiMap all = connected.headers();
    headers.forEach(all::set);
    own.forEach(all::set);
    all.set("content-type", "application/json");
    all.set("accept-encoding", "identity");
    deadline = Math.min(System.nanoTime() + timeouts.firstByte().toNanos(), last());
    isSent = true;
    connected.exceptionHandler(this::broke);
    connected.send(body).onComplete(this::answered, this::broke);
  }

  private void answered(HttpClientResponse answer) {
    if (isOver) {
      return;
    }
    response = answer;
    answer.exceptionHandler(this::broke);
    answer.handler(bytes -> {
      if (!isOver) {
        touch();
        guarded(() -> listener.bytes(bytes));
      }
    });
    answer.endHandler(_ -> {
      if (over()) {
        guarded(listener::end);
      }
    });
    // The head is no byte of the answer: the wait for that goes on.
    listener.head(answer.statusCode(), answer.headers());
  }

  /** An answer that finds a defect of this program ends as a failure, and not as a silence. */
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      if (over()) {
        close();
      }
      listener.failed(Fault.SERVER, true, "sent what the gateway cannot read");
      throw e;
    }
  }

  private void touch() {
    deadline = isPaused ? last() : Math.min(System.nanoTime() + timeouts.idle().toNanos(), last());
  }

  private long last() {
    return started + timeouts.total().toNanos();
  }

  private void broke(Throwable e) {
    boolean isRefused =
        e instanceof StreamResetException reset && reset.getCode() == REFUSED_STREAM;
    if (isRefused) {
      isSent = false;
    }
    fail(Fault.RESET, "broke off: " + reason(e));
  }

  private void fail(Fault fault, String message) {
    if (over()) {
      listener.failed(fault, isSent, message);
    }
  }

  /** Ends it if it has waited for too long; called again and again. */
  void check(long now) {
    if (now - deadline < 0 || !over()) {
      return;
    }
    boolean isConnected = request != null;
    close();
    if (isConnected) {
      listener.failed(Fault.TIMEOUT, isSent, "did not answer in time");
    } else {
      listener.failed(Fault.CONNECT, false, "cannot be reached: no connection in time");
    }
  }

  /** Stops it; the provider sees the connection, or on HTTP/2 the stream, close. */
  void cancel() {
    if (over()) {
      close();
    }
  }

  private void close() {
    HttpClientRequest open = request;
    if (open != null) {
      open.reset();
    }
  }

  private boolean over() {
    if (isOver) {
      return false;
    }
    isOver = true;
    deadline = NEVER;
    deadlines.remove(this);
    return true;
  }

  /** Reads no more until {@link #resume}: whoever takes the bytes has enough of them. */
  void pause() {
    HttpClientResponse answer = response;
    if (!isPaused && answer != null) {
      isPaused = true;
      touch();
      answer.pause();
    }
  }

  void resume() {
    HttpClientResponse answer = response;
    if (isPaused && answer != null) {
      isPaused = false;
      touch();
      answer.resume();
    }
  }

  /** In a few words of the network's, which hold nothing of the request's. */
  private static String reason(Throwable e) {
    if (e instanceof HttpClosedException) {
      return "the connection was closed";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
