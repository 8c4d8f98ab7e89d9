package dev.yourbrief.playbook;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.playbook.brief.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a playbook: words, {@code {slots}} for figures, {@code `names`} that may hold digits,
 * and {@code **strong**} words. Checked when the playbook is read: every slot names something
 * known, and no numeral stands free.
 *
 * @param pieces the pieces in reading order; slots are not resolved yet
 */
record Template(List<Text.Span> pieces) {

  private static final Pattern PIECE =
      Pattern.compile(
          "\\{(?<slot>[^{}|]+)(?:\\|(?<style>[a-z]+))?}|`(?<name>[^`]+)`|\\*\\*(?<strong>[^*]+)\\*\\*");

  /**
   * Reads a template.
   *
   * @param known the names slots may hold
   * @throws InputException if a slot names nothing known or a numeral stands free
   */
  static Template parse(YamlText text, Collection<String> known) {
    List<Text.Span> pieces = new ArrayList<>();
    Matcher m = PIECE.matcher(text.value());
    int end = 0;
    while (m.find()) {
      plain(text, text.value().substring(end, m.start()), pieces);
      if (m.group("slot") != null) {
        pieces.add(slot(text, m.group("slot").strip(), m.group("style"), known));
      } else if (m.group("name") != null) {
        pieces.add(new Text.Name(m.group("name")));
      } else {
        checkNoNumeral(text, m.group("strong"));
        pieces.add(new Text.Strong(m.group("strong")));
      }
      end = m.end();
    }
    plain(text, text.value().substring(end), pieces);
    return new Template(List.copyOf(pieces));
  }

  private static void plain(YamlText text, String words, List<Text.Span> pieces) {
    if (!words.isEmpty()) {
      checkNoNumeral(text, words);
      pieces.add(new Text.Plain(words));
    }
  }

  private static void checkNoNumeral(YamlText text, String words) {
    if (words.chars().anyMatch(Character::isDigit)) {
      throw text.problem(
          "a numeral stands free in “" + words.strip() + "”",
          "Make it a figure and write {its-name}, or, in a proper name, put the name between"
              + " backticks");
    }
  }

  private static Text.Slot slot(
      YamlText text, String name, String style, Collection<String> known) {
    if (!known.contains(name)) {
      String hint =
          Closest.to(name, known)
              .map(n -> "Did you mean {" + n + "}?")
              .orElse("Add it under 'figures'");
      throw new InputException(
          Problem.of(text.where(), "{" + name + "} is no figure of this playbook", hint));
    }
    try {
      return new Text.Slot(
          name,
          style == null ? Text.Style.BRIEF : Text.Style.valueOf(style.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw text.problem(
          "'" + style + "' is no way to show a figure",
          "Write {" + name + "}, {" + name + "|range} or {" + name + "|exact}");
    }
  }

  /**
   * The text with every slot resolved.
   *
   * @param resolve the text for a slot: usually the slot itself, or words when the figure is not
   *     known
   */
  Text render(Function<Text.Slot, Text> resolve) {
    Text text = Text.EMPTY;
    for (Text.Span piece : pieces) {
      text =
          text.plus(
              piece instanceof Text.Slot slot ? resolve.apply(slot) : new Text(List.of(piece)));
    }
    return text;
  }
}
