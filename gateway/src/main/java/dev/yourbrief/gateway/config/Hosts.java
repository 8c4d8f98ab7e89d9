package dev.yourbrief.gateway.config;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hosts that no provider has: addresses at which clouds hand a machine its own credentials, and
 * addresses written so that one cannot see where they lead. By the written form, without asking a
 * name server; what a name leads to is for whoever connects.
 */
final class Hosts {

  private static final String CREDENTIALS = "this is where a cloud hands a machine its credentials";
  private static final String HIDDEN =
      "this address is written so that one cannot see where it leads";
  private static final String NO_SERVER = "this is no address of a server";

  private static final Set<String> METADATA_NAMES =
      Set.of("metadata", "metadata.google.internal", "metadata.goog", "instance-data");

  /** Alibaba, Oracle and Azure have theirs outside 169.254.0.0/16. */
  private static final Set<String> METADATA_ADDRESSES =
      Set.of("100.100.100.200", "192.0.0.192", "168.63.129.16");

  /** IPv6 ranges that hold an IPv4 address: compatible, mapped, NAT64 and 6to4. */
  private static final List<String> HOLD_V4 =
      List.of("000000000000000000000000", "00000000000000000000ffff", "0064ff9b", "2002");

  private static final Pattern NUMBERS = Pattern.compile("[0-9a-fx.]*[0-9][0-9a-fx.]*");

  private Hosts() {}

  /** What is wrong with the host of an address, as a URI holds it; empty for nothing. */
  static Optional<String> wrong(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    if (lower.startsWith("[") && lower.endsWith("]")) {
      return wrongV6(lower.substring(1, lower.length() - 1));
    }
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    if (METADATA_NAMES.contains(name)) {
      return Optional.of(CREDENTIALS);
    }
    return NUMBERS.matcher(name).matches() ? wrongV4(name) : Optional.empty();
  }

  private static Optional<String> wrongV4(String written) {
    InetAddress address;
    try {
      // Also the forms that only programs take for an address: 0xa9fea9fe, 127.1, 0251.254.1.1.
      address = Inet4Address.ofPosixLiteral(written);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String plain = address.getHostAddress();
    if (address.isLinkLocalAddress() || METADATA_ADDRESSES.contains(plain)) {
      return Optional.of(CREDENTIALS);
    }
    if (!plain.equals(written)) {
      return Optional.of(HIDDEN);
    }
    return plain.startsWith("0.") || address.isMulticastAddress()
        ? Optional.of(NO_SERVER)
        : Optional.empty();
  }

  private static Optional<String> wrongV6(String written) {
    InetAddress address;
    try {
      address = Inet6Address.ofLiteral(written);
    } catch (IllegalArgumentException e) {
      return Optional.of(NO_SERVER);
    }
    if (address instanceof Inet4Address) {
      return Optional.of(HIDDEN);
    }
    String hex = HexFormat.of().formatHex(address.getAddress());
    if (address.isLinkLocalAddress() || hex.startsWith("fd000ec2")) {
      return Optional.of(CREDENTIALS);
    }
    if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
      return Optional.of(NO_SERVER);
    }
    return !address.isLoopbackAddress() && HOLD_V4.stream().anyMatch(hex::startsWith)
        ? Optional.of(HIDDEN)
        : Optional.empty();
  }
}
