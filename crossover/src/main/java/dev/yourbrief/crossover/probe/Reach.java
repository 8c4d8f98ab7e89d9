package dev.yourbrief.crossover.probe;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which addresses a measurement may connect to. This machine always; another host only when the
 * user named it; where clouds keep their machines' credentials, never. A name is looked up once and
 * stays what it was then: what it is changed to later makes no difference.
 *
 * @param hosts the hosts the user allowed, in lower case
 * @param anyRemote whether the user allowed whatever host the address names
 */
public record Reach(Set<String> hosts, boolean anyRemote) {

  /** Looks up a name. */
  public interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** What kind of place an address is. */
  enum Kind {
    LOOPBACK,
    PRIVATE,
    PUBLIC,
    REFUSED
  }

  /**
   * Metadata services that do not lie in the link-local range: AWS (IMDS over IPv6), Google (IPv6),
   * Oracle (IPv6), Alibaba Cloud, and the Azure host's own service, each from its provider's
   * documentation, read 2026-11-23.
   */
  private static final Set<String> METADATA =
      Set.of(
          "fd00:ec2::254",
          "fd20:ce::254",
          "fd00:c1::a9fe:a9fe",
          "100.100.100.200",
          "168.63.129.16");

  private static final Set<InetAddress> METADATA_ADDRESSES =
      METADATA.stream().map(Reach::literal).collect(Collectors.toUnmodifiableSet());

  public Reach {
    hosts = hosts.stream().map(Reach::bare).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String bare(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  /**
   * The addresses of a host, all of one kind.
   *
   * @throws InputException if the host is unknown or may not be connected to
   */
  Pinned pin(String host, Resolver resolver) {
    List<InetAddress> found;
    try {
      found = Arrays.stream(resolver.addresses(host)).map(Reach::unwrapped).distinct().toList();
    } catch (UnknownHostException e) {
      throw problem("no host is called " + host, "Check its spelling");
    }
    Set<Kind> kinds =
        found.stream().map(Reach::kind).collect(Collectors.toCollection(TreeSet::new));
    if (found.isEmpty() || kinds.contains(Kind.REFUSED)) {
      throw problem(
          host + " is an address at which clouds hand out credentials, or none that a server has",
          "Nothing can be measured there; no option allows it");
    }
    if (kinds.size() > 1) {
      throw problem(
          host + " is on this machine or network and elsewhere at once",
          "Give the address of the one to measure");
    }
    Kind kind = kinds.iterator().next();
    if (kind != Kind.LOOPBACK && !anyRemote && !hosts.contains(host)) {
      throw problem(
          host + " is not this machine, and what is asked of it may cost money",
          "If you may measure it, add --host-allowed " + host);
    }
    return new Pinned(found, kind);
  }

  /**
   * Addresses that are connected to, whatever the name resolves to from now on.
   *
   * @param addresses the addresses, in the resolver's order
   * @param kind what all of them are
   */
  record Pinned(List<InetAddress> addresses, Kind kind) {}

  static Kind kind(InetAddress address) {
    byte[] b = address.getAddress();
    if (address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || address.isAnyLocalAddress()
        || METADATA_ADDRESSES.contains(address)
        || (b.length == 4 && (b[0] == 0 || (b[0] & 0xff) >= 240))) {
      return Kind.REFUSED;
    }
    if (address.isLoopbackAddress()) {
      return Kind.LOOPBACK;
    }
    boolean shared = b.length == 4 && b[0] == 100 && (b[1] & 0xc0) == 64;
    boolean uniqueLocal = b.length == 16 && (b[0] & 0xfe) == 0xfc;
    return address.isSiteLocalAddress() || shared || uniqueLocal ? Kind.PRIVATE : Kind.PUBLIC;
  }

  /**
   * The IPv4 address inside an IPv6 one, where there is one: compatible (::/96), NAT64
   * (64:ff9b::/96, RFC 6052) and 6to4 (2002::/16, RFC 3056) addresses lead to it. (Java unwraps
   * mapped ones itself.)
   */
  static InetAddress unwrapped(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address;
    }
    byte[] b = address.getAddress();
    boolean compatible =
        zero(b, 0, 12) && !address.isLoopbackAddress() && !address.isAnyLocalAddress();
    boolean nat64 =
        b[0] == 0
            && b[1] == 0x64
            && (b[2] & 0xff) == 0xff
            && (b[3] & 0xff) == 0x9b
            && zero(b, 4, 12);
    boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
    try {
      if (compatible || nat64) {
        return InetAddress.getByAddress(Arrays.copyOfRange(b, 12, 16));
      }
      return sixToFour ? InetAddress.getByAddress(Arrays.copyOfRange(b, 2, 6)) : address;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static boolean zero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress literal(String address) {
    return InetAddress.ofLiteral(address);
  }

  private static InputException problem(String what, String fix) {
    return new InputException(Problem.of(Location.of("URL"), what, fix));
  }
}
