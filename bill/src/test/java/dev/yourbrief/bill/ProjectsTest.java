package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One project is one part, whatever the exports call it; two are two, whatever they are called. */
final class ProjectsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

  @TempDir Path folder;

  private static String cost(LocalDate day, String id, String name, String amount) {
    return "%d,%d,,,%s,usd,,,\"gpt-5, output\",,key_1,%s,org-1,%s,Org,,\n"
        .formatted(Bills.seconds(day), Bills.seconds(day.plusDays(1)), amount, id, name);
  }

  private static String usage(LocalDate day, String id, long output) {
    return "%d,%d,%s,3.0,gpt-5,false,default,0,0,0,%d\n"
        .formatted(Bills.seconds(day), Bills.seconds(day.plusDays(1)), id, output);
  }

  @Test
  void a_usage_exports_id_goes_by_the_name_the_cost_export_states() {
    Bills.write(folder, "cost.csv", Bills.OPENAI_COST + cost(DAY, "proj_a", "Alpha", "3"));
    Bills.write(
        folder,
        "usage.csv",
        Bills.OPENAI_USAGE + usage(DAY, "proj_a", 100) + usage(DAY, "proj_b", 7));
    Bill bill = Bills.read(folder);
    assertThat(bill.byProject()).extracting(BillPart::name).containsExactly("Alpha", "proj_b");
    assertThat(Bills.part(bill.byProject(), "Alpha").tokens()).contains(new BigDecimal(100));
    assertThat(Bills.part(bill.byProject(), "Alpha").cost()).isEqualByComparingTo("3");
    assertThat(Bills.part(bill.byProject(), "proj_b").cost()).isZero();
    assertThat(Bills.notes(bill)).noneMatch(note -> note.contains("more than one name"));
  }

  @Test
  void an_id_of_one_provider_says_nothing_of_anothers() {
    Bills.write(folder, "cost.csv", Bills.OPENAI_COST + cost(DAY, "7", "Alpha", "3"));
    Bills.write(
        folder,
        "usage.json",
        """
        {"data":[{"starting_at":"2026-10-01T00:00:00Z","ending_at":"2026-10-02T00:00:00Z","results":[
          {"uncached_input_tokens":900,"output_tokens":0,"model":"claude-opus-5","workspace_id":"7"}]}],
         "has_more":false}
        """);
    assertThat(Bills.read(folder).byProject())
        .extracting(BillPart::name)
        .containsExactly("Alpha", "7");
  }

  @Test
  void a_renamed_project_is_one_under_its_last_name_and_the_bill_says_so() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + cost(DAY.plusDays(1), "proj_a", "Zeta", "4")
            + cost(DAY, "proj_a", "Alpha", "3")
            // The name went to another project afterwards.
            + cost(DAY.plusDays(1), "proj_b", "Alpha", "1"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.part(bill.byProject(), "Zeta").cost()).isEqualByComparingTo("7");
    assertThat(Bills.part(bill.byProject(), "Alpha").cost()).isEqualByComparingTo("1");
    assertThat(Bills.notes(bill))
        .contains(
            "bill: the project proj_a goes by more than one name (Alpha, Zeta): it is counted as"
                + " one, under 'Zeta'.");
  }

  @Test
  void a_line_exported_before_and_after_a_renaming_counts_once() {
    Bills.write(folder, "a.csv", Bills.OPENAI_COST + cost(DAY, "proj_a", "Alpha", "3"));
    Bills.write(
        folder,
        "b.csv",
        Bills.OPENAI_COST
            + cost(DAY, "proj_a", "Zeta", "3")
            + cost(DAY.plusDays(1), "proj_a", "Zeta", "4"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("7");
    assertThat(bill.byProject())
        .singleElement()
        .satisfies(part -> assertThat(part.name()).isEqualTo("Zeta"));
  }

  @Test
  void two_projects_of_one_name_stay_two() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + cost(DAY, "proj_a", "Default project", "3")
            + cost(DAY, "proj_b", "Default project", "2"));
    assertThat(Bills.read(folder).byProject())
        .extracting(BillPart::name)
        .containsExactly("Default project (proj_a)", "Default project (proj_b)");
  }

  @Test
  void an_id_that_holds_an_address_names_no_project() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + cost(DAY, "one@example.com", "Alpha", "3")
            + cost(DAY, "two@example.com", "Beta", "2"));
    Bill bill = Bills.read(folder);
    assertThat(bill.byProject()).extracting(BillPart::name).containsExactly("Alpha", "Beta");
    assertThat(bill.toString()).doesNotContain("@");
  }
}
