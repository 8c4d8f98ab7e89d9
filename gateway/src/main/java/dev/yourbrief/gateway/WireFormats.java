package dev.yourbrief.gateway;

import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.anthropic.AnthropicMessagesFormat;
import dev.yourbrief.provider.wire.gemini.GeminiFormat;
import dev.yourbrief.provider.wire.openai.OpenAiChatFormat;
import dev.yourbrief.provider.wire.openai.OpenAiOptions;
import dev.yourbrief.provider.wire.openai.OpenAiResponsesFormat;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The wire formats there are.
 *
 * @param byName by their names
 * @param compatibleChat chat completions as servers other than OpenAI's have them
 */
record WireFormats(Map<String, WireFormat> byName, WireFormat compatibleChat) {

  WireFormats {
    byName = Map.copyOf(byName);
  }

  /**
   * @param clock for answers of OpenAI's, which say when they were made
   */
  static WireFormats with(InstantSource clock) {
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
