package dev.yourbrief.server.sign;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.people.People;
import dev.yourbrief.register.settings.Settings;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names this server is asked by, and where it may listen. */
public final class Hosts {

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  /** What a proxy adds that asks in another's name. */
  private static final List<String> FORWARDED =
      List.of("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via");

  private final Settings settings;

  Hosts(Settings settings) {
    this.settings = settings;
  }

  /**
   * Without accounts only who sits at this machine may be served.
   *
   * @throws InputException if others could ask, and there are no accounts
   */
  public static void refuseWideWithoutAccounts(Settings settings, People people) {
    if (people.any()) {
      return;
    }
    String host = settings.listen().host();
    if (!isLoopback(host)) {
      throw refused(
          host + ":" + settings.listen().port(), "others can ask here, and there are no accounts");
    }
    if (settings.address().isPresent() && !isLocal(settings.address().get().getHost())) {
      throw refused(
          settings.address().get().toString(),
          "others are to ask by this address, and there are no accounts");
    }
  }

  private static InputException refused(String where, String what) {
    return new InputException(
        Problem.of(
            Location.of(where),
            what,
            "Make one first: yourbrief people add NAME --role admin. Or listen on 127.0.0.1 alone,"
                + " without an 'address'"));
  }

  /** Whether a name or number of this machine is reached from this machine alone. */
  private static boolean isLoopback(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      throw new InputException(
          Problem.of(
              Location.of(host),
              "this machine has no such name",
              "Write 'listen' as 127.0.0.1:8080, or with another number of this machine"));
    }
  }

  /** Whether a name always means the machine of whoever says it. */
  static boolean isLocal(String name) {
    return LOCAL.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a request asks for this server. A page elsewhere can let a name of its own point here;
   * it cannot name one of ours.
   *
   * @param hasAccounts whether one has to sign in: behind an address of its own the name is then
   *     for the proxy to check
   */
  boolean isForUs(HttpServerRequest request, boolean hasAccounts) {
    HostAndPort named = request.authority();
    if (named == null || (!hasAccounts && isForwarded(request))) {
      return false;
    }
    String host = named.host().toLowerCase(Locale.ROOT);
    if (isLocal(host)) {
      return true;
    }
    return hasAccounts
        && (settings.address().isPresent()
            || host.equals(settings.listen().host().toLowerCase(Locale.ROOT))
            || isOwnNumber(host, request.localAddress()));
  }

  /** A number cannot be made to point elsewhere. */
  private static boolean isOwnNumber(String host, SocketAddress own) {
    String bare =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    return own != null && bare.equals(own.hostAddress());
  }

  private static boolean isForwarded(HttpServerRequest request) {
    return FORWARDED.stream().anyMatch(header -> request.getHeader(header) != null);
  }

  /** Whether it comes from this machine, and not through a proxy on it. */
  static boolean isFromHere(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    if (remote == null || remote.hostAddress() == null || isForwarded(request)) {
      return false;
    }
    try {
      // A number: nothing is looked up.
      return InetAddress.getByName(remote.hostAddress()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether a page's origin is the address this server is known by. */
  boolean isOurs(String origin) {
    return settings
        .address()
        .filter(address -> origin(address).equalsIgnoreCase(origin))
        .isPresent();
  }

  private static String origin(URI address) {
    return address.getScheme()
        + "://"
        + address.getHost()
        + (address.getPort() < 0 ? "" : ":" + address.getPort());
  }

  /** What links begin with: the address it is known by, or else how it was asked. */
  String base(dev.yourbrief.server.http.Call call) {
    return settings.address().map(Hosts::origin).orElseGet(call::origin);
  }
}
