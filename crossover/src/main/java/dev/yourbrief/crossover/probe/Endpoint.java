package dev.yourbrief.crossover.probe;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where requests go.
 *
 * @param secure whether by https
 * @param host the name or address, without the brackets of an IPv6 address
 * @param port the port
 * @param path the path of the requests, with its query if it has one
 * @param models the path of the list of models
 * @param chat whether the path takes chats; else it takes bare prompts
 */
public record Endpoint(
    boolean secure, String host, int port, String path, String models, boolean chat) {

  private static final String CHAT = "/chat/completions";
  private static final String BARE = "/completions";
  private static final Pattern VERSION = Pattern.compile(".*/v\\d+");

  /**
   * Reads an address: a base with or without {@code /v1}, or the full path of the requests. Without
   * a scheme it is http.
   *
   * @param completions whether to ask for completions of bare prompts
   * @throws InputException if it is no such address
   */
  public static Endpoint parse(String text, boolean completions) {
    URI uri;
    try {
      uri = new URI(text.contains("://") ? text.strip() : "http://" + text.strip());
    } catch (URISyntaxException e) {
      throw problem("'" + text + "' is no address", "Write it as http://127.0.0.1:8000/v1");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw problem("'" + scheme + "' cannot be measured", "Give an http:// or https:// address");
    }
    if (uri.getRawUserInfo() != null) {
      throw problem(
          "the address holds a name or password, which would end up in logs",
          "Take it out; name the environment variable that holds the key with --key-env");
    }
    if (uri.getHost() == null || uri.getHost().isEmpty() || uri.getRawFragment() != null) {
      throw problem(
          "'" + text + "' names no host that can be read", "Write it as http://127.0.0.1:8000/v1");
    }
    boolean secure = scheme.equals("https");
    String host = uri.getHost();
    if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    if (port == 0 || port > 65_535) {
      throw problem("there is no port " + port, "Ports go from 1 to 65535");
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return at(secure, host.toLowerCase(Locale.ROOT), port, path(uri), query, completions);
  }

  private static Endpoint at(
      boolean secure, String host, int port, String path, String query, boolean completions) {
    if (path.endsWith(CHAT)) {
      if (completions) {
        throw problem(
            "the address ends in " + CHAT + ", and --completions asks for " + BARE,
            "Give the base address, or leave --completions out");
      }
      String base = path.substring(0, path.length() - CHAT.length());
      return new Endpoint(secure, host, port, path + query, base + "/models" + query, true);
    }
    if (path.endsWith(BARE)) {
      String base = path.substring(0, path.length() - BARE.length());
      return new Endpoint(secure, host, port, path + query, base + "/models" + query, false);
    }
    String base = VERSION.matcher(path).matches() ? path : path + "/v1";
    return new Endpoint(
        secure,
        host,
        port,
        base + (completions ? BARE : CHAT) + query,
        base + "/models" + query,
        !completions);
  }

  private static String path(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return path;
  }

  /**
   * Checks that a key may be sent there.
   *
   * @throws InputException if it would go over the internet in clear
   */
  void check(Key key, Reach.Pinned pinned) {
    if (key.isGiven() && !secure && pinned.kind() == Reach.Kind.PUBLIC) {
      throw problem(
          "the key would go to " + host + " in clear, for everyone on the way to read",
          "Use https://");
    }
  }

  /** The host and port as a request names them. */
  String authority() {
    String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == (secure ? 443 : 80) ? name : name + ":" + port;
  }

  /** The whole address, without its query: that may hold what is nobody's business. */
  @Override
  public String toString() {
    int query = path.indexOf('?');
    return (secure ? "https://" : "http://")
        + authority()
        + (query < 0 ? path : path.substring(0, query));
  }

  private static InputException problem(String what, String fix) {
    return new InputException(Problem.of(Location.of("URL"), what, fix));
  }
}
