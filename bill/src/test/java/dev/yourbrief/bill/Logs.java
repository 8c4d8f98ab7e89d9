package dev.yourbrief.bill;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Logs of gateways and tools, written by a test, and what they come to. */
final class Logs {

  static final String LITELLM =
      "request_id,call_type,spend,total_tokens,prompt_tokens,completion_tokens,startTime,endTime,"
          + "model,custom_llm_provider,api_base,metadata,cache_hit,team_id,status,messages,"
          + "response,requester_ip_address,user\n";

  /** What no charge, message or note may ever hold. */
  static final String CANARY = "canary-7c1f";

  private Logs() {}

  /** A row of LiteLLM's spend log, of a model of OpenAI's. */
  static String litellm(String id, String day, String spend, long prompt, long cached, long out) {
    return litellm(id, day, spend, prompt, cached, out, "gpt-5", "openai", "", "success");
  }

  static String litellm(
      String id,
      String day,
      String spend,
      long prompt,
      long cached,
      long out,
      String model,
      String provider,
      String cacheHit,
      String status) {
    String usage =
        "{\"usage_object\":{\"prompt_tokens_details\":{\"cached_tokens\":" + cached + "}}}";
    return String.join(
            ",",
            id,
            "acompletion",
            spend,
            "" + (prompt + out),
            "" + prompt,
            "" + out,
            day + " 10:00:00.123",
            day + " 10:00:01",
            model,
            provider,
            "",
            quoted(usage),
            cacheHit,
            "team-1",
            status,
            quoted("[{\"content\":\"" + CANARY + "\"}]"),
            quoted("{\"a\":\"" + CANARY + "\"}"),
            "10.1.2.3",
            CANARY + "@example.com")
        + "\n";
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  static BigDecimal n(long tokens) {
    return BigDecimal.valueOf(tokens);
  }

  /** The tokens of the charges by kind. */
  static Map<TokenKind, BigDecimal> tokens(List<Charge> charges) {
    Map<TokenKind, BigDecimal> tokens = new EnumMap<>(TokenKind.class);
    charges.stream()
        .filter(c -> c.tokens().isPresent())
        .forEach(
            c -> tokens.merge(c.kind().orElseThrow(), c.tokens().orElseThrow(), BigDecimal::add));
    return tokens;
  }

  static Map<TokenKind, BigDecimal> tokens(Path folder) {
    return tokens(Bills.charges(folder));
  }

  static BigDecimal cost(Path folder) {
    return cost(Bills.charges(folder));
  }

  static BigDecimal cost(List<Charge> charges) {
    return charges.stream()
        .flatMap(c -> c.cost().stream())
        .map(m -> m.amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The cost by something of the charges. */
  static <K> Map<K, BigDecimal> costBy(Path folder, Function<Charge, K> what) {
    return Bills.charges(folder).stream()
        .filter(c -> c.cost().isPresent())
        .collect(Collectors.toMap(what, c -> c.cost().orElseThrow().amount(), BigDecimal::add));
  }

  /** Everything a reader of the bill could ever see. */
  static String everything(Path folder) {
    Bill bill = Bills.read(folder);
    return Stream.concat(
            Bills.charges(folder).stream().map(Charge::toString),
            Stream.of(bill.toString(), bill.unreadable().toString(), bill.notes().toString()))
        .collect(Collectors.joining("\n"));
  }

  /** A text of each format of log. */
  static List<String> samples() {
    return List.of(
        Ledgers.opened("a", "2026-09-01T10:00:00.000Z", 90)
            + Ledgers.attempt("a", "2026-09-01T10:00:00.000Z", 1, "openai", "0.25")
            + Ledgers.call("a", "2026-09-01T10:00:00.000Z", "gpt-5", 100, 5, "0.5")
            + Ledgers.shadow("a", "2026-09-01T10:00:01.000Z", "gpt-5-mini", "0.125")
            + Ledgers.feedback("a", "2026-09-01T10:00:02.000Z"),
        LITELLM
            + litellm("r1", "2026-09-01", "0.5", 100, 40, 5)
            + litellm("r2", "2026-09-02", "1.0949999999999999e-05", 100, 0, 5),
        """
        {"results":[{"date":"2026-09-01","metrics":{"spend":1.5,"prompt_tokens":10},"breakdown":{
        "models":{"gpt-5":{"metrics":{"spend":1.25,"prompt_tokens":4}}},"providers":{}}}],
        "metadata":{"page":1,"total_pages":2}}
        """,
        """
        {"id":"o1","trace_id":"t","type":"GENERATION","start_time":"2026-09-01 10:00:00",
        "provided_model_name":"gpt-5","usage_details":{"input":10,"input_cached_tokens":4,
        "output":5,"total":19},"cost_details":{"total":0.25},"total_cost":0.25}
        """,
        """
        {"id":"a","created_at":"2026-09-01T10:00:00Z","ai_org":"openai","ai_model":"gpt-5",
        "req_units":10,"res_units":5,"total_units":15,"cost":12.5,"response":{"usage":{
        "prompt_tokens_details":{"cached_tokens":4}}}}
        """,
        """
        {"data":[{"request_id":"a","request_created_at":"2026-09-01T10:00:00Z","model":"gpt-5",
        "prompt_tokens":10,"completion_tokens":5,"total_tokens":15,"costUSD":0.5,
        "response_status":200}],"error":null}
        """,
        """
        {"result":[{"id":"a","cached":false,"cost":0.4,"created_at":"2026-09-01 10:00:00",
        "model":"gpt-5","provider":"openai","success":true,"tokens_in":10,"tokens_out":5}],
        "result_info":{"page":1,"per_page":1,"total_count":1}}
        """,
        """
        {"data":[{"byok_usage_inference":0.012,"completion_tokens":12,"date":"2026-09-01",
        "model_permaslug":"openai/gpt-5","prompt_tokens":5,"provider_name":"OpenAI",
        "usage":0.015}]}
        """,
        """
        generation_id,created_at,model_permaslug,tokens_prompt,tokens_completion,cost_total
        g1,2026-09-01T10:00:00Z,openai/gpt-5,10,20,0.12
        """,
        """
        user_id,start_time_iso,end_time_iso,model,wallet_type,cost,currency
        u,2026-09-01T00:00:00+08:00,2026-09-02T00:00:00+08:00,deepseek-v4-flash,Granted,10.0,USD
        """,
        """
        user_id,utc_date,model,api_key_name,api_key,type,price,amount
        u,20260901,deepseek-v4-flash,k,n,output_tokens,0.00000028,500
        """,
        """
        {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"t","spanId":"s",
        "startTimeUnixNano":"1788256800000000000","attributes":[{"key":"gen_ai.response.model",
        "value":{"stringValue":"gpt-5"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":
        "9"}},{"key":"gen_ai.usage.cost","value":{"doubleValue":0.1}}]}]}]}]}
        """,
        """
        {"timestamp":"2026-09-01T10:00:00Z","sessionId":"s","type":"assistant","costUSD":0.1,
        "message":{"id":"m","model":"claude-opus-5","usage":{"input_tokens":3,"output_tokens":9,
        "cache_read_input_tokens":5}}}
        """);
  }
}
