package dev.yourbrief.trial.lock;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.trial.lock.LockEntry.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A line of the log as JSON. */
final class LockJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private LockJson() {}

  static String write(LockEntry entry) {
    ObjectNode line = JSON.createObjectNode();
    line.put("event", entry.event().name().toLowerCase(Locale.ROOT));
    line.put("at", entry.at().toString());
    if (!entry.reason().isEmpty()) {
      line.put("reason", entry.reason());
    }
    ObjectNode parts = line.putObject("parts");
    entry.parts().forEach(parts::put);
    line.put("previous", entry.previous());
    return JSON.writeValueAsString(line);
  }

  static LockEntry read(String line, String hash, Location where) {
    try {
      JsonNode node = JSON.readTree(line);
      Map<String, String> parts = new TreeMap<>();
      for (Map.Entry<String, JsonNode> part : node.path("parts").properties()) {
        parts.put(part.getKey(), part.getValue().asString(""));
      }
      return new LockEntry(
          Event.valueOf(node.path("event").asString("").toUpperCase(Locale.ROOT)),
          Instant.parse(node.path("at").asString("")),
          parts,
          node.path("reason").asString(""),
          node.path("previous").asString(""),
          hash);
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new InputException(
          Problem.of(
              where,
              "this line of the lock's log cannot be read",
              "Bring the log back from where you keep it; a changed log proves nothing"));
    }
  }
}
