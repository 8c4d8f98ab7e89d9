package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.Charge;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LiteLLM's reports in JSON, an object a day: {@code /user/daily/activity}, {@code /spend/logs} by
 * day, and {@code /global/spend/report}. What a day's total has beyond its models is a charge of
 * its own, so that the charges add up to the total.
 */
final class LiteLlmReports {

  private static final Pattern OF_MODEL =
      Pattern.compile("models\\.(.+?)(?:\\.metrics)?\\.([a-z_]+)");
  private static final Pattern OF_PROVIDER =
      Pattern.compile("providers\\.(.+?)(?:\\.metrics)?\\.spend");
  private static final Pattern OF_GROUP = Pattern.compile("\\d+\\.(?:metadata\\.\\d+\\.spend)");

  private LiteLlmReports() {}

  /** {@code /global/spend/report}: with days when asked for between two of them, else without. */
  static boolean isReport(Set<String> columns) {
    return columns.contains("group_by_day")
        || (columns.contains("total_cost") && columns.contains("total_input_tokens"));
  }

  /** {@code /spend/logs} with {@code summarize=true}, its default. */
  static boolean isDayOfLogs(Set<String> columns) {
    return columns.contains("startTime")
        && columns.contains("spend")
        && Gateway.hasPrefix(columns, "models.")
        && !columns.contains("request_id");
  }

  static List<Charge> read(Row row) {
    if (row.has("total_cost")) {
      throw new RowException(
          "this is LiteLLM's spend report without dates, so no day has a cost",
          "Ask for days: GET /user/daily/activity?start_date=…&end_date=…");
    }
    return row.has("group_by_day")
        ? report(row)
        : row.has("startTime") ? dayOfLogs(row) : activity(row);
  }

  /** {@code /user/daily/activity}, old (the model's metrics as they are) and new (in metrics). */
  private static List<Charge> activity(Row row) {
    Times.Moment day = row.requireTime("date");
    Map<String, String> breakdown = row.nested("breakdown");
    Set<String> providers = providers(breakdown);
    Map<String, Map<String, BigDecimal>> models = new LinkedHashMap<>();
    breakdown.forEach((name, value) -> {
      Matcher metric = OF_MODEL.matcher(name);
      if (metric.matches() && !name.contains(".metadata.")) {
        Numbers.parse(value, name)
            .ifPresent(n ->
                models
                    .computeIfAbsent(metric.group(1), m -> new LinkedHashMap<>())
                    .put(metric.group(2), n));
      }
    });
    Map<String, BigDecimal> rest = metrics(row);
    List<Charge> charges = new ArrayList<>();
    models.forEach((model, metrics) -> {
      charges.addAll(charges(row, day, model, provider(model, providers), metrics));
      metrics.forEach((name, n) -> rest.computeIfPresent(name, (k, all) -> all.subtract(n)));
    });
    rest.values().removeIf(n -> n.signum() < 0);
    charges.addAll(
        charges(row, day, "", providers.size() == 1 ? providers.iterator().next() : "", rest));
    return charges;
  }

  private static Map<String, BigDecimal> metrics(Row row) {
    Map<String, BigDecimal> metrics = new LinkedHashMap<>();
    row.nested("metrics")
        .forEach((name, value) ->
            Numbers.parse(value, "metrics." + name).ifPresent(n -> metrics.put(name, n)));
    return metrics;
  }

  private static Set<String> providers(Map<String, String> breakdown) {
    Set<String> providers = new TreeSet<>();
    for (String name : breakdown.keySet()) {
      Matcher provider = OF_PROVIDER.matcher(name);
      if (provider.matches()) {
        providers.add(Upstream.of(provider.group(1), "", ""));
      }
    }
    return providers;
  }

  /** A model is not said to be a provider's: it is of the only one, or of its family's if named. */
  private static String provider(String model, Set<String> providers) {
    if (providers.size() == 1) {
      return providers.iterator().next();
    }
    String family = Upstream.ofModel(model);
    return providers.isEmpty() || providers.contains(family) ? family : "";
  }

  private static List<Charge> charges(
      Row row, Times.Moment day, String model, String provider, Map<String, BigDecimal> metrics) {
    return Gateway.charges(
        () -> charge(row, day, model, provider),
        Optional.ofNullable(metrics.get("spend")).map(n -> new Money(n, Gateway.USD)),
        LiteLlmDaily.tokens(
            of(metrics, "prompt_tokens"),
            of(metrics, "completion_tokens"),
            of(metrics, "cache_read_input_tokens"),
            of(metrics, "cache_creation_input_tokens"),
            model),
        Gateway.Outcome.SERVED);
  }

  private static BigDecimal of(Map<String, BigDecimal> metrics, String name) {
    return metrics.getOrDefault(name, BigDecimal.ZERO);
  }

  /** A day of the log: what each model cost, and nothing about tokens. */
  private static List<Charge> dayOfLogs(Row row) {
    Times.Moment day = row.requireTime("startTime");
    BigDecimal rest = row.number("spend").orElse(BigDecimal.ZERO);
    List<Charge> charges = new ArrayList<>();
    for (Map.Entry<String, String> model : row.nested("models").entrySet()) {
      BigDecimal spend =
          Numbers.parse(model.getValue(), "models." + model.getKey()).orElse(BigDecimal.ZERO);
      rest = rest.subtract(spend);
      charges.addAll(
          charges(
              row, day, model.getKey(), Upstream.ofModel(model.getKey()), Map.of("spend", spend)));
    }
    charges.addAll(charges(row, day, "", "", Map.of("spend", rest)));
    return charges;
  }

  /** A day of the report: what each key spent on each model, by team, customer or key. */
  private static List<Charge> report(Row row) {
    Times.Moment day = row.requireTime("group_by_day");
    List<Charge> charges = new ArrayList<>();
    for (String groups : List.of("teams", "customers", "users", "api_keys")) {
      Map<String, String> fields = row.nested(groups);
      fields.forEach((name, value) -> {
        if (OF_GROUP.matcher(name).matches()) {
          String model = fields.getOrDefault(name.replaceFirst("spend$", "model"), "");
          String key = fields.getOrDefault(name.replaceFirst("spend$", "api_key"), "");
          String group = name.substring(0, name.indexOf('.'));
          Optional<Money> spend = Numbers.parse(value, name).map(n -> new Money(n, Gateway.USD));
          charges.addAll(
              Gateway.charges(
                  () ->
                      charge(row, day, model, Upstream.ofModel(model))
                          .project("", fields.getOrDefault(group + ".team_name", ""))
                          .dimension(key),
                  spend,
                  Map.of(),
                  Gateway.Outcome.SERVED));
        }
      });
    }
    return charges;
  }

  private static ChargeBuilder charge(Row row, Times.Moment day, String model, String provider) {
    return new ChargeBuilder(row.where(), LiteLlmDaily.ID, day)
        .end(Anthropic.endOfDay(day))
        .authority(Authority.GATEWAY)
        .provider(provider)
        .model(model);
  }
}
