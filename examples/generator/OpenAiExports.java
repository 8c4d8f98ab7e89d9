import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** OpenAI's dashboard: cost as CSV and completions usage as CSV, in two exports that overlap. */
final class OpenAiExports {
  /** The dashboard exports at most 60 days, so 90 days take two files, and people overlap them. */
  private static final LocalDate FIRST_EXPORT_END = LocalDate.of(2026, 10, 22);

  private static final LocalDate SECOND_EXPORT_START = LocalDate.of(2026, 10, 10);

  /** A Sunday on which the assistant was switched off: the cost export prints an empty amount. */
  private static final LocalDate IDLE = LocalDate.of(2026, 9, 13);

  private static final Map<String, String> LINE_ITEM =
      Map.of("input", "input", "cache read", "cached input", "output", "output");

  private OpenAiExports() {}

  static void addTo(Bills bills, Traffic traffic) {
    for (var range :
        List.of(
            List.of(Traffic.FIRST, FIRST_EXPORT_END), List.of(SECOND_EXPORT_START, Traffic.LAST))) {
      LocalDate from = range.getFirst();
      LocalDate to = range.getLast();
      String suffix = "_" + from + "_" + to + ".csv";
      bills.file("openai_cost" + suffix, cost(traffic, from, to));
      bills.file("openai_completions_usage" + suffix, usage(traffic, from, to));
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (LocalDate day : Traffic.days()) {
      for (Series series : Series.ALL) {
        sum = sum.add(series.cost(traffic, day));
      }
    }
    bills.fact("OpenAI, settled, each day once: " + Texts.plain(sum) + " USD");
  }

  /** One model of one project: mean tokens a day by kind. */
  private record Series(
      String project, String key, String model, double uncached, double cached, double output) {
    static final List<Series> ALL =
        List.of(
            new Series("Support assistant", "key_assist", "gpt-6-sol", 22e6, 30e6, 8e6),
            new Series("Support assistant", "key_assist", "gpt-6-luna", 60e6, 0, 4e6),
            new Series("Help search", "key_search", "gpt-6-luna", 300e6, 0, 32e6));

    String projectId() {
      return project.equals("Help search") ? "proj_search" : "proj_support";
    }

    /**
     * Tokens of a kind on a day.
     *
     * @param unsettled whether the export was made while the day still ran, so a part is missing
     */
    long tokens(Traffic traffic, String kind, LocalDate day, boolean unsettled) {
      double average =
          switch (kind) {
            case "input" -> uncached;
            case "cache read" -> cached;
            default -> output;
          };
      if (day.equals(IDLE)) {
        return 0;
      }
      long tokens = traffic.tokens(day, project + '/' + model + '/' + kind, average);
      return unsettled ? tokens * 5 / 8 : tokens;
    }

    List<String> kinds() {
      return cached > 0 ? List.of("input", "cache read", "output") : List.of("input", "output");
    }

    /** What a settled day costs. */
    BigDecimal cost(Traffic traffic, LocalDate day) {
      return kinds().stream()
          .map(kind -> Prices.cost(model, kind, tokens(traffic, kind, day, false)))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** The four time columns both dashboard exports begin with. */
  private static String times(LocalDate day) {
    return Texts.csv(
        day.atStartOfDay().toEpochSecond(ZoneOffset.UTC),
        day.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC),
        day + "T00:00:00+00:00",
        day.plusDays(1) + "T00:00:00+00:00");
  }

  private static String cost(Traffic traffic, LocalDate from, LocalDate to) {
    var lines = new ArrayList<String>();
    lines.add(
        "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,"
            + "quantity_unit,line_item,user_id,api_key_id,project_id,organization_id,project_name,"
            + "organization_name,user_email,api_source");
    for (LocalDate day : Traffic.days(from, to)) {
      if (day.equals(IDLE)) {
        lines.add(times(day) + ",".repeat(13));
        continue;
      }
      boolean unsettled = day.equals(to) && !to.equals(Traffic.LAST);
      for (Series series : Series.ALL) {
        for (String kind : series.kinds()) {
          long tokens = series.tokens(traffic, kind, day, unsettled);
          lines.add(
              times(day)
                  + ","
                  + Texts.csv(
                      Prices.cost(series.model(), kind, tokens).setScale(30).toPlainString(),
                      "usd",
                      tokens,
                      "tokens",
                      series.model() + ", " + LINE_ITEM.get(kind),
                      "",
                      series.key(),
                      series.projectId(),
                      "org-example",
                      series.project(),
                      "Example Shop",
                      "",
                      ""));
        }
      }
    }
    return Texts.lines(Texts.LF, lines);
  }

  private static String usage(Traffic traffic, LocalDate from, LocalDate to) {
    var lines = new ArrayList<String>();
    lines.add(
        "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,"
            + "api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens,"
            + "input_uncached_tokens,input_audio_tokens,output_audio_tokens");
    for (LocalDate day : Traffic.days(from, to)) {
      if (day.equals(IDLE)) {
        continue;
      }
      boolean unsettled = day.equals(to) && !to.equals(Traffic.LAST);
      for (Series series : Series.ALL) {
        long uncached = series.tokens(traffic, "input", day, unsettled);
        long cached = series.tokens(traffic, "cache read", day, unsettled);
        long output = series.tokens(traffic, "output", day, unsettled);
        long requests = traffic.requests(day, series.project() + series.model(), output);
        lines.add(
            times(day)
                + ","
                + Texts.csv(
                    series.projectId(),
                    requests + ".0",
                    "",
                    series.key(),
                    series.model(),
                    "False",
                    "default",
                    uncached + cached,
                    output,
                    cached,
                    uncached,
                    0,
                    0));
      }
    }
    return Texts.lines(Texts.LF, lines);
  }
}
