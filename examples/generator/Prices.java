import java.math.BigDecimal;
import java.util.Map;

/** What a token costs, as published. */
final class Prices {
  /** USD per million tokens, October 2026. */
  private static final Map<String, String> PER_MILLION =
      Map.ofEntries(
          Map.entry("claude-opus-5-5 input", "4"),
          Map.entry("claude-opus-5-5 output", "20"),
          Map.entry("claude-sonnet-5-5 input", "2"),
          Map.entry("claude-sonnet-5-5 cache read", "0.2"),
          Map.entry("claude-sonnet-5-5 cache write 5m", "2.5"),
          Map.entry("claude-sonnet-5-5 output", "10"),
          Map.entry("claude-haiku-5-5 input", "0.1"),
          Map.entry("claude-haiku-5-5 output", "0.5"),
          Map.entry("gpt-6-sol input", "2"),
          Map.entry("gpt-6-sol cache read", "0.2"),
          Map.entry("gpt-6-sol output", "10"),
          Map.entry("gpt-6.1-sol input", "2"),
          Map.entry("gpt-6.1-sol cache read", "0.1"),
          Map.entry("gpt-6.1-sol output", "10"),
          Map.entry("gpt-6-luna input", "0.1"),
          Map.entry("gpt-6-luna output", "0.5"),
          Map.entry("gemini-3.8-flash input", "0.75"),
          Map.entry("gemini-3.8-flash output", "3.75"));

  private Prices() {}

  /** USD per million tokens. */
  static BigDecimal price(String model, String kind) {
    String price = PER_MILLION.get(model + " " + kind);
    if (price == null) {
      throw new IllegalStateException("no price for " + model + " " + kind);
    }
    return new BigDecimal(price);
  }

  /** The exact cost: tokens times price, no rounding. */
  static BigDecimal cost(String model, String kind, long tokens) {
    return BigDecimal.valueOf(tokens).multiply(price(model, kind)).movePointLeft(6);
  }
}
