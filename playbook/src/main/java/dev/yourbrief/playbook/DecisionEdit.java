package dev.yourbrief.playbook;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlEdit;
import dev.yourbrief.figure.source.YamlText;
import java.time.LocalDate;
import java.util.List;

/** Changes single lines of a {@code decision.yaml} and leaves the rest as somebody wrote it. */
public final class DecisionEdit {

  private DecisionEdit() {}

  /**
   * The text with an answer.
   *
   * @param input what is asked
   * @param value the answer as a person writes it; blank takes the answer away
   * @param by who says so
   * @param on when they said so
   * @throws InputException if the answer does not fit the question, or the text is no decision
   */
  public static String answer(String text, Input input, String value, String by, LocalDate on) {
    String said = value.strip();
    if (said.isEmpty()) {
      return YamlEdit.with(text, List.of("answers", input.id()), "", Decision.FILE);
    }
    if (said.length() > 2000) {
      throw new InputException(
          Problem.of(
              Location.of(input.id()), "this is longer than an answer is", "Put it shorter"));
    }
    Answers.check(input, new YamlText(said, Location.of(input.id())));
    return YamlEdit.with(
        text,
        List.of("answers", input.id()),
        "{value: " + YamlEdit.quoted(said) + ", by: " + YamlEdit.quoted(by) + ", on: " + on + "}",
        Decision.FILE);
  }

  /** The text with another value of a line of its own, such as {@code title} or {@code trial}. */
  public static String line(String text, String key, String value) {
    return YamlEdit.with(
        text, List.of(key), value.isBlank() ? "" : YamlEdit.quoted(value.strip()), Decision.FILE);
  }

  /** The text with somebody in a role. */
  public static String role(String text, String role, String who) {
    return YamlEdit.with(
        text,
        List.of("roles", role),
        who.isBlank() ? "" : YamlEdit.quoted(who.strip()),
        Decision.FILE);
  }
}
