package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Memo;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who sends the bill for a request that went through a gateway: what the log says, else the prefix
 * of the model, else the address it was sent to, else whose family the model is of. Without this, a
 * gateway's cost would be added to the bill of the same spend.
 */
final class Upstream {

  private record Sign(Pattern pattern, String provider) {}

  /** Hosts by their end. A dialect of one provider is often spoken at another's address. */
  private static final List<Sign> HOSTS =
      List.of(
          sign("(?:.*\\.)?openai\\.azure\\.com|.*\\.azure\\.com", Providers.AZURE),
          sign("(?:.*\\.)?openai\\.com", OpenAi.PROVIDER),
          sign("(?:.*\\.)?anthropic\\.com", Anthropic.PROVIDER),
          sign(".*\\.amazonaws\\.com", Providers.AWS),
          sign(".*\\.googleapis\\.com", Providers.GOOGLE),
          sign("(?:.*\\.)?openrouter\\.ai", Providers.OPENROUTER),
          sign("(?:.*\\.)?deepseek\\.com", Providers.DEEPSEEK),
          sign("(?:.*\\.)?groq\\.com", "groq"),
          sign("(?:.*\\.)?mistral\\.ai", "mistral"),
          sign("(?:.*\\.)?x\\.ai", "xai"),
          sign("(?:.*\\.)?together\\.(?:xyz|ai)", "together"),
          sign("(?:.*\\.)?fireworks\\.ai", "fireworks"),
          sign("(?:.*\\.)?cohere\\.(?:com|ai)", "cohere"));

  private static final List<Sign> FAMILIES =
      List.of(
          sign(
              "(?:ft:)?(?:gpt-|chatgpt|o\\d(?:-|$)|text-embedding-[3a]|dall-e|whisper|tts-"
                  + "|davinci|babbage|codex-|omni-moderation|sora).*",
              OpenAi.PROVIDER),
          sign("claude.*", Anthropic.PROVIDER),
          sign(
              "(?:(?:us|eu|apac|jp|au|ca|global|us-gov)\\.)?"
                  + "(?:anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen)\\..*",
              Providers.AWS),
          sign("(?:gemini|gemma-3n|imagen|veo|learnlm|text-bison).*", Providers.GOOGLE),
          sign("deepseek.*", Providers.DEEPSEEK),
          sign("(?:mistral|mixtral|codestral|ministral|magistral|devstral|pixtral).*", "mistral"),
          sign("grok.*", "xai"),
          sign("command.*", "cohere"));

  /** Spellings of gateways, by their first words. */
  private static final List<Sign> SPELLINGS =
      List.of(
          sign("vertex ai.*|google.*|gemini.*", Providers.GOOGLE),
          sign("(?:amazon|aws) .*|bedrock.*|sagemaker.*", Providers.AWS),
          sign("azure.*", Providers.AZURE),
          sign("text completion openai.*|openai chat.*", OpenAi.PROVIDER),
          sign("anthropic .*", Anthropic.PROVIDER),
          sign("cohere chat", "cohere"),
          sign("mistral ai|mistralai", "mistral"),
          sign("x ai", "xai"),
          sign("together ai", "together"),
          sign("fireworks ai", "fireworks"),
          sign("workers ai", "cloudflare"));

  private static final Memo<String> SPELT = new Memo<>(Upstream::workOut);
  private static final Memo<String> BY_MODEL = new Memo<>(Upstream::workOutByModel);
  private static final Memo<String> BY_HOST = new Memo<>(Upstream::workOutByHost);

  private Upstream() {}

  private static Sign sign(String pattern, String provider) {
    return new Sign(Pattern.compile(pattern), provider);
  }

  /**
   * The provider, or an empty string when nothing tells.
   *
   * @param stated what the log calls it, or an empty string
   * @param model the model, with or without a provider before a slash
   * @param address where the request was sent, or an empty string
   */
  static String of(String stated, String model, String address) {
    String host = address.isEmpty() ? "" : BY_HOST.of(address);
    if (!stated.isEmpty()) {
      String named = SPELT.of(stated);
      boolean isDialect = named.equals(OpenAi.PROVIDER) || named.equals(Anthropic.PROVIDER);
      return isDialect && !host.isEmpty() ? host : named;
    }
    return host.isEmpty() ? ofModel(model) : host;
  }

  /** Whose the model is, going by its name alone. */
  static String ofModel(String model) {
    return model.isEmpty() ? "" : BY_MODEL.of(model);
  }

  private static String workOut(String stated) {
    String known = Providers.of(stated);
    if (!known.equals(stated)) {
      return known;
    }
    return first(SPELLINGS, KindWords.words(stated)).orElse(stated);
  }

  private static String workOutByModel(String model) {
    String name = model.strip().toLowerCase(Locale.ROOT);
    int slash = name.indexOf('/');
    return slash > 0 ? SPELT.of(name.substring(0, slash)) : first(FAMILIES, name).orElse("");
  }

  private static String workOutByHost(String address) {
    String host;
    try {
      host = Optional.ofNullable(URI.create(address).getHost()).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
    return first(HOSTS, host.toLowerCase(Locale.ROOT)).orElse("");
  }

  private static Optional<String> first(List<Sign> signs, String text) {
    return signs.stream()
        .filter(sign -> sign.pattern().matcher(text).matches())
        .map(Sign::provider)
        .findFirst();
  }
}
