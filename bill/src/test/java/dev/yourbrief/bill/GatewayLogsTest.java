package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of Portkey, Helicone and Cloudflare. */
final class GatewayLogsTest {

  @TempDir Path folder;

  private static String portkey(String id, String cost, String more) {
    return """
    {"id":"%s","created_at":"2026-10-01T10:00:00Z","ai_org":"openai",\
    "ai_model":"gpt-5","req_units":1000,"res_units":50,"total_units":1050,\
    "cost":%s,"cost_currency":"USD","request":{"body":{"messages":\
    "canary-7c1f"}},"metadata":{"_user":"canary@example.com"}%s}
    """
        .formatted(id, cost, more);
  }

  @Test
  void p16_portkeys_cost_is_in_cents() {
    Bills.write(
        folder,
        "logs.jsonl",
        portkey("a", "12.5", "")
            + portkey("b", "0", "")
            + portkey("c", "7", ",\"cache_status\":\"HIT\"")
            + portkey("d", "0", ",\"response_status_code\":429"));
    assertThat(Logs.cost(folder)).isEqualByComparingTo("0.125");
    assertThat(Logs.tokens(folder)).containsEntry(TokenKind.OUTPUT, Logs.n(100));
    assertThat(Bills.notes(Bills.read(folder))).anyMatch(n -> n.contains("no cache columns"));
    assertThat(Logs.everything(folder)).doesNotContain("canary");
  }

  @Test
  void p04_portkeys_answers_tell_what_the_provider_cached() {
    Bills.write(
        folder,
        "logs.jsonl",
        portkey(
            "a",
            "1",
            ",\"response\":{\"status\":200,\"body\":{\"choices\":[{\"message\":{\"content\":"
                + "\"canary-7c1f\"}}],\"usage\":{\"prompt_tokens\":1000,\"prompt_tokens_details\":"
                + "{\"cached_tokens\":400},\"completion_tokens\":50}}}"));
    assertThat(Logs.tokens(folder))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.INPUT_UNCACHED, Logs.n(600),
                TokenKind.CACHE_READ, Logs.n(400),
                TokenKind.OUTPUT, Logs.n(50)));
    assertThat(Logs.everything(folder)).doesNotContain("canary");
    assertThat(Bills.notes(Bills.read(folder))).noneMatch(n -> n.contains("no cache columns"));
  }

  @Test
  void p10_thinking_that_only_the_answer_counts() {
    Bills.write(
        folder,
        "logs.jsonl",
        """
        {"id":"a","created_at":"2026-10-01T10:00:00Z","ai_org":"google","ai_model":"gemini-3-pro",\
        "req_units":15,"res_units":359,"total_units":374,"cost":1,"response":{"usageMetadata":{\
        "promptTokenCount":15,"candidatesTokenCount":359,"thoughtsTokenCount":661}}}
        """);
    assertThat(Logs.tokens(folder))
        .containsEntry(TokenKind.INPUT_UNCACHED, Logs.n(15))
        .containsEntry(TokenKind.OUTPUT, Logs.n(1_020));
  }

  @Test
  void p45_helicones_csv_has_no_cache() {
    Bills.write(
        folder,
        "requests.csv",
        """
        response_id,response_created_at,response_status,request_created_at,request_body,\
        request_properties,request_user_id,model,prompt_tokens,completion_tokens,latency,cost
        r1,2026-10-01T10:00:02Z,200,2026-10-01T10:00:00Z,"{""m"":""canary-7c1f""}",{},\
        canary@example.com,gpt-5-2026-01-01,100,5,900,0.0025
        r2,2026-10-01T10:00:02Z,500,2026-10-01T10:00:00Z,,{},,gpt-5,100,0,900,0
        """);
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("0.0025");
    assertThat(Bills.notes(bill)).anyMatch(n -> n.contains("no cache columns"));
    assertThat(Logs.tokens(folder)).containsEntry(TokenKind.INPUT_UNCACHED, Logs.n(100));
    assertThat(Logs.everything(folder)).doesNotContain("canary");
  }

  private static String helicone(String id, String more) {
    return ("{\"request_id\":\"%s\",\"response_id\":\"x%s\",\"request_created_at\":"
            + "\"2026-10-01T10:00:00Z\",\"response_status\":200,\"request_body\":{\"p\":"
            + "\"canary-7c1f\"},\"response_body\":{\"c\":\"canary-7c1f\"},%s}")
        .formatted(id, id, more);
  }

  @Test
  void p33_p10_p07_helicones_json() {
    Bills.write(
        folder,
        "requests.json",
        "{\"data\":["
            + helicone(
                "a",
                "\"provider\":\"ANTHROPIC\",\"model\":\"claude-opus-5\",\"prompt_tokens\":1500,"
                    + "\"prompt_cache_read_tokens\":200,\"prompt_cache_write_tokens\":1500,"
                    + "\"completion_tokens\":500,\"costUSD\":0.25")
            + ","
            + helicone(
                "b",
                "\"provider\":\"GOOGLE\",\"model\":\"gemini-3-pro\",\"prompt_tokens\":15,"
                    + "\"completion_tokens\":359,\"total_tokens\":1035,\"costUSD\":0.5")
            + ","
            + helicone(
                "c",
                "\"model\":\"gpt-5\",\"prompt_tokens\":9,\"completion_tokens\":9,\"costUSD\":3,"
                    + "\"cache_reference_id\":\"6f1c0c1e-0000-4000-8000-000000000001\"")
            + ","
            + helicone(
                "b",
                "\"provider\":\"GOOGLE\",\"model\":\"gemini-3-pro\",\"prompt_tokens\":15,"
                    + "\"completion_tokens\":359,\"total_tokens\":1035,\"costUSD\":0.5")
            + "],\"error\":null}");
    assertThat(Logs.tokens(folder))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.INPUT_UNCACHED, Logs.n(1_515),
                TokenKind.CACHE_READ, Logs.n(200),
                TokenKind.CACHE_WRITE, Logs.n(1_500),
                TokenKind.OUTPUT, Logs.n(1_520)));
    assertThat(Logs.costBy(folder, Charge::provider))
        .containsEntry("anthropic", new BigDecimal("0.25"))
        .containsEntry("google", new BigDecimal("0.5"))
        .containsEntry("openai", BigDecimal.ZERO);
    assertThat(Logs.everything(folder)).doesNotContain("canary");
  }

  private static final String CLOUDFLARE =
      "{\"id\":\"%s\",\"cached\":%s,\"cost\":%s,\"created_at\":\"2026-10-0%d 10:00:00\","
          + "\"model\":\"%s\",\"provider\":\"%s\",\"success\":%s,\"tokens_in\":10,\"tokens_out\":5,"
          + "\"metadata\":\"canary\"}";

  @Test
  void p33_cloudflares_cache_costs_nothing_whatever_the_row_says() {
    Bills.write(
        folder,
        "logs.json",
        "{\"success\":true,\"result\":["
            + CLOUDFLARE.formatted("a", "true", "0.3", 1, "gpt-5", "openai", "true")
            + ","
            + CLOUDFLARE.formatted("b", "false", "0.4", 1, "gpt-5", "azure-openai", "true")
            + ","
            + CLOUDFLARE.formatted("c", "false", "0", 2, "gpt-5", "openai", "false")
            + ","
            + CLOUDFLARE.formatted("d", "false", "0", 3, "llama", "workers-ai", "true")
            + "],\"result_info\":{\"page\":1,\"per_page\":4,\"count\":4,\"total_count\":9}}");
    assertThat(Logs.costBy(folder, Charge::provider))
        .containsEntry("azure", new BigDecimal("0.4"))
        .containsEntry("openai", BigDecimal.ZERO);
    assertThat(Logs.tokens(folder)).containsEntry(TokenKind.INPUT_UNCACHED, Logs.n(20));
    Bill bill = Bills.read(folder);
    assertThat(bill.coverage().daysWithData()).isEqualTo(3);
    assertThat(bill.coverage().pagesMissing()).isTrue();
    assertThat(bill.unpriced()).extracting(BillPart::name).containsExactly("cloudflare");
    assertThat(Logs.everything(folder)).doesNotContain("canary");
  }

  @Test
  void cloudflares_logs_a_line_each_and_one_alone() {
    Bills.write(
        folder,
        "logs.jsonl",
        CLOUDFLARE.formatted("a", "false", "0.4", 1, "openai/gpt-5", "compat", "true") + "\n");
    Bills.write(
        folder,
        "one.json",
        "{\"result\":"
            + CLOUDFLARE.formatted("b", "false", "0.2", 1, "claude-opus-5", "anthropic", "true")
            + ",\"success\":true}");
    Bills.write(
        folder,
        "logs.csv",
        """
        id,created_at,provider,model,success,cached,tokens_in,tokens_out,cost
        c,2026-10-01T10:00:00Z,openai,gpt-5,1,0,10,5,0.1
        """);
    assertThat(Logs.costBy(folder, Charge::provider))
        .containsEntry("openai", new BigDecimal("0.5"))
        .containsEntry("anthropic", new BigDecimal("0.2"));
  }
}
