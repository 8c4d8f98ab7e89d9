package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as Markdown that shows them as they are, whatever they hold. */
public final class MarkdownWords {

  /** Marks that mean something wherever they stand. */
  private static final String ALWAYS = "\\`*_[]<>|~&$@";

  private MarkdownWords() {}

  /** What ends a line, and marks that would turn the direction of what follows them. */
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}\\u2028\\u2029]+");

  private static final Pattern TURNS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

  /** Words that come from outside, on one line, every character that could begin a mark escaped. */
  public static String escape(String words) {
    return escape(words, "");
  }

  /**
   * Escapes words that follow others on a line. Only what could be read as a mark is escaped, so
   * that the source reads as prose too.
   */
  private static String escape(String words, String before) {
    StringBuilder safe = new StringBuilder(words.length() + 16);
    String line = TURNS.matcher(SPACE.matcher(words).replaceAll(" ")).replaceAll("");
    for (int i = 0; i < line.length(); i++) {
      if (isMark(line, i, before)) {
        safe.append('\\');
      }
      safe.append(line.charAt(i));
    }
    return safe.toString();
  }

  private static boolean isMark(String line, int i, String before) {
    char c = line.charAt(i);
    if (ALWAYS.indexOf(c) >= 0) {
      return true;
    }
    String head = (before + line.substring(0, i)).strip();
    char next = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
    return switch (c) {
      case '#' -> head.isEmpty() || next == '#' || Character.isDigit(next);
      case '-', '+', '=' -> head.isEmpty();
      // A number at the start of a line, and a point: a list.
      case ')' -> isNumber(head);
      case '.' -> isNumber(head) || head.toLowerCase(Locale.ROOT).endsWith("www");
      // Bare addresses and :emoji: become links and pictures on code hosts.
      case ':' -> !Character.isWhitespace(next);
      default -> false;
    };
  }

  private static boolean isNumber(String head) {
    return !head.isEmpty() && head.chars().allMatch(Character::isDigit);
  }

  /**
   * A text with its figures in words; what is assumed or stale says so.
   *
   * @param said the ending of amounts that the table around the text says already
   */
  public static String of(Text text, Sheet page, String said) {
    StringBuilder words = new StringBuilder();
    for (Text.Span span : text.spans()) {
      String before = words.toString();
      switch (span) {
        case Text.Plain plain -> words.append(escape(plain.words(), before));
        case Text.Strong strong ->
            words.append("**").append(escape(strong.words()).strip()).append("**");
        case Text.Name name -> words.append(escape(name.name(), before));
        case Text.Slot slot -> words.append(figure(slot, before, page, said));
      }
    }
    return words.toString().strip();
  }

  /** The cells of a table. */
  static List<List<String>> rows(Brief.Table table, Sheet page) {
    List<List<String>> rows = new ArrayList<>();
    for (List<Text> row : table.rows()) {
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < row.size(); c++) {
        cells.add(of(row.get(c), page, page.said(table, c)));
      }
      rows.add(cells);
    }
    return rows;
  }

  private static String figure(Text.Slot slot, String before, Sheet page, String said) {
    Figure figure = page.ledger().find(slot.figure());
    String words = escape(page.words(figure, slot.style(), said), before);
    String flag = page.flag(figure);
    return flag.isEmpty() ? words : words + " (" + escape(flag) + ")";
  }

  /** Code on a line of its own: a fence longer than any run of backticks inside. */
  public static String fenced(String code) {
    StringBuilder fence = new StringBuilder("```");
    while (code.contains(fence)) {
      fence.append('`');
    }
    String lines = code.replaceAll("\\R", "\n").replaceAll("[\\p{Cc}&&[^\n\t]]", " ");
    String body = TURNS.matcher(lines).replaceAll("").strip();
    return fence + "text\n" + body + "\n" + fence + "\n";
  }
}
