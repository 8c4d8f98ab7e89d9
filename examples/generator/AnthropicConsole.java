import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Claude Console's cost and usage exports as CSV, one model of them at a discount. */
final class AnthropicConsole {
  /** From this day on, one contract takes 5 % off the price of one model. */
  private static final LocalDate DISCOUNT = LocalDate.of(2026, 10, 15);

  private static final Map<String, String> TOKEN_TYPES =
      Map.of(
          "input", "input_no_cache",
          "cache write 5m", "input_cache_write_5m",
          "cache read", "input_cache_read",
          "output", "output");

  private AnthropicConsole() {}

  static void addTo(Bills bills, Traffic traffic) {
    var cost = new ArrayList<String>();
    cost.add(
        "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,"
            + "list_price_usd,cost_type,inference_geo,speed,api_key_id,api_key_status");
    var usage = new ArrayList<String>();
    usage.add(
        "usage_date_utc,model_version,api_key,workspace,usage_type,context_window,"
            + "usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,"
            + "usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,"
            + "usage_output_tokens,web_search_count,inference_geo,speed");
    BigDecimal sum = BigDecimal.ZERO;
    for (LocalDate day : Traffic.days()) {
      for (Series series : Series.ALL) {
        for (String kind : List.of("input", "cache write 5m", "cache read", "output")) {
          long tokens = series.tokens(traffic, kind, day);
          if (tokens == 0) {
            continue;
          }
          BigDecimal list = Prices.cost(series.model(), kind, tokens);
          boolean discounted =
              !day.isBefore(DISCOUNT) && series.model().equals("claude-sonnet-5-5");
          BigDecimal billed = discounted ? list.multiply(new BigDecimal("0.95")) : list;
          sum = sum.add(billed.setScale(2, RoundingMode.HALF_EVEN));
          cost.add(
              Texts.csv(
                  day,
                  series.display(),
                  "Support",
                  series.key(),
                  "message",
                  "\u2264 200k",
                  TOKEN_TYPES.get(kind),
                  billed.setScale(2, RoundingMode.HALF_EVEN).toPlainString(),
                  list.setScale(2, RoundingMode.HALF_EVEN).toPlainString(),
                  "token",
                  "global",
                  "",
                  "apikey_01example_" + series.key(),
                  "active"));
        }
        usage.add(
            Texts.csv(
                day,
                series.model(),
                series.key(),
                "Support",
                "standard",
                "\u2264 200k",
                series.tokens(traffic, "input", day),
                series.tokens(traffic, "cache write 5m", day),
                0,
                series.tokens(traffic, "cache read", day),
                series.tokens(traffic, "output", day),
                0,
                "global",
                ""));
      }
    }
    bills.file("claude_api_cost_2026-08-24_to_2026-11-21.csv", Texts.lines(Texts.LF, cost));
    bills.file("claude_api_tokens_2026-08-24_to_2026-11-21.csv", Texts.lines(Texts.LF, usage));
    bills.fact("Anthropic Console, as printed: " + Texts.plain(sum) + " USD");
  }

  /** One model of the Console exports: mean tokens a day by kind. */
  private record Series(
      String model,
      String display,
      String key,
      double uncached,
      double write,
      double read,
      double output) {
    static final List<Series> ALL =
        List.of(
            new Series(
                "claude-sonnet-5-5", "Claude Sonnet 5.5", "escalations", 9e6, 3e6, 40e6, 4e6),
            new Series("claude-haiku-5-5", "Claude Haiku 5.5", "triage", 40e6, 0, 0, 9e6));

    long tokens(Traffic traffic, String kind, LocalDate day) {
      double average =
          switch (kind) {
            case "input" -> uncached;
            case "cache write 5m" -> write;
            case "cache read" -> read;
            default -> output;
          };
      return traffic.tokens(day, display + '/' + kind, average);
    }
  }
}
