package dev.yourbrief.bill.format;

import dev.yourbrief.bill.container.CutException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks through the objects of a JSON file, one row in memory at a time: pages of an API ({@code
 * data}) of buckets ({@code results}), and records, alone or in one of the arrays exports wrap them
 * in. A bucket whose times stand after its results is held back until they come.
 */
final class JsonWalk {

  /** Arrays whose objects are rows, or hold such arrays themselves. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "data",
          "result",
          "rows",
          "records",
          "logs",
          "observations",
          "resourceSpans",
          "resource_spans",
          "scopeSpans",
          "scope_spans",
          "spans");

  /** Objects that are a row, or hold such arrays: an answer about one request. */
  private static final Set<String> WRAPPERS = Set.of("data", "result");

  private static final int MAX_HELD = 20_000;

  private final String name;
  private final ChargeSink sink;
  private final JsonRows rows;
  private final Set<String> path;
  private int linesBefore;
  private boolean broken;
  private @Nullable Instant pageEnd;

  /**
   * @param array the name of an array of rows beside the usual ones, those it is in before it
   *     parted by dots; an empty string where there is none
   */
  JsonWalk(String name, String array, ChargeSink sink, JsonRows rows) {
    this.name = name;
    this.path = Set.copyOf(List.of(array.split("\\.")));
    this.sink = sink;
    this.rows = rows;
  }

  boolean isBroken() {
    return broken;
  }

  void startAt(int lines) {
    linesBefore = lines;
  }

  void broken(int line, String what) {
    broken = true;
    sink.unreadable(
        Problem.of(
            Location.of(name, line),
            what + "; what comes before it was read",
            "Export it again, or save the API's answer again"));
  }

  /** The file's bytes end before it does. */
  void cut(int line, CutException e) {
    broken = true;
    sink.unreadable(Problem.of(Location.of(name, line), e.what(), e.fix()));
  }

  private Location where(JsonParser json) {
    return Location.of(name, linesBefore + json.currentTokenLocation().getLineNr());
  }

  /**
   * An object whose opening brace was just read: a page, a bucket, or a record.
   *
   * @param context the fields of what it stands in
   */
  void object(JsonParser json, Map<String, String> context) {
    Location where = where(json);
    Map<String, String> fields = new LinkedHashMap<>();
    List<JsonRow> held = new ArrayList<>();
    boolean isContainer = false;
    boolean isPage = false;
    boolean isBucket = false;
    boolean any = false;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      if (key.equals("results") && value == JsonToken.START_ARRAY) {
        isBucket = true;
        any |= results(json, fields, held);
      } else if (path.contains(key) && value == JsonToken.START_OBJECT) {
        isContainer = true;
        object(json, both(context, fields));
      } else if ((CONTAINERS.contains(key) || path.contains(key))
          && value == JsonToken.START_ARRAY) {
        isContainer = true;
        if (key.equals("data")) {
          isPage = true;
          pageEnd = null;
        }
        elements(json, both(context, fields));
      } else if (WRAPPERS.contains(key) && value == JsonToken.START_OBJECT) {
        isContainer = true;
        object(json, both(context, fields));
      } else {
        JsonFields.field(json, key, value, fields);
      }
    }
    held.forEach(rows::result);
    if (isBucket) {
      pageEnd = later(pageEnd, rows.endOfBucket(new JsonRow(where(json), Map.of(), fields), any));
    } else if (!isContainer && !fields.isEmpty()) {
      record(new JsonRow(where, fields, context));
    }
    if (isPage || ((isBucket || isContainer) && Pager.isPage(fields))) {
      sink.page(pageEnd == null ? Instant.EPOCH : pageEnd, Pager.hasMore(fields));
    }
  }

  /** A record that stands for itself, unless it is too large to be one. */
  private void record(JsonRow row) {
    if (row.names().size() < JsonFields.MOST) {
      rows.record(row);
    } else {
      sink.unreadable(
          Problem.of(
              row.where(),
              "the record has " + JsonFields.MOST + " fields or more",
              "Export it with fewer fields, or in smaller parts"));
    }
  }

  private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
    return a == null || (b != null && b.isAfter(a)) ? b : a;
  }

  private static Map<String, String> both(Map<String, String> outer, Map<String, String> inner) {
    if (inner.isEmpty()) {
      return outer;
    }
    Map<String, String> both = new LinkedHashMap<>(outer);
    both.putAll(inner);
    return both;
  }

  private void elements(JsonParser json, Map<String, String> context) {
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = json.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        object(json, context);
      } else {
        json.skipChildren();
      }
    }
  }

  private boolean results(JsonParser json, Map<String, String> bucket, List<JsonRow> held) {
    boolean any = false;
    boolean timed = isTimed(bucket);
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = json.nextToken()) {
      if (token != JsonToken.START_OBJECT) {
        json.skipChildren();
        continue;
      }
      any = true;
      Location where = where(json);
      Map<String, String> result = new LinkedHashMap<>();
      JsonFields.object(json, "", result);
      JsonRow row = new JsonRow(where, result, bucket);
      if (!JsonRows.isResult(row)) {
        record(row);
      } else if (timed) {
        rows.result(row);
      } else if (held.size() < MAX_HELD) {
        held.add(row);
      } else {
        sink.unreadable(
            Problem.of(
                where,
                "the bucket's times do not stand before its " + MAX_HELD + " results",
                "Ask the API for fewer groups at a time, or move the times to the front"));
      }
    }
    return any;
  }

  private static boolean isTimed(Map<String, String> bucket) {
    return bucket.keySet().containsAll(Set.of("start_time", "end_time"))
        || bucket.keySet().containsAll(Set.of("starting_at", "ending_at"));
  }
}
