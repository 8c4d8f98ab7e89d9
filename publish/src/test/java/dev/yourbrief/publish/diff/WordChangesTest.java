package dev.yourbrief.publish.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Briefs;
import dev.yourbrief.publish.Page;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordChangesTest {

  private static final Page PAGE = new Page(Briefs.wrap());

  @Test
  void wordsThatChangedAreMarkedWithTheirFullStop() {
    assertThat(
            marked(
                Text.of("Not every bar of them is cleared, alas."),
                Text.of("Every bar of them is cleared.")))
        .isEqualTo("[Not every] {Every} bar of them is [cleared, alas.] {cleared.}");
    assertThat(marked(Text.of("The bar has failed now."), Text.of("One bar was cleared now.")))
        .isEqualTo("[The bar has failed] {One bar was cleared} now.");
    assertThat(marked(Text.of("It will cost more a month."), Text.of("It will cost a month.")))
        .isEqualTo("It will cost [more] a month.");
  }

  @Test
  void aNumberIsPartOfTheWordItTouches() {
    Text old = Text.of("You pay ").plus(Text.slot("bill.spendPerMonth")).plus(Text.of(" today."));
    Text now = Text.of("You pay ").plus(Text.slot("bill.spendPerMonth")).plus(Text.of(", today."));
    assertThat(marked(old, now)).isEqualTo("You pay [$9,100 a month] {$9,100 a month,} today.");
  }

  @Test
  void anotherTextIsSetWhole() {
    assertThat(marked(Text.of("Nothing of this stays here."), Text.of("All is of another kind.")))
        .isEqualTo("[Nothing of this stays here.] {All is of another kind.}");
  }

  @Test
  void whatCameOrWentIsOnePiece() {
    assertThat(marked(Text.EMPTY, Text.of("New words."))).isEqualTo("{New words.}");
    assertThat(marked(Text.of("Old words."), Text.EMPTY)).isEqualTo("[Old words.]");
  }

  @Test
  void aVeryLongTextIsTakenWhole() {
    String many = "word ".repeat(20_000);
    assertThat(marked(Text.of(many + "x"), Text.of(many + "y"))).startsWith("[word");
  }

  private static String marked(Text old, Text now) {
    Change.Prose prose =
        new Change.Prose(
            Change.Section.VERDICT,
            "",
            Optional.of(old).filter(text -> !text.isEmpty()),
            Optional.of(now).filter(text -> !text.isEmpty()));
    return WordChanges.of(prose, PAGE.brief(), PAGE.brief(), new Pairs(new TreeMap<>())).stream()
        .map(piece -> {
          String words = PAGE.plain(piece.text());
          return switch (piece.fate()) {
            case KEPT -> words;
            case GONE -> "[" + words + "]";
            case NEW -> "{" + words + "}";
          };
        })
        .collect(Collectors.joining(" "));
  }
}
