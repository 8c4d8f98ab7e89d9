package dev.yourbrief.gateway.watch;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** OpenTelemetry as the environment's {@code OTEL_} variables want it. */
final class Otel {

  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String TRACES = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
  private static final String METRICS = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";

  private Otel() {}

  /** Ready to send; empty when the environment names nobody to send to, or turns it off. */
  static Optional<OpenTelemetrySdk> of(Map<String, String> environment) {
    boolean hasAll = has(environment, ENDPOINT);
    boolean hasTraces = hasAll || has(environment, TRACES);
    boolean hasMetrics = hasAll || has(environment, METRICS);
    boolean isOff = environment.getOrDefault("OTEL_SDK_DISABLED", "").equalsIgnoreCase("true");
    if (isOff || !(hasTraces || hasMetrics)) {
      return Optional.empty();
    }
    Map<String, String> properties = new TreeMap<>();
    properties.put("otel.service.name", "yourbrief-gateway");
    // What the JDK's client can send; gRPC is not.
    properties.put("otel.exporter.otlp.protocol", "http/protobuf");
    properties.put("otel.traces.exporter", hasTraces ? "otlp" : "none");
    properties.put("otel.metrics.exporter", hasMetrics ? "otlp" : "none");
    properties.put("otel.propagators", "tracecontext");
    environment.forEach((name, value) -> {
      if (name.startsWith("OTEL_") && !value.isBlank()) {
        properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
      }
    });
    // Rows are no log, and hold who asked.
    properties.put("otel.logs.exporter", "none");
    return Optional.of(
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesCustomizer(_ -> properties)
            .build()
            .getOpenTelemetrySdk());
  }

  private static boolean has(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }
}
