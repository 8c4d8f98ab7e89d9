package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the vendors' own samples, where they are at hand: their totals to the last digit. */
final class PublishedSamplesTest {

  private static Path samples() {
    Path samples =
        Path.of(System.getProperty("yourbrief.root", "."), "..", "shared", "data", "bills");
    Assumptions.assumeTrue(Files.isDirectory(samples), "no samples at hand");
    return samples;
  }

  private static Bill read(LocalDate asOf, String... files) {
    Path base = samples();
    List<Path> paths = List.of(files).stream().map(Path::of).toList();
    return BillReader.read(base, paths, Bills.options(asOf), Progress.SILENT);
  }

  @Test
  void focus_1_0_totals() {
    Bill bill = read(LocalDate.of(2024, 10, 31), "focus/v1.0/focus_sample.csv");
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files().getFirst().rows()).isEqualTo(1_000);
    assertThat(bill.files().getFirst().formatVersion()).isEqualTo("1.0");
    assertThat(Bills.billed(bill)).isEqualByComparingTo("20.52022672899");
    assertThat(Bills.effective(bill)).isEqualByComparingTo("14.97651418586");
    assertThat(bill.coverage().shareWithTokens()).isZero();
  }

  @Test
  void focus_1_5_draft_tokens() {
    Bill bill =
        read(LocalDate.of(2025, 6, 30), "focus/v1.5-draft-ai/per_token_foundation_model_api.csv");
    assertThat(Bills.billed(bill)).isEqualByComparingTo("94.50");
    assertThat(Bills.price(bill, "solora-saturn-4.8", TokenKind.INPUT_UNCACHED))
        .hasValueSatisfying(p -> assertThat(p.perMtok()).isEqualByComparingTo("5"));
    assertThat(Bills.price(bill, "solora-saturn-4.8", TokenKind.OUTPUT))
        .hasValueSatisfying(p -> assertThat(p.perMtok()).isEqualByComparingTo("25"));
    assertThat(bill.toString()).doesNotContain("@");
  }

  @Test
  void focus_1_5_draft_caching() {
    Bill bill = read(LocalDate.of(2025, 2, 28), "focus/v1.5-draft-ai/ai_prompt_caching_a.csv");
    assertThat(Bills.billed(bill)).isEqualByComparingTo("33.9");
    assertThat(bill.byKind())
        .extracting(BillPart::name)
        .containsExactlyInAnyOrder("output", "cache_write", "cache_read", "input_uncached");
    assertThat(Bills.part(bill.byKind(), "cache_read").tokens())
        .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("8000000"));
    assertThat(bill.coverage().shareWithTokens()).isEqualByComparingTo(BigDecimal.ONE);
  }

  @Test
  void focus_1_2_virtual_currency() {
    String folder = "focus/v1.2-saas-examples/";
    Bill bought = read(LocalDate.of(2025, 5, 1), folder + "virtual_currency_pricing_model_a1.csv");
    assertThat(Bills.billed(bought)).isEqualByComparingTo("200000");
    assertThat(Bills.effective(bought)).isZero();
    Bill used = read(LocalDate.of(2025, 5, 1), folder + "virtual_currency_pricing_model_a2.csv");
    assertThat(Bills.billed(used)).isZero();
    assertThat(Bills.effective(used)).isEqualByComparingTo("1230");
    assertThat(used.tokensPerMonth()).isEmpty();
  }

  @Test
  void every_focus_example_is_read_whole() {
    Bill bill = read(LocalDate.of(2026, 3, 31), "focus/v1.2-saas-examples");
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files())
        .hasSize(7)
        .allSatisfy(file -> {
          assertThat(file.format()).isEqualTo("focus");
          assertThat(file.charges()).isEqualTo(file.rows());
        });
  }

  @ParameterizedTest
  @CsvSource({
    "saas_spend_agreements_a1, 1200, 1200",
    "saas_spend_agreements_a2, 1200, 1200",
    "simple_saas_agreements_a1, 10000, 10000",
    "simple_saas_agreements_a2, 50000, 50000",
    "simple_saas_agreements_a3, 1000, 1000",
    "virtual_currency_pricing_model_a1, 200000, 0",
    "virtual_currency_pricing_model_a2, 0, 1230"
  })
  void p39_focus_1_2_totals(String file, String billed, String effective) {
    Bill bill = read(LocalDate.of(2026, 3, 31), "focus/v1.2-saas-examples/" + file + ".csv");
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo(billed);
    assertThat(Bills.effective(bill)).isEqualByComparingTo(effective);
  }

  @Test
  void every_openai_sample_is_recognised() {
    Bill bill = read(LocalDate.of(2026, 10, 1), "openai");
    assertThat(bill.files())
        .extracting(BillFile::format)
        .containsExactlyInAnyOrder(
            "openai-cost-json",
            "openai-empty-csv",
            "openai-usage-csv",
            "openai-cost-csv",
            "openai-usage-json",
            "openai-usage-json");
    // A row that lacks a cell in its middle, and a result torn out of its page, which has no time.
    assertThat(bill.unreadable())
        .extracting(p -> p.where().toString())
        .containsExactly(
            "openai/dashboard_cost_export.csv:4", "openai/usage_completions_result_grouped.json:1");
    assertThat(bill.coverage().pagesMissing()).isTrue();
  }

  @Test
  void every_anthropic_sample_is_recognised() {
    Bill bill = read(LocalDate.of(2026, 9, 1), "anthropic");
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files())
        .extracting(file -> file.format() + " " + file.formatVersion())
        .containsExactlyInAnyOrder(
            "anthropic-cost-csv 1",
            "anthropic-cost-csv 2",
            "anthropic-cost-csv 3",
            "anthropic-cost-csv 4",
            "anthropic-usage-csv ",
            "anthropic-cost-json ",
            "anthropic-usage-json ");
  }

  @Test
  void five_small_files_are_read_quickly() {
    read(LocalDate.of(2026, 9, 1), "anthropic");
    long start = System.nanoTime();
    read(LocalDate.of(2026, 9, 1), "anthropic");
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertThat(millis).isLessThan(2_000);
  }
}
