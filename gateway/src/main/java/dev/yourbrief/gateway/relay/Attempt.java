package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.ledger.Row.Bought;
import dev.yourbrief.gateway.route.Fault;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.dialect.RetryAfter;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.PieceWriter;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.openai.OpenAiEmbeddings;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request to one target and its answer on the way back. Whoever wants the answer is told when it
 * begins, what there is of it, and how it ended; it does not matter whether that is a client or a
 * shadow.
 */
final class Attempt implements Upcall.Listener {

  /** Whoever wants the answer. */
  interface Taker {

    /** An answer that came whole. Nothing else follows. */
    void whole(int status, MultiMap headers, Buffer body);

    /** More of a stream; the first time it begins with this. */
    void piece(MultiMap headers, String contentType, Buffer bytes);

    /** The stream is over, with these last bytes. */
    void ended(Buffer last);

    /** It failed before anything of it was given. */
    void failed(Failure failure);
  }

  /**
   * A failure before the first byte.
   *
   * @param maybeAccepted whether the provider may have taken the request
   * @param said the provider's own error, in no provider's words
   * @param status the provider's; 0 for none
   */
  record Failure(
      Fault fault,
      boolean maybeAccepted,
      String message,
      Optional<WireError> said,
      int status,
      Optional<Duration> retryAfter) {}

  private static final int MOST_ERROR_BYTES = 1 << 20;

  private final Asked asked;
  private final Target target;
  private final Outgoing outgoing;
  private final Meter meter;
  private final Taker taker;
  private final int mostBytes;
  private final Room room;
  private final Instant begun;
  private final long started = System.nanoTime();
  private final EventText text;
  private @Nullable Upcall upcall;
  private @Nullable MultiMap headers;
  private @Nullable StreamAnswer stream;
  private Body body;
  private int status;
  private boolean hasGiven;
  private OptionalLong firstByte = OptionalLong.empty();
  private Optional<Failure> failure = Optional.empty();

  Attempt(
      Asked asked,
      Target target,
      Outgoing outgoing,
      Meter meter,
      int mostBytes,
      Room room,
      Instant begun,
      Taker taker) {
    this.asked = asked;
    this.target = target;
    this.outgoing = outgoing;
    this.meter = meter;
    this.mostBytes = mostBytes;
    this.room = room;
    this.begun = begun;
    this.taker = taker;
    this.body = new Body(room, mostBytes);
    this.text = new EventText(asked.format(), asked.wantsArray());
  }

  /** Sends the request. */
  void begin(Upstream upstream, Deadlines deadlines) {
    upcall =
        Upcall.send(
            upstream,
            upstream.request(outgoing.call()),
            outgoing.headers(),
            outgoing.body(),
            deadlines,
            this);
  }

  @Override
  public void head(int code, MultiMap answered) {
    status = code;
    headers = answered;
    if (code >= 400 || code < 200 || code >= 300) {
      body = new Body(room, Math.min(mostBytes, MOST_ERROR_BYTES));
      return;
    }
    String type = answered.get("content-type");
    if (asked.streamed() && type != null && type.startsWith("text/event-stream")) {
      stream = streamAnswer();
    }
  }

  private StreamAnswer streamAnswer() {
    Optional<PieceWriter> writer =
        outgoing.isTranslated()
            ? Optional.of(asked.format().writer(conversation()))
            : Optional.empty();
    return new StreamAnswer(
        outgoing.format(), writer, outgoing.addsUsage(), text, meter, mostBytes);
  }

  private Conversation conversation() {
    try {
      return asked.conversation();
    } catch (WireException e) {
      // It was read before, or this request would not have been written from it.
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void bytes(Buffer bytes) {
    if (firstByte.isEmpty()) {
      firstByte = OptionalLong.of(millis());
    }
    StreamAnswer open = stream;
    if (open == null) {
      if (body.add(bytes) != Body.Taken.YES) {
        abandon("sent a larger answer than is allowed here");
      }
      return;
    }
    Buffer out = open.take(bytes);
    Optional<WireError> error = meter.failure();
    if (error.isPresent() && !hasGiven) {
      stop();
      fail(Faults.of(error.get()), meter.hasWords(), "sent an error", error);
    } else if (out.length() > 0) {
      give(out);
    }
  }

  private void give(Buffer out) {
    hasGiven = true;
    taker.piece(answered(), text.contentType(), out);
  }

  private MultiMap answered() {
    MultiMap known = headers;
    return known == null ? MultiMap.caseInsensitiveMultiMap() : known;
  }

  private void abandon(String message) {
    stop();
    fail(Fault.SERVER, true, message, Optional.empty());
  }

  @Override
  public void end() {
    StreamAnswer open = stream;
    if (open != null) {
      endStream(open);
    } else if (status >= 200 && status < 300) {
      endWhole();
    } else {
      endError();
    }
    body.close();
  }

  private void endStream(StreamAnswer open) {
    Buffer last = open.end();
    Optional<WireError> error = meter.failure();
    if (error.isPresent() && !hasGiven) {
      fail(Faults.of(error.get()), true, error.get().message(), error);
    } else {
      taker.ended(last);
    }
  }

  private void endWhole() {
    byte[] bytes = body.bytes();
    Optional<JsonNode> tree = Json.tree(bytes);
    if (tree.isEmpty()) {
      fail(Fault.SERVER, true, "sent an answer that is not JSON", Optional.empty());
      return;
    }
    try {
      Optional<JsonNode> other = read(tree.get());
      taker.whole(status, answered(), Buffer.buffer(other.map(Json::bytes).orElse(bytes)));
    } catch (WireException e) {
      fail(Faults.of(e.error()), false, e.error().message(), Optional.of(e.error()));
    }
  }

  /** Counts the answer, and gives it in the client's words where those are others. */
  private Optional<JsonNode> read(JsonNode tree) throws WireException {
    if (asked.door().operation() != Door.Operation.GENERATE) {
      OpenAiEmbeddings.usage(tree)
          .or(() -> outgoing.format().usage(tree))
          .ifPresent(meter::counted);
      return outgoing.isTranslated()
          ? Optional.of(Embeddings.answer(tree, asked))
          : Optional.empty();
    }
    Answer answer = outgoing.format().answer(tree);
    meter.take(answer);
    return outgoing.isTranslated()
        ? Optional.of(asked.format().write(answer, conversation()).value())
        : Optional.empty();
  }

  private void endError() {
    WireError error =
        status < 400
            ? WireError.of(
                WireError.Kind.SERVER,
                502,
                target.name() + " sent the client elsewhere, which is not followed")
            : outgoing.format().error(status, body.bytes());
    fail(
        new Failure(
            Faults.of(error),
            false,
            "answered " + status,
            Optional.of(error),
            status,
            RetryAfter.read(httpHeaders(), error.message())));
  }

  private HttpHeaders httpHeaders() {
    Map<String, List<String>> all = new TreeMap<>();
    for (String name : answered().names()) {
      all.put(name, answered().getAll(name));
    }
    return HttpHeaders.of(all, (_, _) -> true);
  }

  @Override
  public void failed(Fault fault, boolean maybeAccepted, String message) {
    StreamAnswer open = stream;
    if (open != null && hasGiven) {
      WireError error = Faults.toClient(fault, target.name(), message, Optional.empty());
      taker.ended(open.broke(error));
      failure =
          Optional.of(
              new Failure(fault, true, message, Optional.empty(), status, Optional.empty()));
    } else {
      fail(fault, maybeAccepted, message, Optional.empty());
    }
    body.close();
  }

  private void fail(Fault fault, boolean maybeAccepted, String message, Optional<WireError> said) {
    fail(new Failure(fault, maybeAccepted, message, said, status, Optional.empty()));
  }

  private void fail(Failure what) {
    failure = Optional.of(what);
    taker.failed(what);
  }

  /** Stops it: nobody wants it any more. */
  void stop() {
    Upcall open = upcall;
    if (open != null) {
      open.cancel();
    }
    body.close();
  }

  void pause() {
    Upcall open = upcall;
    if (open != null) {
      open.pause();
    }
  }

  void resume() {
    Upcall open = upcall;
    if (open != null) {
      open.resume();
    }
  }

  Target target() {
    return target;
  }

  Meter meter() {
    return meter;
  }

  Outgoing outgoing() {
    return outgoing;
  }

  Instant begun() {
    return begun;
  }

  int status() {
    return status;
  }

  long millis() {
    return (System.nanoTime() - started) / 1_000_000;
  }

  OptionalLong firstByte() {
    return firstByte;
  }

  Optional<Failure> failure() {
    return failure;
  }

  /** Whether nothing more is to come that counts. */
  boolean isComplete() {
    StreamAnswer open = stream;
    return open == null || open.isComplete();
  }

  /** Whether its stream broke off, and not only in the provider's own words. */
  boolean isBroken() {
    StreamAnswer open = stream;
    return open != null && open.isBroken();
  }

  /**
   * What it took, as far as is known now.
   *
   * @param inputTokens an estimate of the request's tokens
   */
  Bought bought(Setup setup, long inputTokens) {
    if (wasRefused() || asked.door().operation() == Door.Operation.COUNT_TOKENS) {
      return nothing(target);
    }
    boolean isExact = meter.usage().isPresent() && (meter.isCounted() || stream == null);
    Usage usage = isExact ? meter.usage().orElseThrow() : meter.estimate(inputTokens);
    Optional<BigDecimal> usd = meter.isMixed() ? Optional.empty() : setup.cost(target, usage);
    return new Bought(target.provider(), target.model(), Optional.of(usage), !isExact, usd);
  }

  /** What a target took for which nothing is owed. */
  static Bought nothing(Target target) {
    return new Bought(
        target.provider(),
        target.model(),
        Optional.of(Usage.NONE),
        false,
        Optional.of(BigDecimal.ZERO));
  }

  /** An error that a provider answers with is not paid for, nor is what it never got. */
  private boolean wasRefused() {
    return failure.filter(f -> !f.maybeAccepted()).isPresent();
  }
}
