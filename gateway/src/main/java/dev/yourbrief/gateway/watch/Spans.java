package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.ledger.Row;
import dev.yourbrief.gateway.ledger.Row.Bought;
import dev.yourbrief.gateway.ledger.Row.Outcome;
import dev.yourbrief.provider.Usage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes spans and metrics of what is over. Used by one thread. */
final class Spans {

  /** The client's header alone; a {@code tracestate} is not carried on. */
  private static final TextMapGetter<String> HEADER =
      new TextMapGetter<>() {
        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
          return key.equals("traceparent") ? carrier : null;
        }
      };

  private final Tracer tracer;
  private final Meters meters;
  private final UnaryOperator<String> system;

  /**
   * @param system the conventions' name of a provider, by the configuration's
   */
  Spans(Tracer tracer, Meters meters, UnaryOperator<String> system) {
    this.tracer = tracer;
    this.meters = meters;
    this.system = system;
  }

  void call(Finished finished, String traceparent) {
    Row.Call row = finished.row();
    boolean isOne = finished.attempts().isEmpty();
    String operation = GenAi.operation(row.format());
    String model = row.bought().map(Bought::model).orElse(row.route());
    Context parent =
        traceparent.isEmpty()
            ? Context.root()
            : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, HEADER);
    AttributesBuilder more =
        Attributes.builder()
            .put(GenAi.REQUEST_STREAM, row.streamed())
            .put("yourbrief.call", row.call())
            .put("yourbrief.route", row.route())
            .put("yourbrief.key", row.key())
            .put("yourbrief.format", row.format())
            .put("yourbrief.outcome", Counts.word(row.outcome()))
            .put("yourbrief.attempts", row.attempts())
            .put(GenAi.STATUS, row.status());
    if (!row.answered().isEmpty()) {
      more.put(GenAi.RESPONSE_MODEL, row.answered());
    }
    row.firstByteMillis()
        .ifPresent(ms -> more.put("gen_ai.response.time_to_first_chunk", ms / 1000.0));
    SpanBuilder builder =
        tracer
            .spanBuilder(model.isEmpty() ? operation : operation + " " + model)
            .setParent(parent)
            // A call of several requests is none of them.
            .setSpanKind(isOne ? SpanKind.CLIENT : SpanKind.INTERNAL)
            .setStartTimestamp(row.time())
            .setAllAttributes(more.build())
            .setAllAttributes(
                isOne ? of(operation, row.bought(), true) : of(operation, row.bought(), false));
    Span span = builder.startSpan();
    boolean isIll = row.outcome() == Outcome.ERROR || row.outcome() == Outcome.BROKEN;
    end(span, isIll ? row.fault() : "", row.time(), row.millis());
    Context within = parent.with(span);
    for (Row.Attempt attempt : finished.attempts()) {
      attempt(attempt, operation, within);
    }
    if (isOne && row.bought().isPresent()) {
      Optional<Long> first = row.streamed() ? row.firstByteMillis() : Optional.empty();
      measure(operation, row.bought().get(), row.fault(), row.millis(), first);
    }
  }

  private void attempt(Row.Attempt row, String operation, Context within) {
    Span span =
        tracer
            .spanBuilder(operation + " " + row.bought().model())
            .setParent(within)
            .setSpanKind(SpanKind.CLIENT)
            .setStartTimestamp(row.time())
            .setAttribute("yourbrief.attempt", row.number())
            .setAttribute(GenAi.STATUS, (long) row.status())
            .setAllAttributes(of(operation, Optional.of(row.bought()), true))
            .startSpan();
    end(span, row.fault(), row.time(), row.millis());
    measure(operation, row.bought(), row.fault(), row.millis(), Optional.empty());
  }

  void shadow(Row.Shadow row) {
    Span span =
        tracer
            .spanBuilder("chat " + row.bought().model())
            .setNoParent()
            .setSpanKind(SpanKind.CLIENT)
            .setStartTimestamp(row.time())
            .setAttribute("yourbrief.call", row.call())
            .setAttribute("yourbrief.route", row.route())
            .setAttribute("yourbrief.shadow", true)
            .setAttribute(GenAi.STATUS, (long) row.status())
            .setAllAttributes(of("chat", Optional.of(row.bought()), true))
            .startSpan();
    row.same().ifPresent(same -> span.setAttribute("yourbrief.same", same));
    end(span, row.fault(), row.time(), row.millis());
  }

  private static void end(Span span, String fault, Instant start, long millis) {
    if (!fault.isEmpty()) {
      span.setAttribute(GenAi.ERROR, fault);
      span.setStatus(StatusCode.ERROR);
    }
    span.end(start.plusMillis(millis));
  }

  private void measure(
      String operation, Bought bought, String fault, long millis, Optional<Long> firstMillis) {
    Attributes attributes = names(operation, bought).build();
    Attributes withFault =
        fault.isEmpty() ? attributes : attributes.toBuilder().put(GenAi.ERROR, fault).build();
    meters.took(millis, withFault);
    firstMillis.ifPresent(ms -> meters.began(ms, withFault));
    bought
        .usage()
        .filter(u -> u.input() + u.output() > 0)
        .ifPresent(u -> meters.used(u, attributes));
  }

  private AttributesBuilder names(String operation, Bought bought) {
    return Attributes.builder()
        .put(GenAi.OPERATION, operation)
        .put(GenAi.PROVIDER, system.apply(bought.provider()))
        .put(GenAi.REQUEST_MODEL, bought.model());
  }

  /**
   * @param isPaid whether tokens and cost stand here, and not at the attempts
   */
  private Attributes of(String operation, Optional<Bought> bought, boolean isPaid) {
    if (bought.isEmpty()) {
      return Attributes.of(GenAi.OPERATION, operation);
    }
    AttributesBuilder attributes = names(operation, bought.get());
    attributes.put("yourbrief.provider", bought.get().provider());
    if (isPaid) {
      bought.get().usage().ifPresent(usage -> put(attributes, usage));
      attributes.put("yourbrief.estimated", bought.get().isEstimated());
      // As a text: an amount of money has more digits than a double.
      bought
          .get()
          .usd()
          .ifPresent(
              usd -> attributes.put("yourbrief.usd", usd.stripTrailingZeros().toPlainString()));
    }
    return attributes.build();
  }

  private static void put(AttributesBuilder attributes, Usage usage) {
    attributes.put(GenAi.INPUT_TOKENS, usage.input());
    attributes.put(GenAi.OUTPUT_TOKENS, usage.output());
    some(attributes, GenAi.CACHE_READ, usage.cacheRead());
    some(attributes, GenAi.CACHE_WRITE, usage.cacheWrite5m() + usage.cacheWrite1h());
    some(attributes, GenAi.REASONING, usage.reasoning());
  }

  private static void some(AttributesBuilder attributes, AttributeKey<Long> key, long count) {
    if (count > 0) {
      attributes.put(key, count);
    }
  }
}
