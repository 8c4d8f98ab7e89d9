package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenRouter and DeepSeek: whoever sells says what is paid. */
final class ResellersTest {

  @TempDir Path folder;

  private static final String ACTIVITY =
      """
      {"data":[{"byok_usage_inference":0.012,"completion_tokens":125,"date":"2026-10-01",
        "endpoint_id":"e1","model":"openai/gpt-5","model_permaslug":"openai/gpt-5-2026-01-01",
        "prompt_tokens":50,"provider_name":"OpenAI","reasoning_tokens":25,"requests":5,
        "usage":0.015}]}
      """;

  @Test
  void p32_a_key_of_ones_own_is_an_estimate_at_its_provider() {
    Bills.write(folder, "activity.json", ACTIVITY);
    assertThat(Logs.costBy(folder, c -> c.provider() + " " + c.authority()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "openrouter BILL", new BigDecimal("0.015"),
                "openai ESTIMATE", new BigDecimal("0.012")));
    assertThat(Logs.tokens(folder)).containsEntry(TokenKind.OUTPUT, Logs.n(125));
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + Bills.openAiCost(
                java.time.LocalDate.of(2026, 10, 1), "0.011", "gpt-5, output_tokens", "100"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.part(bill.byProvider(), "openai").cost()).isEqualByComparingTo("0.011");
    assertThat(Bills.part(bill.byProvider(), "openrouter").cost()).isEqualByComparingTo("0.015");
  }

  @Test
  void openrouters_page_by_day() {
    Bills.write(
        folder,
        "activity.csv",
        """
        Date,Slug,Usage,BYOK Usage,Requests,Prompt Tokens,Completion Tokens,Reasoning Tokens
        "2026-10-01 00:00:00","anthropic/claude-opus-5","430.07","0","9","70",\
        "30","0"
        "2026-10-02 00:00:00","meta/llama:free","0","0","9","7","3","0"
        """);
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("430.07");
    assertThat(Bills.notes(bill)).anyMatch(n -> n.contains("30 days"));
    assertThat(Bills.part(bill.byModel(), "claude-opus-5").tokens()).contains(Logs.n(100));
    // Its 0 is a price: the model is free.
    assertThat(bill.unpriced()).isEmpty();
  }

  @Test
  void openrouters_requests_under_either_header_and_from_its_api() {
    Bills.write(
        folder,
        "a.csv",
        """
        generation_id,created_at,model_permaslug,provider_name,api_key_name,tokens_prompt,\
        tokens_completion,tokens_reasoning,tokens_cached,cost_total,cost_cache,user
        g1,2026-10-01T10:00:00Z,openai/gpt-5,OpenAI,K,10,20,3,4,0.12,0.01,canary
        g1,2026-10-01T10:00:00Z,openai/gpt-5,OpenAI,K,10,20,3,4,0.12,0.01,canary
        """);
    Bills.write(
        folder,
        "b.csv",
        """
        generation_id,created_at,cost_total,cost_cache,byok_usage_inference,tokens_prompt,\
        tokens_completion,tokens_cached,model_permaslug,provider_name,variant
        g2,2026-10-02T10:00:00Z,0.05,0,0.9,10,20,0,anthropic/claude-opus-5,Amazon\
         Bedrock,standard
        """);
    Bills.write(
        folder,
        "one.json",
        """
        {"data":{"id":"g3","created_at":"2026-10-03T10:00:00.433273+00:00","is_byok":false,
          "model":"deepseek/deepseek-chat","native_tokens_prompt":12,"native_tokens_cached":3,
          "native_tokens_completion":25,"native_tokens_reasoning":5,"tokens_prompt":10,
          "tokens_completion":24,"provider_name":"Infermatic","service_tier":"priority",
          "total_cost":0.0015,"upstream_inference_cost":0.0012,"usage":0.0015,
          "external_user":"canary"}}
        """);
    assertThat(Logs.costBy(folder, Charge::provider))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("openrouter", new BigDecimal("0.1715"), "aws", new BigDecimal("0.9")));
    assertThat(Logs.tokens(folder))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.INPUT_UNCACHED, Logs.n(6 + 10 + 9),
                TokenKind.CACHE_READ, Logs.n(4 + 3),
                TokenKind.OUTPUT, Logs.n(20 + 20 + 25)));
    assertThat(Logs.everything(folder)).doesNotContain("canary");
  }

  private static final String COST =
      "user_id,start_time_iso,end_time_iso,model,wallet_type,cost,currency\r\n";

  private static String cost(String from, String to, String wallet, String cost) {
    return "u,%s,%s,deepseek-v4-flash,%s,%s,USD\r\n".formatted(from, to, wallet, cost);
  }

  private static String amount(String type, String price, long amount) {
    String days = "2026-10-01T00:00:00+08:00,2026-10-02T00:00:00+08:00";
    return "u,%s,deepseek-v4-flash,k,n,%s,%s,%d\n".formatted(days, type, price, amount);
  }

  @Test
  void p20_deepseeks_days_are_those_of_its_offset_and_cost_and_tokens_are_one_spend() {
    Bills.write(
        folder,
        "cost.csv",
        "\uFEFF"
            + COST
            + cost("2026-10-01T00:00:00+08:00", "2026-10-02T00:00:00+08:00", "Paid", "10.0"));
    Bills.write(
        folder,
        "amount.csv",
        "user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,type,price,amount\n"
            + amount("input_cache_hit_tokens", "0.0000000028", 1_000_000)
            + amount("input_cache_miss_tokens", "0.00000014", 100_000)
            + amount("output_tokens", "0.00000028", 50_000)
            + amount("request_count", "0.0", 65));
    assertThat(Bills.charges(folder))
        .allSatisfy(c -> {
          assertThat(c.day()).hasToString("2026-10-01");
          assertThat(c.lastDay()).hasToString("2026-10-01");
          assertThat(c.start()).hasToString("2026-09-30T16:00:00Z");
        });
    assertThat(Logs.tokens(folder))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.CACHE_READ, Logs.n(1_000_000),
                TokenKind.INPUT_UNCACHED, Logs.n(100_000),
                TokenKind.OUTPUT, Logs.n(50_000)));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("10");
    assertThat(bill.coverage().shareWithTokens()).isEqualByComparingTo("1");
  }

  @Test
  void p31_granted_money_is_usage_and_a_credit() {
    Bills.write(
        folder,
        "cost.csv",
        """
        user_id,utc_date,model,wallet_type,cost,currency
        u,20261001,deepseek-v4-pro,Paid,4.0,USD
        u,20261001,deepseek-v4-pro,Granted,6.0,USD
        """);
    Bill bill = Bills.read(folder);
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo("10");
    assertThat(Bills.billed(bill)).isEqualByComparingTo("4");
    assertThat(Bills.notes(bill))
        .anyMatch(n -> n.contains("1 credit line") && n.contains("-6 USD"));
  }
}
