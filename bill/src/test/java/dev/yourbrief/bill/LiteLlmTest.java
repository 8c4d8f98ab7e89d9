package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiteLlmTest {

  @TempDir Path folder;

  @Test
  void p04_p06_cached_tokens_come_off_the_prompts() {
    Bills.write(
        folder,
        "log.csv",
        Logs.LITELLM + Logs.litellm("r1", "2026-10-01", "1.0949999999999999e-05", 1_000, 400, 50));
    assertThat(Logs.tokens(folder))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.INPUT_UNCACHED, Logs.n(600),
                TokenKind.CACHE_READ, Logs.n(400),
                TokenKind.OUTPUT, Logs.n(50)));
    assertThat(Logs.cost(folder)).isEqualTo(new BigDecimal("0.000010949999999999999"));
    assertThat(Bills.charges(folder))
        .allSatisfy(c -> {
          assertThat(c.authority()).isEqualTo(Authority.GATEWAY);
          assertThat(c.provider()).isEqualTo("openai");
          assertThat(c.cost().isPresent()).isNotEqualTo(c.tokens().isPresent());
        });
  }

  @Test
  void p02_p04_cache_of_every_provider_in_the_answer_of_the_api() {
    Bills.write(
        folder,
        "log.json",
        """
        {"data":[
        {"request_id":"a","call_type":"x","spend":2e-06,"prompt_tokens":20212,
         "completion_tokens":931,"total_tokens":21143,"startTime":"2026-10-01T10:00:00Z","model":"gemini/gemini-3-flash",
         "custom_llm_provider":"gemini","metadata":{"additional_usage_values":
         {"cache_read_input_tokens":16298,"cache_creation_input_tokens":0}}},
        {"request_id":"b","call_type":"x","spend":1,"prompt_tokens":3200,"completion_tokens":500,
         "total_tokens":3700,"start_time":"2026-10-01T10:00:00Z","model":"claude-opus-5",
         "custom_llm_provider":"bedrock","metadata":{"usage_object":{"prompt_tokens":3200,
         "cache_read_input_tokens":200,"cache_creation_input_tokens":1500,
         "completion_tokens_details":{"reasoning_tokens":300}}}}
        ],"total":2,"page":1,"page_size":50,"total_pages":2}
        """);
    assertThat(Logs.tokens(folder))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TokenKind.INPUT_UNCACHED, Logs.n(20_212 - 16_298 + 1_500),
                TokenKind.CACHE_READ, Logs.n(16_298 + 200),
                TokenKind.CACHE_WRITE, Logs.n(1_500),
                TokenKind.OUTPUT, Logs.n(1_431)));
    assertThat(Logs.costBy(folder, Charge::provider)).containsOnlyKeys("google", "aws");
    assertThat(Bills.read(folder).coverage().pagesMissing()).isTrue();
  }

  @Test
  void p21_spend_0_means_no_price() {
    Bills.write(
        folder,
        "log.csv",
        Logs.LITELLM
            + Logs.litellm("r1", "2026-10-01", "0.0", 1_000, 0, 50)
            + Logs.litellm(
                "r2", "2026-10-01", "1", 10, 0, 5, "gpt-5-mini", "openai", "", "success"));
    assertThat(Logs.tokens(folder).get(TokenKind.OUTPUT)).isEqualTo(Logs.n(55));
    assertThat(Bills.charges(folder).stream().filter(c -> c.cost().isPresent())).hasSize(1);
    assertThat(Bills.notes(Bills.read(folder)))
        .anyMatch(n -> n.contains("1,050 tokens of gpt-5 ") && n.contains("no cost"));
  }

  @Test
  void p23_a_request_that_stands_twice_counts_once() {
    Bills.write(
        folder,
        "log.csv",
        Logs.LITELLM
            + Logs.litellm("r1", "2026-10-01", "0", 0, 0, 0, "gpt-5", "openai", "", "failure")
            + Logs.litellm("r1", "2026-10-01", "0.5", 100, 0, 5)
            + Logs.litellm("r1", "2026-10-01", "0.5", 100, 0, 5)
            + Logs.litellm("r2", "2026-10-01", "0.5", 100, 0, 5));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("1.0");
    assertThat(Logs.tokens(folder).get(TokenKind.OUTPUT)).isEqualTo(Logs.n(10));
    assertThat(bill.files().getFirst().rows()).isEqualTo(4);
    assertThat(bill.files().getFirst().duplicates()).isPositive();
    assertThat(Bills.notes(bill)).anyMatch(n -> n.contains("log.csv:3") && n.contains("once"));
  }

  @Test
  void p23_two_dumps_that_overlap_count_once() {
    String r1 = Logs.litellm("r1", "2026-10-01", "0.5", 100, 0, 5);
    String r2 = Logs.litellm("r2", "2026-10-02", "0.25", 100, 0, 5);
    Bills.write(folder, "a.csv", Logs.LITELLM + r1);
    Bills.write(folder, "b.csv", Logs.LITELLM + r1 + r2);
    assertThat(Bills.billed(Bills.read(folder))).isEqualByComparingTo("0.75");
  }

  @Test
  void p33_what_the_gateways_own_cache_answered_costs_nothing() {
    Bills.write(
        folder,
        "log.csv",
        Logs.LITELLM
            + Logs.litellm(
                "r1", "2026-10-01", "0.7", 100, 0, 5, "gpt-5", "openai", "True", "success"));
    assertThat(Logs.cost(folder)).isZero();
    assertThat(Logs.tokens(folder)).isEmpty();
    assertThat(Bills.read(folder).files().getFirst().charges()).isEqualTo(1);
  }

  @Test
  void a_failure_costs_what_it_says_and_the_day_had_data() {
    Bills.write(
        folder,
        "log.csv",
        Logs.LITELLM
            + Logs.litellm("r1", "2026-10-01", "0", 90, 0, 0, "gpt-5", "openai", "", "failure")
            + Logs.litellm("r2", "2026-10-02", "3", 90, 0, 1, "gpt-5", "openai", "", "failure"));
    assertThat(Logs.cost(folder)).isEqualByComparingTo("3");
    assertThat(Logs.tokens(folder).get(TokenKind.INPUT_UNCACHED)).isEqualTo(Logs.n(90));
    assertThat(Bills.read(folder).coverage().daysWithData()).isEqualTo(2);
  }

  @Test
  void the_provider_is_who_bills() {
    String row =
        """
        {"request_id":"%s","spend":1,"prompt_tokens":1,"completion_tokens":1,\
        "startTime":"2026-10-01T00:00:00Z","model":"%s",\
        "custom_llm_provider":%s,"api_base":"%s"}
        """;
    Bills.write(
        folder,
        "log.jsonl",
        row.formatted("1", "gpt-5", "\"azure\"", "")
            + row.formatted("2", "vertex_ai/claude-opus-5", "null", "")
            + row.formatted("3", "some-chat", "\"openai\"", "https://api.deepseek.com/v1")
            + row.formatted("4", "claude-haiku-5", "null", "")
            + row.formatted("5", "bedrock/us.anthropic.claude-opus-5-v1:0", "null", "")
            + row.formatted("6", "gpt-5", "\"openai\"", "https://llm.internal.example/v1")
            + row.formatted("7", "llama", "null", "https://api.groq.com/openai/v1/"));
    assertThat(
            Bills.charges(folder).stream()
                .filter(c -> c.cost().isPresent())
                .map(c -> c.provider() + " " + c.model().orElse("")))
        .containsExactly(
            "azure gpt-5",
            "google claude-opus-5",
            "deepseek some-chat",
            "anthropic claude-haiku-5",
            "aws claude-opus-5",
            "openai gpt-5",
            "groq llama");
  }

  @Test
  void no_text_of_people_is_kept() {
    Bills.write(
        folder,
        "log.csv",
        Logs.LITELLM
            + Logs.litellm("r1", "2026-10-01", "0.5", 100, 0, 5)
            + Logs.litellm("r1", "2026-10-01", "0.5", 100, 0, 5)
            + Logs.litellm("r2", "2026-10-01", "many", 100, 0, 5));
    String huge = (Logs.CANARY + "x".repeat(100)).repeat(20_000);
    Bills.write(
        folder,
        "log.json",
        "[{\"request_id\":\"h\",\"messages\":[{\"content\":\""
            + huge
            + "\"}],\"response\":{\"choices\":[{\"text\":\""
            + huge
            + "\"}]},\"proxy_server_request\":\""
            + huge
            + "\",\"prompt\":\""
            + huge
            + "\",\"spend\":2,\"prompt_tokens\":1,\"completion_tokens\":1,"
            + "\"startTime\":\"2026-10-03T00:00:00Z\",\"model\":\"gpt-5\",\"user\":\""
            + Logs.CANARY
            + "\"},{\"request_id\":\"i\",\"spend\":\"x\",\"messages\":\""
            + Logs.CANARY
            + "\",\"prompt_tokens\":1,\"startTime\":\"2026-10-03T00:00:00Z\"}]");
    assertThat(Logs.cost(folder)).isEqualByComparingTo("2.5");
    assertThat(Logs.everything(folder))
        .doesNotContain(Logs.CANARY)
        .doesNotContain("10.1.2.3")
        .doesNotContain("@");
  }

  @Test
  void p45_a_log_without_cache_columns_says_so() {
    Bills.write(
        folder,
        "log.csv",
        """
        request_id,spend,prompt_tokens,completion_tokens,startTime,model
        r1,1,10,5,2026-10-01T00:00:00Z,gpt-5
        """);
    Bills.write(
        folder,
        "page.csv",
        """
        Date,Team,Team ID,Model,Spend ($),Requests,Successful,Failed,Total Tokens
        2026-10-02,T,t1,gpt-5,"1,234.5000",3,3,0,10
        2026-10-03,T,t1,gpt-5,-,0,0,0,0
        """);
    Bill bill = Bills.read(folder);
    assertThat(Bills.notes(bill))
        .anyMatch(n -> n.contains("log.csv") && n.contains("no cache columns"))
        .anyMatch(n -> n.contains("page.csv") && n.contains("rounded"));
    assertThat(Bills.billed(bill)).isEqualByComparingTo("1235.5");
  }

  @Test
  void a_log_without_times_says_what_to_ask_for() {
    Bills.write(
        folder,
        "log.json",
        "[{\"api_key\":\"k\",\"model_group\":\"llama3\",\"spend\":2e-06,\"prompt_tokens\":20}]");
    Bills.write(
        folder,
        "report.json",
        "[{\"api_key\":\"k\",\"total_cost\":0.3,\"total_input_tokens\":36.0,"
            + "\"model_details\":[{\"model\":\"m\",\"total_cost\":0.3}]}]");
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable().toString())
        .contains("no time")
        .contains("summarize=false")
        .contains("report without dates")
        .contains("/user/daily/activity");
  }

  @Test
  void days_of_a_report_with_dates() {
    Bills.write(
        folder,
        "report.json",
        """
        [{"group_by_day":"2026-10-01T00:00:00+00:00","teams":[{"team_name":"Prod","total_spend":0.5,
          "metadata":[{"model":"gpt-5","spend":0.2,"total_tokens":28,"api_key":"k1"},
                      {"model":"claude-opus-5","spend":0.3,"total_tokens":2,"api_key":"k2"}]}]}]
        """);
    assertThat(Logs.costBy(folder, c -> c.provider() + " " + c.project()))
        .containsEntry("openai Prod", new BigDecimal("0.2"))
        .containsEntry("anthropic Prod", new BigDecimal("0.3"));
  }

  @Test
  void a_day_of_activity_adds_up_to_its_total() {
    Bills.write(
        folder,
        "activity.json",
        """
        {"results":[{"date":"2026-10-01","metrics":{"spend":1.75,"prompt_tokens":111,
         "completion_tokens":20,"cache_read_input_tokens":30},
         "breakdown":{"models":{
           "gpt-4.1":{"metrics":{"spend":1.25,"prompt_tokens":100,"completion_tokens":20,
             "cache_read_input_tokens":30},"metadata":{"note":"x"},
             "api_key_breakdown":{"k":{"metrics":{"spend":1.25}}}}},
          "providers":{"azure":{"metrics":{"spend":1.75}}},
          "api_keys":{"k":{"metrics":{"spend":1.75}}}}}],
         "metadata":{"total_spend":1.75,"page":1,"total_pages":1,"has_more":false}}
        """);
    assertThat(Logs.costBy(folder, c -> c.model().orElse("")))
        .containsEntry("gpt-4.1", new BigDecimal("1.25"))
        .containsEntry("", new BigDecimal("0.50"));
    assertThat(Logs.tokens(folder))
        .containsEntry(TokenKind.CACHE_READ, Logs.n(30))
        .containsEntry(TokenKind.INPUT_UNCACHED, Logs.n(81));
    assertThat(Bills.charges(folder)).allMatch(c -> c.provider().equals("azure"));
    assertThat(Bills.read(folder).unreadable()).isEmpty();
  }

  @Test
  void many_models_a_day_are_read_whole() {
    StringBuilder models = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      models
          .append(i == 0 ? "" : ",")
          .append("\"m-%d\":{\"metrics\":{\"spend\":0.01,\"prompt_tokens\":1,".formatted(i))
          .append("\"completion_tokens\":1,\"total_tokens\":2,\"api_requests\":1,")
          .append("\"successful_requests\":1,\"failed_requests\":0},\"api_key_breakdown\":{")
          .append("\"k\":{\"metrics\":{\"spend\":0.01}}}}");
    }
    Bills.write(
        folder,
        "activity.json",
        "{\"results\":[{\"date\":\"2026-10-01\",\"metrics\":{\"spend\":2},\"breakdown\":{"
            + "\"models\":{"
            + models
            + "}}}],\"metadata\":{}}");
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo("2");
    assertThat(bill.byModel()).hasSize(200);
  }

  @Test
  void cuts_of_one_spend_are_not_added() {
    Bills.write(
        folder,
        "users.csv",
        """
        id,user_id,date,api_key,model,custom_llm_provider,prompt_tokens,completion_tokens,\
        cache_read_input_tokens,cache_creation_input_tokens,spend,api_requests
        1,u,2026-10-01,k,gpt-5,openai,100,5,60,10,0.5,3
        """);
    Bills.write(
        folder,
        "teams.csv",
        """
        id,team_id,date,api_key,model,custom_llm_provider,prompt_tokens,completion_tokens,spend,\
        api_requests
        2,t,2026-10-01,k,gpt-5,openai,90,5,0.4,2
        """);
    Bills.write(
        folder,
        "summary.json",
        "[{\"startTime\":\"2026-10-01\",\"spend\":0.5,\"users\":{\"u\":0.5},"
            + "\"models\":{\"gpt-5\":0.5}}]");
    Bills.write(
        folder, "log.csv", Logs.LITELLM + Logs.litellm("r1", "2026-10-02", "0.25", 9, 0, 5));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("0.75");
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Logs.tokens(Bills.charges(folder))).containsKey(TokenKind.CACHE_WRITE);
  }

  @Test
  void an_unknown_json_is_still_unknown() {
    Bills.write(folder, "a.json", "{\"hello\":1}");
    assertThatThrownBy(() -> Bills.read(folder)).isInstanceOf(InputException.class);
  }

  @RepeatedTest(3)
  void every_charge_adds_up_to_the_file(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder(Logs.LITELLM);
    BigDecimal spend = BigDecimal.ZERO;
    long tokens = 0;
    for (int i = 0; i < 2_500; i++) {
      BigDecimal cost =
          new BigDecimal(random.nextLong(1, 1_000_000_000L)).movePointLeft(random.nextInt(6, 20));
      long prompt = random.nextLong(1, 100_000);
      long cached = random.nextLong(0, prompt + 1);
      long out = random.nextLong(1, 5_000);
      spend = spend.add(cost);
      tokens += prompt + out;
      text.append(
          Logs.litellm(
              "r" + i,
              LocalDate.of(2026, 9, 1).plusDays(random.nextInt(30)).toString(),
              cost.toString(),
              prompt,
              cached,
              out));
    }
    Bills.write(folder, "log.csv", text.toString());
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo(spend);
    assertThat(Bills.part(bill.byProvider(), "openai").tokens()).contains(Logs.n(tokens));
  }
}
