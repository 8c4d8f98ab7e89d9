package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Memo;
import dev.yourbrief.bill.ModelNames;
import dev.yourbrief.bill.TokenKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the description of a Google Cloud SKU says of a model. Vertex AI writes {@code Gemini 2.5
 * Flash GA Text Input - Predictions}, the Gemini API {@code Generate content output token count
 * gemini 2.5 flash short input text}, partners' models {@code Claude Sonnet 4.5 Output Tokens}. The
 * unit of all of them is a "count" or a "request": only these words say that it is tokens.
 */
final class VertexSku {

  private static final Pattern GEMINI =
      Pattern.compile("\\bgemini((?: [a-z0-9.]{1,16}){1,12})", Pattern.CASE_INSENSITIVE);

  /** Words that are not the name of a Gemini any more. */
  private static final Set<String> AFTER_NAME =
      Set.of(
          "ga",
          "text",
          "input",
          "output",
          "audio",
          "video",
          "image",
          "document",
          "token",
          "tokens",
          "global",
          "regional",
          "thinking",
          "non",
          "batch",
          "flex",
          "priority",
          "short",
          "long",
          "caching",
          "cached",
          "cache",
          "predictions",
          "prediction",
          "count",
          "for",
          "tuning",
          "session",
          "storage",
          "native",
          "in",
          "on",
          "request",
          "requests",
          "training",
          "character",
          "characters",
          "grounding",
          "search",
          "api",
          "grounded",
          "provisioned",
          "throughput",
          "with",
          "per",
          "modality",
          "online",
          "context",
          "live");

  /**
   * Words that are part of a name where one of these follows: "Flash Live Audio Input" counts audio
   * of Flash Live, and "Flash Image Text Input" text of Flash Image, but "Flash Image Input" images
   * of Flash.
   */
  private static final Map<String, Set<String>> IN_NAME =
      Map.of(
          "live", Set.of("text", "audio", "video", "image", "input", "output"),
          "image", Set.of("text", "audio", "video", "image"));

  private static final Pattern NOT_TEXT =
      Pattern.compile(
          "\\b(?:audio|images?|video|speech|embed\\w*|storage|hours?|seconds?|search|grounding"
              + "|grounded|tuning|training|characters?|requests|provisioned|throughput|gsu"
              + "|sessions?|code execution|computer use)\\b");

  private static final Pattern TOKENS = Pattern.compile("\\btokens?\\b");
  private static final Pattern CACHE = Pattern.compile("\\bcach(?:e|ed|ing)\\b");
  private static final Pattern WRITE = Pattern.compile("\\b(?:write|writes|creation)\\b");
  private static final Pattern AN_HOUR = Pattern.compile("\\b(?:1h|1 hour|one hour|1 hr|60m)\\b");
  private static final Pattern FIVE_MINUTES = Pattern.compile("\\b(?:5m|5 min\\w*)\\b");
  private static final Pattern INPUT = Pattern.compile("\\b(?:input|prompt)\\b");
  private static final Pattern OUTPUT = Pattern.compile("\\b(?:output|completion|response)\\b");
  private static final Pattern COUNTED =
      Pattern.compile("\\b(input|prompt|output|completion|response) tokens?\\b");
  private static final Pattern LONG =
      Pattern.compile("\\b(?:long|above 200k|over 200k|gt 200k)\\b|> ?200k");

  /** Vertex AI counted the text of the first Geminis in characters. */
  private static final Pattern BY_CHARACTER = Pattern.compile("gemini-1\\.\\d.*|gemini-pro.*");

  private static final Memo<Meter> METERS = new Memo<>(VertexSku::workOut);

  private VertexSku() {}

  /** What the description says; nothing where it is not about a model. */
  static Meter read(String description) {
    return description.isEmpty() ? Meter.NONE : METERS.of(description);
  }

  private static Meter workOut(String description) {
    String spaced = description.replace('_', ' ').replace("(", " ( ").strip();
    Optional<String> named = named(spaced);
    String model = named.orElse("");
    String rest = KindWords.words(named.map(name -> withoutModel(spaced, name)).orElse(spaced));
    boolean isTokens = TOKENS.matcher(rest).find();
    boolean isOther =
        NOT_TEXT.matcher(AN_HOUR.matcher(rest).replaceAll("1h")).find()
            || model.contains("embed")
            || (!isTokens && BY_CHARACTER.matcher(model).matches());
    if (isOther || (named.isEmpty() && !isTokens)) {
      return Meter.other(model);
    }
    String standard = KindWords.tier(rest).orElse(Tiers.STANDARD);
    String tier =
        LONG.matcher(rest).find() || LONG.matcher(description.toLowerCase(Locale.ROOT)).find()
            ? Tiers.longContext(standard)
            : standard;
    return kind(rest).map(kind -> Meter.tokens(model, kind, tier)).orElse(Meter.other(model));
  }

  private static Optional<TokenKind> kind(String rest) {
    if (CACHE.matcher(rest).find()) {
      if (!WRITE.matcher(rest).find()) {
        return Optional.of(TokenKind.CACHE_READ);
      }
      return Optional.of(
          AN_HOUR.matcher(rest).find()
              ? TokenKind.CACHE_WRITE_1H
              : FIVE_MINUTES.matcher(rest).find()
                  ? TokenKind.CACHE_WRITE_5M
                  : TokenKind.CACHE_WRITE);
    }
    // Which tokens are counted stands before the word; the price class that follows it may name
    // both.
    Matcher counted = COUNTED.matcher(rest);
    if (counted.find()) {
      return Optional.of(
          INPUT.matcher(counted.group(1)).matches() ? TokenKind.INPUT_UNCACHED : TokenKind.OUTPUT);
    }
    boolean input = INPUT.matcher(rest).find();
    boolean output = OUTPUT.matcher(rest).find();
    return input == output
        ? Optional.empty()
        : Optional.of(input ? TokenKind.INPUT_UNCACHED : TokenKind.OUTPUT);
  }

  private static Optional<String> named(String text) {
    Matcher gemini = GEMINI.matcher(text.replace('-', ' '));
    if (!gemini.find()) {
      return ModelNames.findIn(text);
    }
    String[] words = gemini.group(1).strip().split(" ", -1);
    StringBuilder name = new StringBuilder("gemini");
    for (int i = 0; i < words.length; i++) {
      String word = words[i].toLowerCase(Locale.ROOT);
      String next = i + 1 < words.length ? words[i + 1].toLowerCase(Locale.ROOT) : "";
      boolean isName = i > 0 && IN_NAME.getOrDefault(word, Set.of()).contains(next);
      if (word.equals("ga") && IN_NAME.containsKey(next)) {
        continue;
      }
      if (AFTER_NAME.contains(word) && !isName) {
        break;
      }
      name.append('-').append(word);
    }
    return Optional.of(name.toString()).filter(n -> n.matches("gemini-.*(?:\\d|embedding|pro).*"));
  }

  /** The words around the model's name, which may hold words for kinds itself. */
  private static String withoutModel(String text, String name) {
    String plain = text.replace('-', ' ').toLowerCase(Locale.ROOT);
    String spoken = name.replace('-', ' ').replace('_', ' ').toLowerCase(Locale.ROOT);
    int at = plain.indexOf(spoken);
    return at < 0
        ? plain.replace(" ga ", " ").replace(spoken, " ")
        : plain.substring(0, at) + " " + plain.substring(at + spoken.length());
  }
}
