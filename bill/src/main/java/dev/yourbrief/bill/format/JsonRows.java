package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the format of the rows of a JSON file, and reads them. */
final class JsonRows {

  private static final int MAX_SHAPES = 1_000;
  private static final int MAX_COLUMNS = 20_000;
  private static final int MAX_STRANGE = 1_000;
  private static final int MAX_FIELDS = 100;

  private final Optional<Mapped> mapped;
  private final ChargeSink sink;
  private final Map<Set<String>, Optional<RowFormat>> formats = new HashMap<>();
  private final List<Location> strange = new ArrayList<>();
  private final Map<RowFormat, Reading> readings = new LinkedHashMap<>();
  private final Map<RowFormat, Set<String>> columns = new HashMap<>();
  private @Nullable FileReading reading;
  private @Nullable Location first;
  private long strangeRows;
  private final Set<String> fields = new LinkedHashSet<>();
  private String api = "";

  JsonRows(Optional<ColumnMapping> mapping, ChargeSink sink) {
    this.mapped = mapping.map(Mapped::new);
    this.sink = sink;
  }

  /** What the file is, if any of it was recognised; then rows that were not are told of. */
  Optional<FileReading> finish() {
    FileReading known =
        reading == null && !api.isEmpty() ? new FileReading(api, "", "UTC", "") : reading;
    readings.values().forEach(Reading::finish);
    readings.keySet().forEach(this::caveat);
    if (known != null) {
      strange();
    }
    return Optional.ofNullable(known);
  }

  private void caveat(RowFormat format) {
    Location file = Location.of(first == null ? "" : first.file());
    format
        .caveat(columns.getOrDefault(format, Set.of()))
        .ifPresent(caveat -> sink.note(Problem.of(file, caveat, "")));
  }

  /** Records of no format: beside those of a log they are the log's own, and say nothing of use. */
  private void strange() {
    if (readings.keySet().stream().anyMatch(RowFormat::isMixed)) {
      for (long i = 0; i < strangeRows; i++) {
        sink.row(List.of());
      }
      return;
    }
    for (long i = 0; i < strangeRows; i++) {
      sink.unreadable(
          Problem.of(
              strange.get((int) Math.min(i, strange.size() - 1)),
              "this is neither cost nor usage of a known kind",
              "Save the API's answer or the export unchanged"));
    }
  }

  /** Whether the file is of a format that a program adds to until it ends, or is killed. */
  boolean growsLineByLine() {
    return !readings.isEmpty() && readings.keySet().stream().allMatch(RowFormat::growsLineByLine);
  }

  /** The names of the fields of the first rows that are of no known format. */
  Set<String> fields() {
    return fields;
  }

  /** Whether a row is a result of an API whose answers come in buckets. */
  static boolean isResult(Row row) {
    return page(row).isPresent();
  }

  private static Optional<JsonFormat> page(Row row) {
    return Formats.PAGES.stream().filter(format -> format.matches(row)).findFirst();
  }

  /** A result of an API, in its bucket. */
  void result(JsonRow row) {
    JsonFormat known = page(row).orElseThrow();
    is(new FileReading(known.id(), "", "UTC", ""));
    try {
      List<Charge> charges = known.read(row);
      Times.Moment start = known.start(row);
      sink.row(charges);
      RowReading.count(charges, RowReading.known(() -> known.requests(row)), false, sink);
      if (charges.isEmpty()) {
        sink.idle(known.provider(), start.day());
      }
    } catch (RowException e) {
      sink.unreadable(Problem.of(row.where(), e.what(), e.fix()));
    }
  }

  /** A record that stands for itself; a result torn out of its page is one that lacks its time. */
  void record(JsonRow row) {
    if (isResult(row)) {
      result(row);
      return;
    }
    Optional<RowFormat> format = format(row).or(() -> mapped.filter(m -> m.fits(row)));
    if (format.isPresent()) {
      RowFormat known = format.get();
      is(new FileReading(known.id(), known.version(row.names()).orElse(""), known.zone(), ""));
      first = first == null ? row.where() : first;
      Set<String> seen = columns.computeIfAbsent(known, k -> new HashSet<>());
      if (seen.size() < MAX_COLUMNS) {
        seen.addAll(row.names());
      }
      readings.computeIfAbsent(known, k -> k.reading(sink)).read(row);
    } else {
      strangeRows++;
      if (strange.size() < MAX_STRANGE) {
        strange.add(row.where());
      }
      if (fields.size() < MAX_FIELDS) {
        fields.addAll(row.names());
      }
    }
  }

  private Optional<RowFormat> format(JsonRow row) {
    Set<String> names = row.names();
    Optional<RowFormat> known = formats.get(names);
    if (known == null) {
      known = Formats.of(names);
      if (formats.size() < MAX_SHAPES) {
        formats.put(Set.copyOf(names), known);
      }
    }
    return known;
  }

  private void is(FileReading what) {
    if (reading == null) {
      reading = what;
    }
  }

  /**
   * The end of a bucket; one without results is a day without activity, and says so.
   *
   * @return when it ends, if it says
   */
  @Nullable Instant endOfBucket(JsonRow bucket, boolean any) {
    boolean openai = bucket.text("starting_at").isEmpty();
    JsonFormat times = openai ? new OpenAiCostJson() : new AnthropicCostJson();
    if (bucket.firstOf("starting_at", "start_time", "start_time_iso").isEmpty() && any) {
      return null;
    }
    if (api.isEmpty()) {
      api = openai ? "openai-empty-json" : "anthropic-empty-json";
    }
    try {
      Times.Moment start = times.start(bucket);
      if (!any) {
        sink.idle(times.provider(), start.day());
      }
      return times.end(bucket).orElse(start.instant());
    } catch (RowException e) {
      if (!any) {
        sink.unreadable(Problem.of(bucket.where(), e.what(), e.fix()));
      }
      return null;
    }
  }
}
