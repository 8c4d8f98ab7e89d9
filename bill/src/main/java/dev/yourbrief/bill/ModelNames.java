package dev.yourbrief.bill;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One name for a model, however a bill spells it: {@code Claude Haiku 4.5}, {@code
 * claude-haiku-4-5-20251001} and {@code us.anthropic.claude-haiku-4-5-20251001-v1:0} are all {@code
 * claude-haiku-4-5}. Dated snapshots go under the model they are of. The one place that knows.
 */
public final class ModelNames {

  /** The routes of gateways, such as {@code bedrock/converse/}. */
  private static final Pattern ROUTE =
      Pattern.compile(
          "^(?:(?:openrouter|litellm-proxy|vertex-ai|gemini|azure|azure-ai|bedrock|converse|invoke"
              + "|deepseek|groq|mistral|xai|x-ai|openai|anthropic|google)/)+");

  private static final Pattern VENDOR =
      Pattern.compile(
          "^(?:(?:us|eu|apac|jp|au|ca|global|us-gov)\\.)?(?:"
              + "(?:anthropic|openai|google|vertex-ai|azure|bedrock|models)[./]"
              + "|(?:amazon|meta|mistral|cohere|ai21|qwen|moonshot|moonshotai|zai|minimax"
              + "|nvidia|xai|stability|writer|deepseek(?=\\.deepseek))\\.)");
  private static final Pattern DEEPSEEK_ID = Pattern.compile("^(?:(?:us|eu|apac)\\.)?deepseek\\.");
  private static final Pattern BEDROCK_VERSION =
      Pattern.compile("-(?:v\\d+(?::\\d+)?|\\d+:\\d+)(?::[0-9a-z]+)?$");
  private static final Pattern SNAPSHOT =
      Pattern.compile("[-@_](?:20\\d{2}-?[01]\\d-?[0-3]\\d|latest|default)$");
  private static final Pattern UNCLEAN = Pattern.compile("[\\s_]+");

  private static final Memo<Optional<String>> NAMES = new Memo<>(ModelNames::workOut);
  private static final Memo<Optional<String>> FOUND = new Memo<>(ModelNames::workOutFound);

  private ModelNames() {}

  /** The one name; empty when nothing is written. */
  public static Optional<String> normalise(String raw) {
    return raw.isEmpty() ? Optional.empty() : NAMES.of(raw);
  }

  private static Optional<String> workOut(String raw) {
    String name = UNCLEAN.matcher(raw.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
    name = ROUTE.matcher(name).replaceFirst("");
    name = VENDOR.matcher(name).replaceFirst("");
    name = DEEPSEEK_ID.matcher(name).replaceFirst("deepseek-");
    if (name.startsWith("ft:")) {
      // A fine-tuned model is its base and the owner's names; the price goes by the base.
      String[] parts = name.split(":", -1);
      return normalise(parts.length > 1 ? parts[1] : "").map(base -> "ft:" + base);
    }
    name = BEDROCK_VERSION.matcher(name).replaceFirst("");
    name = SNAPSHOT.matcher(name).replaceFirst("");
    name = ModelFamilies.spell(name);
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  /**
   * The first model of a well-known family that a text names, as the text spells it. As many of the
   * words after the family's name belong to it as can: "Flash Lite" is not "Flash".
   */
  public static Optional<String> findIn(String text) {
    return text.isEmpty() ? Optional.empty() : FOUND.of(text);
  }

  private static Optional<String> workOutFound(String text) {
    Matcher matcher = ModelsInText.PATTERN.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }
}
