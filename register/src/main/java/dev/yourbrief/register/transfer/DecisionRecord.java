package dev.yourbrief.register.transfer;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.decision.FilePath;
import dev.yourbrief.register.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The record of a decision, {@code record.json}, read and checked: what is wrong in it must be
 * found before it is in the tables.
 */
final class DecisionRecord {

  static final String FORMAT = "yourbrief-record";
  static final int FORMAT_VERSION = 1;

  /** What else is kept about a decision, beside its versions. */
  record Part(String name, String table, List<String> columns) {}

  static final List<Part> PARTS =
      List.of(
          new Part(
              "escalations",
              "escalation",
              List.of(
                  "id",
                  "version",
                  "trigger_id",
                  "what",
                  "whom",
                  "name",
                  "by_name",
                  "at",
                  "answer",
                  "answered_by",
                  "answered_at")),
          new Part(
              "predictions",
              "prediction",
              List.of(
                  "id",
                  "version",
                  "statement",
                  "probability",
                  "due",
                  "by_name",
                  "at",
                  "came_true",
                  "outcome",
                  "resolved_by",
                  "resolved_at")),
          new Part("rechecks", "recheck", List.of("id", "due", "by_name", "at", "note")),
          new Part("audit", "audit", List.of("id", "at", "by_name", "action", "detail")));

  static final List<String> DECISION =
      List.of(
          "id",
          "title",
          "playbook",
          "revision",
          "created_at",
          "created_by",
          "changed_at",
          "archived_at");
  static final List<String> VERSION = List.of("sha256", "number", "note", "saved_by", "saved_at");
  static final List<String> SIGN_OFF = List.of("name", "role", "note", "at");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_:.-]{1,120}");
  private static final List<String> MAY_BE_NULL =
      List.of("archived_at", "answered_at", "resolved_at", "came_true");
  private static final long LARGEST = 256L << 20;

  private final String file;
  private final JsonNode json;

  private DecisionRecord(String file, JsonNode json) {
    this.file = file;
    this.json = json;
  }

  static DecisionRecord read(Path file) {
    String name = String.valueOf(file);
    try {
      if (Files.size(file) > LARGEST) {
        throw new DecisionRecord(name, JsonNodeFactory.instance.nullNode())
            .wrong("it is too large");
      }
      JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
      DecisionRecord record = new DecisionRecord(name, json);
      if (!json.path("format").asString("").equals(FORMAT)) {
        throw record.wrong("it is no record of a decision");
      }
      if (json.path("version").asInt(0) > FORMAT_VERSION) {
        throw record.wrong("it was written by a newer version of this program");
      }
      return record;
    } catch (JacksonException e) {
      throw new DecisionRecord(name, JsonNodeFactory.instance.nullNode()).wrong("it is no JSON");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputException wrong(String what) {
    return new InputException(
        Problem.of(Location.of(file), what, "Write it out again with 'yourbrief register export'"));
  }

  ObjectNode decision() {
    return row("decision", json.path("decision"), DECISION);
  }

  String approver() {
    return json.path("decision").path("approver").asString("");
  }

  List<JsonNode> versions() {
    List<JsonNode> versions = new ArrayList<>();
    json.path("versions").forEach(versions::add);
    return versions;
  }

  ObjectNode version(JsonNode version) {
    return row("versions", version, VERSION);
  }

  ObjectNode signOff(JsonNode version) {
    return row("sign_off", version.path("sign_off"), SIGN_OFF);
  }

  List<ObjectNode> rows(Part part) {
    List<ObjectNode> rows = new ArrayList<>();
    json.path(part.name()).forEach(node -> rows.add(row(part.name(), node, part.columns())));
    return rows;
  }

  /** Where a file of a decision or version lies, and the hash it must have. */
  record Filed(String at, String sha256) {}

  SortedMap<String, Filed> files() {
    return files(json);
  }

  SortedMap<String, Filed> files(JsonNode of) {
    SortedMap<String, Filed> files = new TreeMap<>();
    for (JsonNode node : of.path("files")) {
      String path = FilePath.check(node.path("path").asString(""));
      String sha256 = node.path("sha256").asString("");
      if (!HASH.matcher(sha256).matches()) {
        throw wrong("the hash of '" + path + "' is none");
      }
      String at = node.path("at").asString("");
      for (String part : at.split("/", -1)) {
        FilePath.check(part);
      }
      files.put(path, new Filed(at, sha256));
    }
    return files;
  }

  /** A row of these columns, each of its kind. */
  private ObjectNode row(String where, JsonNode node, List<String> columns) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (String column : columns) {
      JsonNode value = node.path(column);
      boolean isNull = value.isNull() || value.isMissingNode();
      if (isNull && MAY_BE_NULL.contains(column)) {
        row.putNull(column);
      } else if (isNull || !isOfItsKind(column, value)) {
        throw wrong("in '" + where + "' there is no usable '" + column + "'");
      } else {
        row.set(column, value);
      }
    }
    return row;
  }

  private static boolean isOfItsKind(String column, JsonNode value) {
    try {
      return switch (column) {
        case "number", "revision" -> value.isIntegralNumber() && value.longValue() > 0;
        case "came_true" ->
            value.isIntegralNumber() && (value.longValue() == 0 || value.longValue() == 1);
        case "probability" -> {
          BigDecimal p = new BigDecimal(value.asString());
          yield value.isString() && p.signum() > 0 && p.compareTo(BigDecimal.ONE) < 0;
        }
        case "due" -> value.isString() && LocalDate.parse(value.asString()) != null;
        case "at",
            "created_at",
            "changed_at",
            "archived_at",
            "saved_at",
            "answered_at",
            "resolved_at" ->
            value.isString()
                && Store.text(Instant.parse(value.asString())).equals(value.asString());
        case "sha256" -> value.isString() && HASH.matcher(value.asString()).matches();
        case "id" -> value.isString() && NAME.matcher(value.asString()).matches();
        default -> value.isString();
      };
    } catch (DateTimeException | NumberFormatException e) {
      return false;
    }
  }
}
