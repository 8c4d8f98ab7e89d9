package dev.yourbrief.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import org.junit.jupiter.api.Test;

/** What a playbook's author is told when something in the YAML is wrong. */
class PlaybookReaderTest {

  private static final String SMALL =
      """
      playbook: small
      version: "1.0"
      name: A small one
      statement: To do it or not?
      groups: {all: All}
      roles: {lead: Lead}
      inputs:
        - {id: price, group: all, unit: USD/month, ask: What does it cost?, why: It matters.}
        - {id: sure, group: all, choice: ["yes", "no"], ask: Are you sure?, why: It matters.}
      figures:
        - {id: yearly, label: cost a year, unit: USD, formula: price * 12 month}
        - {id: aDay, label: a day, unit: day, assumed: {value: 1 day, why: It takes one.}}
      options:
        - {id: do, name: Do it, money: yearly, days: aDay, people: Nobody., why: "It costs {yearly}."}
      bars:
        - {id: sure, name: Sure, test: You are sure., cleared: sure = yes, failed: sure = no, finding: {cleared: You are.}}
      verdict:
        - {option: do, headline: Do it, say: [It is fine.]}
      """;

  private static String error(String from, String to) {
    String yaml = SMALL.replace(from, to);
    assertThat(yaml).isNotEqualTo(SMALL);
    try {
      PlaybookReader.parse(yaml, "small.yaml");
    } catch (InputException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("nothing was said about: " + to);
  }

  @Test
  void readsASmallPlaybook() {
    assertThat(PlaybookReader.parse(SMALL, "small.yaml").inputs()).hasSize(2);
  }

  @Test
  void readsTheBundledPlaybooks() {
    for (String id : PlaybookReader.BUNDLED) {
      assertThat(PlaybookReader.bundled(id, Location.of("test")).id()).isEqualTo(id);
    }
  }

  @Test
  void aFreeNumeralIsRefusedWithItsPlace() {
    assertThat(error("It costs {yearly}.", "It costs 12 dollars."))
        .contains("small.yaml:14:")
        .contains("a numeral stands free")
        .contains("Make it a figure");
  }

  @Test
  void aMisspeltSlotIsToldTheNearestFigure() {
    assertThat(error("It costs {yearly}.", "It costs {yaerly}."))
        .contains("Did you mean {yearly}?");
  }

  @Test
  void aMisspeltKeyIsToldTheNearestOne() {
    assertThat(error("headline: Do it", "headlin: Do it"))
        .contains("small.yaml:18:")
        .contains("Did you mean 'headline'?");
  }

  @Test
  void aMisspeltNameInAFormulaIsShownWithACaret() {
    assertThat(error("formula: price * 12 month", "formula: pirce * 12 month"))
        .contains("small.yaml:11:")
        .contains("^")
        .contains("price");
  }

  @Test
  void aFormulaOfTheWrongDimensionIsRefused() {
    assertThat(error("formula: price * 12 month", "formula: price")).contains("USD");
  }

  @Test
  void aBarThatComparesUnlikeUnitsIsRefused() {
    assertThat(error("cleared: sure = yes", "cleared: price > 3 day"))
        .contains("small.yaml:16:")
        .contains("USD/month");
  }

  @Test
  void anUnknownPlaybookIsToldTheNearestOne() {
    assertThatThrownBy(
            () -> PlaybookReader.bundled("ai-build-or-warp", Location.of("decision.yaml", 1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Did you mean 'ai-build-or-wrap'?");
  }

  @Test
  void namesThatNothingBearsAreToldTheNearest() {
    assertThat(error("option: do, headline", "option: doo, headline"))
        .contains("there is no option 'doo'")
        .contains("Did you mean 'do'?");
    assertThat(error("unit: USD/month, ask", "unit: USD/month, bars: [shure], ask"))
        .contains("there is no bar 'shure'")
        .contains("'sure'");
    assertThat(error("money: yearly", "money: price * 2 month"))
        .contains("is not the name of a figure");
    assertThat(error("It costs {yearly}.", "It is {verdict}.")).contains("{verdict} is no figure");
    assertThat(error("id: aDay", "id: price")).contains("'price' stands here a second time");
    assertThat(error("roles: {lead: Lead}", "roles: {lead: Lead}\ntools: [crossover]"))
        .contains("nothing says what goes into it");
  }
}
