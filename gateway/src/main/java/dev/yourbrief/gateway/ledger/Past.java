package dev.yourbrief.gateway.ledger;

import dev.yourbrief.provider.json.Json;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.databind.JsonNode;

/**
 * What a ledger's earlier runs left to know at a start: what each key has spent since a day, and
 * calls that were open when a run ended.
 */
public final class Past {

  /** A row of ours has a few hundred characters; a longer line is none. */
  private static final int LONGEST_LINE = 1 << 16;

  private final Map<String, Spent> byCall = new LinkedHashMap<>();
  private final Map<String, Row.Opened> open = new LinkedHashMap<>();
  private long unreadable;

  private record Spent(String key, Instant time, BigDecimal usd) {}

  private Past() {}

  /**
   * Reads the segments that were last written at or after a time. A torn last line, as a kill
   * leaves it, is passed over.
   */
  public static Past since(Path folder, Instant from) throws IOException {
    Past past = new Past();
    if (!Files.isDirectory(folder)) {
      return past;
    }
    for (Path segment : Segments.in(folder)) {
      if (!Files.getLastModifiedTime(segment).toInstant().isBefore(from)) {
        past.read(segment);
      }
    }
    return past;
  }

  private void read(Path segment) throws IOException {
    boolean isPacked = segment.toString().endsWith(Segments.PACKED);
    try (InputStream file = Files.newInputStream(segment);
        InputStream in = isPacked ? new GZIPInputStream(file, 1 << 16) : file;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16)) {
      String line = lines.readLine();
      while (line != null) {
        take(line);
        line = lines.readLine();
      }
    } catch (EOFException | ZipException e) {
      unreadable++;
    }
  }

  private void take(String line) {
    Optional<JsonNode> tree =
        line.length() > LONGEST_LINE
            ? Optional.empty()
            : Json.tree(line).filter(JsonNode::isObject);
    if (tree.isEmpty()) {
      unreadable++;
      return;
    }
    JsonNode row = tree.get();
    try {
      takeRow(row);
    } catch (DateTimeException | NumberFormatException e) {
      unreadable++;
    }
  }

  private void takeRow(JsonNode row) {
    String call = Json.text(row, "call");
    Instant time = Instant.parse(Json.text(row, "time"));
    switch (Json.text(row, "row")) {
      case "opened" ->
          open.put(
              call,
              new Row.Opened(
                  call,
                  time,
                  Json.text(row, "route"),
                  Json.text(row, "key"),
                  Json.text(row, "provider"),
                  Json.text(row, "model"),
                  row.path("input_estimate").asLong(0)));
      case "call" -> {
        open.remove(call);
        String usd = Json.text(row, "usd");
        if (!usd.isEmpty() && !Json.text(row, "key").isEmpty()) {
          byCall.put(call, new Spent(Json.text(row, "key"), time, new BigDecimal(usd)));
        }
      }
      default -> {
        // Attempts that failed are paid by whoever runs the gateway, shadows too.
      }
    }
  }

  /** What calls cost, by key and by when they began. */
  public SortedMap<String, List<Map.Entry<Instant, BigDecimal>>> spent() {
    SortedMap<String, List<Map.Entry<Instant, BigDecimal>>> spent = new TreeMap<>();
    for (Spent one : byCall.values()) {
      spent
          .computeIfAbsent(one.key(), _ -> new ArrayList<>())
          .add(Map.entry(one.time(), one.usd()));
    }
    return spent;
  }

  /** Calls whose answer had begun to reach a client, and which have no row of their end. */
  public List<Row.Opened> open() {
    return List.copyOf(open.values());
  }

  /** Lines that are no rows. */
  public long unreadable() {
    return unreadable;
  }
}
