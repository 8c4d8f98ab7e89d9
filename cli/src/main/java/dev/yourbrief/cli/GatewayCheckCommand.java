package dev.yourbrief.cli;

import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.ConfigReader;
import dev.yourbrief.gateway.config.ProviderSettings;
import dev.yourbrief.gateway.route.Route;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.provider.TokenPrices;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Reads a configuration and shows where requests would go and what that costs.")
final class GatewayCheckCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin GatewayFile file = new GatewayFile();

  GatewayCheckCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Map<String, String> environment = System.getenv();
    Config config = ConfigReader.read(file.path, environment);
    GatewayPrices prices = new GatewayPrices(config, LocalDate.now(clock));
    PrintWriter out = terminal.out();
    for (Route route : config.routes().values()) {
      out.println(terminal.bold(route.name()));
      int weights = route.targets().stream().mapToInt(Target::weight).sum();
      for (Target target : route.targets()) {
        String share = weights == 0 ? "" : Math.round(100.0 * target.weight() / weights) + " %";
        show(target, share, config, prices);
      }
      route.fallbacks().forEach(t -> show(t, "then", config, prices));
      route.shadow().ifPresent(s -> show(s.target(), "shadow", config, prices));
    }
    List<String> missing = missingKeys(config, environment);
    if (!missing.isEmpty()) {
      out.println();
      out.println(terminal.open("Not set here: " + String.join(", ", missing)));
    }
    return missing.isEmpty() ? Exit.DONE : Exit.PARTLY;
  }

  private void show(Target target, String role, Config config, GatewayPrices prices) {
    ProviderSettings provider = config.providers().get(target.provider());
    Optional<TokenPrices> known =
        target
            .prices()
            .or(() ->
                provider == null ? Optional.empty() : prices.prices(provider, target.model()));
    terminal
        .out()
        .println(
            "  "
                + Terminal.right(role, 6)
                + "  "
                + Terminal.padded(target.name(), 40)
                + known.map(GatewayCheckCommand::text).orElse(terminal.open("price unknown")));
  }

  private static String text(TokenPrices prices) {
    List<String> parts = new ArrayList<>();
    for (String kind : List.of("input_uncached", "cache_read", "output")) {
      if (prices.usdPerMtokByKind().containsKey(kind)) {
        parts.add(
            kind.replace("_uncached", "").replace('_', ' ')
                + " "
                + prices.usdPerMtokByKind().get(kind).toPlainString());
      }
    }
    return String.join(", ", parts) + "  USD per million  (" + prices.source() + ")";
  }

  private static List<String> missingKeys(Config config, Map<String, String> environment) {
    List<String> missing = new ArrayList<>();
    for (ProviderSettings provider : config.providers().values()) {
      if (provider.key().isPresent()
          && provider.key().get() instanceof dev.yourbrief.provider.KeySource.Variable(String name)
          && environment.getOrDefault(name, "").isBlank()) {
        missing.add(name);
      }
    }
    return missing;
  }
}
