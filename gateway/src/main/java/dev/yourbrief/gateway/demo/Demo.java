package dev.yourbrief.gateway.demo;

import dev.yourbrief.gateway.config.Config;
import dev.yourbrief.gateway.config.ProviderSettings;
import dev.yourbrief.gateway.config.ProviderSettings.Api;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A configuration whose providers are all answered by the demo provider. */
public final class Demo {

  private Demo() {}

  /**
   * The same configuration, with no key, and every provider at this machine.
   *
   * @param port where the demo provider listens
   */
  public static Config of(Config config, int port) {
    SortedMap<String, ProviderSettings> providers = new TreeMap<>();
    config.providers().forEach((name, settings) -> providers.put(name, here(settings, port)));
    return new Config(config.server(), providers, config.routes(), config.keys(), config.ledger());
  }

  private static ProviderSettings here(ProviderSettings settings, int port) {
    String version = settings.api() == Api.GEMINI ? "/v1beta" : "/v1";
    return new ProviderSettings(
        settings.name(),
        settings.api(),
        URI.create("http://127.0.0.1:" + port + version),
        Optional.empty(),
        Map.of(),
        false,
        settings.connections(),
        settings.timeouts(),
        settings.answerBytes(),
        Optional.empty());
  }
}
