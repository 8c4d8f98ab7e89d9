package dev.yourbrief.bill;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CSV in every spelling that spreadsheets and systems give it. */
final class CsvSpellingsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
  private static final String MAPPING =
      "currency: USD\nzone: UTC\ncolumns: {day: d, cost: c, project: p}\n";

  @TempDir Path folder;

  @Test
  void utf_16_without_a_mark_and_windows_1252_are_read_and_the_latter_is_said() {
    String text = "d,c,p\n2026-09-01,1,Zürich\n2026-09-02,2,Köln\n";
    Bills.write(folder, "mapping.yaml", MAPPING);
    Bills.write(folder, "a.csv", text.getBytes(UTF_16LE));
    Bills.write(folder, "b.csv", text.replace("-09-", "-08-").getBytes(UTF_16BE));
    Bills.write(
        folder, "c.csv", text.replace("-09-", "-07-").getBytes(Charset.forName("windows-1252")));
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo("9");
    assertThat(bill.byProject()).extracting(BillPart::name).allMatch(n -> n.matches("Zürich|Köln"));
    assertThat(Bills.notes(bill))
        .filteredOn(n -> n.contains("Windows-1252"))
        .singleElement()
        .satisfies(n -> assertThat(n).startsWith("c.csv").contains("(2)"));
  }

  @Test
  void a_header_below_titles_is_found_whatever_the_titles_look_like() {
    String above = "Report, for ACME, and all; of it\n\n\"Period: \n\"\nMade by,\"x\n";
    Bills.write(
        folder, "a.csv", above + Bills.OPENAI_COST + Bills.openAiCost(DAY, "3", "gpt-5", "1"));
    Bills.write(folder, "b.csv", "Kosten, im Monat, alle, Teams\nd;c;p\n2026-10-01;4;x\n");
    Bills.write(folder, "b.csv.mapping.yaml", MAPPING);
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo("7");
  }

  @Test
  void lines_may_end_in_a_carriage_return_alone_hold_line_ends_and_lack_the_last() {
    Bills.write(folder, "mapping.yaml", MAPPING);
    Bills.write(folder, "a.csv", "d,c,p\r2026-09-01,1,x\r2026-09-02,2,y");
    Bills.write(folder, "b.csv", "d,c,p\r\n2026-10-01,4,\"x\r\ny\"\r\n2026-10-02,8,z");
    Bills.write(folder, "c.tsv", "d\tc\tp\n2026-08-01\t16\tx, y; z\n");
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo("31");
  }

  @Test
  void a_row_with_a_nul_is_unreadable_and_costs_no_other() {
    Bills.write(folder, "mapping.yaml", MAPPING);
    Bills.write(folder, "a.csv", "d,c,p\n2026-09-01,1,x\n2026-09-01,\0\0,y\n2026-09-02,2,z\n");
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("3");
    assertThat(bill.unreadable())
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).contains("a.csv:3").contains("NUL"));
  }

  @Test
  void thousands_of_columns_and_two_of_one_name_are_no_trouble() {
    String more = IntStream.range(0, 5_000).mapToObj(i -> ",x" + i).collect(Collectors.joining());
    Bills.write(folder, "mapping.yaml", MAPPING);
    Bills.write(
        folder,
        "a.csv",
        "d,c,p,c,c (column 4)" + more + "\n2026-09-01,1,x,9,9" + ",".repeat(5_000) + "\n");
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo("1");
    assertThat(Bills.notes(bill)).anyMatch(n -> n.contains("more than one column has the name c,"));
  }

  @Test
  void a_comma_for_the_point_is_read_where_the_mapping_says_so() {
    Bills.write(folder, "mapping.yaml", MAPPING + "decimal: comma\n");
    Bills.write(
        folder,
        "a.csv",
        """
        d;c;p
        2026-09-01;1.234,56;x
        2026-09-01;"-1 000,5 €";x
        2026-09-01;12'000;x
        2026-09-01;,5;x
        2026-09-02;1.5;x
        2026-09-02;1,2,3;x
        """);
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("12234.56");
    assertThat(bill.unreadable()).extracting(p -> p.where().line()).containsExactly(6, 7);
  }
}
