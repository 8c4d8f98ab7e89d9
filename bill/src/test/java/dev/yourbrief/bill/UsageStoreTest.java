package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is imported into a store stays, once, and can be followed and taken out again. */
final class UsageStoreTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

  @TempDir Path folder;

  private Path file(String name, int from, int days, String amount) {
    StringBuilder text = new StringBuilder(Bills.OPENAI_COST);
    for (int i = from; i < from + days; i++) {
      text.append(Bills.openAiCost(DAY.plusDays(i), amount, "gpt-5.4-mini, input", "1000000"));
    }
    return Bills.write(folder, name, text.toString());
  }

  private Bill store(Path... files) {
    try (UsageStore store = UsageStore.at(folder.resolve("usage.duckdb"), Bills.options())) {
      store.add(folder, List.of(files), Progress.SILENT);
      return store.bill();
    }
  }

  @Test
  void a_file_is_imported_once_however_often_and_under_whatever_name() throws IOException {
    Path a = file("a.csv", 0, 10, "1.25");
    assertThat(Bills.billed(store(a))).isEqualByComparingTo("12.50");
    assertThat(Bills.billed(store(a))).isEqualByComparingTo("12.50");
    Path copy = Files.copy(a, folder.resolve("copy of a.csv"));
    Bill again = store(copy);
    assertThat(Bills.billed(again)).isEqualByComparingTo("12.50");
    assertThat(Bills.notes(again))
        .anySatisfy(note -> assertThat(note).contains("copy of a.csv").contains("already"));
  }

  @Test
  void a_store_says_what_the_files_say_together() {
    Path a = file("a.csv", 0, 12, "1.25");
    Path b = file("b.csv", 8, 12, "1.75");
    Bill together = Bills.read(folder);
    store(a);
    Bill apart = store(b);
    assertThat(apart.totals()).isEqualTo(together.totals());
    assertThat(apart.byModel()).isEqualTo(together.byModel());
    assertThat(apart.byProject()).isEqualTo(together.byProject());
    assertThat(apart.coverage()).isEqualTo(together.coverage());
    assertThat(apart.runRate()).isEqualTo(together.runRate());
    assertThat(apart.files()).isEqualTo(together.files());
    assertThat(Bills.billed(apart)).isEqualByComparingTo("31.00");
  }

  @Test
  void a_store_can_be_asked_without_new_files() {
    store(file("a.csv", 0, 3, "2"));
    assertThat(Bills.billed(store())).isEqualByComparingTo("6");
  }

  @Test
  void unreadable_rows_are_told_again_when_the_store_is_opened_again() {
    Path bad = Bills.write(folder, "bad.csv", Bills.OPENAI_COST + "x,y\n" + line());
    store(bad);
    Bill later = store();
    assertThat(later.unreadableRows()).isEqualTo(1);
    assertThat(later.unreadable().getFirst().where()).hasToString("bad.csv:2");
  }

  private static String line() {
    return Bills.openAiCost(DAY, "1", "gpt-5.4-mini, input", "1000000");
  }

  @Test
  void a_file_of_no_known_format_leaves_nothing_behind() {
    Path good = file("a.csv", 0, 3, "2");
    Path strange = Bills.write(folder, "strange.csv", "a,b\n1,2\n");
    Bill first = store(strange, good);
    assertThat(first.files()).hasSize(2);
    Bill later = store();
    assertThat(later.files()).extracting(BillFile::name).containsExactly("a.csv");
    assertThat(Bills.billed(later)).isEqualByComparingTo("6");
  }

  @Test
  void what_is_no_store_is_said_to_be_none() {
    Path text = Bills.write(folder, "usage.duckdb", "this is a letter".repeat(1_000));
    assertThatThrownBy(() -> UsageStore.at(text, Bills.options()))
        .hasMessageContaining("usage.duckdb");
  }

  @Test
  void a_total_is_followed_to_its_lines_and_to_those_left_out() {
    Path a = file("a.csv", 0, 12, "1.25");
    Path b = file("b.csv", 8, 12, "1.75");
    BillOptions lines =
        new BillOptions(
            Bills.AS_OF,
            java.util.Optional.empty(),
            List.of(),
            java.util.Optional.empty(),
            false,
            false,
            true,
            false,
            Bills.SAMPLER);
    try (UsageStore store = UsageStore.inMemory(lines)) {
      store.add(folder, List.of(a, b), Progress.SILENT);
      Bill bill = store.bill();
      Trail trail = store.explain(Trail.Question.parse("model=gpt-5.4-mini"), bill);
      assertThat(trail.total()).containsOnlyKeys("USD");
      assertThat(trail.total().get("USD")).isEqualByComparingTo(Bills.costOf(bill.byModel()));
      assertThat(trail.steps())
          .extracting(Trail.Step::file, Trail.Step::lines, step -> step.leftOut().isPresent())
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("a.csv", "2-9", false),
              org.assertj.core.groups.Tuple.tuple("a.csv", "10-13", true),
              org.assertj.core.groups.Tuple.tuple("b.csv", "2-13", false));
      Trail day = store.explain(Trail.Question.parse("day=2026-10-02"), bill);
      assertThat(day.total().get("USD")).isEqualByComparingTo("1.25");
      assertThat(day.steps()).singleElement().satisfies(s -> assertThat(s.lines()).isEqualTo("3"));
      assertThat(store.explain(Trail.Question.parse("category=tax"), bill).steps()).isEmpty();
    }
    assertThatThrownBy(() -> Trail.Question.parse("modle=x")).hasMessageContaining("modle=x");
  }

  @Test
  void equal_lines_are_kept_where_two_files_share_a_day_between_them() {
    String header = Bills.OPENAI_USAGE;
    String row = "%d,%d,proj_a,1,gpt-5,false,default,100,0,0,7\n";
    long noon = Bills.seconds(DAY) + 43_200;
    Bills.write(folder, "morning.csv", header + row.formatted(Bills.seconds(DAY), noon));
    Bills.write(
        folder, "evening.csv", header + row.formatted(noon, Bills.seconds(DAY.plusDays(1))));
    Bill bill = Bills.read(folder);
    assertThat(Bills.part(bill.byKind(), "output").tokens())
        .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo(BigDecimal.valueOf(14)));
  }

  @Test
  void a_file_with_only_some_of_a_days_lines_takes_none_away() {
    StringBuilder whole = new StringBuilder(Bills.OPENAI_USAGE);
    StringBuilder some = new StringBuilder(Bills.OPENAI_USAGE);
    for (int hour = 0; hour < 24; hour++) {
      long start = Bills.seconds(DAY) + hour * 3_600L;
      String row = "%d,%d,proj_a,1,gpt-5,false,default,100,0,0,7\n".formatted(start, start + 3_600);
      whole.append(row);
      some.append(hour % 5 == 0 ? row : "");
    }
    Bills.write(folder, "a-whole.csv", whole.toString());
    Bills.write(folder, "b-some.csv", some.toString());
    Bill bill = Bills.read(folder);
    assertThat(Bills.part(bill.byKind(), "output").tokens())
        .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo(BigDecimal.valueOf(24 * 7)));
  }
}
