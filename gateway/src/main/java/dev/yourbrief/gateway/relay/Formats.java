package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.config.ProviderSettings.Api;
import dev.yourbrief.provider.wire.WireFormat;
import java.util.Map;
import java.util.Set;

/** The wire formats that the gateway speaks, on both sides. */
final class Formats {

  private final Map<String, WireFormat> byName;

  Formats(Map<String, WireFormat> byName) {
    this.byName = Map.copyOf(byName);
  }

  WireFormat of(String name) {
    WireFormat format = byName.get(name);
    if (format == null) {
      throw new IllegalArgumentException("no wire format is called " + name);
    }
    return format;
  }

  /** The format in which a provider is asked: the client's own where the provider speaks it. */
  static String upstream(Api api, String clients) {
    return switch (api) {
      case OPENAI, AZURE_OPENAI ->
          Set.of(Door.CHAT, Door.RESPONSES).contains(clients) ? clients : Door.CHAT;
      case OPENAI_COMPATIBLE -> Door.CHAT;
      case ANTHROPIC -> Door.MESSAGES;
      case GEMINI -> Door.GEMINI;
    };
  }
}
