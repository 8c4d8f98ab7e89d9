package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Memo;
import dev.yourbrief.bill.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What kind of token, and which tier, the words of a meter, line item or column speak of. */
final class KindWords {

  private static final Pattern NOT_WORDS = Pattern.compile("[^a-z0-9]+");

  /** Priced by the token, but not like text: no price of text tokens may rest on them. */
  private static final Pattern NOT_TEXT =
      Pattern.compile(
          "\\b(?:audio|image|images|video|realtime|transcription|transcribe|embedding|embeddings"
              + "|training|session|sessions|search|storage|hour|hours|request|requests)\\b");

  private static final Pattern CACHE = Pattern.compile("\\bcach(?:e|ed|ing)\\b");
  private static final Pattern WRITE =
      Pattern.compile("\\b(?:write|writes|written|creation|create|store)\\b");
  private static final Pattern HOUR = Pattern.compile("\\b(?:1h|1 h|1 hour|1hour|60 min)");
  private static final Pattern FIVE_MINUTES = Pattern.compile("\\b(?:5m|5 m|5 min)");
  private static final Pattern OUTPUT_FIRST =
      Pattern.compile("\\b(?:output|completion|response) tokens?\\b|\\btokens? output\\b");
  private static final Pattern INPUT_FIRST =
      Pattern.compile("\\b(?:input|prompt) tokens?\\b|\\btokens? input\\b");
  private static final Pattern OUTPUT =
      Pattern.compile("\\b(?:output|outputs|completion|completions|out|generated)\\b");
  private static final Pattern INPUT =
      Pattern.compile("\\b(?:input|inputs|prompt|prompts|in|uncached)\\b");

  /** What Chinese exports call them, the longer words first. */
  private static final List<Map.Entry<String, String>> CHINESE =
      List.of(
          Map.entry("未命中", " miss "),
          Map.entry("命中", " hit "),
          Map.entry("缓存", " cache "),
          Map.entry("写入", " write "),
          Map.entry("创建", " creation "),
          Map.entry("输入", " input "),
          Map.entry("输出", " output "));

  private static final Memo<Optional<TokenKind>> KINDS = new Memo<>(KindWords::workOutKind);
  private static final Memo<Optional<String>> TIERS = new Memo<>(KindWords::workOutTier);

  private KindWords() {}

  /** The words in lower case, one space between them. */
  static String words(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> word : CHINESE) {
      lower = lower.replace(word.getKey(), word.getValue());
    }
    return NOT_WORDS.matcher(lower).replaceAll(" ").strip();
  }

  /** The kind the words speak of; empty when they speak of none, or of tokens that are not text. */
  static Optional<TokenKind> kind(String text) {
    return KINDS.of(text);
  }

  private static Optional<TokenKind> workOutKind(String text) {
    String words = words(text);
    if (words.isEmpty() || NOT_TEXT.matcher(words).find()) {
      return Optional.empty();
    }
    if (CACHE.matcher(words).find()) {
      if (WRITE.matcher(words).find()) {
        return Optional.of(
            HOUR.matcher(words).find()
                ? TokenKind.CACHE_WRITE_1H
                : FIVE_MINUTES.matcher(words).find()
                    ? TokenKind.CACHE_WRITE_5M
                    : TokenKind.CACHE_WRITE);
      }
      if (words.contains("no cache") || words.contains("cache miss")) {
        return Optional.of(TokenKind.INPUT_UNCACHED);
      }
      return Optional.of(TokenKind.CACHE_READ);
    }
    boolean output = OUTPUT_FIRST.matcher(words).find();
    boolean input = INPUT_FIRST.matcher(words).find();
    if (output == input) {
      output = OUTPUT.matcher(words).find();
      input = INPUT.matcher(words).find();
    }
    return output == input
        ? Optional.empty()
        : Optional.of(output ? TokenKind.OUTPUT : TokenKind.INPUT_UNCACHED);
  }

  /** The tier the words speak of, if any. */
  static Optional<String> tier(String text) {
    return TIERS.of(text);
  }

  private static Optional<String> workOutTier(String text) {
    String words = " " + words(text) + " ";
    return Stream.of("batch", "flex", "priority")
        .filter(tier -> words.contains(" " + tier + " "))
        .findFirst();
  }
}
