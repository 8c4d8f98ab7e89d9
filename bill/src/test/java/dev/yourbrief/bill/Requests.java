package dev.yourbrief.bill;

import static java.util.stream.Collectors.joining;

import dev.yourbrief.bill.traffic.Traffic;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Requests drawn by a test from known laws, and the logs that real programs would write of them.
 */
final class Requests {

  static final LocalDate DAY = LocalDate.of(2026, 10, 1);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
  private static final String HEADER =
      "request_id,call_type,spend,total_tokens,prompt_tokens,completion_tokens,startTime,endTime,"
          + "model,custom_llm_provider,metadata,cache_hit,status,messages,requester_ip_address\n";

  private Requests() {}

  /** A request; cached tokens are part of the input. */
  record Request(String id, Instant at, int input, int cached, int output) {

    Request at(Instant time) {
      return new Request(id, time, input, cached, output);
    }
  }

  static Instant start() {
    return DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Requests from the start of {@link #DAY} on, their gaps in seconds. */
  static List<Request> of(double days, DoubleSupplier gap, IntSupplier input, IntSupplier output) {
    List<Request> requests = new ArrayList<>();
    double seconds = gap.getAsDouble();
    while (seconds < days * 86_400) {
      requests.add(
          new Request(
              "r" + requests.size(),
              start().plusNanos((long) (seconds * 1e9)),
              input.getAsInt(),
              0,
              output.getAsInt()));
      seconds += gap.getAsDouble();
    }
    return requests;
  }

  static double exponential(SplittableRandom random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  static String litellm(List<Request> requests) {
    return litellm(requests, MICROS::format);
  }

  static String litellm(List<Request> requests, Function<Instant, String> time) {
    return HEADER
        + requests.stream()
            .map(r ->
                String.join(
                    ",",
                    r.id(),
                    "acompletion",
                    "0.001",
                    "" + (r.input() + r.output()),
                    "" + r.input(),
                    "" + r.output(),
                    time.apply(r.at()),
                    time.apply(r.at().plusMillis(700)),
                    "gpt-5",
                    "openai",
                    "\"{\"\"usage_object\"\":{\"\"prompt_tokens_details\"\":{\"\"cached_tokens\"\":"
                        + r.cached()
                        + "}}}\"",
                    "",
                    "success",
                    Logs.CANARY,
                    "10.1.2.3"))
            .collect(joining("\n", "", "\n"));
  }

  /** Langfuse's observations, with times in a zone's own offset. */
  static String langfuse(List<Request> requests, ZoneId zone) {
    return requests.stream()
        .map(r ->
            ("{\"id\":\"%s\",\"traceId\":\"t\",\"type\":\"GENERATION\",\"startTime\":\"%s\","
                    + "\"model\":\"gpt-5\",\"usageDetails\":{\"input\":%d,\"output\":%d},"
                    + "\"costDetails\":{\"total\":0.001}}")
                .formatted(
                    r.id(),
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(r.at().atZone(zone)),
                    r.input(),
                    r.output()))
        .collect(joining("\n", "", "\n"));
  }

  /** Spans as the collector's file exporter writes them. */
  static String otel(List<Request> requests) {
    return requests.stream()
        .map(r ->
            ("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"t%s\",\"spanId\":"
                    + "\"%s\",\"startTimeUnixNano\":\"%d000\",\"attributes\":[{\"key\":"
                    + "\"gen_ai.operation.name\",\"value\":{\"stringValue\":\"chat\"}},{\"key\":"
                    + "\"gen_ai.response.model\",\"value\":{\"stringValue\":\"gpt-5\"}},{\"key\":"
                    + "\"gen_ai.usage.input_tokens\",\"value\":{\"intValue\":\"%d\"}},{\"key\":"
                    + "\"gen_ai.usage.output_tokens\",\"value\":{\"intValue\":\"%d\"}}]}]}]}]}")
                .formatted(
                    r.id(),
                    r.id(),
                    ChronoUnit.MICROS.between(Instant.EPOCH, r.at()),
                    r.input(),
                    r.output()))
        .collect(joining("\n", "", "\n"));
  }

  static Bill bill(Path folder) {
    return bill(folder, Bills.AS_OF);
  }

  static Bill bill(Path folder, LocalDate asOf) {
    return Bills.read(folder, Bills.options(asOf).withTraffic());
  }

  static Traffic traffic(Path folder) {
    return bill(folder).traffic().orElseThrow();
  }
}
