package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Memo;
import java.util.Map;

/**
 * One name for whoever sells, however exports spell it: a gateway's {@code vertex_ai} and a bill's
 * {@code Google Cloud} are one provider, or the two would be added up. A model that a cloud resells
 * is sold by the cloud. The one place that knows; other names stay as they are.
 */
final class Providers {

  static final String AWS = "aws";
  static final String AZURE = "azure";
  static final String GOOGLE = "google";
  static final String OPENROUTER = "openrouter";
  static final String DEEPSEEK = "deepseek";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("openai", OpenAi.PROVIDER),
          Map.entry("open ai", OpenAi.PROVIDER),
          Map.entry("text completion openai", OpenAi.PROVIDER),
          Map.entry("anthropic", Anthropic.PROVIDER),
          Map.entry("claude", Anthropic.PROVIDER),
          Map.entry("aws", AWS),
          Map.entry("amazon", AWS),
          Map.entry("amazon web services", AWS),
          Map.entry("aws marketplace", AWS),
          Map.entry("amazon bedrock", AWS),
          Map.entry("aws bedrock", AWS),
          Map.entry("bedrock", AWS),
          Map.entry("bedrock converse", AWS),
          Map.entry("sagemaker", AWS),
          Map.entry("azure", AZURE),
          Map.entry("microsoft", AZURE),
          Map.entry("microsoft azure", AZURE),
          Map.entry("azure openai", AZURE),
          Map.entry("azure ai", AZURE),
          Map.entry("azure text", AZURE),
          Map.entry("google", GOOGLE),
          Map.entry("google cloud", GOOGLE),
          Map.entry("google cloud platform", GOOGLE),
          Map.entry("gcp", GOOGLE),
          Map.entry("gemini", GOOGLE),
          Map.entry("google ai studio", GOOGLE),
          Map.entry("google generative ai", GOOGLE),
          Map.entry("google vertex ai", GOOGLE),
          Map.entry("vertex ai", GOOGLE),
          Map.entry("vertex", GOOGLE),
          Map.entry("google vertex", GOOGLE),
          Map.entry("openrouter", OPENROUTER),
          Map.entry("deepseek", DEEPSEEK));

  private static final Memo<String> KNOWN = new Memo<>(Providers::workOut);

  private Providers() {}

  /** The provider's one name. */
  static String of(String raw) {
    return raw.isEmpty() ? "" : KNOWN.of(raw);
  }

  private static String workOut(String raw) {
    String words = KindWords.words(raw);
    String known = NAMES.get(words);
    if (known != null) {
      return known;
    }
    // A legal name goes under the short one: "OpenAI, LLC", "Anthropic, PBC".
    String first = words.split(" ", 2)[0];
    boolean isMaker = first.equals(OpenAi.PROVIDER) || first.equals(Anthropic.PROVIDER);
    return isMaker || words.startsWith("amazon web services")
        ? NAMES.getOrDefault(first, AWS)
        : raw;
  }
}
