package dev.yourbrief.gateway;

import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.anthropic.AnthropicMessagesFormat;
import dev.yourbrief.provider.wire.openai.OpenAiChatFormat;
import dev.yourbrief.provider.wire.openai.OpenAiOptions;
import dev.yourbrief.provider.wire.openai.OpenAiResponsesFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The wire formats there are. */
final class WireFormats {

  static final Map<String, WireFormat> BY_NAME =
      List.of(
              new OpenAiChatFormat(OpenAiOptions.OPENAI),
              new OpenAiResponsesFormat(OpenAiOptions.OPENAI),
              new AnthropicMessagesFormat())
          .stream()
          .collect(Collectors.toMap(WireFormat::name, Function.identity()));

  /** Chat completions as servers other than OpenAI's have them. */
  static final WireFormat COMPATIBLE_CHAT = new OpenAiChatFormat(OpenAiOptions.COMPATIBLE);

  private WireFormats() {}
}
