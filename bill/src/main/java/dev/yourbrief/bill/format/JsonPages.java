package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks through pages ({@code data}) of buckets ({@code results}) of results, one result in memory
 * at a time. A bucket whose times stand after its results is held back until they come.
 */
final class JsonPages {

  private static final int MAX_HELD = 20_000;
  private static final int MAX_FIELDS = 500;

  private final String name;
  private final ChargeSink sink;
  private final Set<String> names = new LinkedHashSet<>();
  private int linesBefore;
  private boolean broken;
  private @Nullable JsonFormat format;
  private String api = "";
  private @Nullable Instant pageEnd;

  JsonPages(String name, ChargeSink sink) {
    this.name = name;
    this.sink = sink;
  }

  /** What the file is, if any of it was recognised. */
  Optional<FileReading> reading() {
    String id = format == null ? api : format.id();
    return id.isEmpty() ? Optional.empty() : Optional.of(new FileReading(id, "", "UTC", ""));
  }

  boolean isBroken() {
    return broken;
  }

  Set<String> names() {
    return names;
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
            "Save the API's answer again"));
  }

  private Location where(JsonParser json) {
    return Location.of(name, linesBefore + json.currentTokenLocation().getLineNr());
  }

  /** A page or a bucket, whose opening brace was just read. */
  void container(JsonParser json) {
    Map<String, String> fields = new LinkedHashMap<>();
    List<JsonRow> held = new ArrayList<>();
    boolean isPage = false;
    boolean isBucket = false;
    boolean any = false;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      if (names.size() < 20) {
        names.add(Texts.kept(key));
      }
      JsonToken value = json.nextToken();
      if (key.equals("data") && value == JsonToken.START_ARRAY) {
        isPage = true;
        pageEnd = null;
        data(json);
      } else if (key.equals("results") && value == JsonToken.START_ARRAY) {
        isBucket = true;
        any |= results(json, fields, held);
      } else if (value.isScalarValue()) {
        fields.put(key, scalar(json, value));
      } else {
        json.skipChildren();
      }
    }
    held.forEach(this::result);
    if (isBucket) {
      endBucket(new JsonRow(where(json), Map.of(), fields), any);
    }
    if (isPage) {
      boolean more = fields.getOrDefault("has_more", "").equals("true");
      sink.page(pageEnd == null ? Instant.EPOCH : pageEnd, more);
    }
  }

  private void data(JsonParser json) {
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = json.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        container(json);
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
      flatten(json, "", result);
      JsonRow row = new JsonRow(where, result, bucket);
      if (timed) {
        result(row);
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

  private static void flatten(JsonParser json, String prefix, Map<String, String> into) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = prefix + json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.START_OBJECT) {
        flatten(json, key + ".", into);
      } else if (value.isScalarValue() && into.size() < MAX_FIELDS) {
        into.put(key, scalar(json, value));
      } else {
        json.skipChildren();
      }
    }
  }

  private static String scalar(JsonParser json, JsonToken value) {
    return value == JsonToken.VALUE_NULL ? "" : json.getString().strip();
  }

  private void result(JsonRow row) {
    Optional<JsonFormat> known = Formats.JSON.stream().filter(f -> f.matches(row)).findFirst();
    if (known.isEmpty()) {
      sink.unreadable(
          Problem.of(
              row.where(),
              "this result is neither cost nor usage of a known API",
              "Save the API's answer unchanged"));
      return;
    }
    if (format == null) {
      format = known.get();
    }
    try {
      List<Charge> charges = known.get().read(row);
      Times.Moment start = known.get().start(row);
      sink.row(charges);
      if (charges.isEmpty()) {
        sink.idle(known.get().provider(), start.day());
      }
    } catch (RowException e) {
      sink.unreadable(Problem.of(row.where(), e.what(), e.fix()));
    }
  }

  /** A bucket without results is a day without activity, and says so. */
  private void endBucket(JsonRow bucket, boolean any) {
    boolean openai = bucket.text("starting_at").isEmpty();
    JsonFormat times = openai ? new OpenAiCostJson() : new AnthropicCostJson();
    if (api.isEmpty()) {
      api = openai ? "openai-empty-json" : "anthropic-empty-json";
    }
    try {
      Times.Moment start = times.start(bucket);
      Instant end = times.end(bucket).orElse(start.instant());
      if (pageEnd == null || end.isAfter(pageEnd)) {
        pageEnd = end;
      }
      if (!any) {
        sink.idle(times.provider(), start.day());
      }
    } catch (RowException e) {
      if (!any) {
        sink.unreadable(Problem.of(bucket.where(), e.what(), e.fix()));
      }
    }
  }
}
