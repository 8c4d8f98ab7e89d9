package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.playbook.messages.Messages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What every page is set with, whatever it shows: its figures, and how each of them is worded. */
public class Sheet {

  /** Stands where there is no number to show. */
  public static final Text DASH = Text.of("–");

  private static final String TOKENS = " tokens a month";
  private static final List<String> SAID = List.of(TOKENS, " per million tokens", " a month");

  private final Ledger ledger;
  private final Messages messages;

  Sheet(Ledger ledger, Messages messages) {
    this.ledger = ledger;
    this.messages = messages;
  }

  public final Messages messages() {
    return messages;
  }

  /** A message of the catalogue; see {@link Messages#say}. */
  public final String say(String key, Object... places) {
    return messages.say(key, places);
  }

  public final Ledger ledger() {
    return ledger;
  }

  public String words(Figure figure, Style style) {
    return Wording.of(figure, style);
  }

  /** The same, without the ending that the table around it says already. */
  public String words(Figure figure, Style style, String said) {
    String words = words(figure, style);
    boolean drops =
        !said.isEmpty()
            && figure.value() instanceof Figure.Amount amount
            && (!amount.unit().currency().isEmpty() || said.equals(TOKENS))
            && words.endsWith(said);
    return drops ? words.substring(0, words.length() - said.length()) : words;
  }

  /** Whether a figure is something somebody said: it is set as prose, not as a number. */
  public boolean isWords(Figure figure) {
    return figure.value() instanceof Figure.Words;
  }

  /**
   * What the head of a table, or of a column, says of all amounts below it, so that no cell repeats
   * it.
   */
  public String said(Brief.Table table, int column) {
    String all = said(table.header().isEmpty() ? Text.EMPTY : table.header().getFirst());
    return all.isEmpty() && column < table.header().size() ? said(table.header().get(column)) : all;
  }

  private String said(Text head) {
    String words = " " + plain(head).toLowerCase(Locale.ROOT);
    return SAID.stream().filter(words::endsWith).findFirst().orElse("");
  }

  /** Whether a text ends as a sentence does. */
  public boolean isClosed(Text text) {
    String words = plain(text).strip();
    return words.isEmpty() || ".!?…”".indexOf(words.charAt(words.length() - 1)) >= 0;
  }

  public String plain(Text text) {
    return Wording.plain(text, ledger.figures());
  }

  /** The anchor of a figure's row: its id, with what an address cannot hold written in hex. */
  public static String anchor(String id) {
    StringBuilder anchor = new StringBuilder("fig-");
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean safe = c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
      if (safe) {
        anchor.append(c);
      } else {
        anchor.append('_').append(Integer.toHexString(c)).append('_');
      }
    }
    return anchor.toString();
  }

  public static String date(LocalDate date) {
    return Wording.date(date);
  }

  public static String rows(long rows) {
    return NumberWords.exact(BigDecimal.valueOf(rows)) + (rows == 1 ? " row" : " rows");
  }

  /** Enough of a hash to tell files apart by eye; the whole stands in the record. */
  public static String shortHash(String sha256) {
    return sha256.length() > 12 ? sha256.substring(0, 12) : sha256;
  }

  /**
   * Whether every cell of a column (but its head) begins with a figure, or is a dash in the place
   * of one: then it is set right.
   */
  public static boolean isNumeric(Brief.Table table, int column) {
    return column > 0
        && !table.rows().isEmpty()
        && table.rows().stream().allMatch(row -> isFigure(row, column) || isDash(row, column));
  }

  private static boolean isFigure(List<Text> row, int column) {
    return row.size() > column
        && !row.get(column).isEmpty()
        && row.get(column).spans().getFirst() instanceof Text.Slot;
  }

  private static boolean isDash(List<Text> row, int column) {
    return row.size() > column && row.get(column).equals(DASH);
  }
}
