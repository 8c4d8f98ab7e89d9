package dev.yourbrief.provider.wire.openai;

import java.util.function.LongSupplier;

/**
 * What differs between OpenAI and the servers that offer its formats.
 *
 * @param outputLimit the member that bounds the answer's tokens in chat completions
 * @param usageInStream whether a stream may be asked for its token counts; a few servers refuse the
 *     question
 * @param topK whether there is a {@code top_k}
 * @param fileLinks whether a file may be an address
 * @param cacheMarks whether parts may have a {@code cache_control}
 * @param thoughts the member of a message in which thoughts are sent back; empty where there is
 *     none
 * @param created the time of an answer in seconds since 1970, which the formats want to be said
 */
public record OpenAiOptions(
    OutputLimit outputLimit,
    boolean usageInStream,
    boolean topK,
    boolean fileLinks,
    boolean cacheMarks,
    String thoughts,
    LongSupplier created) {

  /** The member that bounds the answer's tokens. */
  public enum OutputLimit {
    /** OpenAI's own; its reasoning models refuse the other. */
    MAX_COMPLETION_TOKENS("max_completion_tokens"),
    /** The older one, which other servers know. */
    MAX_TOKENS("max_tokens");

    private final String member;

    OutputLimit(String member) {
      this.member = member;
    }

    String member() {
      return member;
    }
  }

  /** As OpenAI itself has it; answers say no time. */
  public static final OpenAiOptions OPENAI =
      new OpenAiOptions(
          OutputLimit.MAX_COMPLETION_TOKENS, true, false, false, false, "", OpenAiOptions::noTime);

  /** As most compatible servers have it; answers say no time. */
  public static final OpenAiOptions COMPATIBLE =
      new OpenAiOptions(
          OutputLimit.MAX_TOKENS,
          true,
          true,
          true,
          false,
          "reasoning_content",
          OpenAiOptions::noTime);

  private static long noTime() {
    return 0;
  }
}
