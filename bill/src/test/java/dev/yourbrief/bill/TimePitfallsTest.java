package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.source.InputException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others got wrong about days, files and pages; the ids are those of the collected cases. */
final class TimePitfallsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 8, 1);

  @TempDir Path folder;

  private String openAi(LocalDate from, int days, String amount) {
    StringBuilder text = new StringBuilder(Bills.OPENAI_COST);
    for (int i = 0; i < days; i++) {
      text.append(Bills.openAiCost(from.plusDays(i), amount, "gpt-5, output_tokens", "10"));
    }
    return text.toString();
  }

  @Test
  void p19_p20_a_day_is_cut_in_the_bills_own_zone() {
    Bills.write(folder, "a.csv", "when,usd\n2026-10-01T00:00:00+08:00,1\n2026-10-01 23:30,2\n");
    Bills.write(
        folder,
        "mapping.yaml",
        "currency: USD\nzone: '-05:00'\nprovider: acme\ncolumns:\n  day: when\n  cost: usd\n");
    List<Charge> charges = Bills.charges(folder);
    assertThat(charges).extracting(Charge::day).containsOnly(LocalDate.of(2026, 10, 1));
    assertThat(charges)
        .extracting(Charge::start)
        .containsExactly(
            Instant.parse("2026-09-30T16:00:00Z"), Instant.parse("2026-10-02T04:30:00Z"));
    Bill bill = Bills.read(folder);
    assertThat(bill.days()).singleElement().satisfies(d -> assertThat(d.cost()).isEqualTo("3"));
  }

  @Test
  void p24_overlapping_exports_are_counted_once_and_the_later_one_is_kept() {
    Bills.write(folder, "a.csv", openAi(DAY, 60, "1"));
    Bills.write(folder, "b.csv", openAi(DAY.plusDays(44), 46, "2"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo(new BigDecimal(44 + 46 * 2));
    assertThat(bill.files()).extracting(BillFile::duplicates).containsExactly(16L, 0L);
    assertThat(Bills.notes(bill)).anyMatch(n -> n.contains("16") && n.contains("runs later"));
  }

  @Test
  void p24_equal_rows_of_one_file_are_all_kept() {
    Bills.write(
        folder,
        "a.csv",
        openAi(DAY, 1, "1") + openAi(DAY, 1, "1").substring(Bills.OPENAI_COST.length()));
    assertThat(Bills.billed(Bills.read(folder))).isEqualByComparingTo("2");
  }

  @Test
  void p24_the_same_file_twice_is_read_once() {
    Bills.write(folder, "a.csv", openAi(DAY, 3, "1"));
    Bills.write(folder, "b.csv", openAi(DAY, 3, "1"));
    Bill bill = Bills.read(folder);
    assertThat(bill.files()).hasSize(1);
    assertThat(Bills.notes(bill)).anyMatch(n -> n.contains("same file"));
  }

  @Test
  void two_formats_of_one_provider_are_not_added() {
    Bills.write(folder, "a.csv", openAi(DAY, 2, "1"));
    Bills.write(
        folder,
        "b.json",
        """
        {"object":"page","data":[{"object":"bucket","start_time":%d,"end_time":%d,"results":[
         {"object":"organization.costs.result","amount":{"value":1,"currency":"usd"},
          "line_item":null}]}],"has_more":false}
        """
            .formatted(Bills.seconds(DAY), Bills.seconds(DAY.plusDays(1))));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("2");
    assertThat(Bills.notes(bill)).anyMatch(n -> n.contains("another source"));
  }

  @Test
  void a_line_that_is_the_sum_of_the_days_others_is_left_out() {
    String total =
        "%d,%d,,,1.5,usd,,,,,,,org-1,,Org,,\n"
            .formatted(Bills.seconds(DAY), Bills.seconds(DAY.plusDays(1)));
    String lines =
        Bills.openAiCost(DAY, "1", "gpt-5, output_tokens", "1")
            + Bills.openAiCost(DAY, "0.5", "gpt-5, input_tokens", "1");
    Bills.write(folder, "a.csv", Bills.OPENAI_COST + total + lines);
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("1.5");
    assertThat(bill.files().getFirst().duplicates()).isEqualTo(1);
  }

  @Test
  void a_line_without_groups_that_is_no_sum_is_kept() {
    String other =
        "%d,%d,,,1.6,usd,,,,,,,org-1,,Org,,\n"
            .formatted(Bills.seconds(DAY), Bills.seconds(DAY.plusDays(1)));
    String line = Bills.openAiCost(DAY, "1", "gpt-5, output_tokens", "1");
    Bills.write(folder, "a.csv", Bills.OPENAI_COST + other + line);
    assertThat(Bills.billed(Bills.read(folder))).isEqualByComparingTo("2.6");
  }

  @Test
  void p35_the_last_days_are_provisional_near_today() {
    Bills.write(folder, "a.csv", openAi(DAY, 60, "1"));
    LocalDate last = DAY.plusDays(59);
    Bill bill = Bills.read(folder, Bills.options(last.plusDays(1)));
    assertThat(bill.coverage().to()).isEqualTo(last);
    assertThat(bill.coverage().lastSettled()).isEqualTo(last.minusDays(2));
    assertThat(bill.days().reversed())
        .extracting(DailySpend::provisional)
        .startsWith(true, true, false);
    assertThat(bill.runRate().orElseThrow().to()).isEqualTo(last.minusDays(2));
  }

  @Test
  void p35_a_last_day_far_under_the_trend_is_provisional() {
    Bills.write(
        folder,
        "a.csv",
        openAi(DAY, 59, "1")
            + Bills.openAiCost(DAY.plusDays(59), "0.2", "gpt-5, output_tokens", "10"));
    Bill bill = Bills.read(folder);
    assertThat(bill.coverage().lastSettled()).isEqualTo(DAY.plusDays(58));
    assertThat(bill.runRate().orElseThrow().perMonth())
        .isInstanceOfSatisfying(
            Point.class, p -> assertThat(p.value()).isEqualByComparingTo("30.41666666666667"));
  }

  @Test
  void p36_an_export_with_no_usage_is_recognised() {
    Bills.write(
        folder,
        "a.csv",
        "start_time,end_time,start_time_iso,end_time_iso\n1790467200,1790553600,"
            + "2026-09-27T00:00:00+00:00,2026-09-28T00:00:00+00:00\n");
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files().getFirst().format()).isEqualTo("openai-empty-csv");
    assertThat(bill.coverage().daysWithData()).isEqualTo(1);
    assertThat(bill.runRate()).isEmpty();
  }

  @Test
  void p37_a_day_without_an_amount_is_an_idle_day() {
    Bills.write(
        folder,
        "a.csv",
        openAi(DAY, 1, "2")
            + "%d,%d,,,,,,,,,,,,,,,\n"
                .formatted(Bills.seconds(DAY.plusDays(1)), Bills.seconds(DAY.plusDays(2))));
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.days()).extracting(d -> d.cost().toPlainString()).containsExactly("2", "0");
  }

  @Test
  void p40_byte_order_mark_carriage_returns_quoted_commas() {
    String text =
        "\uFEFF"
            + (Bills.ANTHROPIC_COST
                    + DAY
                    + ",Claude Opus 5,\"Team, One\",k,message,≤ 200k,output,1.00,1.00,token,,")
                .replace("\n", "\r\n");
    Bills.write(folder, "a.csv", text);
    Bills.write(
        folder, "b.csv", text.replace("Team, One", "Team, Two").getBytes(StandardCharsets.UTF_16));
    assertThat(Bills.charges(folder))
        .extracting(Charge::project)
        .containsExactly("Team, One", "Team, Two");
  }

  @Test
  void p44_unknown_columns_are_named_and_a_mapping_is_offered() {
    Bills.write(folder, "a.csv", openAi(DAY, 1, "2"));
    Bills.write(folder, "b.csv", "Usage Date,Prompt Tokens,Completion Tokens,Total Cost\n");
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("2");
    assertThat(bill.unreadable())
        .singleElement()
        .satisfies(p -> {
          assertThat(p.what()).contains("Usage Date, Prompt Tokens, Completion Tokens, Total Cost");
          assertThat(p.fix())
              .contains("b.csv.mapping.yaml")
              .contains("input: Prompt Tokens")
              .contains("cost: Total Cost")
              .contains("day: Usage Date");
        });
  }

  @Test
  void p55_missing_pages_are_said_to_be_missing() {
    Bills.write(folder, "a.json", page(DAY, true));
    assertThat(Bills.read(folder).coverage().pagesMissing()).isTrue();
    Bills.write(folder, "b.json", page(DAY.plusDays(1), false));
    Bill whole = Bills.read(folder);
    assertThat(whole.coverage().pagesMissing()).isFalse();
    assertThat(Bills.billed(whole)).isEqualByComparingTo("0.12");
  }

  @Test
  void pages_may_come_in_an_array_or_a_line_each() {
    Bills.write(folder, "a.json", "[" + page(DAY, true) + "," + page(DAY.plusDays(1), false) + "]");
    Bills.write(
        folder,
        "b.jsonl",
        page(DAY.plusDays(2), true) + "{broken\n" + page(DAY.plusDays(3), false));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("0.24");
    assertThat(bill.coverage().pagesMissing()).isFalse();
    assertThat(bill.unreadable())
        .singleElement()
        .satisfies(p -> assertThat(p.where().toString()).isEqualTo("b.jsonl:2"));
  }

  @Test
  void nothing_readable_at_all_is_an_error_that_says_why() {
    Bills.write(folder, "a.csv", new byte[] {1, 0, 2});
    Bills.write(folder, "b.csv", "");
    Bills.write(folder, "c.csv", new byte[] {'P', 'K', 3, 4, 9});
    assertThatThrownBy(() -> Bills.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.csv: the file is not text")
        .hasMessageContaining("b.csv: the file is empty")
        .hasMessageContaining("c.csv: the archive has no file that may be an export");
  }

  private static String page(LocalDate day, boolean more) {
    return """
    {"object":"page","data":[{"object":"bucket","start_time":%d,"end_time":%d,"results":[\
    {"object":"organization.costs.result","amount":{"value":0.06,"currency":"usd"},\
    "line_item":null,"project_id":null,"api_key_id":null,"quantity":null,"quantity_unit":null}\
    ]}],"has_more":%s,"next_page":null}
    """
        .formatted(Bills.seconds(day), Bills.seconds(day.plusDays(1)), more);
  }
}
