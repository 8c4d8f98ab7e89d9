package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One spend, told by the bill, the gateway and the tracing tool: it counts once. */
final class BillsBeatLogsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

  @TempDir Path folder;

  @BeforeEach
  void logs() {
    StringBuilder litellm = new StringBuilder(Logs.LITELLM);
    StringBuilder langfuse = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      String day = DAY.plusDays(i).toString();
      litellm.append(Logs.litellm("r" + i, day, "1.1", 100, 40, 10));
      langfuse.append(
          """
          {"id":"o%d","trace_id":"t","type":"GENERATION","start_time":\
          "%sT10:00:00Z","provided_model_name":"gpt-5","usage_details":\
          {"input":60,"input_cached_tokens":40,"output":10,"total":110},\
          "cost_details":{"total":1.3},"total_cost":1.3}
          """
              .formatted(i, day));
    }
    Bills.write(folder, "litellm.csv", litellm.toString());
    Bills.write(folder, "langfuse.jsonl", langfuse.toString());
  }

  @Test
  void the_bills_cost_counts_and_the_tokens_count_once() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + Bills.openAiCost(DAY, "1", "gpt-5, output_tokens", "")
            + Bills.openAiCost(DAY.plusDays(1), "1", "gpt-5, output_tokens", ""));
    Bill bill = Bills.read(folder);
    // Two days of the bill, and the gateway's for the day after it ends.
    assertThat(Bills.costOf(bill.byProvider())).isEqualByComparingTo("3.1");
    assertThat(bill.byProvider()).extracting(BillPart::name).containsExactly("openai");
    assertThat(Bills.part(bill.byProvider(), "openai").tokens()).contains(Logs.n(330));
    assertThat(Bills.part(bill.byKind(), "cache_read").tokens()).contains(Logs.n(120));
    assertThat(Bills.notes(bill)).anyMatch(n -> n.contains("left out"));
  }

  @Test
  void the_bills_own_tokens_beat_the_logs() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST + Bills.openAiCost(DAY, "1", "gpt-5, output_tokens", "5000"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.costOf(bill.byProvider())).isEqualByComparingTo("3.2");
    assertThat(Bills.part(bill.byProvider(), "openai").tokens()).contains(Logs.n(5_220));
  }

  @Test
  void without_a_bill_the_gateway_beats_the_tool() {
    Bill bill = Bills.read(folder);
    assertThat(Bills.costOf(bill.byProvider())).isEqualByComparingTo("3.3");
    assertThat(Bills.part(bill.byProvider(), "openai").tokens()).contains(Logs.n(330));
  }

  @Test
  void a_usage_export_of_the_provider_beats_them_all() {
    Bills.write(
        folder, "usage.csv", Bills.OPENAI_USAGE + Bills.openAiUsage(DAY, "gpt-5", 900, 0, 0, 1));
    assertThat(Bills.part(Bills.read(folder).byProvider(), "openai").tokens())
        .contains(Logs.n(901 + 220));
  }
}
