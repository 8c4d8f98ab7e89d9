package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others got wrong about tokens, one test each; the ids are those of the collected cases. */
final class TokenPitfallsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

  @TempDir Path folder;

  private Map<TokenKind, BigDecimal> tokens() {
    return Bills.charges(folder).stream()
        .filter(c -> c.tokens().isPresent())
        .collect(
            Collectors.toMap(
                c -> c.kind().orElseThrow(), c -> c.tokens().orElseThrow(), BigDecimal::add));
  }

  private static BigDecimal n(long tokens) {
    return BigDecimal.valueOf(tokens);
  }

  @Test
  void p01_cached_tokens_are_inside_openais_input() {
    Bills.write(
        folder,
        "usage.csv",
        Bills.OPENAI_USAGE + Bills.openAiUsage(DAY, "gpt-5.4-nano", 1_000, 400, 0, 50));
    assertThat(tokens())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.INPUT_UNCACHED, n(600),
                TokenKind.CACHE_READ, n(400),
                TokenKind.OUTPUT, n(50)));
  }

  @Test
  void p03_cached_tokens_are_not_added_to_the_total() {
    Bills.write(
        folder,
        "usage.csv",
        Bills.OPENAI_USAGE + Bills.openAiUsage(DAY, "gpt-5", 113_415, 112_224, 0, 990));
    assertThat(tokens().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("114405");
  }

  @Test
  void p05_p09_reasoning_is_inside_output() {
    Bills.write(
        folder,
        "usage.csv",
        "start_time,end_time,num_model_requests,model,input_tokens,input_cached_tokens,"
            + "output_tokens,output_reasoning_tokens\n"
            + Bills.seconds(DAY)
            + ","
            + Bills.seconds(DAY.plusDays(1))
            + ",1,gpt-5-codex,16845360,16358912,63820,24882\n");
    assertThat(tokens().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("16909180");
  }

  @Test
  void p07_anthropics_counts_are_exclusive_as_they_stand() {
    Bills.write(
        folder,
        "usage.csv",
        Bills.ANTHROPIC_USAGE
            + DAY
            + ",claude-sonnet-4-20250514,k,Default,standard,≤ 200k,1500,500,1000,200,500,10,,\n");
    assertThat(tokens())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.INPUT_UNCACHED, n(1_500),
                TokenKind.CACHE_WRITE_5M, n(500),
                TokenKind.CACHE_WRITE_1H, n(1_000),
                TokenKind.CACHE_READ, n(200),
                TokenKind.OUTPUT, n(500)));
  }

  @Test
  void p11_an_hours_cache_write_is_priced_by_itself() {
    Bills.write(
        folder,
        "usage.csv",
        Bills.ANTHROPIC_USAGE
            + DAY
            + ",claude-opus-4-6,k,Default,standard,≤ 200k,0,1000000,1000000,0,0,0,,\n");
    Bills.write(
        folder,
        "cost.csv",
        Bills.ANTHROPIC_COST
            + Bills.anthropicCost(DAY, "Claude Opus 4.6", "input_cache_write_5m", "6.25")
                .replace("message", "standard")
            + Bills.anthropicCost(DAY, "Claude Opus 4.6", "input_cache_write_1h", "10.00")
                .replace("message", "standard"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.price(bill, "claude-opus-4-6", TokenKind.CACHE_WRITE_1H))
        .hasValueSatisfying(p -> assertThat(p.perMtok()).isEqualByComparingTo("10.00"));
    assertThat(Bills.price(bill, "claude-opus-4-6", TokenKind.CACHE_WRITE_5M))
        .hasValueSatisfying(p -> assertThat(p.perMtok()).isEqualByComparingTo("6.25"));
  }

  @Test
  void p12_openais_cache_writes_are_a_third_exclusive_kind() {
    Bills.write(
        folder,
        "usage.csv",
        Bills.OPENAI_USAGE + Bills.openAiUsage(DAY, "gpt-6", 1_000, 400, 100, 0));
    assertThat(tokens())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.INPUT_UNCACHED, n(500),
                TokenKind.CACHE_READ, n(400),
                TokenKind.CACHE_WRITE, n(100)));
  }

  @Test
  void p13_a_batch_price_is_not_the_standard_price() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + Bills.openAiCost(DAY, "2", "gpt-5, output_tokens", "1000000")
            + Bills.openAiCost(DAY, "1", "gpt-5 batch, output_tokens", "1000000"));
    assertThat(Bills.read(folder).unitPrices())
        .extracting(p -> p.model() + " " + p.tier() + " " + p.perMtok().toPlainString())
        .containsExactly("gpt-5 batch 1", "gpt-5 standard 2");
  }

  @Test
  void p14_a_days_many_tokens_are_no_long_prompt() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.ANTHROPIC_COST
            + Bills.anthropicCost(DAY, "Claude Opus 5", "output", "100.00")
            + DAY
            + ",Claude Opus 5,Default,k,message,> 200k,output,9.00,9.00,token,global,\n");
    assertThat(Bills.charges(folder))
        .extracting(Charge::tier)
        .containsExactly("standard", "standard/long-context");
  }

  @Test
  void p21_a_model_without_a_cost_is_unpriced_not_free() {
    Bills.write(
        folder,
        "usage.csv",
        Bills.ANTHROPIC_USAGE + DAY + ",claude-new-9,k,Default,standard,≤ 200k,777,0,0,0,0,0,,\n");
    Bills.write(
        folder,
        "cost.csv",
        Bills.ANTHROPIC_COST + Bills.anthropicCost(DAY, "Claude Opus 5", "output", "1.00"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.notes(bill))
        .anyMatch(n -> n.contains("777 tokens of claude-new-9") && n.contains("no cost"));
    assertThat(bill.unitPrices()).isEmpty();
    assertThat(Bills.part(bill.byModel(), "claude-new-9").tokens()).contains(n(777));
  }

  @Test
  void p42_a_display_name_and_an_api_id_are_one_model() {
    assertThat(
            List.of(
                "Claude Haiku 4.5",
                "claude-haiku-4-5-20251001",
                "us.anthropic.claude-haiku-4-5-20251001-v1:0",
                "anthropic/claude-haiku-4.5",
                "claude-haiku-4-5@20251001"))
        .allSatisfy(raw -> assertThat(ModelNames.normalise(raw)).contains("claude-haiku-4-5"));
    assertThat(ModelNames.normalise("gpt-5.4-nano-2026-03-01")).contains("gpt-5.4-nano");
    assertThat(ModelNames.normalise("Claude 3.5 Sonnet 2024-10-22")).contains("claude-3-5-sonnet");
    assertThat(ModelNames.normalise("claude-sonnet-4-20250514")).contains("claude-sonnet-4");
    assertThat(ModelNames.normalise("ft:gpt-4o-mini-2024-07-18:acme::x"))
        .contains("ft:gpt-4o-mini");
    assertThat(ModelNames.normalise("  ")).isEmpty();
  }

  @Test
  void p43_cost_and_usage_join_only_on_keys_both_state() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.ANTHROPIC_COST
            + Bills.anthropicCost(DAY, "Claude Opus 5", "input_no_cache", "5.00")
            + Bills.anthropicCost(DAY, "Claude Opus 5", "output", "3.00")
            + Bills.anthropicCost(DAY.plusDays(1), "Claude Opus 5", "output", "30.00"));
    Bills.write(
        folder,
        "usage.csv",
        Bills.ANTHROPIC_USAGE
            + DAY
            + ",claude-opus-5,k,Default,standard,≤ 200k,1000000,0,0,0,0,0,,\n"
            + DAY
            + ",claude-opus-5,k,Default,batch,≤ 200k,0,0,0,0,100000,0,,\n");
    Bill bill = Bills.read(folder);
    assertThat(bill.unitPrices())
        .singleElement()
        .satisfies(p -> {
          assertThat(p.kind()).isEqualTo(TokenKind.INPUT_UNCACHED);
          assertThat(p.perMtok()).isEqualByComparingTo("5");
        });
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo("38");
  }

  @Test
  void p43_tokens_of_cost_lines_and_of_a_usage_export_are_not_added() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + Bills.openAiCost(DAY, "2", "gpt-5, output_tokens", "1000")
            + Bills.openAiCost(DAY, "1", "o9-mini, output_tokens", "70"));
    Bills.write(
        folder, "usage.csv", Bills.OPENAI_USAGE + Bills.openAiUsage(DAY, "gpt-5", 0, 0, 0, 1_000));
    Bill bill = Bills.read(folder);
    assertThat(Bills.part(bill.byProvider(), "openai").tokens()).contains(n(1_070));
    assertThat(Bills.costOf(bill.byProvider())).isEqualByComparingTo("3");
  }

  @Test
  void p46_lines_that_are_not_about_tokens_have_none() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + Bills.openAiCost(DAY, "2", "web search tool calls | gpt-5", "")
            + Bills.openAiCost(DAY, "1", "code interpreter sessions", ""));
    Bills.write(
        folder,
        "claude.csv",
        Bills.ANTHROPIC_COST + DAY + ",,Default,k,message,,,0.40,0.40,web_search,global,\n");
    assertThat(Bills.charges(folder))
        .hasSize(3)
        .allSatisfy(c -> {
          assertThat(c.kind()).isEmpty();
          assertThat(c.tokens()).isEmpty();
        });
    assertThat(Bills.part(Bills.read(folder).byKind(), BillPart.UNKNOWN).cost())
        .isEqualByComparingTo("3.40");
  }

  @Test
  void p49_output_tokens_of_a_sku_that_names_input_too() {
    Bills.write(
        folder,
        "focus.csv",
        Bills.FOCUS
            + "1,1,1,USD,a,Usage,,Generate content output token count gemini 2.5 flash short input"
            + " text,2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,1000,Tokens,,,,Google,Gemini"
            + " API,s,,,\n");
    assertThat(Bills.charges(folder))
        .singleElement()
        .satisfies(c -> {
          assertThat(c.kind()).contains(TokenKind.OUTPUT);
          assertThat(c.model()).contains("gemini-2.5-flash");
        });
  }

  @Test
  void p53_a_line_item_is_a_model_and_a_kind() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + Bills.openAiCost(DAY, "1", "gpt-5-nano, input_tokens", "10")
            + Bills.openAiCost(DAY, "1", "gpt-5-nano, cached input", "10"));
    assertThat(Bills.charges(folder))
        .extracting(c -> c.model().orElse("") + " " + c.kind().orElseThrow().key())
        .containsExactly("gpt-5-nano input_uncached", "gpt-5-nano cache_read");
  }

  @Test
  void p56_priority_tier_has_no_cost_in_the_report() {
    Bills.write(
        folder,
        "usage.json",
        """
        {"data":[{"starting_at":"2026-10-01T00:00:00Z","ending_at":"2026-10-02T00:00:00Z","results":[
          {"uncached_input_tokens":900,"cache_read_input_tokens":0,"output_tokens":0,
           "model":"claude-opus-5","service_tier":"priority","context_window":"0-200k"}]}],
         "has_more":false}
        """);
    Bills.write(
        folder,
        "cost.json",
        """
        {"data":[{"starting_at":"2026-10-01T00:00:00Z","ending_at":"2026-10-02T00:00:00Z","results":[
          {"currency":"USD","amount":"100","cost_type":"tokens","model":"claude-opus-5",
           "service_tier":"standard","token_type":"output_tokens"}]}],"has_more":false}
        """);
    assertThat(Bills.notes(Bills.read(folder)))
        .anyMatch(n -> n.contains("Priority Tier") && n.contains("900"));
  }
}
