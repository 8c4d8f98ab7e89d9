package dev.yourbrief.gateway.relay;

import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireFormat;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a request's body, within its bounds of size and time. */
final class Inlet {

  private final Body body;
  private final long deadline;
  private final WireFormat format;
  private final Reply reply;
  private final Consumer<byte[]> taker;
  private Consumer<WireError> onRefused = _ -> {};
  private Runnable onEnd = () -> {};
  private boolean isOver;

  /**
   * @param taker gets the whole body
   */
  Inlet(Body body, Duration time, WireFormat format, Reply reply, Consumer<byte[]> taker) {
    this.body = body;
    this.deadline = System.nanoTime() + time.toNanos();
    this.format = format;
    this.reply = reply;
    this.taker = taker;
  }

  /** Is told when the body is not taken. */
  Inlet onRefused(Consumer<WireError> told) {
    onRefused = told;
    return this;
  }

  void onEnd(Runnable told) {
    onEnd = told;
  }

  void read(HttpServerRequest request) {
    request.handler(this::take);
    request.endHandler(_ -> end());
    request.exceptionHandler(_ -> leave());
  }

  private void take(Buffer piece) {
    if (isOver) {
      return;
    }
    switch (body.add(piece)) {
      case YES -> {
        // More is to come.
      }
      case TOO_LARGE ->
          refuse(
              WireError.of(
                  Kind.INVALID_REQUEST, 413, "the request is larger than is allowed here"));
      case NO_ROOM ->
          refuse(WireError.of(Kind.OVERLOADED, 503, "too many large requests at once; try again"));
    }
  }

  /** A client that sends its body too slowly is let go. */
  void check(long now) {
    if (!isOver && now - deadline > 0) {
      refuse(WireError.of(Kind.TIMEOUT, 408, "the request's body did not come in time"));
    }
  }

  private void refuse(WireError error) {
    leave();
    onRefused.accept(error);
    reply.closing();
    reply.error(format, error, Optional.empty());
  }

  private void end() {
    if (isOver) {
      return;
    }
    byte[] whole = body.bytes();
    leave();
    taker.accept(whole);
  }

  private void leave() {
    if (!isOver) {
      isOver = true;
      body.close();
      onEnd.run();
    }
  }
}
