package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tracing tools and developers' own logs tell: Langfuse, OpenTelemetry, Claude Code, Codex.
 */
final class ToolLogsTest {

  @TempDir Path folder;

  private static final String LANGFUSE =
      """
      {"id":"%s","trace_id":"t","project_id":"p","type":"%s",\
      "start_time":"2026-10-01 10:00:00.000","provided_model_name":"%s",\
      "input":"canary-7c1f","output":{"x":"canary-7c1f"},"user_id":"a@b.org",\
      "usage_details":%s,"cost_details":%s,"total_cost":%s}
      """;

  @Test
  void p08_input_and_cached_that_overlap_are_parted_by_the_total() {
    Bills.write(
        folder,
        "observations.jsonl",
        LANGFUSE.formatted(
            "o1",
            "GENERATION",
            "openai/gpt-5",
            "{\"input\":17903,\"input_cached_tokens\":17817,\"output\":100,"
                + "\"output_reasoning_tokens\":40,\"total\":18003}",
            "{\"total\":0.01}",
            "0.01"));
    assertThat(Logs.tokens(folder))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.INPUT_UNCACHED, Logs.n(86),
                TokenKind.CACHE_READ, Logs.n(17_817),
                TokenKind.OUTPUT, Logs.n(100)));
  }

  @Test
  void p08_keys_are_exclusive_as_documented() {
    Bills.write(
        folder,
        "observations.jsonl",
        LANGFUSE.formatted(
                "o1",
                "GENERATION",
                "claude-opus-5",
                "{\"input\":86,\"input_cache_read\":17817,\"cache_creation_input_tokens\":9,"
                    + "\"input_cache_creation_1h\":2,\"output\":60,\"output_reasoning\":40,"
                    + "\"total\":18014}",
                "{\"input\":0.5,\"output\":0.25}",
                "null")
            + LANGFUSE.formatted("o2", "SPAN", "", "{}", "{}", "null")
            + LANGFUSE.formatted(
                "o3", "EMBEDDING", "text-embedding-3-small", "{\"input\":7}", "{}", "0"));
    List<Charge> charges = Bills.charges(folder);
    assertThat(Logs.tokens(charges))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.INPUT_UNCACHED, Logs.n(93),
                TokenKind.CACHE_READ, Logs.n(17_817),
                TokenKind.CACHE_WRITE, Logs.n(9),
                TokenKind.CACHE_WRITE_1H, Logs.n(2),
                TokenKind.OUTPUT, Logs.n(100)));
    assertThat(Logs.cost(charges)).isEqualByComparingTo("0.75");
    assertThat(charges)
        .allMatch(c -> c.authority() == Authority.ESTIMATE)
        .extracting(Charge::provider)
        .contains("anthropic", "openai");
    assertThat(Bills.read(folder).unreadable()).isEmpty();
    assertThat(Logs.everything(folder)).doesNotContain(Logs.CANARY).doesNotContain("@");
  }

  @Test
  void langfuse_in_csv_and_from_its_api() {
    Bills.write(
        folder,
        "observations.csv",
        """
        id,trace_id,type,start_time,provided_model_name,input,output,usage_details,cost_details,\
        total_cost,metadata
        o1,t,GENERATION,2026-10-01 10:00:00,gpt-5,canary-7c1f,canary-7c1f,\
        "{""input"":10,""output"":5,""total"":15}","{""total"":2e-06}",\
        0.000002000000,"{""ls_provider"":""azure""}"
        """);
    Bills.write(
        folder,
        "api.json",
        """
        {"data":[{"id":"o2","traceId":"t","type":"GENERATION","startTime":"2026-10-02T10:00:00Z",
          "parentObservationId":null,"model":"gpt-5","usage":{"input":4,"output":3,"total":7,
          "unit":"TOKENS"},"calculatedTotalCost":0.5,"input":{"a":"canary-7c1f"}}],
         "meta":{"page":1,"limit":50,"totalItems":60,"totalPages":2}}
        """);
    assertThat(Logs.costBy(folder, Charge::provider))
        .containsEntry("azure", new BigDecimal("0.000002000000"))
        .containsEntry("openai", new BigDecimal("0.5"));
    assertThat(Logs.tokens(folder).get(TokenKind.INPUT_UNCACHED)).isEqualTo(Logs.n(14));
    assertThat(Bills.read(folder).coverage().pagesMissing()).isTrue();
    assertThat(Logs.everything(folder)).doesNotContain(Logs.CANARY);
  }

  private static final String SPAN =
      """
      {"resourceSpans":[{"resource":{"attributes":[
        {"key":"service.name","value":{"stringValue":"shop"}}]},"scopeSpans":[{"scope":{"name":"x"},
        "spans":[
        {"traceId":"t","spanId":"s0","name":"agent","startTimeUnixNano":"1790848800000000000",
         "attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"invoke_agent"}},
          {"key":"gen_ai.usage.input_tokens","value":{"intValue":"1000"}}]},
        {"traceId":"t","spanId":"s1","name":"chat","startTimeUnixNano":"1790848800000000000",
         "attributes":[
          {"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},
          {"key":"gen_ai.provider.name","value":{"stringValue":"aws.bedrock"}},
          {"key":"gen_ai.response.model","value":{"stringValue":"claude-opus-5"}},
          {"key":"gen_ai.input.messages","value":{"stringValue":"canary-7c1f"}},
          {"key":"gen_ai.prompt.0.content","value":{"stringValue":"canary-7c1f"}},
          {"key":"gen_ai.usage.input_tokens","value":{"intValue":"1000"}},
          {"key":"gen_ai.usage.cache_read.input_tokens","value":{"intValue":"400"}},
          {"key":"gen_ai.usage.cache_creation.input_tokens","value":{"intValue":100}},
          {"key":"gen_ai.usage.reasoning.output_tokens","value":{"intValue":"30"}},
          {"key":"gen_ai.usage.output_tokens","value":{"intValue":"50"}}]},
        {"traceId":"t","spanId":"s2","name":"GET /","startTimeUnixNano":"1790848800000000000",
         "attributes":[{"key":"http.method","value":{"stringValue":"GET"}}]}]}]}]}
      """;

  @Test
  void p01_p09_spans_of_otlp() {
    Bills.write(folder, "traces.json", SPAN);
    assertThat(Logs.tokens(folder))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.INPUT_UNCACHED, Logs.n(500),
                TokenKind.CACHE_READ, Logs.n(400),
                TokenKind.CACHE_WRITE, Logs.n(100),
                TokenKind.OUTPUT, Logs.n(50)));
    assertThat(Bills.charges(folder))
        .allSatisfy(c -> {
          assertThat(c.provider()).isEqualTo("aws");
          assertThat(c.project()).isEqualTo("shop");
          assertThat(c.day()).hasToString("2026-10-01");
          assertThat(c.cost()).isEmpty();
        });
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files().getFirst().rows()).isEqualTo(3);
    assertThat(Logs.everything(folder)).doesNotContain(Logs.CANARY);
  }

  @Test
  void p10_thinking_that_stands_in_the_total_alone() {
    Bills.write(
        folder,
        "spans.jsonl",
        """
        {"name":"chat","trace_id":"t","span_id":"s","start_time":\
        "2026-10-01T10:00:00Z","attributes":{"gen_ai.system":"gemini",\
        "gen_ai.request.model":"gemini-3-pro","gen_ai.usage.prompt_tokens":15,\
        "gen_ai.usage.completion_tokens":359,"llm.usage.total_tokens":1035,\
        "gen_ai.usage.cost":0.002,"gen_ai.prompt.0.content":"canary-7c1f"}}
        {"name":"other","trace_id":"t"}
        """);
    assertThat(Logs.tokens(folder))
        .containsEntry(TokenKind.INPUT_UNCACHED, Logs.n(15))
        .containsEntry(TokenKind.OUTPUT, Logs.n(1_020));
    assertThat(Logs.cost(folder)).isEqualByComparingTo("0.002");
    assertThat(Bills.read(folder).unreadable()).isEmpty();
    assertThat(Logs.everything(folder)).doesNotContain(Logs.CANARY);
  }

  private static String message(String id, long input, long output, String cost) {
    return """
    {"timestamp":"2026-10-01T10:00:00.000Z","sessionId":"s","type":"assistant",
     "message":{"role":"assistant","id":"%s","model":"claude-opus-5-20260101",
     "content":[{"type":"text","text":"canary-7c1f"}],"usage":{"input_tokens":%d,
     "cache_creation_input_tokens":30,"cache_creation":{"ephemeral_5m_input_tokens":10,
     "ephemeral_1h_input_tokens":20},"cache_read_input_tokens":500,"output_tokens":%d,
     "service_tier":"standard"}}%s}
    """
            .formatted(id, input, output, cost)
            .replace("\n", "")
        + "\n";
  }

  @Test
  void p34_p07_a_subscriptions_log_is_notional() {
    String first = message("m1", 3, 1, "");
    String last = message("m1", 3, 90, "");
    Bills.write(
        folder,
        "session.jsonl",
        "{\"type\":\"summary\",\"summary\":\"canary-7c1f\",\"leafUuid\":\"u\"}\n"
            + "{\"type\":\"user\",\"sessionId\":\"s\",\"timestamp\":\"2026-10-01T09:00:00Z\","
            + "\"message\":{\"role\":\"user\",\"content\":\"canary-7c1f\"}}\n"
            + "{\"some\":\"thing\"}\n"
            + first
            + last
            + message("m2", 5, 7, ",\"costUSD\":0.12"));
    Bills.write(folder, "resumed.jsonl", last + message("m3", 1, 1, ""));
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + Bills.openAiCost(
                java.time.LocalDate.of(2026, 10, 1), "4", "gpt-5, output_tokens", "10"));
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.costOf(bill.byProvider())).isEqualByComparingTo("4");
    assertThat(bill.byProvider()).extracting(BillPart::name).containsExactly("openai");
    assertThat(bill.totals().effective())
        .containsEntry(ChargeCategory.NOTIONAL, new Money(new BigDecimal("0.12"), "USD"));
    assertThat(Bills.billed(bill)).isEqualByComparingTo("4");
    assertThat(Bills.notes(bill))
        .anyMatch(n -> n.contains("0.12 USD") && n.contains("nobody pays"));
    assertThat(Logs.everything(folder)).doesNotContain(Logs.CANARY);
    List<Charge> session =
        Bills.charges(folder).stream()
            .filter(c -> c.source().file().equals("session.jsonl"))
            .toList();
    assertThat(Logs.tokens(session))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.INPUT_UNCACHED, Logs.n(8),
                TokenKind.CACHE_READ, Logs.n(1_000),
                TokenKind.CACHE_WRITE_5M, Logs.n(20),
                TokenKind.CACHE_WRITE_1H, Logs.n(40),
                TokenKind.OUTPUT, Logs.n(97)));
    BillFile resumed =
        bill.files().stream()
            .filter(f -> f.name().equals("resumed.jsonl"))
            .findFirst()
            .orElseThrow();
    BillFile original =
        bill.files().stream()
            .filter(f -> f.name().equals("session.jsonl"))
            .findFirst()
            .orElseThrow();
    // Five kinds of m1 stand in both files; five more of its first telling stand in the session.
    assertThat(resumed.duplicates() + original.duplicates()).isEqualTo(10);
  }

  @Test
  void p09_codex_counts_reasoning_inside_and_says_things_twice() {
    String count =
        """
        {"timestamp":"2026-10-01T10:01:00.000Z","type":"event_msg","payload":{\
        "type":"token_count","info":{"last_token_usage":{"input_tokens":1000,\
        "cached_input_tokens":250,"output_tokens":125,"reasoning_output_tokens":75,\
        "total_tokens":1125},"total_token_usage":{"input_tokens":%d,\
        "total_tokens":%d}}}}
        """;
    Bills.write(
        folder,
        "rollout.jsonl",
        "{\"timestamp\":\"2026-10-01T10:00:00Z\",\"type\":\"turn_context\",\"payload\":{"
            + "\"cwd\":\"/x\",\"model\":\"gpt-5.2-codex\"}}\n"
            + "{\"timestamp\":\"2026-10-01T10:00:00Z\",\"type\":\"event_msg\",\"payload\":{"
            + "\"type\":\"agent_message\",\"message\":\"canary-7c1f\"}}\n"
            + count.formatted(1_000, 1_125)
            + count.formatted(1_000, 1_125)
            + count.formatted(2_000, 2_250));
    assertThat(Logs.tokens(folder))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.INPUT_UNCACHED, Logs.n(1_500),
                TokenKind.CACHE_READ, Logs.n(500),
                TokenKind.OUTPUT, Logs.n(250)));
    assertThat(Bills.charges(folder))
        .allMatch(c -> c.category() == ChargeCategory.NOTIONAL)
        .allMatch(c -> c.model().orElse("").equals("gpt-5.2-codex"));
    assertThat(Logs.everything(folder)).doesNotContain(Logs.CANARY);
  }
}
