package dev.yourbrief.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Rows on their way into files and back. */
class LedgerTest {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00.007Z");

  @TempDir Path folder;

  private static Row.Call call(String id, String usd) {
    return new Row.Call(
        id,
        NOON,
        "smart",
        "team",
        "openai.chat",
        true,
        Optional.of(
            new Row.Bought(
                "up",
                "gpt",
                Optional.of(new Usage(10, 1, 2, 3, 5, 4)),
                false,
                Optional.of(new BigDecimal(usd)))),
        "gpt-2026",
        200,
        Row.Outcome.OK,
        "",
        12,
        Optional.of(3L),
        1,
        Set.of(Row.Sign.TOOLS, Row.Sign.REFUSED),
        new TreeMap<>(Map.of("fea\"ture", "sea\nrch\uD800")),
        "hash");
  }

  @Test
  void aRowIsOneLineOfJsonWhateverItsWords() {
    String line = new String(RowJson.line(call("c1", "0.000010")), StandardCharsets.UTF_8);
    assertThat(line).endsWith("}\n").doesNotContain("sea\n");
    JsonNode row = Json.tree(line).orElseThrow();
    assertThat(row.path("time").stringValue()).isEqualTo("2026-11-28T12:00:00.007Z");
    assertThat(row.path("usd").stringValue()).isEqualTo("0.00001");
    assertThat(row.path("cache_write_1h").asInt()).isEqualTo(3);
    assertThat(row.path("signs").toString()).isEqualTo("[\"refused\",\"tools\"]");
    assertThat(row.path("tags").path("fea\"ture").stringValue()).startsWith("sea\nrch");
    assertThat(Instant.parse(row.path("time").stringValue())).isEqualTo(NOON);
  }

  @Test
  void closedSegmentsArePackedAndNoRowIsLostOrDoubled() throws Exception {
    try (Ledger ledger = Ledger.open(folder, 2_000, InstantSource.fixed(NOON))) {
      for (int i = 0; i < 100; i++) {
        ledger.append(call("c" + i, "1"));
      }
    }
    Set<String> calls = new HashSet<>();
    int lines = 0;
    List<Path> segments = Segments.in(folder);
    assertThat(segments).hasSizeGreaterThan(10);
    for (Path segment : segments) {
      try (InputStream in = Files.newInputStream(segment);
          InputStream text = segment.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
        for (String line :
            new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
          calls.add(Json.text(Json.tree(line).orElseThrow(), "call"));
          lines++;
        }
      }
    }
    assertThat(calls).hasSize(100);
    assertThat(lines).isEqualTo(100);
    assertThat(segments.stream().filter(s -> s.toString().endsWith(".gz"))).isNotEmpty();
  }

  @Test
  void twoProcessesDoNotWriteToOneLedger() {
    try (Ledger _ = Ledger.open(folder, 2_000, InstantSource.fixed(NOON))) {
      assertThatThrownBy(() -> Ledger.open(folder, 2_000, InstantSource.fixed(NOON)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("another gateway");
    }
  }

  @Test
  void theNextRunKnowsWhatWasSpentAndWhatWasCutOffThoughTheLastLineIsTorn() throws Exception {
    try (Ledger ledger = Ledger.open(folder, 1 << 20, InstantSource.fixed(NOON))) {
      ledger.append(new Row.Opened("c1", NOON, "smart", "team", "up", "gpt", 10));
      ledger.append(call("c1", "0.5"));
      ledger.append(call("c1", "0.75"));
      ledger.append(new Row.Opened("c2", NOON, "smart", "team", "up", "gpt", 20));
    }
    Path segment = Segments.in(folder).getLast();
    Files.writeString(segment, "{\"row\":\"call\",\"call\":\"c3\",\"ti", StandardOpenOption.APPEND);
    Past past = Past.since(folder, NOON.minusSeconds(60));
    assertThat(past.open()).extracting(Row.Opened::call).containsExactly("c2");
    assertThat(past.spent().get("team")).containsExactly(Map.entry(NOON, new BigDecimal("0.75")));
    assertThat(past.unreadable()).isEqualTo(1);
  }

  @Test
  void rowsAreForcedToTheDiskOneByOneWhereThatIsWanted() {
    try (Ledger ledger = Ledger.open(folder, 2_000, InstantSource.fixed(NOON))) {
      ledger.append(call("c1", "1"));
      assertThat(ledger.isForced()).as("the system keeps it, the disk later").isFalse();
      ledger.sync(Duration.ZERO);
      ledger.append(call("c2", "1"));
      assertThat(ledger.isForced()).isTrue();
    }
  }

  @Test
  void filesAreTheirOwnersAlone() throws Exception {
    try (Ledger ledger = Ledger.open(folder.resolve("new"), 2_000, InstantSource.fixed(NOON))) {
      ledger.append(call("c1", "1"));
      assertThat(Files.getPosixFilePermissions(Segments.in(ledger.folder()).getFirst())).hasSize(2);
      assertThat(Files.getPosixFilePermissions(ledger.folder())).hasSize(3);
    }
  }
}
