package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.ChatReply.Finish;

/** Why an answer ended. */
final class Reasons {

  private Reasons() {}

  /** The API calls it a stop too where a function is called. */
  static Finish read(String reason, boolean callsTool) {
    return switch (reason) {
      case "STOP" -> callsTool ? Finish.TOOL : Finish.STOP;
      case "MAX_TOKENS" -> Finish.LENGTH;
      case "SAFETY",
          "RECITATION",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "MODEL_ARMOR",
          "IMAGE_SAFETY",
          "IMAGE_PROHIBITED_CONTENT",
          "IMAGE_RECITATION" ->
          Finish.REFUSED;
      default -> Finish.OTHER;
    };
  }

  static String write(Finish finish) {
    return switch (finish) {
      case STOP, TOOL -> "STOP";
      case LENGTH -> "MAX_TOKENS";
      case REFUSED -> "SAFETY";
      case OTHER -> "OTHER";
    };
  }

  /** Whether {@link #write} gives this word back for what {@link #read} makes of it. */
  static boolean isPlain(String reason) {
    return switch (reason) {
      case "", "STOP", "MAX_TOKENS", "SAFETY", "OTHER" -> true;
      default -> false;
    };
  }
}
