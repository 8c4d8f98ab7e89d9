package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.config.ProviderSettings.Api;
import dev.yourbrief.provider.wire.WireFormat;
import java.util.Map;
import java.util.Set;

/** The wire formats that the gateway speaks, on both sides. */
final class Formats {

  private final Map<String, WireFormat> byName;
  private final WireFormat compatibleChat;

  /**
   * @param compatibleChat chat completions as servers other than OpenAI's have them
   */
  Formats(Map<String, WireFormat> byName, WireFormat compatibleChat) {
    this.byName = Map.copyOf(byName);
    this.compatibleChat = compatibleChat;
  }

  WireFormat of(String name) {
    WireFormat format = byName.get(name);
    if (format == null) {
      throw new IllegalArgumentException("no wire format is called " + name);
    }
    return format;
  }

  /** The format in which a provider is asked: the client's own where the provider speaks it. */
  WireFormat upstream(Api api, String clients) {
    return switch (api) {
      case OPENAI, AZURE_OPENAI ->
          of(Set.of(Door.CHAT, Door.RESPONSES).contains(clients) ? clients : Door.CHAT);
      case OPENAI_COMPATIBLE -> compatibleChat;
      case ANTHROPIC -> of(Door.MESSAGES);
      case GEMINI -> of(Door.GEMINI);
    };
  }
}
