package dev.yourbrief.cli;

import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.gateway.Gateway;
import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.ServerSettings.Address;
import java.io.PrintWriter;
import java.util.List;

/** What a running gateway says of itself in a terminal. */
final class GatewayView {

  private static final int LABEL = 10;

  private final Terminal terminal;
  private final PrintWriter out;

  GatewayView(Terminal terminal) {
    this.terminal = terminal;
    this.out = terminal.out();
  }

  void started(Gateway gateway, int adminPort, boolean isDemo) {
    Config config = gateway.dataPlane().config();
    String base = base(config, gateway.port());
    out.println(terminal.bold("YourBrief gateway"));
    line("clients", base + "/v1");
    Address admin = config.server().admin();
    line("admin", "http://" + admin.host() + ":" + adminPort + "  live view, metrics, health");
    line("models", String.join(", ", config.routes().keySet()));
    line("keys", keys(config));
    line("ledger", config.ledger().folder().toString());
    if (gateway.interrupted() > 0) {
      line("", "calls cut off when it last ended: " + gateway.interrupted());
    }
    if (isDemo) {
      line("demo", terminal.open("every provider is answered by this machine; nothing is spent"));
    }
    unpriced(gateway);
    out.println();
    out.println(terminal.wrapped("Point an SDK at it and change nothing else:", 0));
    String key = config.server().openToAll() ? "any" : "<a key of the gateway's>";
    out.println("  OPENAI_BASE_URL=" + base + "/v1  OPENAI_API_KEY=" + key);
    out.println("  ANTHROPIC_BASE_URL=" + base + "  ANTHROPIC_API_KEY=" + key);
    out.println("  GOOGLE_GEMINI_BASE_URL=" + base + "  GEMINI_API_KEY=" + key);
    out.println();
    out.println(terminal.faint("Ctrl-C stops it when requests under way have ended."));
    out.flush();
  }

  private void line(String label, String text) {
    out.println(Terminal.padded("  " + label, LABEL + 2) + text);
  }

  private static String base(Config config, int port) {
    Address listen = config.server().listen();
    String scheme = config.server().tls().isPresent() ? "https" : "http";
    String host = listen.host().contains(":") ? "[" + listen.host() + "]" : listen.host();
    return scheme + "://" + host + ":" + port;
  }

  private String keys(Config config) {
    if (config.server().openToAll()) {
      return "none is asked for; only this machine reaches it";
    }
    return String.join(", ", config.keys().stream().map(k -> k.name()).toList());
  }

  private void unpriced(Gateway gateway) {
    List<String> unpriced = gateway.dataPlane().unpriced();
    if (!unpriced.isEmpty()) {
      line("prices", terminal.open("not known for " + String.join(", ", unpriced)));
      line("", "their cost will be unknown, never 0; say it under prices");
    }
  }

  /**
   * @param problems what is wrong with the changed file; nothing when it is followed
   */
  void reloaded(Gateway gateway, List<Problem> problems) {
    if (!problems.isEmpty()) {
      PrintWriter err = terminal.err();
      err.println(terminal.bad("The changed configuration cannot be used; the old one is kept."));
      problems.forEach(p -> err.println(terminal.problem(p)));
      err.flush();
      return;
    }
    Config config = gateway.dataPlane().config();
    out.println(
        terminal.good("The changed configuration is followed: ")
            + String.join(", ", config.routes().keySet()));
    unpriced(gateway);
    out.flush();
  }

  void stopping(Gateway gateway) {
    int underWay = gateway.dataPlane().underWay();
    if (underWay > 0) {
      out.println();
      out.println("Requests under way may end first: " + underWay);
      out.flush();
    }
  }
}
