package dev.yourbrief.bill.format;

import java.util.Locale;

/** The service tier, in one spelling for every provider. */
final class Tiers {

  static final String STANDARD = "standard";
  static final String BATCH = "batch";

  /** The export was not broken down by tier: not the same as standard. */
  static final String UNKNOWN = "unknown";

  private static final String LONG_CONTEXT = "/long-context";

  private Tiers() {}

  /** The tier a provider's field names; blank is unknown. */
  static String of(String field) {
    String tier = field.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    return switch (tier) {
      case "" -> UNKNOWN;
      case "default", "standard", "message", "messages", "on_demand" -> STANDARD;
      default -> Texts.kept(tier);
    };
  }

  /**
   * The tier with the price for long prompts marked. Only what the row says counts: the tokens of a
   * day add up to many, whatever the length of one prompt.
   */
  static String withContext(String tier, String contextWindow) {
    String window = contextWindow.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    boolean isLong =
        window.startsWith(">") || window.startsWith("200k-") || window.startsWith("200k–");
    return isLong ? longContext(tier) : tier;
  }

  /** The tier with the price for long prompts. */
  static String longContext(String tier) {
    return tier + LONG_CONTEXT;
  }

  /** The tier of a model run faster at a price of its own. */
  static String withSpeed(String tier, String speed) {
    String word = speed.strip().toLowerCase(Locale.ROOT);
    return word.isEmpty() || word.equals("standard") || word.equals("not_available")
        ? tier
        : tier.equals(STANDARD) ? Texts.kept(word) : tier + "/" + Texts.kept(word);
  }
}
