package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Answered;
import dev.yourbrief.playbook.brief.Brief.Bar;
import dev.yourbrief.playbook.brief.Brief.BarState;
import dev.yourbrief.playbook.brief.Brief.Trigger;
import dev.yourbrief.playbook.brief.Brief.TriggerState;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;

/** A brief with what the templates need to set it. */
final class Page {

  private static final String MONTHLY = " a month";

  private final Brief brief;
  private final Ledger ledger;
  private final IdentityHashMap<CrossoverPlot, PlotWords> plotWords = new IdentityHashMap<>();

  Page(Brief brief) {
    this.brief = brief;
    this.ledger = new Ledger(brief);
  }

  Brief brief() {
    return brief;
  }

  Ledger ledger() {
    return ledger;
  }

  String words(Figure figure, Style style) {
    return Wording.of(figure, style);
  }

  /** The same, without the ending that the table around it says already. */
  String words(Figure figure, Style style, String said) {
    String words = words(figure, style);
    boolean drops =
        !said.isEmpty()
            && figure.value() instanceof Figure.Amount amount
            && !amount.unit().currency().isEmpty()
            && words.endsWith(said);
    return drops ? words.substring(0, words.length() - said.length()) : words;
  }

  /** Whether a figure is something somebody said: it is set as prose, not as a number. */
  boolean isWords(Figure figure) {
    return figure.value() instanceof Figure.Words;
  }

  /** What the head of a table says of all amounts of money in it, so that no cell repeats it. */
  String said(Brief.Table table) {
    boolean monthly =
        !table.header().isEmpty() && plain(table.header().getFirst()).endsWith(MONTHLY);
    return monthly ? MONTHLY : "";
  }

  /** Whether a text ends as a sentence does. */
  boolean isClosed(Text text) {
    String words = plain(text).strip();
    return words.isEmpty() || ".!?…”".indexOf(words.charAt(words.length() - 1)) >= 0;
  }

  List<Trigger> fired() {
    return brief.escalation().stream().filter(t -> t.state() == TriggerState.FIRED).toList();
  }

  List<CrossoverPlot> plots() {
    return brief.frameworks().stream().flatMap(f -> f.plot().stream()).toList();
  }

  String plain(Text text) {
    return Wording.plain(text, ledger.figures());
  }

  /** The anchor of a figure's row: its id, with what an address cannot hold written in hex. */
  static String anchor(String id) {
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

  static String date(LocalDate date) {
    return Wording.date(date);
  }

  static String rows(long rows) {
    return NumberWords.exact(BigDecimal.valueOf(rows)) + (rows == 1 ? " row" : " rows");
  }

  /** Enough of a hash to tell files apart by eye; the whole stands in the record. */
  static String shortHash(String sha256) {
    return sha256.length() > 12 ? sha256.substring(0, 12) : sha256;
  }

  /** The names of the bars with these ids, for bars that exist. */
  List<Text> bars(List<String> ids) {
    return brief.criteria().stream().filter(b -> ids.contains(b.id())).map(Bar::name).toList();
  }

  static String word(BarState state) {
    return switch (state) {
      case CLEARED -> "Cleared";
      case FAILED -> "Failed";
      case UNPROVEN -> "Unproven";
    };
  }

  static String word(TriggerState state) {
    return switch (state) {
      case FIRED -> "Fired";
      case NOT_FIRED -> "Not fired";
      case UNKNOWN -> "Unknown";
    };
  }

  static String word(Answered answered) {
    return switch (answered) {
      case ANSWERED -> "Answered";
      case ASSUMED -> "Assumed";
      case UNKNOWN -> "Unknown";
    };
  }

  /** The name of the shape that stands before the word of a state. */
  static String shape(Enum<?> state) {
    return JsonFields.word(state);
  }

  /** Whether every cell of a column (but its head) begins with a figure: then it is set right. */
  static boolean isNumeric(Brief.Table table, int column) {
    return column > 0
        && !table.rows().isEmpty()
        && table.rows().stream()
            .allMatch(row ->
                row.size() > column
                    && !row.get(column).isEmpty()
                    && row.get(column).spans().getFirst() instanceof Text.Slot);
  }

  String chart(CrossoverPlot plot, PlotFrame frame, int number) {
    return CrossoverChart.inPage(words(plot), ledger.figures(), frame, "chart" + number);
  }

  PlotWords words(CrossoverPlot plot) {
    return plotWords.computeIfAbsent(plot, PlotWords::new);
  }
}
