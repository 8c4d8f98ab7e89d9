package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the published samples of logs and column lists, where they are at hand. */
final class PublishedLogsTest {

  @TempDir Path folder;

  private static Path samples() {
    Path samples =
        Path.of(System.getProperty("yourbrief.root", "."), "..", "shared", "data", "bills");
    Assumptions.assumeTrue(Files.isDirectory(samples), "no samples at hand");
    return samples;
  }

  private static Bill read(LocalDate asOf, String... files) {
    List<Path> paths = List.of(files).stream().map(Path::of).toList();
    return BillReader.read(samples(), paths, Bills.options(asOf), Progress.SILENT);
  }

  private static Map<TokenKind, BigDecimal> tokens(String file) {
    List<Charge> charges = new ArrayList<>();
    BillReader.charges(samples(), List.of(Path.of(file)), Bills.options(), charges::add);
    return Logs.tokens(charges);
  }

  @Test
  void litellm() {
    Bill bill =
        read(
            LocalDate.of(2025, 3, 31),
            "litellm/user_daily_activity_doc.json",
            "litellm/global_spend_report_doc.json",
            "litellm/spend_log_entry_doc.json",
            "litellm/spend_logs_response_doc.json");
    assertThat(bill.files())
        .extracting(BillFile::format)
        .containsExactly("litellm-daily", "litellm-daily", "litellm", "litellm");
    assertThat(Bills.billed(bill)).isEqualByComparingTo("0.0177072");
    assertThat(bill.unreadable()).hasSize(3).allMatch(p -> !p.fix().isEmpty());
    assertThat(tokens("litellm/user_daily_activity_doc.json"))
        .containsEntry(TokenKind.OUTPUT, Logs.n(1_711));
  }

  @Test
  void openrouter() {
    Bill bill = read(LocalDate.of(2026, 5, 31), "openrouter");
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files())
        .extracting(BillFile::format)
        .containsExactly(
            "openrouter-activity",
            "openrouter-activity",
            "openrouter-generations",
            "openrouter-generations",
            "openrouter-generations");
    // 430.07 + 505.87 + 0.015 + 0.012 + 0.12 + 0.34 + 0.0015
    assertThat(Bills.billed(bill)).isEqualByComparingTo("936.4285");
  }

  @Test
  void deepseek() {
    Bill bill = read(LocalDate.of(2026, 7, 31), "deepseek");
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo("28");
    assertThat(tokens("deepseek/amount-2026-06.csv").values())
        .containsExactlyInAnyOrder(Logs.n(1_000_000), Logs.n(100_000), Logs.n(50_000));
  }

  @Test
  void cloudflare_and_traces() {
    Bill bill =
        read(
            LocalDate.of(2026, 1, 31),
            "cloudflare-ai-gateway/logs_response_shape.json",
            "otel-genai/span_attributes_example.json");
    assertThat(bill.files())
        .extracting(BillFile::format)
        .containsExactly("cloudflare-ai-gateway", "otel-genai");
    // The span of the example has no time.
    assertThat(bill.unreadable()).hasSize(1);
  }

  @Test
  void developers_own_logs() {
    Bill bill = read(LocalDate.of(2026, 5, 31), "ccusage-jsonl");
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files()).allMatch(f -> f.format().equals("claude-code"));
    assertThat(bill.totals().effective())
        .containsEntry(ChargeCategory.NOTIONAL, new Money(new BigDecimal("1.09"), "USD"));
    assertThat(Bills.costOf(bill.byModel())).isZero();
    assertThat(tokens("ccusage-jsonl/codex_sessions_project-alpha_session-alpha.jsonl"))
        .containsEntry(TokenKind.INPUT_UNCACHED, Logs.n(2_750))
        .containsEntry(TokenKind.CACHE_READ, Logs.n(750))
        .containsEntry(TokenKind.OUTPUT, Logs.n(425));
  }

  /** A row of the published columns, in their order, is recognised and read. */
  @Test
  void published_columns() throws Exception {
    assertThat(format("litellm/spendlogs_columns.csv", "LiteLLM_SpendLogs,", 1))
        .isEqualTo("litellm");
    assertThat(format("litellm/spendlogs_columns.csv", "LiteLLM_DailyUserSpend,", 1))
        .isEqualTo("litellm-daily");
    assertThat(format("langfuse/blob_export_columns.csv", "", 1)).isEqualTo("langfuse");
    assertThat(format("portkey/export_columns.csv", "current_jsonl,", 1)).isEqualTo("portkey");
    assertThat(format("portkey/export_columns.csv", "deprecated_jsonl,", 1)).isEqualTo("portkey");
    assertThat(format("helicone/export_columns.csv", "cli_csv,", 1)).isEqualTo("helicone");
    assertThat(format("helicone/export_columns.csv", "api_json,", 1)).isEqualTo("helicone");
  }

  private String format(String list, String prefix, int column) throws Exception {
    List<String> names =
        Files.readAllLines(samples().resolve(list)).stream()
            .skip(1)
            .filter(line -> line.startsWith(prefix))
            .map(line -> line.split(",", -1)[column])
            .toList();
    String cells =
        names.stream()
            .map(name ->
                name.matches("(?i)(start_?time|created_at|request_created_at|date)")
                    ? "2026-10-01T00:00:00Z"
                    : name.matches("(?i).*(tokens|units|cost|spend|USD).*") ? "3" : "")
            .map(cell -> cell.isEmpty() ? "" : cell)
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();
    Path file = Bills.write(folder, "a.csv", String.join(",", names) + "\n" + cells + "\n");
    Bill bill = BillReader.read(folder, List.of(file), Bills.options(), Progress.SILENT);
    assertThat(bill.unreadable()).as(list).isEmpty();
    return bill.files().getFirst().format();
  }
}
