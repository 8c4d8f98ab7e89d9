package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Yaml;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ColumnMappingTest {

  private static final String MAPPING =
      """
      provider: acme
      currency: EUR
      costUnit: cents
      tokenUnit: 1K
      inputIncludesCached: yes
      dateFormat: dd.MM.yyyy
      zone: Europe/Berlin
      columns:
        day: Datum
        cost: Kosten
        model: Modell
        project: Team
        input: Eingabe
        cache_read: davon Cache
        output: Ausgabe
      """;

  @TempDir Path folder;

  @Test
  void reads_a_spreadsheet_of_another_country() {
    Bills.write(folder, "a.csv.mapping.yaml", MAPPING);
    Bills.write(
        folder,
        "a.csv",
        """
        Datum;Modell;Team;Eingabe;davon Cache;Ausgabe;Kosten
        01.10.2026;GPT-5 nano;Suche;10;4;2.5;150
        """);
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.currency()).isEqualTo("EUR");
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo("1.50");
    assertThat(bill.files().getFirst().zone()).isEqualTo("Europe/Berlin");
    assertThat(bill.days().getFirst().day()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(Bills.part(bill.byKind(), "input_uncached").tokens())
        .contains(new BigDecimal("6000"));
    assertThat(Bills.part(bill.byKind(), "cache_read").tokens()).contains(new BigDecimal("4000"));
    assertThat(Bills.part(bill.byModel(), "gpt-5-nano").tokens()).contains(new BigDecimal("12500"));
    assertThat(Bills.part(bill.byProject(), "Suche").cost()).isEqualByComparingTo("1.50");
    // One cost for three kinds implies no price of any of them.
    assertThat(bill.unitPrices()).isEmpty();
  }

  @Test
  void reads_a_row_for_each_kind_and_its_price() {
    Bills.write(
        folder,
        "mapping.yaml",
        """
        provider: acme
        currency: USD
        zone: UTC
        columns: {day: d, cost: c, model: m, kind: k, tokens: t}
        """);
    Bills.write(
        folder,
        "a.csv",
        """
        d,m,k,t,c
        2026-10-01,x-1,input_cache_miss_tokens,2000000,4
        2026-10-01,x-1,input_cache_hit_tokens,1000000,0.5
        2026-10-01,x-1,request_count,17,0
        """);
    Bill bill = Bills.read(folder);
    assertThat(bill.unitPrices())
        .extracting(p -> p.kind().key() + " " + p.perMtok().toPlainString())
        .containsExactlyInAnyOrder("input_uncached 2", "cache_read 0.5");
    assertThat(Bills.notes(bill)).noneMatch(n -> n.contains("time zone"));
  }

  @Test
  void a_mapping_given_in_the_options_is_the_last_resort() {
    Bills.write(folder, "a.csv", "d,c\n2026-10-01,4\n");
    ColumnMapping mapping =
        ColumnMapping.of(Yaml.parse("currency: USD\ncolumns: {day: d, cost: c}", "given"));
    BillOptions options =
        new BillOptions(
            Bills.AS_OF, Optional.empty(), List.of(), Optional.of(mapping), Bills.SAMPLER);
    Bill bill = Bills.read(folder, options);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("4");
    assertThat(Bills.notes(bill)).anyMatch(n -> n.contains("no time zone"));
    assertThat(bill.byProvider().getFirst().name()).isEqualTo(BillPart.UNKNOWN);
  }

  @Test
  void says_everything_that_is_wrong_at_once() {
    assertThatThrownBy(() ->
            ColumnMapping.of(
                Yaml.parse(
                    """
                    costUnit: pence
                    zone: Mars/Base
                    dateFormat: qqqqqqq
                    columns:
                      dya: d
                      cost: c
                      input: i
                      cache_read: r
                      tokens: t
                    """,
                    "m.yaml")))
        .isInstanceOfSatisfying(
            InputException.class,
            e -> {
              assertThat(e.problems()).hasSize(8);
              assertThat(e)
                  .hasMessageContaining(
                      "m.yaml:5:3: 'dya' is not a known name. Did you mean 'day'?")
                  .hasMessageContaining("'pence' is not a unit")
                  .hasMessageContaining("has no currency")
                  .hasMessageContaining("counts cached tokens too")
                  .hasMessageContaining("'Mars/Base' is not a time zone");
            });
  }

  @Test
  void a_mapping_that_does_not_fit_says_which_columns_are_missing() {
    Bills.write(folder, "b.csv", Bills.OPENAI_COST);
    Bills.write(folder, "a.csv", "d,cost\n2026-10-01,4\n");
    Bills.write(folder, "a.csv.mapping.yaml", "currency: USD\ncolumns: {day: d, cost: c}\n");
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable())
        .singleElement()
        .satisfies(p -> assertThat(p.what()).contains("does not have: c; it has: d, cost"));
  }
}
