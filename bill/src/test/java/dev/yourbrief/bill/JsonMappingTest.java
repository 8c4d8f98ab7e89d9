package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON of no known format is read by a mapping, as any table is. */
final class JsonMappingTest {

  @TempDir Path folder;

  @Test
  void fields_within_fields_are_mapped_by_their_path_and_may_be_left_out() {
    Bills.write(
        folder,
        "log.ndjson",
        """
        {"when":{"day":"2026-09-01"},"usage":{"prompt":10,"completion":4},"price":{"eur":"1,50"}}
        {"when":{"day":"2026-09-02"},"usage":{"prompt":10},"price":{"eur":2.25}}
        {"when":{"day":"2026-09-03"},"price":{"eur":"x"}}
        {"note":"neither"}
        """);
    Bills.write(
        folder,
        "log.ndjson.mapping.yaml",
        """
        currency: EUR
        decimal: comma
        zone: UTC
        columns:
          day: when.day
          input: usage.prompt
          output: usage.completion
          cost: price.eur
        """);
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("3.75");
    assertThat(Bills.part(bill.byKind(), "input_uncached").tokens())
        .hasValueSatisfying(t -> assertThat(t).isEqualByComparingTo("20"));
    assertThat(bill.unreadable())
        .extracting(p -> p.where().toString())
        .containsExactly("log.ndjson:3", "log.ndjson:4");
  }

  @Test
  void unknown_json_is_answered_with_the_start_of_a_mapping() {
    Bills.write(
        folder,
        "a.jsonl",
        """
        {"created_at":"2026-09-01","usage":{"prompt_tokens":1,"completion_tokens":2},"cost":1}
        {"created_at":"2026-09-01","usage":{"prompt_tokens":1,"completion_tokens":2},"cost":1}
        """);
    assertThatThrownBy(() -> Bills.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.jsonl: the file is of no known format")
        .hasMessageContaining("  day: created_at")
        .hasMessageContaining("  input: 'usage.prompt_tokens'")
        .hasMessageContaining("  cost: cost");
  }

  @Test
  void rows_in_an_array_of_any_name_are_found_when_the_mapping_names_it() {
    String json =
        """
        {"account":"a-1","report":{"lines":[{"date":"2026-09-01","cost":2},{"date":"2026-09-02","cost":3}]}}
        """;
    Bills.write(folder, "a.json", json);
    assertThatThrownBy(() -> Bills.read(folder))
        .hasMessageContaining("  day: date")
        .hasMessageContaining("rows: report.lines");
    Bills.write(
        folder,
        "a.json.mapping.yaml",
        """
        currency: USD
        zone: UTC
        rows: report.lines
        columns: {day: date, cost: cost, account: account}
        """);
    assertThat(Bills.billed(Bills.read(folder))).isEqualByComparingTo("5");
  }

  @Test
  void a_mapping_that_does_not_fit_says_which_fields_are_missing() {
    Bills.write(folder, "a.json", "[{\"date\":\"2026-09-01\",\"cost\":2}]");
    Bills.write(folder, "mapping.yaml", "currency: USD\ncolumns: {day: dates, cost: cost}\n");
    assertThatThrownBy(() -> Bills.read(folder))
        .hasMessageContaining("does not have: dates")
        .hasMessageContaining("Did you mean 'date' for 'dates'?");
  }

  @Test
  void a_field_may_have_any_name() {
    Bills.write(folder, "a.jsonl", "{\"d\":\"2026-09-01\",\"value\":\"2\"}\n".repeat(2));
    Bills.write(folder, "mapping.yaml", "currency: USD\ncolumns: {day: d, cost: value}\n");
    assertThat(Bills.billed(Bills.read(folder))).isEqualByComparingTo("4");
  }

  @Test
  void json_as_windows_writes_it_is_json_too() {
    String json = "[{\"d\":\"2026-09-01\",\"c\":2}]";
    Bills.write(folder, "mapping.yaml", "currency: USD\ncolumns: {day: d, cost: c}\n");
    Bills.write(folder, "a.json", ("\uFEFF" + json).getBytes(StandardCharsets.UTF_16LE));
    Bills.write(folder, "b.jsonl", json.replace("01", "02").getBytes(StandardCharsets.UTF_16BE));
    assertThat(Bills.billed(Bills.read(folder))).isEqualByComparingTo("4");
  }
}
