package dev.yourbrief.crossover;

import java.util.List;

/**
 * Whose word a price is. The same public list, read on another day or at another commit, is one
 * source; any other text is a source of its own.
 */
public final class PriceSource {

  public static final String GENAI_PRICES = "pydantic/genai-prices";
  public static final String LITELLM = "BerriAI/litellm";
  public static final String MODELS_DEV = "models.dev";
  public static final String OPENROUTER = "openrouter.ai";

  /** What the source of a row begins with when it was read from a plain table of prices. */
  public static final String TABLE = "table: ";

  private static final List<String> LISTS =
      List.of(GENAI_PRICES, LITELLM, MODELS_DEV, OPENROUTER, TABLE);

  private PriceSource() {}

  /** The source as such, without the commit it was read at. */
  public static String of(String text) {
    String name = text.strip();
    for (String list : LISTS) {
      if (!list.equals(TABLE) && (name.equals(list) || name.startsWith(list + "@"))) {
        return list;
      }
    }
    return name;
  }

  /** Whether rows of this source were imported, as against written down by somebody. */
  static boolean isImported(String text) {
    return LISTS.stream().anyMatch(text.strip()::startsWith);
  }
}
