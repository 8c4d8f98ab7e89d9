package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Langfuse's observations, of an export or of {@code GET /api/public/observations}. Its cost is
 * worked out from a price list, or was sent along by the application, in US dollars. The keys of a
 * usage map are exclusive, and {@code total} is their sum; where it is the sum of input and output
 * alone, the application sent keys that are inside them, and they are taken out.
 *
 * @see <a href="https://langfuse.com/docs/observability/features/token-and-cost-tracking">Token and
 *     cost tracking</a>
 */
final class Langfuse implements RowFormat {

  private static final String FIX = "Export the observations with their start time";

  /** What a trace says of the provider, where the tracing library wrote it down. */
  private static final List<String> SAYS_PROVIDER =
      List.of("gen_ai.provider.name", "gen_ai.system", "ls_provider", "llm.provider");

  @Override
  public String id() {
    return "langfuse";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    boolean isObservation =
        Gateway.hasAny(columns, "trace_id", "traceId")
            && Gateway.hasAny(columns, "start_time", "startTime");
    boolean isLangfuse =
        Gateway.hasPrefix(columns, "usage_details")
            || Gateway.hasPrefix(columns, "usageDetails")
            || Gateway.hasAny(
                columns,
                "parent_observation_id",
                "parentObservationId",
                "provided_model_name",
                "calculatedTotalCost",
                "usagePricingTierName");
    return isObservation && isLangfuse ? Optional.of("") : Optional.empty();
  }

  @Override
  public boolean isLog() {
    return true;
  }

  @Override
  public List<Charge> read(Row row) {
    String type = row.text("type").toUpperCase(Locale.ROOT);
    if (type.equals("SPAN") || type.equals("EVENT")) {
      return List.of();
    }
    Map<TokenKind, BigDecimal> tokens = tokens(usage(row));
    Optional<Money> cost = cost(row);
    if (tokens.isEmpty() && cost.isEmpty()) {
      return List.of();
    }
    Times.Moment start = start(row);
    return Gateway.charges(() -> charge(row, start), cost, tokens, Gateway.Outcome.SERVED);
  }

  private ChargeBuilder charge(Row row, Times.Moment start) {
    return new ChargeBuilder(row.where(), id(), start)
        .authority(Authority.ESTIMATE)
        .provider(Upstream.of(statedProvider(row), model(row), ""))
        .model(model(row))
        .project(row.firstOf("project_id", "projectId"), "")
        .dimension(row.text("id"))
        .dimension(row.text("environment"));
  }

  private static String model(Row row) {
    return row.firstOf("provided_model_name", "providedModelName", "model");
  }

  private static String statedProvider(Row row) {
    Map<String, String> metadata = row.nested("metadata");
    return SAYS_PROVIDER.stream()
        .flatMap(name ->
            metadata.entrySet().stream()
                .filter(e -> e.getKey().equals(name) || e.getKey().endsWith("." + name)))
        .map(Map.Entry::getValue)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> usage(Row row) {
    return Stream.of("usage_details", "usageDetails", "usage")
        .map(row::nested)
        .filter(map -> map.keySet().stream().anyMatch(key -> !key.equals("unit")))
        .findFirst()
        .orElseGet(() ->
            Map.of(
                "input", row.firstOf("promptTokens", "inputTokens", "inputUsage"),
                "output", row.firstOf("completionTokens", "outputTokens", "outputUsage")));
  }

  private static Optional<Money> cost(Row row) {
    Optional<BigDecimal> total = Optional.empty();
    for (String column : List.of("total_cost", "totalCost", "calculatedTotalCost")) {
      total = total.or(() -> row.number(column));
    }
    for (String column : List.of("cost_details", "costDetails")) {
      Map<String, String> costs = row.nested(column);
      total =
          total
              .filter(n -> n.signum() != 0)
              .or(() -> Numbers.parse(costs.getOrDefault("total", ""), column))
              .or(() -> costs.isEmpty() ? Optional.empty() : Optional.of(sum(costs)));
    }
    return total.map(amount -> new Money(amount, Gateway.USD));
  }

  private static BigDecimal sum(Map<String, String> costs) {
    return costs.entrySet().stream()
        .filter(e -> !e.getKey().equals("total"))
        .flatMap(e -> Numbers.parse(e.getValue(), e.getKey()).stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The kinds of a usage map. */
  private static Map<TokenKind, BigDecimal> tokens(Map<String, String> usage) {
    BigDecimal input = count(usage, "input");
    BigDecimal output = count(usage, "output");
    BigDecimal total = count(usage, "total");
    Map<TokenKind, BigDecimal> parts = new EnumMap<>(TokenKind.class);
    usage.forEach(
        (key, value) -> kind(key).ifPresent(kind -> Counts.put(parts, kind, count(usage, key))));
    BigDecimal ofInput =
        parts.entrySet().stream()
            .filter(e -> e.getKey().isInput())
            .map(Map.Entry::getValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal ofOutput = parts.getOrDefault(TokenKind.OUTPUT, BigDecimal.ZERO);
    boolean areInside =
        total.signum() > 0
            && total.compareTo(input.add(output)) == 0
            && ofInput.add(ofOutput).signum() > 0;
    Counts.put(
        parts,
        TokenKind.INPUT_UNCACHED,
        areInside ? input.subtract(ofInput).max(BigDecimal.ZERO) : input);
    Counts.put(
        parts,
        TokenKind.OUTPUT,
        areInside ? output.subtract(ofOutput).max(BigDecimal.ZERO) : output);
    return parts;
  }

  private static BigDecimal count(Map<String, String> usage, String key) {
    return Numbers.parse(usage.getOrDefault(key, ""), key)
        .orElse(BigDecimal.ZERO)
        .max(BigDecimal.ZERO);
  }

  /** The kind of a key other than the plain input and output. */
  private static Optional<TokenKind> kind(String key) {
    String words = KindWords.words(key);
    if (words.equals("input") || words.equals("output") || words.equals("total")) {
      return Optional.empty();
    }
    if (words.contains("cost") || words.equals("unit")) {
      return Optional.empty();
    }
    if (words.contains("reasoning") || words.contains("thinking")) {
      return Optional.of(TokenKind.OUTPUT);
    }
    return KindWords.kind(key);
  }

  private static Times.Moment start(Row row) {
    return Gateway.time(row, FIX, "start_time", "startTime");
  }

  @Override
  public Optional<String> request(Row row) {
    return Optional.of(row.text("id")).filter(id -> !id.isEmpty());
  }

  @Override
  public Optional<String> caveat() {
    return Optional.of(
        "its costs are worked out from a price list, or were sent by the application: they stand"
            + " in for a bill only where there is none");
  }
}
