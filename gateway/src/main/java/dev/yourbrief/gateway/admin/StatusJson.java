package dev.yourbrief.gateway.admin;

import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.gateway.watch.LiveJson;
import dev.yourbrief.provider.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the admin's paths answer, as JSON. */
final class StatusJson {

  private StatusJson() {}

  /** The traffic, and what ails the gateway. */
  static ObjectNode live(Status status) {
    ObjectNode json = LiveJson.of(status.live());
    json.put("under_way", status.underWay());
    json.put("ready", status.obstacles().isEmpty());
    texts(json.putArray("obstacles"), status.obstacles());
    texts(json.putArray("alarms"), status.alarms());
    ObjectNode ledger = json.putObject("ledger");
    ledger.put("healthy", status.ledgerHealthy());
    ledger.put("lost_rows", status.lost());
    json.put("shadows_dropped", status.shadowsDropped());
    rested(json, status);
    texts(json.putArray("unpriced"), status.unpriced());
    json.set("keys", keys(status));
    return json;
  }

  static ObjectNode targets(Status status) {
    ObjectNode json = Json.object();
    texts(json.putArray("targets"), List.copyOf(status.targets()));
    rested(json, status);
    texts(json.putArray("unpriced"), status.unpriced());
    return json;
  }

  private static void rested(ObjectNode json, Status status) {
    ObjectNode rested = json.putObject("rested");
    status.rested().forEach((target, until) -> rested.put(target, until.toString()));
  }

  /** Keys by name; neither they nor their hashes. */
  static ArrayNode keys(Status status) {
    ArrayNode all = Json.array();
    for (KeyStatus one : status.keys()) {
      ObjectNode json = all.addObject();
      VirtualKey key = one.key();
      json.put("name", key.name());
      json.put("spent_usd", text(one.spent().spent()));
      json.put("reserved_usd", text(one.spent().reserved()));
      json.put("unpriced", one.spent().unpriced());
      key.budget()
          .ifPresent(budget -> {
            json.put("budget_usd", text(budget.usd()));
            json.put("period", budget.period().name().toLowerCase(Locale.ROOT));
          });
      one.spent().end().ifPresent(end -> json.put("period_end", end.toString()));
      key.limits().requestsPerMinute().ifPresent(n -> json.put("requests_per_minute", n));
      key.limits().tokensPerMinute().ifPresent(n -> json.put("tokens_per_minute", n));
      key.limits().concurrent().ifPresent(n -> json.put("concurrent", n));
      texts(json.putArray("models"), key.models());
      key.expires().ifPresent(end -> json.put("expires", end.toString()));
    }
    return all;
  }

  static ObjectNode health(List<String> obstacles) {
    ObjectNode json = Json.object();
    json.put("status", obstacles.isEmpty() ? "ready" : "not ready");
    texts(json.putArray("obstacles"), obstacles);
    return json;
  }

  static ObjectNode reloaded(List<Problem> problems) {
    ObjectNode json = Json.object();
    json.put("reloaded", problems.isEmpty());
    ArrayNode all = json.putArray("problems");
    for (Problem problem : problems) {
      ObjectNode one = all.addObject();
      one.put("where", problem.where().toString());
      one.put("what", problem.what());
      one.put("fix", problem.fix());
    }
    return json;
  }

  static ObjectNode error(String message) {
    ObjectNode json = Json.object();
    json.put("error", message);
    return json;
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static String text(BigDecimal usd) {
    return usd.signum() == 0 ? "0" : usd.stripTrailingZeros().toPlainString();
  }
}
