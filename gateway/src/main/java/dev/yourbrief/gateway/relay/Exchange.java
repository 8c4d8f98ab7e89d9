package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.key.Admission;
import dev.yourbrief.gateway.key.Reservation;
import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.gateway.ledger.Row.Bought;
import dev.yourbrief.gateway.ledger.Row.Outcome;
import dev.yourbrief.gateway.ledger.Row.Sign;
import dev.yourbrief.gateway.relay.Attempt.Failure;
import dev.yourbrief.gateway.relay.Door.Operation;
import dev.yourbrief.gateway.route.Route;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.gateway.route.Walk;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One client's request from its body to its row: who asks, where it goes, what is tried next, what
 * the client gets, and what is written down. It runs on one event loop.
 */
final class Exchange implements Attempt.Taker {

  /** Of an answer whose length the client does not bound, to set money aside for. */
  private static final long USUAL_OUTPUT = 2_048;

  private final Loop loop;
  private final Setup setup;
  private final Door door;
  private final HttpServerRequest request;
  private final Reply reply;
  private final VirtualKey key;
  private final CallBook book;

  private @Nullable Asked asked;
  private @Nullable Route route;
  private @Nullable Walk walk;
  private @Nullable Attempt attempt;
  private boolean hasLeft;
  private boolean isOver;
  private boolean isShadowed;

  Exchange(
      Loop loop, Setup setup, HttpServerRequest request, Door door, VirtualKey key, Reply reply) {
    this.loop = loop;
    this.setup = setup;
    this.request = request;
    this.door = door;
    this.key = key;
    this.reply = reply;
    this.book = new CallBook(loop.shared(), setup, request, door, key, reply.call());
  }

  /** The body is here. */
  void begin(byte[] body) {
    Optional<Envelope> envelope = Envelope.read(body);
    if (envelope.isEmpty()) {
      refuse(
          WireError.of(
              Kind.INVALID_REQUEST, 400, "the body is not a JSON object, or names a member twice"),
          "bad_request",
          Optional.empty());
      return;
    }
    Asked what =
        new Asked(
            door,
            loop.shared().formats().of(door.format()),
            envelope.get(),
            request.headers(),
            request.query() == null ? "" : request.query());
    asked = what;
    book.asked(what);
    Optional<Route> found = setup.router().find(what.model());
    if (found.isEmpty()) {
      refuse(
          new WireError(
              Kind.NOT_FOUND,
              404,
              what.model().isEmpty()
                  ? "the request names no model"
                  : "there is no model '"
                      + cut(what.model())
                      + "' here; GET /v1/models lists those there are",
              "model_not_found",
              "model"),
          "no_route",
          Optional.empty());
      return;
    }
    route = found.get();
    admit(what, found.get());
  }

  private static String cut(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  private void admit(Asked what, Route to) {
    Envelope envelope = what.envelope();
    long inputTokens = Meter.tokens(envelope.body().length);
    book.routed(to, inputTokens);
    long output =
        door.operation() == Operation.GENERATE ? envelope.maxOutput().orElse(USUAL_OUTPUT) : 0;
    Usage estimate = new Usage(inputTokens, 0, 0, 0, output, 0);
    Optional<BigDecimal> usd =
        door.operation() == Operation.COUNT_TOKENS
            ? Optional.of(BigDecimal.ZERO)
            : setup.dearest(to, estimate);
    Admission admission =
        loop.shared().spending().admit(key, to.name(), inputTokens + output, usd, book.arrived());
    switch (admission) {
      case Admission.Granted(Reservation granted) -> {
        book.setAside(granted);
        note(what);
        walk(what, to);
      }
      case Admission.Refused(Admission.Reason reason, String message, Optional<Duration> after) ->
          refuse(Reply.refusal(reason, message), reason.word(), after);
    }
  }

  private void note(Asked what) {
    Fingerprints prints = loop.shared().fingerprints();
    String hash = prints.of(what.envelope());
    book.prompt(hash);
    boolean isAgain =
        !hash.isEmpty()
            && door.operation() == Operation.GENERATE
            && prints.isAgain(key.name(), hash, book.arrived());
    if (isAgain) {
      book.noticed(Sign.ASKED_AGAIN);
    }
  }

  private void walk(Asked what, Route to) {
    Optional<String> sticky = sticky(what, to);
    isShadowed =
        door.operation() == Operation.GENERATE
            && setup.router().shadowed(to, sticky, loop.random());
    Walk begun = setup.router().begin(to, sticky, loop.random(), book.arrived());
    walk = begun;
    Optional<Target> first = begun.first();
    if (first.isEmpty()) {
      refuse(
          WireError.of(Kind.OVERLOADED, 503, "no target of '" + to.name() + "' is in use"),
          "no_target",
          Optional.empty());
      return;
    }
    ask(what, first.get());
  }

  private Optional<String> sticky(Asked what, Route to) {
    String text =
        switch (to.sticky()) {
          case Route.Sticky.None _ -> "";
          case Route.Sticky.Key _ -> key.name();
          case Route.Sticky.User _ -> what.envelope().user();
          case Route.Sticky.Header(String name) -> {
            String value = what.headers().get(name);
            yield value == null ? "" : value;
          }
        };
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private void ask(Asked what, Target target) {
    Upstream upstream = loop.upstream(setup, target.provider());
    Outgoing outgoing;
    try {
      outgoing = Outgoing.of(what, target, upstream.settings(), loop.shared().formats());
    } catch (WireException e) {
      walking().left(target);
      refuse(e.error(), "not_sayable", Optional.empty());
      return;
    }
    if (!outgoing.losses().isEmpty()) {
      book.noticed(Sign.LOST);
      Optional<WireError> objection = Losses.objection(asked(), routed(), outgoing, target);
      if (objection.isPresent()) {
        walking().left(target);
        refuse(objection.get(), "not_sayable", Optional.empty());
        return;
      }
    }
    book.asksProvider();
    boolean asksJson = what.envelope().asksJson();
    Attempt next =
        new Attempt(
            what,
            target,
            outgoing,
            new Meter(asksJson, isShadowed || routed().keep().content()),
            upstream.settings().answerBytes(),
            loop.shared().room(),
            loop.shared().clock().instant(),
            this);
    attempt = next;
    next.begin(upstream, loop.deadlines());
  }

  @Override
  public void failed(Failure failure) {
    Attempt last = current();
    Instant now = loop.shared().clock().instant();
    walking().failed(last.target(), failure.fault(), failure.retryAfter(), now);
    Optional<Target> next =
        hasLeft ? Optional.empty() : walking().next(failure.fault(), failure.maybeAccepted(), now);
    if (next.isPresent()) {
      book.attempt(last);
      Duration delay = walking().delay();
      if (delay.isPositive()) {
        loop.vertx().setTimer(Math.max(1, delay.toMillis()), _ -> again(next.get()));
      } else {
        ask(asked(), next.get());
      }
      return;
    }
    WireError error =
        Faults.toClient(failure.fault(), last.target().name(), failure.message(), failure.said());
    settle(
        hasLeft ? Outcome.CANCELLED : Outcome.ERROR,
        hasLeft ? 0 : error.status(),
        failure.fault().word());
    if (!hasLeft) {
      reply.answeredBy(last.target(), last.outgoing().losses());
      reply.error(asked().format(), error, failure.retryAfter());
    }
    over();
  }

  private void again(Target target) {
    if (!hasLeft && !isOver) {
      ask(asked(), target);
      return;
    }
    walking().left(target);
    if (!isOver) {
      settle(Outcome.CANCELLED, 0, "");
      over();
    }
  }

  @Override
  public void whole(int status, MultiMap headers, Buffer body) {
    walking().succeeded(current().target(), loop.shared().clock().instant());
    settle(hasLeft ? Outcome.DRAINED : Outcome.OK, hasLeft ? 0 : status, "");
    if (!hasLeft) {
      reply.answeredBy(current().target(), current().outgoing().losses());
      book.written().flatMap(Bought::usd).ifPresent(reply::cost);
      reply.whole(status, headers, body);
    }
    over();
  }

  @Override
  public void piece(MultiMap headers, String contentType, Buffer bytes) {
    if (!reply.hasBegun() && !hasLeft) {
      book.opened(current().target());
    }
    if (current().isComplete()) {
      // Written before the client sees the end: what it was told is never lost.
      settle(hasLeft ? Outcome.DRAINED : Outcome.OK, hasLeft ? 0 : 200, "");
    }
    if (hasLeft) {
      return;
    }
    if (!reply.hasBegun()) {
      reply.answeredBy(current().target(), current().outgoing().losses());
      reply.beginStream(headers, contentType);
    }
    reply.piece(bytes, current());
  }

  @Override
  public void ended(Buffer last) {
    Attempt done = current();
    boolean isBroken = done.meter().failure().isPresent();
    Instant now = loop.shared().clock().instant();
    if (isBroken) {
      walking()
          .failed(
              done.target(),
              Faults.of(done.meter().failure().orElseThrow()),
              Optional.empty(),
              now);
    } else {
      walking().succeeded(done.target(), now);
    }
    if (hasLeft) {
      settle(Outcome.DRAINED, 0, "");
    } else if (isBroken) {
      settle(Outcome.BROKEN, 200, brokenBy(done));
    } else {
      settle(Outcome.OK, 200, "");
    }
    if (!hasLeft) {
      if (!reply.hasBegun()) {
        // A stream without a single event.
        reply.beginStream(MultiMap.caseInsensitiveMultiMap(), "text/event-stream; charset=utf-8");
      }
      if (done.isBroken()) {
        reply.breakStream(last, loop.vertx());
      } else {
        reply.endStream(last);
      }
    }
    over();
  }

  private static String brokenBy(Attempt done) {
    return done.failure()
        .map(f -> f.fault().word())
        .orElseGet(() -> Faults.of(done.meter().failure().orElseThrow()).word());
  }

  /** The client has closed its connection, or its stream. */
  void left() {
    if (isOver || hasLeft) {
      return;
    }
    hasLeft = true;
    Attempt open = attempt;
    if (open == null) {
      settle(Outcome.CANCELLED, 0, "");
      over();
      return;
    }
    if (routed().leave() == Route.Leave.DRAIN) {
      open.resume();
      return;
    }
    stop(open);
    settle(Outcome.CANCELLED, 0, "");
    over();
  }

  /** Nothing was learned about a target whose answer nobody waited for. */
  private void stop(Attempt open) {
    open.stop();
    if (open.failure().isEmpty()) {
      walking().left(open.target());
    }
  }

  /** A defect of this program was found while the request was read. */
  void defect() {
    if (!isOver) {
      refuse(
          WireError.of(Kind.SERVER, 500, "the gateway has a defect: see its log"),
          "defect",
          Optional.empty());
    }
  }

  /** The gateway ends before the answer does. */
  void interrupt() {
    if (isOver) {
      return;
    }
    Attempt open = attempt;
    if (open != null) {
      stop(open);
    }
    settle(Outcome.INTERRUPTED, 0, "");
    reply.cut();
    over();
  }

  /** Its body was not taken; the client is told elsewhere. */
  void turnedAway(WireError error) {
    settle(Outcome.ERROR, error.status(), "bad_request");
    over();
  }

  private void refuse(WireError error, String fault, Optional<Duration> after) {
    settle(Outcome.ERROR, error.status(), fault);
    reply.error(loop.shared().formats().of(door.format()), error, after);
    over();
  }

  private void settle(Outcome outcome, int status, String fault) {
    book.settle(Optional.ofNullable(attempt), outcome, status, fault);
  }

  private void over() {
    if (!isOver) {
      isOver = true;
      loop.over(this);
      afterwards();
    }
  }

  /** What comes after a call has answered well: nobody waits for this any more. */
  private void afterwards() {
    Attempt last = attempt;
    if (last == null
        || last.failure().isPresent()
        || last.meter().failure().isPresent()
        || hasLeft) {
      return;
    }
    Answered answered =
        new Answered(
            setup,
            asked(),
            routed(),
            book.call(),
            book.arrived(),
            last.target(),
            last.meter().text(),
            book.inputTokens());
    if (asked().envelope().asksJson() && !last.meter().signs().contains(Sign.SCHEMA_FAILED)) {
      Afterwards.checkShape(answered, loop.shared());
    }
    if (isShadowed) {
      loop.shadows().offer(answered);
    }
    if (routed().keep().content() && !(isShadowed && routed().keep().pairs())) {
      Afterwards.keep(answered, Optional.empty(), loop.shared());
    }
  }

  private Asked asked() {
    return Objects.requireNonNull(asked);
  }

  private Route routed() {
    return Objects.requireNonNull(route);
  }

  private Walk walking() {
    return Objects.requireNonNull(walk);
  }

  private Attempt current() {
    return Objects.requireNonNull(attempt);
  }
}
