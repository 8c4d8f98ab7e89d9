import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Anthropic's cost and usage reports as JSON: amounts in cents, a page a file. */
final class AnthropicReports {
  private static final Map<String, String> TOKEN_TYPES =
      Map.of(
          "input", "uncached_input_tokens",
          "cache write 5m", "cache_creation.ephemeral_5m_input_tokens",
          "cache read", "cache_read_input_tokens",
          "output", "output_tokens");

  private static final Map<String, String> WORDS =
      Map.of(
          "input", "Input Tokens",
          "cache write 5m", "Input Tokens, Cache Write 5m",
          "cache read", "Input Tokens, Cache Read",
          "output", "Output Tokens");

  private AnthropicReports() {}

  /** Pages of 31 days, the most a report gives at once, one page a file. */
  static void addTo(Bills bills, Traffic traffic) {
    List<LocalDate> days = Traffic.days();
    BigDecimal cents = BigDecimal.ZERO;
    int pages = (days.size() + 30) / 31;
    for (int page = 0; page < pages; page++) {
      List<LocalDate> part = days.subList(page * 31, Math.min(days.size(), (page + 1) * 31));
      String next = page + 1 < pages ? days.get((page + 1) * 31).toString() : "";
      var cost = new ArrayList<String>();
      var usage = new ArrayList<String>();
      for (LocalDate day : part) {
        var costs = new ArrayList<String>();
        var tokens = new ArrayList<String>();
        for (Series series : Series.ALL) {
          for (String kind : List.of("input", "cache write 5m", "cache read", "output")) {
            if (series.tokens(traffic, kind, day) > 0) {
              BigDecimal amount =
                  Prices.cost(series.model(), kind, series.tokens(traffic, kind, day))
                      .movePointRight(2);
              cents = cents.add(amount);
              costs.add(costResult(series, kind, amount));
            }
          }
          tokens.add(usageResult(traffic, series, day));
        }
        cost.add(bucket(day, costs));
        usage.add(bucket(day, tokens));
      }
      bills.file("anthropic_cost_report_page_" + (page + 1) + ".json", page(cost, next));
      bills.file("anthropic_usage_report_page_" + (page + 1) + ".json", page(usage, next));
    }
    bills.fact("Anthropic API: " + Texts.plain(cents.movePointLeft(2)) + " USD");
  }

  /** One model of the reports: mean tokens a day by kind. */
  private record Series(
      String model, String display, double uncached, double write, double read, double output) {
    static final List<Series> ALL =
        List.of(
            new Series("claude-sonnet-5-5", "Claude Sonnet 5.5", 523e6, 4e6, 20e6, 65e6),
            new Series("claude-haiku-5-5", "Claude Haiku 5.5", 4_060e6, 0, 0, 508e6));

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

  private static String costResult(Series series, String kind, BigDecimal cents) {
    return ("{\"currency\":\"USD\",\"amount\":\"%s\",\"workspace_id\":\"wrkspc_01Example\","
            + "\"description\":\"%s Usage - %s\",\"cost_type\":\"tokens\","
            + "\"context_window\":\"0-200k\",\"model\":\"%s\",\"service_tier\":\"standard\","
            + "\"token_type\":\"%s\",\"inference_geo\":\"global\"}")
        .formatted(
            Texts.plain(cents),
            series.display(),
            WORDS.get(kind),
            series.model(),
            TOKEN_TYPES.get(kind));
  }

  private static String usageResult(Traffic traffic, Series series, LocalDate day) {
    return ("{\"uncached_input_tokens\":%s,\"cache_creation\":{\"ephemeral_1h_input_tokens\":0,"
            + "\"ephemeral_5m_input_tokens\":%s},\"cache_read_input_tokens\":%s,"
            + "\"output_tokens\":%s,\"server_tool_use\":{\"web_search_requests\":0},"
            + "\"api_key_id\":null,\"workspace_id\":\"wrkspc_01Example\",\"model\":\"%s\","
            + "\"service_tier\":\"standard\",\"context_window\":\"0-200k\","
            + "\"inference_geo\":\"global\"}")
        .formatted(
            series.tokens(traffic, "input", day),
            series.tokens(traffic, "cache write 5m", day),
            series.tokens(traffic, "cache read", day),
            series.tokens(traffic, "output", day),
            series.model());
  }

  private static String bucket(LocalDate day, List<String> results) {
    return "{\"starting_at\":\"%s\",\"ending_at\":\"%s\",\"results\":[%s]}"
        .formatted(Texts.midnight(day), Texts.midnight(day.plusDays(1)), String.join(",", results));
  }

  private static String page(List<String> buckets, String next) {
    return "{\"data\":[%s],\"has_more\":%s,\"next_page\":%s}\n"
        .formatted(
            String.join(",", buckets),
            !next.isEmpty(),
            next.isEmpty() ? "null" : "\"page_example_" + next + "\"");
  }
}
