package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Memo;
import dev.yourbrief.bill.ModelNames;
import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an Azure meter's name says of a model: {@code gpt 4.1 cached Inp glbl Tokens}, {@code 5.4 pp
 * opt Gl 1M Tokens}, {@code 6-sol ShortCo Cd Wr Std Gl}. Take away the words for the direction, the
 * cache, the deployment and the tier, and the model is left; its family may only be in the product
 * ({@code Azure OpenAI GPT5}, {@code Azure Grok Models}).
 */
final class AzureMeter {

  private static final Pattern TOKENS =
      Pattern.compile("\\b(?:tokens?|tkns?)\\b", Pattern.CASE_INSENSITIVE);

  /** Categories and products under which models are sold. */
  private static final Pattern AI =
      Pattern.compile("openai|foundry|cognitive services|\\bai\\b|\\bmodels\\b|azure kimi");

  /** Families that the product names and the meter may leave out, the first that fits. */
  private static final List<Map.Entry<String, String>> FAMILIES =
      List.of(
          Map.entry("oss models", "gpt-oss"),
          Map.entry("openai", "gpt"),
          Map.entry("grok", "grok"),
          Map.entry("deepseek", "deepseek"),
          Map.entry("kimi", "kimi"),
          Map.entry("llama", "llama"),
          Map.entry("mistral", "mistral"),
          Map.entry("qwen", "qwen3"),
          Map.entry("claude", "claude"),
          Map.entry("anthropic", "claude"));

  private static final Pattern DEEPSEEK = Pattern.compile("[vr]\\d+(?:\\.\\d+)?");
  private static final Pattern KIMI = Pattern.compile("k\\d+(?:\\.\\d+)?");
  private static final Pattern WITHOUT_POINT = Pattern.compile("([3-9])([1-9])");
  private static final BigDecimal MILLION = new BigDecimal(1_000_000);
  private static final BigDecimal THOUSAND = new BigDecimal(1_000);

  private static final Memo<Meter> METERS = new Memo<>(AzureMeter::workOut);
  private static final char BETWEEN = '\n';

  private AzureMeter() {}

  /**
   * What the meter says; nothing where it is not of a model.
   *
   * @param name the meter's name
   * @param product what says whose it is: category, sub-category, product
   */
  static Meter read(String name, String product) {
    return name.isEmpty() ? Meter.NONE : METERS.of(name + BETWEEN + product);
  }

  private static Meter workOut(String both) {
    String name = both.substring(0, both.indexOf(BETWEEN));
    String product = both.substring(both.indexOf(BETWEEN) + 1).toLowerCase(Locale.ROOT);
    boolean saysTokens = TOKENS.matcher(name).find();
    if (!saysTokens && !AI.matcher(product).find()) {
      return Meter.NONE;
    }
    AzureWords words = AzureWords.of(name);
    String base = named(words.model(), product);
    String model = base.isEmpty() || !words.isFineTuned() ? base : "ft:" + base;
    Optional<TokenKind> kind = words.kind();
    if (kind.isPresent() && (saysTokens || !model.isEmpty())) {
      return Meter.tokens(model, kind.get(), words.tier());
    }
    return Meter.other(isSurelyModel(base) ? model : "");
  }

  /** Other services have words left too. */
  private static boolean isSurelyModel(String name) {
    return ModelNames.findIn(name).isPresent();
  }

  /** How many tokens one of the quantity is; empty where the name and the unit do not agree. */
  static Optional<BigDecimal> tokensEach(String name, String unitOfMeasure) {
    String words = " " + KindWords.words(name) + " ";
    Optional<BigDecimal> named =
        words.contains(" 1m ")
            ? Optional.of(MILLION)
            : words.contains(" 1k ") ? Optional.of(THOUSAND) : Optional.empty();
    if (unitOfMeasure.isEmpty()) {
      return named;
    }
    return AzureUnit.of(unitOfMeasure)
        .filter(AzureUnit::mayBeTokens)
        .map(AzureUnit::size)
        .filter(size -> named.map(n -> n.compareTo(size) == 0).orElse(true));
  }

  /** The words that are left, with the family that the product says and they do not. */
  private static String named(List<String> left, String product) {
    if (left.isEmpty()) {
      return "";
    }
    String name = String.join("-", left);
    String first = left.getFirst();
    if (DEEPSEEK.matcher(first).matches()) {
      return "deepseek-" + name;
    }
    if (KIMI.matcher(first).matches()) {
      return "kimi-" + name;
    }
    boolean isBare = Character.isDigit(first.charAt(0));
    Optional<String> family =
        FAMILIES.stream()
            .filter(entry -> product.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    if (family.isEmpty() || (!isBare && ModelNames.findIn(name).isPresent())) {
      return name;
    }
    return switch (family.get()) {
      case "gpt" -> isBare ? "gpt-" + pointed(first, name) : name;
      case "gpt-oss" -> "gpt-oss-" + name.replaceFirst("^(?:gpt-)?(?:oss-)?", "");
      default -> name.startsWith(family.get()) ? name : family.get() + "-" + name;
    };
  }

  /** {@code 54-mini} is 5.4 mini. */
  private static String pointed(String first, String name) {
    Matcher digits = WITHOUT_POINT.matcher(first);
    return digits.matches()
        ? digits.group(1) + "." + digits.group(2) + name.substring(first.length())
        : name;
  }
}
