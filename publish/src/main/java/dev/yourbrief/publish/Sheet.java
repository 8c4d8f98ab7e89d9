package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Provenance.Catalogued;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Provenance.Given;
import dev.yourbrief.figure.Provenance.Measured;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.playbook.messages.Messages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What every page is set with, whatever it shows: its figures, and how each of them is worded. */
public class Sheet {

  /** Stands where there is no number to show. */
  public static final Text DASH = Text.of("–");

  private final Ledger ledger;
  private final Messages messages;
  private final Wording wording;
  private final String tokens;
  private final List<String> endings;

  /** A sheet whose numbers are words already: it has no figures to link to. */
  protected Sheet(Messages messages) {
    this(new Ledger(Collections.emptySortedMap(), LocalDate.EPOCH), messages);
  }

  Sheet(Ledger ledger, Messages messages) {
    this.ledger = ledger;
    this.messages = messages;
    this.wording = Wording.in(messages);
    this.tokens = ending("tok/month");
    this.endings = List.of(tokens, ending("USD/Mtok"), ending("USD/month"));
  }

  /** A message with texts in its places; see {@link Messages#text}. */
  public final Text text(String key, Object... places) {
    return messages.text(key, places);
  }

  /** A message set strong. */
  public final Text strong(String key) {
    return new Text(List.of(new Text.Strong(say(key))));
  }

  /** What follows the number in an amount of this unit. */
  private String ending(String unit) {
    return wording.unit(Unit.parse(unit), "").many();
  }

  /** Whether this is set for paper. */
  public boolean isPaper() {
    return false;
  }

  /** The number of a figure's row in the appendix. */
  public final String note(Figure figure) {
    return String.valueOf(ledger.row(figure.id()));
  }

  public final Wording wording() {
    return wording;
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
    return wording.of(figure, style);
  }

  /** The same, without the ending that the table around it says already. */
  public String words(Figure figure, Style style, String said) {
    String words = words(figure, style);
    boolean drops =
        !said.isEmpty()
            && figure.value() instanceof Figure.Amount amount
            && (!amount.unit().currency().isEmpty() || said.equals(tokens))
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
    return endings.stream().filter(words::endsWith).findFirst().orElse("");
  }

  /** Whether a text ends as a sentence does. */
  public boolean isClosed(Text text) {
    String words = plain(text).strip();
    return words.isEmpty() || ".!?…”".indexOf(words.charAt(words.length() - 1)) >= 0;
  }

  /** Words without the full stop at their end, to go on after. */
  public static String open(String words) {
    String bare = words.strip();
    return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
  }

  public String plain(Text text) {
    return wording.plain(text, ledger.figures());
  }

  /** The anchor of a figure's row. */
  public static String anchor(String id) {
    return "fig-" + address(id);
  }

  /** An id with what an address cannot hold written in hex. */
  public static String address(String id) {
    StringBuilder address = new StringBuilder();
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean safe = c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
      if (safe) {
        address.append(c);
      } else {
        address.append('_').append(Integer.toHexString(c)).append('_');
      }
    }
    return address.toString();
  }

  /** What is said beside a figure wherever it stands: that it is assumed, or stale; or nothing. */
  public String flag(Figure figure) {
    return switch (ledger.caution(figure)) {
      case NONE -> "";
      case ASSUMED -> say("origin.assumed.flag");
      case STALE -> say("origin.stale");
    };
  }

  /** Where a figure came from, in words. */
  public String origin(Figure figure) {
    return switch (figure.provenance()) {
      case Given given -> given.by() + ", " + date(given.on()) + ", " + given.where();
      case Measured measured ->
          say("origin.measured.from", "how", measured.how(), "rows", rows(measured.rows()))
              + " "
              + files(figure, measured);
      case Computed computed ->
          computed.inputs().isEmpty()
              ? computed.formula()
              : computed.formula()
                  + "; "
                  + say("origin.computed.from")
                  + " "
                  + String.join(
                      ", ", computed.inputs().stream().map(id -> ledger.find(id).label()).toList());
      case Catalogued catalogued ->
          say(
                  "origin.catalogued.from",
                  "source",
                  catalogued.source(),
                  "day",
                  date(catalogued.asOf()))
              + (ledger.caution(figure) == Ledger.Caution.STALE ? ", " + say("origin.stale") : "");
      case Assumed assumed -> say("origin.assumed.from", "why", assumed.why());
    };
  }

  /** The files of a measured figure; a long list of them is shown once. */
  private String files(Figure figure, Measured measured) {
    String first = ledger.firstOf(figure);
    return first.equals(figure.id())
        ? String.join(
            ", ",
            measured.files().stream().map(f -> f.name() + " " + shortHash(f.sha256())).toList())
        : say("origin.sameFiles") + " " + ledger.find(first).label();
  }

  public String date(LocalDate date) {
    return wording.date(date);
  }

  public String rows(long rows) {
    String number = wording.formats().number(NumberWords.exact(BigDecimal.valueOf(rows)));
    return messages.count("rows", rows, "rows", number);
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
