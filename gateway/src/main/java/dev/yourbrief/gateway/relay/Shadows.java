package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.relay.Attempt.Failure;
import dev.yourbrief.gateway.route.Route;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.gateway.words.Kept;
import dev.yourbrief.provider.wire.WireException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Copies of one event loop's requests for candidates. A copy begins when its call is over and is
 * taken, so that no client ever waits for one; it has connections of its own; and of those that
 * wait there are few: more are dropped and counted.
 */
final class Shadows {

  /** Of one route. */
  private static final class Lane {
    private final Deque<Answered> waiting = new ArrayDeque<>();
    private int underWay;
  }

  private final Loop loop;
  private final int loops;
  private final Map<String, Lane> lanes = new HashMap<>();

  Shadows(Loop loop, int loops) {
    this.loop = loop;
    this.loops = loops;
  }

  void offer(Answered copy) {
    Route.Shadow shadow = copy.route().shadow().orElseThrow();
    Lane lane = lanes.computeIfAbsent(copy.route().name(), _ -> new Lane());
    if (lane.underWay < Math.ceilDiv(shadow.concurrent(), loops)) {
      begin(copy, shadow, lane);
    } else if (lane.waiting.size() < Math.ceilDiv(shadow.queue(), loops)
        && loop.shared().room().take(copy.asked().envelope().body().length)) {
      lane.waiting.add(copy);
    } else {
      loop.shared().shadowsDropped().incrementAndGet();
    }
  }

  private void begin(Answered copy, Route.Shadow shadow, Lane lane) {
    Upstream upstream = loop.shadowUpstream(copy.setup(), shadow.target().provider());
    Outgoing outgoing;
    try {
      outgoing =
          Outgoing.of(copy.asked(), shadow.target(), upstream.settings(), loop.shared().formats());
    } catch (WireException e) {
      write(copy, shadow.target(), Optional.empty(), "not_sayable");
      return;
    }
    lane.underWay++;
    Shade shade = new Shade(copy, shadow, lane);
    Attempt attempt =
        new Attempt(
            copy.asked(),
            shadow.target(),
            outgoing,
            new Meter(copy.asked().envelope().asksJson(), true),
            upstream.settings().answerBytes(),
            loop.shared().room(),
            loop.shared().clock().instant(),
            shade);
    shade.attempt = Optional.of(attempt);
    attempt.begin(upstream, loop.deadlines());
  }

  private void ended(Answered copy, Route.Shadow shadow, Lane lane, Attempt attempt, String fault) {
    lane.underWay--;
    write(copy, shadow.target(), Optional.of(attempt), fault);
    if (fault.isEmpty() && copy.route().keep().pairs()) {
      Kept.Candidate answer = new Kept.Candidate(shadow.target().name(), attempt.meter().text());
      Afterwards.keep(copy, Optional.of(answer), loop.shared());
    }
    Answered next = lane.waiting.poll();
    if (next != null) {
      loop.shared().room().give(next.asked().envelope().body().length);
      begin(next, shadow, lane);
    }
  }

  private void write(Answered copy, Target target, Optional<Attempt> made, String fault) {
    OptionalLong first = made.map(Attempt::firstByte).orElse(OptionalLong.empty());
    loop.shared()
        .write(
            new Row.Shadow(
                copy.call(),
                made.map(Attempt::begun).orElse(copy.arrived()),
                copy.route().name(),
                made.map(a -> a.bought(copy.setup(), copy.inputTokens()))
                    .orElse(Attempt.nothing(target)),
                made.map(Attempt::status).orElse(0),
                fault,
                made.map(Attempt::millis).orElse(0L),
                first.isPresent() ? Optional.of(first.getAsLong()) : Optional.empty(),
                made.map(a -> a.meter().signs()).orElse(java.util.Set.of()),
                made.flatMap(a -> same(copy.answer(), a.meter().text()))));
  }

  /** Whether two answers are the same but for space; empty when one of them has no words. */
  private static Optional<Boolean> same(String one, String other) {
    String first = one.strip();
    String second = other.strip();
    return first.isEmpty() || second.isEmpty()
        ? Optional.empty()
        : Optional.of(first.equals(second));
  }

  /** Takes the candidate's answer, which no client sees. */
  private final class Shade implements Attempt.Taker {

    private final Answered copy;
    private final Route.Shadow shadow;
    private final Lane lane;
    private Optional<Attempt> attempt = Optional.empty();

    Shade(Answered copy, Route.Shadow shadow, Lane lane) {
      this.copy = copy;
      this.shadow = shadow;
      this.lane = lane;
    }

    private void end(String fault) {
      Shadows.this.ended(copy, shadow, lane, attempt.orElseThrow(), fault);
    }

    @Override
    public void whole(int status, MultiMap headers, Buffer body) {
      end("");
    }

    @Override
    public void piece(MultiMap headers, String contentType, Buffer bytes) {
      // The meter has seen it.
    }

    @Override
    public void ended(Buffer last) {
      end(attempt.orElseThrow().meter().failure().map(f -> Faults.of(f).word()).orElse(""));
    }

    @Override
    public void failed(Failure failure) {
      end(failure.fault().word());
    }
  }
}
