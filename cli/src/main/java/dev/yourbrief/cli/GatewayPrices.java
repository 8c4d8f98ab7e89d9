package dev.yourbrief.cli;

import dev.yourbrief.gateway.PriceLookup;
import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.ProviderSettings;
import dev.yourbrief.provider.Endpoint;
import dev.yourbrief.provider.TokenPrices;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the catalogue knows of a gateway's targets. A server of one's own costs what its machine
 * costs, which no list knows: its price is the configuration's to say.
 */
final class GatewayPrices implements PriceLookup {

  private final Config config;
  private final CataloguePrices catalogue;

  /**
   * @param config with the providers' real addresses
   */
  GatewayPrices(Config config, LocalDate day) {
    this.config = config;
    this.catalogue = new CataloguePrices(day);
  }

  @Override
  public Optional<TokenPrices> prices(ProviderSettings provider, String model) {
    ProviderSettings real = config.providers().getOrDefault(provider.name(), provider);
    String host = real.base().getHost();
    return host == null || Endpoint.isLoopback(host)
        ? Optional.empty()
        : catalogue.of(seller(real), model);
  }

  private static String seller(ProviderSettings provider) {
    return switch (provider.api()) {
      case OPENAI -> "OpenAI";
      case AZURE_OPENAI -> "Azure";
      case ANTHROPIC -> "Anthropic";
      case GEMINI -> "Google";
      case OPENAI_COMPATIBLE -> provider.name();
    };
  }
}
