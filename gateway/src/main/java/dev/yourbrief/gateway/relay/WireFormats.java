package dev.yourbrief.gateway.relay;

import dev.yourbrief.gateway.config.ProviderSettings.Api;
import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.anthropic.AnthropicMessagesFormat;
import dev.yourbrief.provider.wire.gemini.GeminiFormat;
import dev.yourbrief.provider.wire.openai.OpenAiChatFormat;
import dev.yourbrief.provider.wire.openai.OpenAiOptions;
import dev.yourbrief.provider.wire.openai.OpenAiResponsesFormat;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The wire formats that the gateway speaks, on both sides.
 *
 * @param byName by their names
 * @param compatibleChat chat completions as servers other than OpenAI's have them
 */
public record WireFormats(Map<String, WireFormat> byName, WireFormat compatibleChat) {

  public WireFormats {
    byName = Map.copyOf(byName);
  }

  /**
   * @param clock for answers of OpenAI's, which say when they were made
   */
  public static WireFormats with(InstantSource clock) {
    OpenAiOptions openAi = at(OpenAiOptions.OPENAI, clock);
    return new WireFormats(
        Stream.of(
                new OpenAiChatFormat(openAi),
                new OpenAiResponsesFormat(openAi),
                new AnthropicMessagesFormat(),
                new GeminiFormat())
            .collect(Collectors.toMap(WireFormat::name, Function.identity())),
        new OpenAiChatFormat(at(OpenAiOptions.COMPATIBLE, clock)));
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

  private static OpenAiOptions at(OpenAiOptions options, InstantSource clock) {
    return new OpenAiOptions(
        options.outputLimit(),
        options.usageInStream(),
        options.topK(),
        options.fileLinks(),
        options.cacheMarks(),
        options.thoughts(),
        () -> clock.instant().getEpochSecond());
  }
}
