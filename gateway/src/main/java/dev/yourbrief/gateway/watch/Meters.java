package dev.yourbrief.gateway.watch;

import dev.yourbrief.provider.Usage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;

/** The metrics of the conventions for generative AI. */
final class Meters {

  private final DoubleHistogram duration;
  private final DoubleHistogram firstChunk;
  private final LongHistogram tokens;
  private final LongCounter input;
  private final LongCounter output;
  private final LongCounter cacheRead;
  private final LongCounter cacheWrite;
  private final LongCounter reasoning;

  Meters(Meter meter) {
    duration = seconds(meter, GenAi.DURATION, "How long a request to a provider took");
    firstChunk = seconds(meter, GenAi.FIRST_CHUNK, "How long a stream took to begin");
    tokens =
        meter
            .histogramBuilder(GenAi.TOKEN_USAGE)
            .ofLongs()
            .setUnit("{token}")
            .setDescription("Tokens of a request")
            .setExplicitBucketBoundariesAdvice(GenAi.TOKENS)
            .build();
    input = tokens(meter, GenAi.USAGE_INPUT);
    output = tokens(meter, GenAi.USAGE_OUTPUT);
    cacheRead = tokens(meter, GenAi.USAGE_CACHE_READ);
    cacheWrite = tokens(meter, GenAi.USAGE_CACHE_WRITE);
    reasoning = tokens(meter, GenAi.USAGE_REASONING);
  }

  private static DoubleHistogram seconds(Meter meter, String name, String what) {
    return meter
        .histogramBuilder(name)
        .setUnit("s")
        .setDescription(what)
        .setExplicitBucketBoundariesAdvice(GenAi.SECONDS)
        .build();
  }

  private static LongCounter tokens(Meter meter, String name) {
    return meter.counterBuilder(name).setUnit("{token}").setDescription("Tokens billed").build();
  }

  void took(long millis, Attributes attributes) {
    duration.record(millis / 1000.0, attributes);
  }

  void began(long millis, Attributes attributes) {
    firstChunk.record(millis / 1000.0, attributes);
  }

  void used(Usage usage, Attributes attributes) {
    Attributes in = attributes.toBuilder().put(GenAi.TOKEN_TYPE, "input").build();
    Attributes out = attributes.toBuilder().put(GenAi.TOKEN_TYPE, "output").build();
    tokens.record(usage.input(), in);
    tokens.record(usage.output(), out);
    input.add(usage.input(), attributes);
    output.add(usage.output(), attributes);
    some(cacheRead, usage.cacheRead(), attributes);
    some(cacheWrite, usage.cacheWrite5m() + usage.cacheWrite1h(), attributes);
    some(reasoning, usage.reasoning(), attributes);
  }

  private static void some(LongCounter counter, long count, Attributes attributes) {
    if (count > 0) {
      counter.add(count, attributes);
    }
  }
}
