package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.key.Admission;
import dev.yourbrief.gateway.key.Reservation;
import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.ledger.Row.Bought;
import dev.yourbrief.gateway.ledger.Row.Outcome;
import dev.yourbrief.gateway.ledger.Row.Sign;
import dev.yourbrief.gateway.relay.Attempt.Failure;
import dev.yourbrief.gateway.relay.Door.Operation;
import dev.yourbrief.gateway.route.Route;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.gateway.route.Walk;
import dev.yourbrief.gateway.words.Kept;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
  private final String id;
  private final Instant arrived;
  private final long started = System.nanoTime();
  private final Set<Sign> signs = EnumSet.noneOf(Sign.class);

  private @Nullable Asked asked;
  private @Nullable Route route;
  private @Nullable Walk walk;
  private @Nullable Attempt attempt;
  private @Nullable Reservation reservation;
  private int attempts;
  private long inputTokens;
  private String promptHash = "";
  private boolean hasLeft;
  private boolean isSettled;
  private boolean isOver;
  private boolean isShadowed;
  private Optional<Bought> written = Optional.empty();

  Exchange(
      Loop loop, Setup setup, HttpServerRequest request, Door door, VirtualKey key, Reply reply) {
    this.loop = loop;
    this.setup = setup;
    this.request = request;
    this.door = door;
    this.key = key;
    this.reply = reply;
    this.arrived = loop.shared().clock().instant();
    this.id = reply.call();
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
    inputTokens = Meter.tokens(envelope.body().length);
    long output =
        door.operation() == Operation.GENERATE ? envelope.maxOutput().orElse(USUAL_OUTPUT) : 0;
    Usage estimate = new Usage(inputTokens, 0, 0, 0, output, 0);
    Optional<BigDecimal> usd =
        door.operation() == Operation.COUNT_TOKENS
            ? Optional.of(BigDecimal.ZERO)
            : setup.dearest(to, estimate);
    Admission admission =
        loop.shared().spending().admit(key, to.name(), inputTokens + output, usd, arrived);
    switch (admission) {
      case Admission.Granted(Reservation granted) -> {
        reservation = granted;
        note(what);
        walk(what, to);
      }
      case Admission.Refused(Admission.Reason reason, String message, Optional<Duration> after) ->
          refuse(Reply.refusal(reason, message), reason.word(), after);
    }
  }

  private void note(Asked what) {
    promptHash = loop.shared().fingerprints().of(what.envelope());
    boolean isAgain =
        !promptHash.isEmpty()
            && door.operation() == Operation.GENERATE
            && loop.shared().fingerprints().isAgain(key.name(), promptHash, arrived);
    if (isAgain) {
      signs.add(Sign.ASKED_AGAIN);
    }
  }

  private void walk(Asked what, Route to) {
    Optional<String> sticky = sticky(what, to);
    isShadowed =
        door.operation() == Operation.GENERATE
            && setup.router().shadowed(to, sticky, loop.random());
    Walk begun = setup.router().begin(to, sticky, loop.random(), arrived);
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
      signs.add(Sign.LOST);
      Optional<WireError> objection = Losses.objection(asked(), routed(), outgoing, target);
      if (objection.isPresent()) {
        walking().left(target);
        refuse(objection.get(), "not_sayable", Optional.empty());
        return;
      }
    }
    attempts++;
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
      writeAttempt(last);
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
      written.flatMap(Bought::usd).ifPresent(reply::cost);
      reply.whole(status, headers, body);
    }
    over();
  }

  @Override
  public void piece(MultiMap headers, String contentType, Buffer bytes) {
    if (!reply.hasBegun() && !hasLeft) {
      loop.shared().write(opened());
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

  private Row.Opened opened() {
    Target target = current().target();
    return new Row.Opened(
        id, arrived, routed().name(), key.name(), target.provider(), target.model(), inputTokens);
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
    open.stop();
    if (open.failure().isEmpty()) {
      walking().left(open.target());
    }
    settle(Outcome.CANCELLED, 0, "");
    over();
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
      open.stop();
      walking().left(open.target());
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

  /** Writes the row, and settles what was set aside. A second time only if more became known. */
  private void settle(Outcome outcome, int status, String fault) {
    Optional<Bought> bought = Optional.ofNullable(attempt).map(a -> a.bought(setup, inputTokens));
    if (isSettled && bought.equals(written)) {
      return;
    }
    Attempt last = attempt;
    if (last != null && attempts > 1) {
      writeAttempt(last);
    }
    String trace = request.getHeader("traceparent");
    loop.shared().write(row(outcome, status, fault, bought), trace == null ? "" : trace);
    if (!isSettled) {
      settleMoney(bought);
    }
    isSettled = true;
    written = bought;
  }

  private void settleMoney(Optional<Bought> bought) {
    Reservation held = reservation;
    if (held == null) {
      return;
    }
    Usage usage = bought.flatMap(Bought::usage).orElse(Usage.NONE);
    Optional<BigDecimal> usd = bought.isEmpty() ? Optional.of(BigDecimal.ZERO) : bought.get().usd();
    loop.shared()
        .spending()
        .settle(held, usage.input() + usage.output(), usd, loop.shared().clock().instant());
  }

  private Row.Call row(Outcome outcome, int status, String fault, Optional<Bought> bought) {
    Set<Sign> all = EnumSet.noneOf(Sign.class);
    all.addAll(signs);
    Attempt last = attempt;
    if (last != null) {
      all.addAll(last.meter().signs());
    }
    if (bought.isPresent() && bought.get().usd().isEmpty()) {
      all.add(Sign.UNPRICED);
    }
    OptionalLong first = last == null ? OptionalLong.empty() : last.firstByte();
    long before = last == null ? 0 : Duration.between(arrived, last.begun()).toMillis();
    return new Row.Call(
        id,
        arrived,
        route == null ? "" : routed().name(),
        key.name(),
        door.format(),
        asked != null && asked().streamed(),
        bought,
        last == null ? "" : last.meter().model(),
        status,
        outcome,
        fault,
        millis(),
        first.isPresent() ? Optional.of(first.getAsLong() + Math.max(0, before)) : Optional.empty(),
        attempts,
        all,
        tags(),
        promptHash);
  }

  private SortedMap<String, String> tags() {
    return Identity.tags(new TreeMap<>(key.tags()), request.headers());
  }

  private void writeAttempt(Attempt made) {
    loop.shared()
        .write(
            new Row.Attempt(
                id,
                made.begun(),
                attempts,
                made.bought(setup, inputTokens),
                made.status(),
                made.failure().map(f -> f.fault().word()).orElse(""),
                made.millis()));
  }

  private long millis() {
    return (System.nanoTime() - started) / 1_000_000;
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
    checkShape(last);
    if (isShadowed) {
      loop.shadows()
          .offer(
              new Shadows.Copy(
                  setup,
                  asked(),
                  routed(),
                  id,
                  arrived,
                  last.target(),
                  last.meter().text(),
                  inputTokens));
    }
    if (routed().keep().content() && !(isShadowed && routed().keep().pairs())) {
      KeptWords.of(asked())
          .ifPresent(turns ->
              loop.shared()
                  .words()
                  .keep(
                      new Kept(
                          id,
                          arrived,
                          routed().name(),
                          turns,
                          last.target().name(),
                          last.meter().text(),
                          Optional.empty())));
    }
  }

  /**
   * An answer that is JSON may still not be that of the schema; that is looked at beside the calls.
   */
  private void checkShape(Attempt last) {
    boolean isOpen =
        asked().envelope().asksJson() && !last.meter().signs().contains(Sign.SCHEMA_FAILED);
    if (!isOpen || last.meter().text().isBlank()) {
      return;
    }
    try {
      if (asked().conversation().shape() instanceof Conversation.Shape.Schema schema) {
        Instant now = loop.shared().clock().instant();
        loop.shared()
            .schemas()
            .check(
                schema.schema(),
                last.meter().text(),
                () -> loop.shared().write(new Row.Noticed(id, now, Set.of(Sign.SCHEMA_FAILED))));
      }
    } catch (WireException e) {
      // The provider took it, though it is none that is known here.
      return;
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
