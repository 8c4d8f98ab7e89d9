package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.key.Reservation;
import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.ledger.Row.Bought;
import dev.yourbrief.gateway.ledger.Row.Outcome;
import dev.yourbrief.gateway.ledger.Row.Sign;
import dev.yourbrief.gateway.route.Route;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.provider.Usage;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one call is written down as, and what was set aside for it. It knows what happened, and
 * decides nothing.
 */
final class CallBook {

  private final Shared shared;
  private final Setup setup;
  private final HttpServerRequest request;
  private final Door door;
  private final VirtualKey key;
  private final String call;
  private final Instant arrived;
  private final long started = System.nanoTime();
  private final Set<Sign> signs = EnumSet.noneOf(Sign.class);
  private String route = "";
  private boolean isStreamed;
  private String promptHash = "";
  private long inputTokens;
  private int attempts;
  private @Nullable Reservation reservation;
  private boolean isSettled;
  private Optional<Bought> written = Optional.empty();

  CallBook(
      Shared shared,
      Setup setup,
      HttpServerRequest request,
      Door door,
      VirtualKey key,
      String call) {
    this.shared = shared;
    this.setup = setup;
    this.request = request;
    this.door = door;
    this.key = key;
    this.call = call;
    this.arrived = shared.clock().instant();
  }

  String call() {
    return call;
  }

  Instant arrived() {
    return arrived;
  }

  /** An estimate. */
  long inputTokens() {
    return inputTokens;
  }

  /** What the provider was paid, as it was written last. */
  Optional<Bought> written() {
    return written;
  }

  /** What was asked is known. */
  void asked(Asked asked) {
    isStreamed = asked.streamed();
  }

  /** Where it goes is known. */
  void routed(Route to, long estimatedInput) {
    route = to.name();
    inputTokens = estimatedInput;
  }

  void setAside(Reservation granted) {
    reservation = granted;
  }

  void prompt(String hash) {
    promptHash = hash;
  }

  void noticed(Sign sign) {
    signs.add(sign);
  }

  /** One more request to a provider is made. */
  void asksProvider() {
    attempts++;
  }

  /** An answer is about to reach the client. */
  void opened(Target target) {
    shared.write(
        new Row.Opened(
            call, arrived, route, key.name(), target.provider(), target.model(), inputTokens));
  }

  /** An attempt is over, and not the call with it. */
  void attempt(Attempt made) {
    shared.write(
        new Row.Attempt(
            call,
            made.begun(),
            attempts,
            made.bought(setup, inputTokens),
            made.status(),
            made.failure().map(f -> f.fault().word()).orElse(""),
            made.millis()));
  }

  /**
   * Writes the call's row, and settles what was set aside. A second time only if more became known.
   *
   * @param last the last attempt
   */
  void settle(Optional<Attempt> last, Outcome outcome, int status, String fault) {
    Optional<Bought> bought = last.map(a -> a.bought(setup, inputTokens));
    if (isSettled && bought.equals(written)) {
      return;
    }
    if (attempts > 1) {
      last.ifPresent(this::attempt);
    }
    String trace = request.getHeader("traceparent");
    shared.write(row(last, bought, outcome, status, fault), trace == null ? "" : trace);
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
    shared.spending().settle(held, usage.input() + usage.output(), usd, shared.clock().instant());
  }

  private Row.Call row(
      Optional<Attempt> last, Optional<Bought> bought, Outcome outcome, int status, String fault) {
    Set<Sign> all = EnumSet.noneOf(Sign.class);
    all.addAll(signs);
    last.ifPresent(a -> all.addAll(a.meter().signs()));
    if (bought.isPresent() && bought.get().usd().isEmpty()) {
      all.add(Sign.UNPRICED);
    }
    return new Row.Call(
        call,
        arrived,
        route,
        key.name(),
        door.format(),
        isStreamed,
        bought,
        last.map(a -> a.meter().model()).orElse(""),
        status,
        outcome,
        fault,
        (System.nanoTime() - started) / 1_000_000,
        last.flatMap(this::firstByte),
        attempts,
        all,
        tags(),
        promptHash);
  }

  /** Since the call's arrival, attempts before this one included. */
  private Optional<Long> firstByte(Attempt made) {
    OptionalLong first = made.firstByte();
    long before = Duration.between(arrived, made.begun()).toMillis();
    return first.isPresent()
        ? Optional.of(first.getAsLong() + Math.max(0, before))
        : Optional.empty();
  }

  private SortedMap<String, String> tags() {
    return Identity.tags(new TreeMap<>(key.tags()), request.headers());
  }
}
