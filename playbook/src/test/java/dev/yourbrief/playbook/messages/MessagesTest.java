package dev.yourbrief.playbook.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yourbrief.playbook.brief.Text;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final Messages ENGLISH = Messages.of(Messages.DEFAULT);

  @Test
  void aPlaceIsFilledIn() {
    assertThat(ENGLISH.say("number.interval", "low", "a", "high", "b")).isEqualTo("a to b");
    assertThat(ENGLISH.text("steps.by", "day", Text.slot("due.x")))
        .isEqualTo(Text.of("by ").plus(Text.slot("due.x")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ENGLISH.say("number.interval", "low", "a"))
        .withMessageContaining("{high}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ENGLISH.say("no.such"))
        .withMessageContaining("'no.such'");
  }

  @Test
  void aTranslationIsAFileAndMayBeUnfinished() {
    Messages german =
        Messages.of(
            Locale.GERMAN,
            """
            state.cleared=Genommen
            number.interval={low} bis {high}
            """);
    assertThat(german.say("state.cleared")).isEqualTo("Genommen");
    assertThat(german.say("number.interval", "low", "a", "high", "b")).isEqualTo("a bis b");
    assertThat(german.say("state.failed")).isEqualTo("Failed");
  }

  /** Rule one: every number a reader sees is a figure. */
  @Test
  void noMessageHoldsADigit() {
    assertThat(ENGLISH.keys())
        .isNotEmpty()
        .allSatisfy(
            key -> assertThat(ENGLISH.pattern(key).chars().noneMatch(Character::isDigit)).isTrue());
  }

  @Test
  void aRegionIsALocaleAndNonsenseIsNone() {
    assertThat(Messages.localeOf("pt-BR")).contains(Locale.forLanguageTag("pt-BR"));
    assertThat(Messages.localeOf("de_DE")).isEmpty();
    assertThat(Messages.localeOf("")).isEmpty();
    assertThat(Messages.localeOf("../../etc/passwd")).isEmpty();
  }
}
