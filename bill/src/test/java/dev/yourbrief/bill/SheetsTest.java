package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks are read sheet by sheet, their cells as they are stored. */
final class SheetsTest {

  private static final String MAPPING =
      """
      currency: CNY
      provider: kimi
      zone: Asia/Shanghai
      columns:
        day: 账单日期
        model: 模型名称
        input: 输入Token数
        output: 输出Token数
        cost: 消费金额（元）
      """;

  private static final String HEADER =
      Books.row(4, "账单日期", "模型名称", "输入Token数", "输出Token数", "消费金额（元）");

  @TempDir Path folder;

  @Test
  void a_chinese_export_below_title_rows_is_read_by_a_mapping() {
    Bills.write(
        folder,
        "bill.xlsx",
        Books.book(
            "",
            "账单明细",
            Books.row(1, "月度账单")
                + Books.row(2)
                + Books.row(3, "导出时间", "2026-10-01")
                + HEADER
                + Books.row(
                    5,
                    Books.day("46266"),
                    "kimi-k2",
                    Books.number("1200000"),
                    Books.number("3.5E4"),
                    Books.number("0.30000000000000004"))
                + Books.row(7, "2026-09-02", "kimi-k2", "7", "8", "1.10"),
            "封面",
            Books.row(1, "公司")));
    Bills.write(folder, "bill.xlsx.mapping.yaml", MAPPING);
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files())
        .singleElement()
        .satisfies(f -> {
          assertThat(f.name()).isEqualTo("bill.xlsx!账单明细");
          assertThat(f.rows()).isEqualTo(2);
          assertThat(f.first()).contains(LocalDate.of(2026, 9, 1));
          assertThat(f.last()).contains(LocalDate.of(2026, 9, 2));
        });
    // The digits that are stored, not those of the nearest double.
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo("1.40000000000000004");
    assertThat(Bills.part(bill.byKind(), "output").tokens())
        .hasValueSatisfying(t -> assertThat(t).isEqualByComparingTo(new BigDecimal("35008")));
    assertThat(Bills.notes(bill)).anyMatch(n -> n.contains("bill.xlsx!封面: the sheet was left out"));
  }

  @Test
  void an_unknown_sheet_is_answered_with_a_mapping_that_reads_it() {
    Bills.write(folder, "b.xlsx", Books.book("", "Sheet1", HEADER));
    assertThatThrownBy(() -> Bills.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("b.xlsx!Sheet1: the file is of no known format")
        .hasMessageContaining("'b.xlsx!Sheet1.mapping.yaml'")
        .hasMessageContaining("currency: CNY")
        .hasMessageContaining("  day: 账单日期")
        .hasMessageContaining("  input: 输入Token数")
        .hasMessageContaining("  output: 输出Token数")
        .hasMessageContaining("  cost: '消费金额（元）'");
  }

  @Test
  void each_sheet_may_have_a_mapping_of_its_own_and_known_formats_need_none() {
    String[] header = Bills.OPENAI_COST.strip().split(",");
    String[] cells =
        Bills.openAiCost(LocalDate.of(2026, 9, 3), "2", "gpt-5 output_tokens", "10")
            .strip()
            .replace("\"", "")
            .split(",", -1);
    Bills.write(
        folder,
        "book.xlsx",
        Books.book(
            "",
            "one",
            Books.row(1, "d", "c") + Books.row(2, Books.day("46266.5"), Books.number("4")),
            "two",
            Books.row(1, "e", "c") + Books.row(2, Books.day("46267"), Books.number("5")),
            "openai",
            Books.row(1, header) + Books.row(2, cells)));
    Bills.write(
        folder, "book.xlsx!one.mapping.yaml", "currency: USD\ncolumns: {day: d, cost: c}\n");
    Bills.write(
        folder, "book.xlsx!two.mapping.yaml", "currency: USD\ncolumns: {day: e, cost: c}\n");
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files())
        .extracting(f -> f.name() + " " + f.format())
        .containsExactly(
            "book.xlsx!one mapped", "book.xlsx!two mapped", "book.xlsx!openai openai-cost-csv");
    assertThat(Bills.billed(bill)).isEqualByComparingTo("11");
  }

  @Test
  void dates_come_from_the_style_and_formulas_from_their_last_value() {
    String shared =
        "<sst><si><t>d</t></si><si><r><t>co</t></r><r><t>st</t></r><rPh><t>x</t></rPh></si></sst>";
    Bills.write(
        folder,
        "a.xlsx",
        Books.book(
            shared,
            "S",
            Books.row(1, "=<c t='s'><v>0</v></c>", "=<c t='s'><v>1</v></c>")
                + Books.row(2, "=<c s='2'><v>46266.75</v></c>", "=<c><f>1+1</f><v>2</v></c>")
                // A format that only names a day in words shows a number.
                + Books.row(3, "=<c s='3'><v>46266</v></c>", Books.number("1"))
                + Books.row(4, "=<c t='d'><v>2026-09-05</v></c>", "=<c t='e'><v>#N/A</v></c>")));
    Bills.write(folder, "mapping.yaml", "currency: USD\ncolumns: {day: d, cost: cost}\n");
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("2");
    assertThat(bill.days().getFirst().day()).isEqualTo(LocalDate.of(2026, 9, 1));
    assertThat(bill.unreadable())
        .extracting(p -> p.where().toString())
        .containsExactly("a.xlsx!S:3", "a.xlsx!S:4");
  }

  @Test
  void a_comma_for_the_point_is_for_words_and_not_for_stored_numbers() {
    Bills.write(
        folder,
        "a.xlsx",
        Books.book(
            "",
            "S",
            Books.row(1, "d", "c")
                + Books.row(2, "01.09.2026", "1.234,56")
                + Books.row(3, Books.day("46267"), Books.number("1000.5"))));
    Bills.write(
        folder,
        "mapping.yaml",
        "currency: EUR\ndecimal: comma\ndateFormat: dd.MM.yyyy\ncolumns: {day: d, cost: c}\n");
    assertThat(Bills.billed(Bills.read(folder))).isEqualByComparingTo("2235.06");
  }

  @Test
  void hostile_xml_is_refused_and_costs_no_other_file() {
    Bills.write(folder, "mapping.yaml", "currency: USD\ncolumns: {day: d, cost: c}\n");
    Bills.write(folder, "good.csv", "d,c\n2026-09-01,4\n");
    String rows = Books.row(1, "d", "c") + Books.row(2, Books.day("46266"), Books.number("1"));
    String bomb =
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + "<sst><si><t>&b;</t></si></sst>";
    Bills.write(folder, "entities.xlsx", Books.book(bomb, "S", rows));
    Bills.write(
        folder,
        "outside.xlsx",
        Books.book(
            "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><sst><si><t>&a;</t></si></sst>",
            "S",
            rows));
    Bills.write(
        folder,
        "long.xlsx",
        Books.book("<sst><si><t>" + "x".repeat(80 << 20) + "</t></si></sst>", "S", rows));
    byte[] cut = Books.book("", "S", rows + Books.row(3, "x").repeat(20_000));
    cut[400] ^= 0x11;
    Bills.write(folder, "cut.xlsx", cut);
    Bills.write(folder, "torn.xlsx", Arrays.copyOf(cut, cut.length / 2));
    Bill bill = Bills.read(folder);
    assertThat(bill.files())
        .filteredOn(f -> f.name().equals("good.csv"))
        .singleElement()
        .satisfies(f -> assertThat(f.charges()).isEqualTo(1));
    for (String file : List.of("entities", "outside", "long", "cut", "torn")) {
      assertThat(bill.unreadable())
          .as(file)
          .anyMatch(p -> p.where().file().startsWith(file + ".xlsx"));
    }
    assertThat(bill.unreadable().toString()).doesNotContain("root:");
  }

  @Test
  void cells_far_to_the_right_and_wrong_references_fill_no_memory() {
    Bills.write(folder, "mapping.yaml", "currency: USD\ncolumns: {day: d, cost: c}\n");
    String far = "<c r='XFD2'><v>1</v></c><c r='ZZZZ2'><v>1</v></c><c r='A2'><v>1</v></c>";
    Bills.write(
        folder,
        "a.xlsx",
        Books.book(
            "",
            "S",
            Books.row(1, "d", "c")
                + Books.row(2, Books.day("46266"), Books.number("3"), "=<c/>" + far)
                + ("<row r='99999999'>" + far + "</row>").repeat(3_000)));
    assertThat(Bills.billed(Bills.read(folder))).isEqualByComparingTo("3");
  }
}
