import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the invented bills of the examples. Every figure is computed from a day's traffic (seeded
 * by the name of the series and the day, never by a clock) and a published price, so the same bytes
 * come out on every run and every machine.
 *
 * <p>Usage: {@code java examples/GenerateBills.java [TARGET_DIR]}; the target is {@code examples}
 * unless given. Writes {@code TARGET_DIR/EXAMPLE/bills/FILE} and prints what each example costs.
 *
 * <p>No firm, person or address in the bills is real. The shapes are those of the real exports:
 * headers, number formats, byte-order marks, line ends and their known oddities.
 */
class GenerateBills {
  static final LocalDate FIRST = LocalDate.of(2026, 8, 24);
  static final LocalDate LAST = LocalDate.of(2026, 11, 21);
  static final String LF = "\n";
  static final String CRLF = "\r\n";
  static final String BYTE_ORDER_MARK = "\uFEFF";

  public static void main(String[] args) throws IOException {
    if (args.length > 1 || args.length == 1 && args[0].startsWith("-")) {
      System.err.println("usage: java examples/GenerateBills.java [TARGET_DIR]");
      System.exit(2);
    }
    Path target = Path.of(args.length == 1 ? args[0] : "examples");
    write(target, "support-assistant", SupportAssistant.bills());
    write(target, "document-extraction", DocumentExtraction.bills());
    write(target, "clinic-notes", ClinicNotes.bills());
  }

  static void write(Path target, String example, Bills bills) throws IOException {
    Path folder = target.resolve(example).resolve("bills");
    Files.createDirectories(folder);
    long bytes = 0;
    for (var file : bills.files().entrySet()) {
      byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
      Files.write(folder.resolve(file.getKey()), content);
      bytes += content.length;
    }
    System.out.printf("%s: %d files, %d bytes%n", example, bills.files().size(), bytes);
    bills.facts().forEach(fact -> System.out.println("  " + fact));
  }

  /** Files by name, and facts about them a reader can check a parser against. */
  record Bills(Map<String, String> files, List<String> facts) {}

  static List<LocalDate> days(LocalDate first, LocalDate last) {
    return first.datesUntil(last.plusDays(1)).toList();
  }

  // ---------------------------------------------------------------- traffic and prices

  /** USD per million tokens, October 2026. */
  static final Map<String, String> PRICES =
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

  static BigDecimal price(String model, String kind) {
    String price = PRICES.get(model + " " + kind);
    if (price == null) {
      throw new IllegalStateException("no price for " + model + " " + kind);
    }
    return new BigDecimal(price);
  }

  /** The exact cost: tokens times price, no rounding. */
  static BigDecimal cost(String model, String kind, long tokens) {
    return BigDecimal.valueOf(tokens).multiply(price(model, kind)).movePointLeft(6);
  }

  /**
   * One product's traffic over the window: a week that repeats, growth by the month, and noise that
   * all of a day's series share in part.
   *
   * @param saturday a Saturday's traffic as a part of a working day's; Sundays get four fifths of
   *     it
   * @param growth the part by which traffic grows in a month
   */
  record Traffic(String name, double saturday, double growth) {
    /** Tokens of one series on one day; {@code average} is its mean over the window. */
    long tokens(LocalDate day, String series, double average) {
      double level =
          weekday(day)
              * StrictMath.pow(1 + growth, (day.toEpochDay() - middle()) / (365.0 / 12))
              * (1
                  + 0.05 * noise(name + '/' + day)
                  + 0.03 * noise(name + '/' + series + '/' + day));
      return Math.round(average * level);
    }

    /** Requests that such a number of output tokens would take. */
    long requests(LocalDate day, String series, long output) {
      double each = 320 * (1 + 0.04 * noise(name + "/requests/" + series + '/' + day));
      return Math.max(1, Math.round(output / each));
    }

    private double weekday(LocalDate day) {
      double sunday = 0.8 * saturday;
      double[] week = {1.04, 1.03, 1.0, 0.99, 0.94, saturday, sunday};
      double mean = (1.04 + 1.03 + 1.0 + 0.99 + 0.94 + saturday + sunday) / 7;
      return week[day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()] / mean;
    }

    private static double middle() {
      return (FIRST.toEpochDay() + LAST.toEpochDay()) / 2.0;
    }
  }

  /**
   * Bell-shaped noise of mean 0 and variance 1, within 3.5 of 0, from a key: FNV-1a for the seed
   * and SplitMix64 for the draws. Written out here because no library promises the same numbers for
   * ever.
   */
  static double noise(String key) {
    long seed = 0xcbf29ce484222325L;
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      seed = (seed ^ b) * 0x100000001b3L;
    }
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      seed += 0x9e3779b97f4a7c15L;
      long z = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
      sum += ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }
    return (sum - 2) * 1.7320508075688772;
  }

  // ---------------------------------------------------------------- writing CSV and JSON

  static String csv(Object... cells) {
    return Stream.of(cells).map(c -> quoted(c.toString())).collect(Collectors.joining(","));
  }

  static String quoted(String cell) {
    return cell.contains(",") || cell.contains("\"") || cell.contains("\n")
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  static String lines(String lineEnd, List<String> lines) {
    return lines.stream().map(line -> line + lineEnd).collect(Collectors.joining());
  }

  /** A decimal as people write it: no exponent, no trailing zeros. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  static String midnight(LocalDate day) {
    return day + "T00:00:00Z";
  }

  static String usd(BigDecimal value) {
    return value.setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " USD";
  }

  // ---------------------------------------------------------------- FOCUS

  /** A FOCUS file: its columns, and rows that name the cells they fill. */
  record FocusFile(List<String> columns, Map<String, String> everyRow, List<String> lines) {
    FocusFile(String columns, Map<String, String> everyRow) {
      this(List.of(columns.strip().split("\\s+")), everyRow, new ArrayList<>());
      lines.add(String.join(",", this.columns));
    }

    void add(Map<String, String> cells) {
      var row = new LinkedHashMap<>(everyRow);
      row.putAll(cells);
      if (!columns.containsAll(row.keySet())) {
        throw new IllegalStateException("a cell without a column in " + row.keySet());
      }
      lines.add(csv(columns.stream().map(c -> row.getOrDefault(c, "")).toArray()));
    }

    /** Cells of a period: the charge's own, and the invoice month it starts in. */
    static Map<String, String> period(LocalDate from, LocalDate to, YearMonth invoice) {
      return cells(
          "ChargePeriodStart", midnight(from),
          "ChargePeriodEnd", midnight(to),
          "BillingPeriodStart", midnight(invoice.atDay(1)),
          "BillingPeriodEnd", midnight(invoice.plusMonths(1).atDay(1)));
    }

    /** Cells of a charge whose four costs are the same. */
    static Map<String, String> costs(String amount) {
      return cells(
          "BilledCost", amount,
          "EffectiveCost", amount,
          "ListCost", amount,
          "ContractedCost", amount);
    }

    /** Cells of a number of tokens, priced by the million. */
    static Map<String, String> tokens(long tokens, BigDecimal perMillion) {
      String unit = plain(perMillion);
      return cells(
          "ConsumedQuantity",
          Long.toString(tokens),
          "ConsumedUnit",
          "Tokens",
          "PricingQuantity",
          plain(BigDecimal.valueOf(tokens).movePointLeft(6)),
          "PricingUnit",
          "1000000 Tokens",
          "ListUnitPrice",
          unit,
          "ContractedUnitPrice",
          unit,
          "PricingCurrencyListUnitPrice",
          unit,
          "PricingCurrencyContractedUnitPrice",
          unit);
    }

    @SafeVarargs
    static Map<String, String> merge(Map<String, String>... parts) {
      var all = new LinkedHashMap<String, String>();
      Stream.of(parts).forEach(all::putAll);
      return all;
    }

    static Map<String, String> cells(String... namesAndValues) {
      var cells = new LinkedHashMap<String, String>();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        cells.put(namesAndValues[i], namesAndValues[i + 1]);
      }
      return cells;
    }
  }

  static final String FOCUS_1_2 =
      """
      AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingAccountType BillingCurrency
      BillingPeriodEnd BillingPeriodStart CapacityReservationId CapacityReservationStatus ChargeCategory
      ChargeClass ChargeDescription ChargeFrequency ChargePeriodEnd ChargePeriodStart
      CommitmentDiscountCategory CommitmentDiscountId CommitmentDiscountName CommitmentDiscountQuantity
      CommitmentDiscountStatus CommitmentDiscountType CommitmentDiscountUnit ConsumedQuantity ConsumedUnit
      ContractedCost ContractedUnitPrice EffectiveCost InvoiceId InvoiceIssuerName ListCost ListUnitPrice
      PricingCategory PricingCurrency PricingCurrencyContractedUnitPrice PricingCurrencyEffectiveCost
      PricingCurrencyListUnitPrice PricingQuantity PricingUnit ProviderName PublisherName RegionId
      RegionName ResourceId ResourceName ResourceType ServiceCategory ServiceName ServiceSubcategory SkuId
      SkuMeter SkuPriceDetails SkuPriceId SubAccountId SubAccountName SubAccountType Tags
      """;

  static final String FOCUS_1_3 =
      """
      AllocatedMethodDetails AllocatedMethodId AllocatedResourceId AllocatedResourceName AllocatedTags
      AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingAccountType BillingCurrency
      BillingPeriodEnd BillingPeriodStart CapacityReservationId CapacityReservationStatus ChargeCategory
      ChargeClass ChargeDescription ChargeFrequency ChargePeriodEnd ChargePeriodStart
      CommitmentDiscountCategory CommitmentDiscountId CommitmentDiscountName CommitmentDiscountQuantity
      CommitmentDiscountStatus CommitmentDiscountType CommitmentDiscountUnit ConsumedQuantity ConsumedUnit
      ContractApplied ContractedCost ContractedUnitPrice EffectiveCost HostProviderName InvoiceId
      InvoiceIssuerName ListCost ListUnitPrice PricingCategory PricingCurrency
      PricingCurrencyContractedUnitPrice PricingCurrencyEffectiveCost PricingCurrencyListUnitPrice
      PricingQuantity PricingUnit ProviderName PublisherName RegionId RegionName ResourceId ResourceName
      ResourceType ServiceCategory ServiceName ServiceProviderName ServiceSubcategory SkuId SkuMeter
      SkuPriceDetails SkuPriceId SubAccountId SubAccountName SubAccountType Tags
      """;

  // ---------------------------------------------------------------- 1. support-assistant

  /** A shop's support assistant: about 9,000 USD a month over three providers. */
  static class SupportAssistant {
    static final Traffic TRAFFIC = new Traffic("support-assistant", 0.62, 0.02);

    /**
     * The dashboard exports at most 60 days, so 90 days take two files, and people overlap them.
     */
    static final LocalDate FIRST_EXPORT_END = LocalDate.of(2026, 10, 22);

    static final LocalDate SECOND_EXPORT_START = LocalDate.of(2026, 10, 10);

    /** A Sunday on which the assistant was switched off: the cost export prints an empty amount. */
    static final LocalDate IDLE = LocalDate.of(2026, 9, 13);

    /** From this day on, one contract takes 5 % off the price of one model. */
    static final LocalDate DISCOUNT = LocalDate.of(2026, 10, 15);

    static Bills bills() {
      var files = new LinkedHashMap<String, String>();
      var facts = new ArrayList<String>();
      for (var range :
          List.of(List.of(FIRST, FIRST_EXPORT_END), List.of(SECOND_EXPORT_START, LAST))) {
        String suffix = "_" + range.getFirst() + "_" + range.getLast() + ".csv";
        files.put("openai_cost" + suffix, openAiCost(range.getFirst(), range.getLast()));
        files.put(
            "openai_completions_usage" + suffix, openAiUsage(range.getFirst(), range.getLast()));
      }
      BigDecimal openAi = BigDecimal.ZERO;
      for (LocalDate day : days(FIRST, LAST)) {
        for (OpenAiSeries series : OpenAiSeries.ALL) {
          openAi = openAi.add(series.cost(day, false));
        }
      }
      facts.add("OpenAI, settled, each day once: " + plain(openAi) + " USD");
      anthropic(files, facts);
      bedrock(files, facts);
      return new Bills(files, facts);
    }

    /** One model of one project: mean tokens a day by kind. */
    record OpenAiSeries(
        String project, String key, String model, double uncached, double cached, double output) {
      static final List<OpenAiSeries> ALL =
          List.of(
              new OpenAiSeries("Support assistant", "key_assist", "gpt-6-sol", 22e6, 30e6, 8e6),
              new OpenAiSeries("Support assistant", "key_assist", "gpt-6-luna", 60e6, 0, 4e6),
              new OpenAiSeries("Help search", "key_search", "gpt-6-luna", 300e6, 0, 32e6));

      String projectId() {
        return project.equals("Help search") ? "proj_search" : "proj_support";
      }

      /**
       * Tokens of a kind on a day.
       *
       * @param unsettled whether the export was made while the day still ran, so a part is missing
       */
      long tokens(String kind, LocalDate day, boolean unsettled) {
        double average =
            switch (kind) {
              case "input" -> uncached;
              case "cache read" -> cached;
              default -> output;
            };
        if (day.equals(IDLE)) {
          return 0;
        }
        long tokens = TRAFFIC.tokens(day, project + '/' + model + '/' + kind, average);
        return unsettled ? tokens * 5 / 8 : tokens;
      }

      List<String> kinds() {
        return cached > 0 ? List.of("input", "cache read", "output") : List.of("input", "output");
      }

      BigDecimal cost(LocalDate day, boolean unsettled) {
        return kinds().stream()
            .map(kind -> GenerateBills.cost(model, kind, tokens(kind, day, unsettled)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
      }
    }

    /** The four time columns both dashboard exports begin with. */
    static String times(LocalDate day) {
      return csv(
          day.atStartOfDay().toEpochSecond(ZoneOffset.UTC),
          day.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC),
          day + "T00:00:00+00:00",
          day.plusDays(1) + "T00:00:00+00:00");
    }

    static String openAiCost(LocalDate from, LocalDate to) {
      var lines = new ArrayList<String>();
      lines.add(
          "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,"
              + "quantity_unit,line_item,user_id,api_key_id,project_id,organization_id,project_name,"
              + "organization_name,user_email,api_source");
      for (LocalDate day : days(from, to)) {
        if (day.equals(IDLE)) {
          lines.add(times(day) + ",".repeat(13));
          continue;
        }
        boolean unsettled = day.equals(to) && !to.equals(LAST);
        for (OpenAiSeries series : OpenAiSeries.ALL) {
          for (String kind : series.kinds()) {
            long tokens = series.tokens(kind, day, unsettled);
            lines.add(
                times(day)
                    + ","
                    + csv(
                        cost(series.model(), kind, tokens).setScale(30).toPlainString(),
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
      return lines(LF, lines);
    }

    static final Map<String, String> LINE_ITEM =
        Map.of("input", "input", "cache read", "cached input", "output", "output");

    static String openAiUsage(LocalDate from, LocalDate to) {
      var lines = new ArrayList<String>();
      lines.add(
          "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,"
              + "api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens,"
              + "input_uncached_tokens,input_audio_tokens,output_audio_tokens");
      for (LocalDate day : days(from, to)) {
        if (day.equals(IDLE)) {
          continue;
        }
        boolean unsettled = day.equals(to) && !to.equals(LAST);
        for (OpenAiSeries series : OpenAiSeries.ALL) {
          long uncached = series.tokens("input", day, unsettled);
          long cached = series.tokens("cache read", day, unsettled);
          long output = series.tokens("output", day, unsettled);
          long requests = TRAFFIC.requests(day, series.project() + series.model(), output);
          lines.add(
              times(day)
                  + ","
                  + csv(
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
      return lines(LF, lines);
    }

    /** One model of the Console exports: mean tokens a day by kind. */
    record ConsoleSeries(
        String model,
        String display,
        String key,
        double uncached,
        double write,
        double read,
        double output) {
      static final List<ConsoleSeries> ALL =
          List.of(
              new ConsoleSeries(
                  "claude-sonnet-5-5", "Claude Sonnet 5.5", "escalations", 9e6, 3e6, 40e6, 4e6),
              new ConsoleSeries("claude-haiku-5-5", "Claude Haiku 5.5", "triage", 40e6, 0, 0, 9e6));

      long tokens(String kind, LocalDate day) {
        double average =
            switch (kind) {
              case "input" -> uncached;
              case "cache write 5m" -> write;
              case "cache read" -> read;
              default -> output;
            };
        return TRAFFIC.tokens(day, display + '/' + kind, average);
      }
    }

    static final Map<String, String> CONSOLE_TOKEN_TYPES =
        Map.of(
            "input", "input_no_cache",
            "cache write 5m", "input_cache_write_5m",
            "cache read", "input_cache_read",
            "output", "output");

    static void anthropic(Map<String, String> files, List<String> facts) {
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
      for (LocalDate day : days(FIRST, LAST)) {
        for (ConsoleSeries series : ConsoleSeries.ALL) {
          for (String kind : List.of("input", "cache write 5m", "cache read", "output")) {
            long tokens = series.tokens(kind, day);
            if (tokens == 0) {
              continue;
            }
            BigDecimal list = cost(series.model(), kind, tokens);
            boolean discounted =
                !day.isBefore(DISCOUNT) && series.model().equals("claude-sonnet-5-5");
            BigDecimal billed = discounted ? list.multiply(new BigDecimal("0.95")) : list;
            sum = sum.add(billed.setScale(2, RoundingMode.HALF_EVEN));
            cost.add(
                csv(
                    day,
                    series.display(),
                    "Support",
                    series.key(),
                    "message",
                    "\u2264 200k",
                    CONSOLE_TOKEN_TYPES.get(kind),
                    billed.setScale(2, RoundingMode.HALF_EVEN).toPlainString(),
                    list.setScale(2, RoundingMode.HALF_EVEN).toPlainString(),
                    "token",
                    "global",
                    "",
                    "apikey_01example_" + series.key(),
                    "active"));
          }
          usage.add(
              csv(
                  day,
                  series.model(),
                  series.key(),
                  "Support",
                  "standard",
                  "\u2264 200k",
                  series.tokens("input", day),
                  series.tokens("cache write 5m", day),
                  0,
                  series.tokens("cache read", day),
                  series.tokens("output", day),
                  0,
                  "global",
                  ""));
        }
      }
      files.put("claude_api_cost_2026-08-24_to_2026-11-21.csv", lines(LF, cost));
      files.put("claude_api_tokens_2026-08-24_to_2026-11-21.csv", lines(LF, usage));
      facts.add("Anthropic Console, as printed: " + plain(sum) + " USD");
    }

    static void bedrock(Map<String, String> files, List<String> facts) {
      var file =
          new FocusFile(
              FOCUS_1_2,
              FocusFile.cells(
                  "BillingAccountId", "000000000001",
                  "BillingAccountName", "Example Shop",
                  "BillingAccountType", "Management Account",
                  "BillingCurrency", "USD",
                  "InvoiceIssuerName", "Amazon Web Services EMEA",
                  "PricingCurrency", "USD",
                  "ProviderName", "AWS",
                  "PublisherName", "AWS",
                  "SubAccountId", "000000000002",
                  "SubAccountName", "support-eu",
                  "SubAccountType", "Member Account"));
      var months = new LinkedHashMap<YearMonth, BigDecimal>();
      for (LocalDate day : days(FIRST, LAST)) {
        for (String kind : List.of("input", "output")) {
          long tokens = TRAFFIC.tokens(day, "bedrock/" + kind, kind.equals("input") ? 7e6 : 1.4e6);
          BigDecimal cost = cost("claude-sonnet-5-5", kind, tokens);
          months.merge(YearMonth.from(day), cost, BigDecimal::add);
          file.add(bedrockUsage(day, kind, tokens, cost));
        }
      }
      BigDecimal usage = months.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal taxes = BigDecimal.ZERO;
      for (var month : months.entrySet()) {
        // The month's tax is worked out on the usage so far and printed to the cent.
        BigDecimal tax =
            month.getValue().multiply(new BigDecimal("0.10")).setScale(2, RoundingMode.HALF_EVEN);
        taxes = taxes.add(tax);
        file.add(bedrockOther(month.getKey(), "Tax", "VAT 10 %", tax.toPlainString()));
      }
      file.add(
          bedrockOther(
              YearMonth.of(2026, 10), "Credit", "Promotional credit, EU launch", "-210.00"));
      files.put("aws_focus_1.2_2026-08_2026-11.csv", lines(LF, file.lines()));
      facts.add("AWS usage: " + plain(usage) + " USD; tax " + usd(taxes) + "; credit -210.00 USD");
    }

    static Map<String, String> bedrockUsage(
        LocalDate day, String kind, long tokens, BigDecimal cost) {
      boolean input = kind.equals("input");
      BigDecimal price = price("claude-sonnet-5-5", kind);
      return FocusFile.merge(
          FocusFile.period(day, day.plusDays(1), YearMonth.from(day)),
          FocusFile.costs(cost.setScale(10).toPlainString()),
          FocusFile.tokens(tokens, price),
          FocusFile.cells(
              "ChargeCategory", "Usage",
              "ChargeDescription",
                  "$%s per million %s tokens, Claude Sonnet 5.5, EU (Frankfurt)"
                      .formatted(price, kind),
              "ChargeFrequency", "Usage-Based",
              "InvoiceId", "EX-" + YearMonth.from(day),
              "PricingCategory", "Standard",
              "PricingCurrencyEffectiveCost", cost.setScale(10).toPlainString(),
              "RegionId", "eu-central-1",
              "RegionName", "EU (Frankfurt)",
              "ServiceCategory", "AI and Machine Learning",
              "ServiceName", "Amazon Bedrock",
              "ServiceSubcategory", "Generative AI",
              "SkuId", input ? "EXSONNET55IN" : "EXSONNET55OUT",
              "SkuMeter", input ? "Input Tokens" : "Output Tokens",
              "SkuPriceDetails",
                  "{\"ModelId\": \"anthropic.claude-sonnet-5-5\", \"TokenDirection\": \"%s\"}"
                      .formatted(input ? "Input" : "Output"),
              "SkuPriceId", input ? "EXSONNET55IN.ONDEMAND" : "EXSONNET55OUT.ONDEMAND",
              "Tags", "{\"application\": \"support-assistant\"}"));
    }

    static Map<String, String> bedrockOther(
        YearMonth month, String category, String description, String amount) {
      return FocusFile.merge(
          FocusFile.period(month.atDay(1), month.plusMonths(1).atDay(1), month),
          FocusFile.costs(amount),
          FocusFile.cells(
              "ChargeCategory",
              category,
              "ChargeDescription",
              description,
              "ChargeFrequency",
              category.equals("Tax") ? "Recurring" : "One-Time",
              "InvoiceId",
              "EX-" + month,
              "PricingCurrencyEffectiveCost",
              amount,
              "ServiceCategory",
              "AI and Machine Learning",
              "ServiceName",
              "Amazon Bedrock",
              "ServiceSubcategory",
              "Generative AI"));
    }
  }

  // ---------------------------------------------------------------- 2. document-extraction

  /** An insurer's document reader: about 180,000 USD a month, input-heavy and growing. */
  static class DocumentExtraction {
    static final Traffic TRAFFIC = new Traffic("document-extraction", 0.4, 0.04);

    static Bills bills() {
      var files = new LinkedHashMap<String, String>();
      var facts = new ArrayList<String>();
      google(files, facts);
      anthropic(files, facts);
      return new Bills(files, facts);
    }

    /** Two projects on one model of a cloud, about 60 % of the spend. */
    static void google(Map<String, String> files, List<String> facts) {
      var file =
          new FocusFile(
              FOCUS_1_3,
              FocusFile.cells(
                  "BillingAccountId", "EXAMPL-000000-000001",
                  "BillingAccountName", "Example Insurance",
                  "BillingAccountType", "Billing Account",
                  "BillingCurrency", "USD",
                  "HostProviderName", "Google Cloud",
                  "InvoiceIssuerName", "Google Cloud",
                  "PricingCurrency", "USD",
                  "ProviderName", "Google Cloud",
                  "PublisherName", "Google Cloud",
                  "ServiceCategory", "AI and Machine Learning",
                  "ServiceName", "Vertex AI",
                  "ServiceProviderName", "Google Cloud",
                  "ServiceSubcategory", "Generative AI"));
      file.add(
          other(
              LocalDate.of(2026, 9, 1),
              YearMonth.of(2026, 9),
              "Purchase",
              "",
              "Trial subscription, first year without charge",
              "0"));
      BigDecimal usage = BigDecimal.ZERO;
      for (LocalDate day : days(FIRST, LAST)) {
        for (String project : List.of("claims", "invoices")) {
          double scale = project.equals("claims") ? 0.65 : 0.35;
          for (String kind : List.of("input", "output")) {
            double average = kind.equals("input") ? 2_913e6 : 364e6;
            long tokens = TRAFFIC.tokens(day, project + '/' + kind, average * scale);
            BigDecimal cost = cost("gemini-3.8-flash", kind, tokens);
            usage = usage.add(cost);
            file.add(gemini(day, project, kind, tokens, cost));
          }
        }
        if (day.equals(LocalDate.of(2026, 10, 5))) {
          file.add(
              other(
                  LocalDate.of(2026, 9, 18),
                  YearMonth.of(2026, 10),
                  "Usage",
                  "Correction",
                  "Correction: requests counted twice on 2026-09-18",
                  "-1843.27"));
        }
        if (day.equals(LocalDate.of(2026, 10, 31))) {
          file.add(
              other(
                  day,
                  YearMonth.of(2026, 10),
                  "Credit",
                  "",
                  "Service level credit, October 2026",
                  "-2500"));
        }
      }
      files.put("google_cloud_focus_1.3.csv", BYTE_ORDER_MARK + lines(CRLF, file.lines()));
      facts.add("Google Cloud usage: " + plain(usage) + " USD; correction -1843.27; credit -2500");
    }

    static Map<String, String> gemini(
        LocalDate day, String project, String kind, long tokens, BigDecimal cost) {
      boolean input = kind.equals("input");
      return FocusFile.merge(
          FocusFile.period(day, day.plusDays(1), YearMonth.from(day)),
          FocusFile.costs(plain(cost)),
          FocusFile.tokens(tokens, price("gemini-3.8-flash", kind)),
          FocusFile.cells(
              "ChargeCategory",
              "Usage",
              "ChargeDescription",
              "Gemini 3.8 Flash Text %s - Predictions".formatted(input ? "Input" : "Output"),
              "ChargeFrequency",
              "Usage-Based",
              "PricingCategory",
              "Standard",
              "PricingCurrencyEffectiveCost",
              plain(cost),
              "RegionId",
              "europe-west4",
              "RegionName",
              "Netherlands (europe-west4)",
              "SkuId",
              input ? "EX38-0001" : "EX38-0002",
              "SkuMeter",
              input ? "Input Tokens" : "Output Tokens",
              "SkuPriceDetails",
              "{\"ModelId\": \"gemini-3.8-flash\", \"TokenDirection\": \"%s\"}"
                  .formatted(input ? "Input" : "Output"),
              "SkuPriceId",
              input ? "EX38-0001-1" : "EX38-0002-1",
              "SubAccountId",
              "extract-" + project,
              "SubAccountName",
              "extract-" + project,
              "SubAccountType",
              "Project"));
    }

    /** A row that is not a day's tokens; its quantities are left empty, as in real files. */
    static Map<String, String> other(
        LocalDate day,
        YearMonth invoice,
        String category,
        String chargeClass,
        String description,
        String amount) {
      return FocusFile.merge(
          FocusFile.period(day, day.plusDays(1), invoice),
          FocusFile.costs(amount),
          FocusFile.cells(
              "ChargeCategory",
              category,
              "ChargeClass",
              chargeClass,
              "ChargeDescription",
              description,
              "ChargeFrequency",
              "One-Time",
              "PricingCurrencyEffectiveCost",
              amount,
              "SubAccountId",
              "extract-claims",
              "SubAccountName",
              "extract-claims",
              "SubAccountType",
              "Project"));
    }

    /** One model of the reports: mean tokens a day by kind. */
    record ReportSeries(
        String model, String display, double uncached, double write, double read, double output) {
      static final List<ReportSeries> ALL =
          List.of(
              new ReportSeries("claude-sonnet-5-5", "Claude Sonnet 5.5", 523e6, 4e6, 20e6, 65e6),
              new ReportSeries("claude-haiku-5-5", "Claude Haiku 5.5", 4_060e6, 0, 0, 508e6));

      long tokens(String kind, LocalDate day) {
        double average =
            switch (kind) {
              case "input" -> uncached;
              case "cache write 5m" -> write;
              case "cache read" -> read;
              default -> output;
            };
        return TRAFFIC.tokens(day, display + '/' + kind, average);
      }
    }

    static final Map<String, String> REPORT_TOKEN_TYPES =
        Map.of(
            "input", "uncached_input_tokens",
            "cache write 5m", "cache_creation.ephemeral_5m_input_tokens",
            "cache read", "cache_read_input_tokens",
            "output", "output_tokens");

    static final Map<String, String> REPORT_WORDS =
        Map.of(
            "input", "Input Tokens",
            "cache write 5m", "Input Tokens, Cache Write 5m",
            "cache read", "Input Tokens, Cache Read",
            "output", "Output Tokens");

    /** Pages of 31 days, the most a report gives at once, one page a file. */
    static void anthropic(Map<String, String> files, List<String> facts) {
      List<LocalDate> days = days(FIRST, LAST);
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
          for (ReportSeries series : ReportSeries.ALL) {
            for (String kind : List.of("input", "cache write 5m", "cache read", "output")) {
              if (series.tokens(kind, day) > 0) {
                BigDecimal amount =
                    cost(series.model(), kind, series.tokens(kind, day)).movePointRight(2);
                cents = cents.add(amount);
                costs.add(costResult(series, kind, amount));
              }
            }
            tokens.add(usageResult(series, day));
          }
          cost.add(bucket(day, costs));
          usage.add(bucket(day, tokens));
        }
        files.put("anthropic_cost_report_page_" + (page + 1) + ".json", page(cost, next));
        files.put("anthropic_usage_report_page_" + (page + 1) + ".json", page(usage, next));
      }
      facts.add("Anthropic API: " + plain(cents.movePointLeft(2)) + " USD");
    }

    static String costResult(ReportSeries series, String kind, BigDecimal cents) {
      return ("{\"currency\":\"USD\",\"amount\":\"%s\",\"workspace_id\":\"wrkspc_01Example\","
              + "\"description\":\"%s Usage - %s\",\"cost_type\":\"tokens\","
              + "\"context_window\":\"0-200k\",\"model\":\"%s\",\"service_tier\":\"standard\","
              + "\"token_type\":\"%s\",\"inference_geo\":\"global\"}")
          .formatted(
              plain(cents),
              series.display(),
              REPORT_WORDS.get(kind),
              series.model(),
              REPORT_TOKEN_TYPES.get(kind));
    }

    static String usageResult(ReportSeries series, LocalDate day) {
      return ("{\"uncached_input_tokens\":%s,\"cache_creation\":{\"ephemeral_1h_input_tokens\":0,"
              + "\"ephemeral_5m_input_tokens\":%s},\"cache_read_input_tokens\":%s,"
              + "\"output_tokens\":%s,\"server_tool_use\":{\"web_search_requests\":0},"
              + "\"api_key_id\":null,\"workspace_id\":\"wrkspc_01Example\",\"model\":\"%s\","
              + "\"service_tier\":\"standard\",\"context_window\":\"0-200k\","
              + "\"inference_geo\":\"global\"}")
          .formatted(
              series.tokens("input", day),
              series.tokens("cache write 5m", day),
              series.tokens("cache read", day),
              series.tokens("output", day),
              series.model());
    }

    static String bucket(LocalDate day, List<String> results) {
      return "{\"starting_at\":\"%s\",\"ending_at\":\"%s\",\"results\":[%s]}"
          .formatted(midnight(day), midnight(day.plusDays(1)), String.join(",", results));
    }

    static String page(List<String> buckets, String next) {
      return "{\"data\":[%s],\"has_more\":%s,\"next_page\":%s}\n"
          .formatted(
              String.join(",", buckets),
              !next.isEmpty(),
              next.isEmpty() ? "null" : "\"page_example_" + next + "\"");
    }
  }

  // ---------------------------------------------------------------- 3. clinic-notes

  /** A clinic group's note writer behind its own gateway: about 14,000 USD a month. */
  static class ClinicNotes {
    static final Traffic TRAFFIC = new Traffic("clinic-notes", 0.35, 0.015);

    /** One team's use of one model: mean tokens a day by kind. */
    record Team(
        String team, String vendor, String model, double uncached, double cached, double output) {}

    /** The gateway writes days as its users do. */
    static final DateTimeFormatter DAY_FIRST =
        DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    /** What a team writes once, so that a file of its own making can be read. */
    static final String MAPPING =
        """
        # How to read gateway-usage.csv, the export of the clinic group's own gateway.
        columns:
          day: day
          provider: vendor
          model: engine
          input: prompt_k
          cache_read: cached_k
          output: completion_k
          cost: charge_usd_cents
          project: team
        dateFormat: dd.MM.yyyy
        zone: UTC
        inputIncludesCached: yes
        tokenUnit: 1K
        costUnit: cents
        currency: USD
        """;

    static final List<Team> TEAMS =
        List.of(
            new Team("outpatient", "openai", "gpt-6.1-sol", 40e6, 30e6, 9e6),
            new Team("emergency", "openai", "gpt-6.1-sol", 18e6, 12e6, 4e6),
            new Team("discharge-letters", "anthropic", "claude-opus-5-5", 15e6, 0, 5e6),
            new Team("coding", "google", "gemini-3.8-flash", 40e6, 0, 5.3e6));

    static Bills bills() {
      var lines = new ArrayList<String>();
      lines.add("day,vendor,engine,prompt_k,cached_k,completion_k,charge_usd_cents,team");
      BigDecimal sum = BigDecimal.ZERO;
      for (LocalDate day : days(FIRST, LAST)) {
        for (Team team : TEAMS) {
          long uncached = TRAFFIC.tokens(day, team.team() + "/input", team.uncached());
          long cached = TRAFFIC.tokens(day, team.team() + "/cached", team.cached());
          long output = TRAFFIC.tokens(day, team.team() + "/output", team.output());
          BigDecimal cost =
              cost(team.model(), "input", uncached).add(cost(team.model(), "output", output));
          if (cached > 0) {
            cost = cost.add(cost(team.model(), "cache read", cached));
          }
          sum = sum.add(cost);
          lines.add(
              csv(
                  DAY_FIRST.format(day),
                  team.vendor(),
                  team.model(),
                  thousands(uncached + cached),
                  thousands(cached),
                  thousands(output),
                  plain(cost.movePointRight(2)),
                  team.team()));
        }
      }
      var files = new LinkedHashMap<String, String>();
      files.put("gateway-usage.csv", lines(LF, lines));
      files.put("gateway-usage.csv.mapping.yaml", MAPPING);
      return new Bills(files, List.of("all: " + plain(sum) + " USD"));
    }

    static String thousands(long tokens) {
      return BigDecimal.valueOf(tokens, 3).toPlainString();
    }
  }
}
