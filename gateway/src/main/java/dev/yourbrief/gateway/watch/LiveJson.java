package dev.yourbrief.gateway.watch;

import dev.yourbrief.provider.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@link LiveView} as JSON: times in UTC, durations in milliseconds, USD as texts with all their
 * digits. What is unknown is left out.
 */
public final class LiveJson {

  private LiveJson() {}

  /** The whole view. */
  public static ObjectNode of(LiveView view) {
    ObjectNode json = Json.object();
    json.put("now", view.now().toString());
    json.put("since", view.since().toString());
    json.set("all", of(view.all()));
    json.set("routes", of(view.routes()));
    json.set("targets", of(view.targets()));
    json.set("shadows", of(view.shadows()));
    ArrayNode minutes = json.putArray("minutes");
    view.minutes().forEach(minutes::add);
    ArrayNode last = json.putArray("last");
    view.last().forEach(call -> last.add(of(call)));
    return json;
  }

  private static ObjectNode of(SortedMap<String, Windows> named) {
    ObjectNode json = Json.object();
    for (Map.Entry<String, Windows> entry : named.entrySet()) {
      json.set(entry.getKey(), of(entry.getValue()));
    }
    return json;
  }

  private static ObjectNode of(Windows windows) {
    ObjectNode json = Json.object();
    json.set("minute", of(windows.minute()));
    json.set("hour", of(windows.hour()));
    json.set("today", of(windows.today()));
    return json;
  }

  private static ObjectNode of(Sums sums) {
    ObjectNode json = Json.object();
    json.put("calls", sums.calls());
    json.put("errors", sums.errors());
    json.put("input_tokens", sums.inputTokens());
    json.put("output_tokens", sums.outputTokens());
    json.put("usd", text(sums.usd()));
    json.put("unpriced", sums.unpriced());
    put(json, "p50_ms", sums.p50());
    put(json, "p99_ms", sums.p99());
    put(json, "first_byte_p50_ms", sums.firstP50());
    put(json, "first_byte_p99_ms", sums.firstP99());
    if (sums.compared() > 0) {
      json.put("same", sums.same());
      json.put("compared", sums.compared());
    }
    return json;
  }

  private static void put(ObjectNode json, String name, OptionalLong value) {
    value.ifPresent(v -> json.put(name, v));
  }

  private static ObjectNode of(RecentCall call) {
    ObjectNode json = Json.object();
    json.put("call", call.call());
    json.put("time", call.time().toString());
    json.put("route", call.route());
    json.put("target", call.target());
    json.put("key", call.key());
    json.put("format", call.format());
    json.put("stream", call.streamed());
    json.put("status", call.status());
    json.put("outcome", call.outcome());
    json.put("fault", call.fault());
    json.put("ms", call.millis());
    call.firstByteMillis().ifPresent(ms -> json.put("first_byte_ms", ms));
    json.put("attempts", call.attempts());
    call.inputTokens().ifPresent(n -> json.put("input_tokens", n));
    call.outputTokens().ifPresent(n -> json.put("output_tokens", n));
    if (call.isEstimated()) {
      json.put("estimated", true);
    }
    call.usd().ifPresent(usd -> json.put("usd", text(usd)));
    return json;
  }

  private static String text(BigDecimal usd) {
    return usd.signum() == 0 ? "0" : usd.stripTrailingZeros().toPlainString();
  }
}
