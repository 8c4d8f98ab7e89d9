package dev.yourbrief.trial.lock;

import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.trial.lock.LockEntry.Event;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
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

  /** The entry with the hash of all that is in its line. */
  static LockEntry sealed(LockEntry entry) {
    return new LockEntry(
        entry.event(),
        entry.at(),
        entry.parts(),
        entry.reason(),
        entry.previous(),
        sha256(JSON.writeValueAsString(body(entry))));
  }

  /** The line of a sealed entry: its own hash stands at its end. */
  static String write(LockEntry entry) {
    return JSON.writeValueAsString(body(entry).put("hash", entry.hash()));
  }

  private static ObjectNode body(LockEntry entry) {
    ObjectNode line = JSON.createObjectNode();
    line.put("event", entry.event().name().toLowerCase(Locale.ROOT));
    line.put("at", entry.at().toString());
    if (!entry.reason().isEmpty()) {
      line.put("reason", entry.reason());
    }
    ObjectNode parts = line.putObject("parts");
    entry.parts().forEach(parts::put);
    line.put("previous", entry.previous());
    return line;
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Hash.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Reads a line.
   *
   * @throws InputException if it is none, or not as it was written
   */
  static LockEntry read(String line, Location where) {
    LockEntry entry = parse(line, where);
    if (!entry.equals(sealed(entry)) || !line.equals(write(entry))) {
      throw new InputException(
          Problem.of(where, "this line was changed after it was written", LockLog.KEPT));
    }
    return entry;
  }

  private static LockEntry parse(String line, Location where) {
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
          node.path("hash").asString(""));
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new InputException(
          Problem.of(where, "this line of the lock's log cannot be read", LockLog.KEPT));
    }
  }
}
