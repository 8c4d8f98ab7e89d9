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

/**
 * Spans of OpenTelemetry's conventions for generative AI, in OTLP's JSON or with flat attributes;
 * names of the conventions now, before, and of two widespread extensions. The conventions have no
 * cost; where a library adds one, it is an estimate. The spans of agents, chains and tools around a
 * call sum up what their calls say, and are left out.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/">Spans for
 *     generative AI</a>
 */
final class OtelGenAi implements RowFormat {

  private static final Set<String> CALLS =
      Set.of("chat", "text_completion", "completion", "generate_content", "embeddings");

  private static final String FIX = "Export the spans with their start time";

  @Override
  public String id() {
    return "otel-genai";
  }

  @Override
  public Optional<String> version(Set<String> columns) {
    return columns.stream()
            .anyMatch(column ->
                column.startsWith("attributes.gen_ai.")
                    || column.startsWith("attributes.llm.")
                    || column.startsWith("gen_ai.usage."))
        ? Optional.of("")
        : Optional.empty();
  }

  @Override
  public boolean isMixed() {
    return true;
  }

  @Override
  public boolean isLog() {
    return true;
  }

  @Override
  public List<Charge> read(Row row) {
    String operation = Attributes.any(row, "gen_ai.operation.name").toLowerCase(Locale.ROOT);
    String kind = Attributes.any(row, "openinference.span.kind").toUpperCase(Locale.ROOT);
    boolean isCall =
        (operation.isEmpty() || CALLS.contains(operation))
            && (kind.isEmpty() || kind.equals("LLM") || kind.equals("EMBEDDING"));
    Counts counts = counts(row);
    Optional<Money> cost = cost(row);
    if (!isCall || (counts.isEmpty() && cost.isEmpty())) {
      return List.of();
    }
    Times.Moment start = start(row);
    return Gateway.charges(
        () -> charge(row, start), cost, counts.kinds(model(row)), Gateway.Outcome.SERVED);
  }

  private ChargeBuilder charge(Row row, Times.Moment start) {
    return new ChargeBuilder(row.where(), id(), start)
        .authority(Authority.ESTIMATE)
        .provider(provider(row))
        .model(model(row))
        .tier(
            Tiers.of(
                Attributes.any(
                    row,
                    "gen_ai.openai.response.service_tier",
                    "openai.response.service_tier",
                    "gen_ai.openai.request.service_tier")))
        .project("", row.text("resource.attributes.service.name"))
        .dimension(request(row).orElse(""));
  }

  private static Counts counts(Row row) {
    Map<TokenKind, BigDecimal> cached = new EnumMap<>(TokenKind.class);
    Counts.put(
        cached,
        TokenKind.CACHE_READ,
        Attributes.count(
            row,
            "gen_ai.usage.cache_read.input_tokens",
            "gen_ai.usage.cache_read_input_tokens",
            "gen_ai.usage.input_tokens.cached",
            "llm.token_count.prompt_details.cache_read"));
    Counts.put(
        cached,
        TokenKind.CACHE_WRITE,
        Attributes.count(
            row,
            "gen_ai.usage.cache_creation.input_tokens",
            "gen_ai.usage.cache_creation_input_tokens",
            "gen_ai.usage.input_tokens.cache_write",
            "llm.token_count.prompt_details.cache_write"));
    return new Counts(
        Attributes.count(
            row,
            "gen_ai.usage.input_tokens",
            "gen_ai.usage.prompt_tokens",
            "llm.usage.prompt_tokens",
            "llm.token_count.prompt"),
        Attributes.count(
            row,
            "gen_ai.usage.output_tokens",
            "gen_ai.usage.completion_tokens",
            "llm.usage.completion_tokens",
            "llm.token_count.completion"),
        cached,
        Attributes.count(
            row,
            "gen_ai.usage.reasoning.output_tokens",
            "gen_ai.usage.reasoning_tokens",
            "llm.token_count.completion_details.reasoning"),
        Optional.of(
                Attributes.count(
                    row,
                    "gen_ai.usage.total_tokens",
                    "llm.usage.total_tokens",
                    "llm.token_count.total"))
            .filter(total -> total.signum() > 0),
        false);
  }

  private static Optional<Money> cost(Row row) {
    String cost =
        Attributes.any(
            row,
            "gen_ai.usage.cost",
            "gen_ai.usage.total_cost",
            "gen_ai.cost.total_cost",
            "llm.usage.total_cost",
            "llm.cost.total");
    return Numbers.parse(cost, "cost").map(amount -> new Money(amount, Gateway.USD));
  }

  private static String model(Row row) {
    return Attributes.any(
        row,
        "gen_ai.response.model",
        "gen_ai.request.model",
        "llm.model_name",
        "llm.request.model");
  }

  private static String provider(Row row) {
    return Upstream.of(
        Attributes.any(row, "gen_ai.provider.name", "gen_ai.system", "llm.provider", "llm.system"),
        model(row),
        "");
  }

  private static Times.Moment start(Row row) {
    return Gateway.time(
        row,
        FIX,
        "startTimeUnixNano",
        "start_time_unix_nano",
        "start_time",
        "startTime",
        "timestamp",
        "Timestamp");
  }

  /** A span, or the response where a library names it: two libraries may trace one call. */
  @Override
  public Optional<String> request(Row row) {
    String response = Attributes.any(row, "gen_ai.response.id");
    String span = row.firstOf("spanId", "span_id", "context.span_id", "SpanId");
    String trace = row.firstOf("traceId", "trace_id", "context.trace_id", "TraceId");
    return response.isEmpty()
        ? Optional.of(trace + "/" + span).filter(id -> !span.isEmpty())
        : Optional.of(response);
  }

  @Override
  public Optional<String> caveat() {
    return Optional.of(
        "traces tell of the tokens of what was traced, and of no bill: its cost, if any, stands in"
            + " only where no bill or gateway tells of the day");
  }
}
