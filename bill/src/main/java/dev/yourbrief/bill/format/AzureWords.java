package dev.yourbrief.bill.format;

import dev.yourbrief.bill.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of an Azure meter's name, in lower case, and what each of them stands for. The list is
 * that of the meters of Azure's retail price list in October 2026, with their misspellings.
 */
record AzureWords(List<String> all) {

  private static final Set<String> INPUT = set("inp inpt input inputs in prompt");
  private static final Set<String> OUTPUT =
      set("out outp outpt opt otpt output outputs completion");
  private static final Set<String> CACHED = set("cached cache caching cd chd cch cchd ccchd cachd");
  private static final Set<String> WRITE = set("wr wrt write writes creation");
  private static final Set<String> READ = set("rd read reads hit hits");
  private static final Set<String> LONG = set("longco lngco longctx long l");
  private static final Set<String> TEXT = set("text txt");
  private static final Set<String> TUNED = set("ft finetuned tuned");
  private static final Map<String, String> TIERS =
      Map.of(
          "batch", "batch",
          "btch", "batch",
          "flex", "flex",
          "pp", "priority",
          "priority", "priority",
          "prty", "priority");

  /** Where it runs, and words that say nothing of the model. */
  private static final Set<String> NEITHER =
      set(
          "glbl gl global gbl regnl reg regional rgnl dz dzone dzn datazone data zone std standard"
              + " shortco shrtco shortctx short context tokens token tkn tkns 1m 1k az fw mdl"
              + " fine unit units d spillover");

  /** Modalities that are part of a model's name where the meter says that it counts text. */
  private static final Set<String> MODALITIES = set("aud audio img image vid video rt realtime");

  /** By the hour, the session or the picture, or tokens that are no text a model read or wrote. */
  private static final Set<String> NOT_TEXT =
      set(
          "provisioned ptu managed reservation hosting hstng host session sessions interpreter"
              + " training trng grader grdr storage search hour hours aud audio img image images"
              + " vid video embed embedding embeddings emb ada whisper tts transcribe trscb dall"
              + " sora rerank ocr page pages speech second seconds minute minutes characters");

  private static final Pattern NO_WORDS = Pattern.compile("[^a-z0-9.+]+");

  private static Set<String> set(String words) {
    return Set.of(words.split(" ", -1));
  }

  static AzureWords of(String name) {
    return new AzureWords(
        List.of(
            NO_WORDS
                .matcher(name.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip()
                .split(" ", -1)));
  }

  private boolean any(Set<String> wanted) {
    return all.stream().anyMatch(wanted::contains);
  }

  private boolean isNotText(String word) {
    return NOT_TEXT.contains(word) && !(MODALITIES.contains(word) && any(TEXT));
  }

  /** Whether some word says that something else than text is counted. */
  boolean saysOther() {
    return all.stream().anyMatch(this::isNotText);
  }

  /** The kind of text token; empty when none, or more than one, is spoken of. */
  Optional<TokenKind> kind() {
    boolean input = any(INPUT);
    boolean output = any(OUTPUT);
    if (saysOther() || (input && output)) {
      return Optional.empty();
    }
    if (any(CACHED)) {
      return output
          ? Optional.empty()
          : Optional.of(any(WRITE) ? TokenKind.CACHE_WRITE : TokenKind.CACHE_READ);
    }
    return input
        ? Optional.of(TokenKind.INPUT_UNCACHED)
        : output ? Optional.of(TokenKind.OUTPUT) : Optional.empty();
  }

  String tier() {
    String tier =
        all.stream()
            .flatMap(word -> Optional.ofNullable(TIERS.get(word)).stream())
            .findFirst()
            .orElse(Tiers.STANDARD);
    return any(LONG) ? Tiers.longContext(tier) : tier;
  }

  boolean isFineTuned() {
    return any(TUNED);
  }

  /** The words that are left for the model's name. */
  List<String> model() {
    if (all.stream().anyMatch(word -> word.startsWith("embed"))) {
      return all.stream().filter(word -> !NEITHER.contains(word) && !INPUT.contains(word)).toList();
    }
    List<String> left = new ArrayList<>();
    for (String word : all) {
      if (!isTaken(word)) {
        left.add(
            switch (word) {
              case "rt" -> "realtime";
              case "aud" -> "audio";
              case "img" -> "image";
              default -> word;
            });
      }
    }
    return left;
  }

  private boolean isTaken(String word) {
    return word.isEmpty()
        || INPUT.contains(word)
        || OUTPUT.contains(word)
        || CACHED.contains(word)
        || WRITE.contains(word)
        || READ.contains(word)
        || TIERS.containsKey(word)
        || LONG.contains(word)
        || TEXT.contains(word)
        || TUNED.contains(word)
        || NEITHER.contains(word)
        || isNotText(word)
        || (word.equals("model") && saysOther());
  }
}
