package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Memo;
import dev.yourbrief.bill.ModelNames;
import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an AWS usage type says of a model on Bedrock. There are three shapes: {@code
 * USE1-Claude4.6Opus-cache-read-input-token-count-cross-region-global}, the "mantle" shape {@code
 * USW2-anthropic.claude-opus-4-8-mantle-input-tokens-global-standard}, and Marketplace's, which
 * names no model: {@code USE1-MP:USE1_InputTokenCount_Global_Batch-Units}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/cost-mgmt-understanding-cur-data.html">
 *     Understanding your Amazon Bedrock Cost and Usage Report data</a>
 */
final class BedrockUsageType {

  private static final Pattern REGION =
      Pattern.compile("^(?:US|EU|AP|CA|SA|ME|AF|IL|MX|UG|CN)[A-Z]{0,2}\\d?-(?!$)");
  private static final Pattern MARKETPLACE = Pattern.compile("^MP:(?:[A-Z]{2,4}\\d?_)?");
  private static final Pattern METRIC =
      Pattern.compile(
          "(?:^|[-_])(?:(?<modality>text|speech|audio|image|video|multimodal)[-_])?"
              + "(?:cache[-_]?(?:read|write)|input|output)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PARTS =
      Pattern.compile("(?<=[a-z])(?=[A-Z0-9])|(?<=\\d[a-z])(?=[A-Z])|(?<=\\d)(?=[A-Z])");
  private static final Pattern AN_HOUR = Pattern.compile("\\b(?:1h|1 hour|60m)\\b");
  private static final Pattern TOKENS = Pattern.compile("\\btokens?\\b");

  /** Counted by the token, or spelled as if it were, but no text a model read or wrote. */
  private static final Pattern NOT_TEXT =
      Pattern.compile("embed|rerank|reserved|\\btpm\\b|provisioned|training|customi[sz]ation");

  private static final Pattern LONG = Pattern.compile("\\b(?:lctx|lc|long|longctx|longcontext)\\b");
  private static final Pattern MANTLE = Pattern.compile("-mantle$");
  private static final Pattern EDITION =
      Pattern.compile("^(.{1,120}?)\\s*\\((?:amazon )?bedrock", Pattern.CASE_INSENSITIVE);

  private static final BigDecimal MILLION = new BigDecimal(1_000_000);

  private static final Memo<Meter> METERS = new Memo<>(BedrockUsageType::workOut);

  private BedrockUsageType() {}

  /** What the usage type says; nothing where it is not of a model. */
  static Meter read(String usageType) {
    return usageType.isEmpty() ? Meter.NONE : METERS.of(usageType);
  }

  private static Meter workOut(String usageType) {
    String rest = REGION.matcher(usageType).replaceFirst("");
    Matcher marketplace = MARKETPLACE.matcher(rest);
    boolean isMarketplace = marketplace.find();
    rest = isMarketplace ? rest.substring(marketplace.end()) : rest;
    Matcher metric = METRIC.matcher(rest);
    if (!metric.find()) {
      return Meter.other(ModelNames.findIn(rest).orElse(""));
    }
    String what = KindWords.words(PARTS.matcher(rest.substring(metric.start())).replaceAll(" "));
    String model = MANTLE.matcher(rest.substring(0, metric.start())).replaceFirst("");
    String modality = metric.group("modality");
    boolean isText =
        (modality == null || modality.equalsIgnoreCase("text"))
            && TOKENS.matcher(what).find()
            && !NOT_TEXT.matcher(KindWords.words(rest)).find();
    return isText
        ? Meter.tokens(model, kind(what, isMarketplace), tier(what))
        : Meter.other(TOKENS.matcher(what).find() ? model : "");
  }

  private static TokenKind kind(String what, boolean isMarketplace) {
    if (what.contains("cache")) {
      if (what.contains("read")) {
        return TokenKind.CACHE_READ;
      }
      if (AN_HOUR.matcher(what).find()) {
        return TokenKind.CACHE_WRITE_1H;
      }
      // Marketplace has a usage type for an hour, so the one beside it is for five minutes.
      return isMarketplace ? TokenKind.CACHE_WRITE_5M : TokenKind.CACHE_WRITE;
    }
    return what.contains("output") ? TokenKind.OUTPUT : TokenKind.INPUT_UNCACHED;
  }

  private static String tier(String what) {
    String tier = KindWords.tier(what).orElse(Tiers.STANDARD);
    String paced = what.contains("latency") ? Tiers.withSpeed(tier, "latency-optimized") : tier;
    return LONG.matcher(what).find() ? Tiers.longContext(paced) : paced;
  }

  /** The model a Marketplace product is named after: "Claude Sonnet 4.6 (Amazon Bedrock …". */
  static Optional<String> edition(String product) {
    Matcher matcher = EDITION.matcher(product);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * How many tokens one of the line's amount is. AWS counts in thousands and in millions, and went
   * from the one to the other for some models, so each line is asked: its unit, and its
   * description. Where they say nothing, only Marketplace's "Units" are known (a million); where
   * they disagree, none is right.
   */
  static Optional<BigDecimal> tokensEach(String usageType, List<String> units, String description) {
    List<BigDecimal> said =
        Stream.concat(
                units.stream().flatMap(unit -> TokenUnits.of(unit).stream()),
                TokenUnits.saidIn(description).stream())
            .map(BigDecimal::stripTrailingZeros)
            .distinct()
            .toList();
    if (!said.isEmpty()) {
      return said.size() == 1 ? Optional.of(said.getFirst()) : Optional.empty();
    }
    boolean inUnits =
        usageType.endsWith("-Units") || units.stream().anyMatch(u -> u.equalsIgnoreCase("units"));
    return inUnits ? Optional.of(MILLION) : Optional.empty();
  }
}
