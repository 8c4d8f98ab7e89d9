package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Memo;
import java.util.List;

/**
 * Who sends the bill for what a gateway's configuration calls by a name of its own: {@code
 * openai-eu} is OpenAI, {@code azure-openai-2} Azure. A name that says nothing stays as it is, even
 * where the model is of a known family: a server of one's own sends no bill.
 */
final class LedgerProviders {

  private record Word(String word, String provider) {}

  /** In this order: who resells a model stands in the name beside the model's maker. */
  private static final List<Word> WORDS =
      List.of(
          new Word("azure", Providers.AZURE),
          new Word("bedrock", Providers.AWS),
          new Word("aws", Providers.AWS),
          new Word("vertex", Providers.GOOGLE),
          new Word("openrouter", Providers.OPENROUTER),
          new Word("openai", OpenAi.PROVIDER),
          new Word("anthropic", Anthropic.PROVIDER),
          new Word("claude", Anthropic.PROVIDER),
          new Word("gemini", Providers.GOOGLE),
          new Word("google", Providers.GOOGLE),
          new Word("deepseek", Providers.DEEPSEEK),
          new Word("groq", "groq"),
          new Word("mistral", "mistral"),
          new Word("xai", "xai"),
          new Word("together", "together"),
          new Word("fireworks", "fireworks"));

  /** Servers that only speak as a provider does, and those of one's own. */
  private static final List<String> NOT_THEIRS =
      List.of("compatible", "like", "local", "vllm", "ollama", "sglang", "fake", "demo");

  private static final Memo<String> NAMED = new Memo<>(LedgerProviders::workOut);

  private LedgerProviders() {}

  /** The provider's one name; without a name, that of the model's family, if it is known. */
  static String of(String name, String model) {
    return name.isEmpty() ? Upstream.ofModel(model) : NAMED.of(name);
  }

  private static String workOut(String name) {
    List<String> words = List.of(KindWords.words(name).split(" ", -1));
    if (words.stream().anyMatch(NOT_THEIRS::contains)) {
      return name;
    }
    return WORDS.stream()
        .filter(word -> words.contains(word.word()))
        .map(Word::provider)
        .findFirst()
        .orElseGet(() -> Upstream.of(name, "", ""));
  }
}
