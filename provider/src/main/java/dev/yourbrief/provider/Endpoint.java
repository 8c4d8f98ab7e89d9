package dev.yourbrief.provider;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A provider's address and how it is spoken to.
 *
 * @param base the address of the host, of its API's version or of the call itself
 * @param dialect its wire format
 * @param key where its key is kept; empty for a server that asks for none
 * @param headers more headers to send, such as an organisation's; none may hold a key
 */
public record Endpoint(
    URI base, Dialect dialect, Optional<KeySource> key, Map<String, String> headers) {

  private static final Set<String> SECRET_HEADERS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "api-key",
          "x-api-key",
          "x-goog-api-key");

  private static final Set<String> OWN_HEADERS =
      Set.of(
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "transfer-encoding",
          "upgrade");

  private static final Pattern SECRET_PARAMETER =
      Pattern.compile("(?i)(^|&)(key|api[-_]?key|token|access[-_]token)=");

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern LOOPBACK_4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  /**
   * @throws InputException with everything that is wrong with it; a key is never sent unencrypted
   *     over a network
   */
  public Endpoint {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    List<Problem> problems = new ArrayList<>(wrongBase(base, key.isPresent()));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      problems.addAll(wrongHeader(base, header.getKey(), header.getValue()));
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  /** The host, and the port if it is named: enough for a message, and holds no secret. */
  public String name() {
    return nameOf(base);
  }

  private static String nameOf(URI base) {
    String host = base.getHost() == null ? "the provider" : base.getHost();
    return base.getPort() < 0 ? host : host + ":" + base.getPort();
  }

  /** Everything that is wrong with an address that a key is sent to, or none. */
  public static List<Problem> wrongBase(URI base, boolean hasKey) {
    List<Problem> problems = new ArrayList<>();
    String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null) {
      add(problems, base, "this is no address of a web server", "Write https://host/v1");
    } else if (scheme.equals("http") && hasKey && !isLoopback(base.getHost())) {
      add(
          problems,
          base,
          "a key would be sent unencrypted over the network",
          "Use https, or leave out the key if the server asks for none");
    }
    if (base.getRawUserInfo() != null) {
      add(
          problems,
          base,
          "the address holds a user name or a password",
          "Keep the key in an environment variable or a file");
    }
    if (base.getRawQuery() != null && SECRET_PARAMETER.matcher(base.getRawQuery()).find()) {
      add(
          problems,
          base,
          "the address holds a key",
          "Keep the key in an environment variable or a file");
    }
    if (base.getRawFragment() != null) {
      add(problems, base, "the address has a part after #", "Leave that part out");
    }
    return problems;
  }

  /** Everything that is wrong with a header of one's own, or nothing. */
  public static List<Problem> wrongHeader(URI base, String name, String value) {
    List<Problem> problems = new ArrayList<>();
    String lower = name.toLowerCase(Locale.ROOT);
    if (!TOKEN.matcher(name).matches()) {
      add(problems, base, "a header's name holds what no header's name can", "Write it anew");
    } else if (SECRET_HEADERS.contains(lower)) {
      add(
          problems,
          base,
          "the header " + name + " is for a key",
          "Keep the key in an environment variable or a file");
    } else if (OWN_HEADERS.contains(lower)) {
      add(problems, base, "the header " + name + " is not yours to set", "Leave it out");
    }
    if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f))) {
      add(problems, base, "the header " + name + " holds what no header can", "Use plain ASCII");
    }
    return problems;
  }

  private static void add(List<Problem> problems, URI base, String what, String fix) {
    problems.add(Problem.of(Location.of(nameOf(base)), what, fix));
  }

  /**
   * Whether a host is this machine: by its written form, as in an address, without asking a name
   * server, which could answer anything.
   */
  public static boolean isLoopback(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.equals("localhost")
        || lower.endsWith(".localhost")
        || lower.equals("[::1]")
        || lower.equals("[0:0:0:0:0:0:0:1]")
        || LOOPBACK_4.matcher(lower).matches();
  }
}
