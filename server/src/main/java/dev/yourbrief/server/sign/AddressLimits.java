package dev.yourbrief.server.sign;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How often one address may try passwords. Addresses are kept in memory alone, for as long as they
 * count, and forgotten with the process.
 */
final class AddressLimits {

  /** So many may fail within {@link #WITHIN}. */
  static final int MOST = 50;

  /** So many from a proxy, which asks for many. */
  static final int MOST_PROXY = 1000;

  static final Duration WITHIN = Duration.ofMinutes(15);

  private static final int MOST_KEPT = 20_000;

  /** Failures of an address since it began to count, in nanoseconds of the process. */
  private record Count(long since, int failures) {}

  private final boolean isBehindProxy;
  private final LongSupplier nanos;
  private final Map<String, Count> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * Counts.
   *
   * @param isBehindProxy whether requests come through a proxy, which says for whom it asks
   * @param nanos {@link System#nanoTime} outside tests
   */
  AddressLimits(boolean isBehindProxy, LongSupplier nanos) {
    this.isBehindProxy = isBehindProxy;
    this.nanos = nanos;
  }

  /** How long an address has to wait; empty: it may try now. */
  synchronized Optional<Duration> wait(HttpServerRequest request) {
    Optional<Duration> longest = Optional.empty();
    for (Key key : keys(request)) {
      Count count = current(key);
      if (count.failures() >= key.most()) {
        Duration left = WITHIN.minusNanos(nanos.getAsLong() - count.since());
        longest = longest.filter(l -> l.compareTo(left) > 0).or(() -> Optional.of(left));
      }
    }
    return longest;
  }

  synchronized void failed(HttpServerRequest request) {
    for (Key key : keys(request)) {
      Count count = current(key);
      counts.put(key.name(), new Count(count.since(), count.failures() + 1));
    }
  }

  private Count current(Key key) {
    Count count = counts.get(key.name());
    long now = nanos.getAsLong();
    return count == null || now - count.since() >= WITHIN.toNanos() ? new Count(now, 0) : count;
  }

  private record Key(String name, int most) {}

  private List<Key> keys(HttpServerRequest request) {
    String remote =
        request.remoteAddress() == null
            ? "unknown"
            : network(Objects.requireNonNullElse(request.remoteAddress().hostAddress(), "unknown"));
    if (!isBehindProxy) {
      return List.of(new Key(remote, MOST));
    }
    // The last one is what our own proxy says; whoever asks without it can forge it, so what the
    // connection comes from counts too.
    String said = Objects.requireNonNullElse(request.getHeader("x-forwarded-for"), "");
    String last = said.substring(said.lastIndexOf(',') + 1).strip();
    return List.of(
        new Key(remote, MOST_PROXY),
        new Key(remote + " for " + network(last.substring(0, Math.min(60, last.length()))), MOST));
  }

  /** Of IPv6 the first half: one household has the other to itself. */
  static String network(String number) {
    if (number.indexOf(':') < 0) {
      return number;
    }
    try {
      // It holds a colon, so it is a number or fails: nothing is looked up.
      InetAddress address = InetAddress.getByName(number);
      return address instanceof Inet6Address six
          ? Arrays.toString(Arrays.copyOf(six.getAddress(), 8))
          : address.getHostAddress();
    } catch (UnknownHostException e) {
      return number;
    }
  }
}
