package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.ChatReply.Finish;
import java.util.Locale;
import java.util.Set;

/** Why an answer ended, in the words of chat completions and of servers that are like it. */
final class Reasons {

  private static final Set<String> LENGTH =
      Set.of("length", "max_tokens", "max_output_tokens", "model_length");

  private static final Set<String> REFUSED = Set.of("content_filter", "safety", "refusal");

  private static final Set<String> STOP =
      Set.of("stop", "stop_sequence", "end_turn", "eos", "eos_token");

  private Reasons() {}

  /**
   * What a word stands for. A provider's {@code stop} beside a tool call is a tool call; some of
   * them name the reason so.
   */
  static Finish read(String reason, boolean refused, boolean callsTool) {
    if (refused) {
      return Finish.REFUSED;
    }
    String word = reason.toLowerCase(Locale.ROOT);
    if (LENGTH.contains(word)) {
      return Finish.LENGTH;
    }
    if (REFUSED.contains(word)) {
      return Finish.REFUSED;
    }
    if (callsTool || word.equals("tool_calls") || word.equals("function_call")) {
      return Finish.TOOL;
    }
    return STOP.contains(word) ? Finish.STOP : Finish.OTHER;
  }

  /**
   * The word for it.
   *
   * @param hasRefusal whether the answer says its refusal itself
   * @param isLegacy whether the client knows functions, not tools
   */
  static String write(Finish finish, boolean hasRefusal, boolean isLegacy) {
    return switch (finish) {
      case LENGTH -> "length";
      case REFUSED -> hasRefusal ? "stop" : "content_filter";
      case TOOL -> isLegacy ? "function_call" : "tool_calls";
      case STOP, OTHER -> "stop";
    };
  }
}
