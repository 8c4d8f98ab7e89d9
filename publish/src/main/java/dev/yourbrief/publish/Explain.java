package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Provenance.Catalogued;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.playbook.messages.Messages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;

/**
 * The arithmetic behind a figure as plain text for a terminal: its value, how it was worked out,
 * and under it everything it was worked out from, each once, down to what somebody said or
 * published.
 */
public final class Explain {

  /** Deeper than this nobody follows; the figures there can be asked for by their own ids. */
  private static final int DEPTH = 8;

  private static final int NARROWEST = 30;
  private static final int NEAR = 5;
  private static final String INDENT = "  ";

  private final Ledger ledger;
  private final Sheet sheet;
  private final int width;
  private final Set<String> told = new HashSet<>();
  private final StringBuilder out = new StringBuilder();

  private Explain(SortedMap<String, Figure> figures, LocalDate asOf, int width) {
    this.ledger = new Ledger(figures, asOf);
    this.sheet = new Sheet(ledger, Messages.of(Messages.DEFAULT));
    this.width = Math.max(NARROWEST, width);
  }

  /**
   * The figure opened, or, where there is none of this id, that there is none, those most like it
   * and all ids there are.
   *
   * @param ledger every figure by its id
   * @param id the figure to open
   * @param asOf the day on which prices are stale or not
   * @param width columns of the terminal
   */
  public static String text(
      SortedMap<String, Figure> ledger, String id, LocalDate asOf, int width) {
    Explain explain = new Explain(ledger, asOf, width);
    if (ledger.containsKey(id)) {
      explain.figure(id, 0);
    } else {
      explain.unknown(id);
    }
    return explain.out.toString();
  }

  private void figure(String id, int depth) {
    Figure figure = ledger.find(id);
    told.add(id);
    line(depth, id + "  " + figure.label());
    line(depth + 1, Wording.ENGLISH.of(figure, depth == 0 ? Style.EXACT : Style.RANGE));
    switch (figure.provenance()) {
      case Computed computed -> computed(computed, depth);
      case Catalogued catalogued ->
          line(
              depth + 1,
              catalogued.source()
                  + ", as of "
                  + Wording.ENGLISH.date(catalogued.asOf())
                  + (ledger.caution(figure) == Ledger.Caution.STALE
                      ? "  [stale: older than " + Catalogued.STALE_AFTER_DAYS + " days]"
                      : ""));
      case Assumed assumed -> line(depth + 1, "[assumed] " + assumed.why());
      default -> line(depth + 1, sheet.origin(figure));
    }
  }

  private void computed(Computed computed, int depth) {
    Formula formula = Formula.of(computed, ledger.figures());
    line(depth + 1, "= " + computed.formula());
    if (formula.hasFigures()) {
      StringBuilder worked = new StringBuilder("= ");
      for (Formula.Piece piece : formula.pieces()) {
        worked.append(piece.id().map(this::named).orElse(piece.words()));
      }
      line(depth + 1, worked.toString());
    }
    Set<String> inputs = new LinkedHashSet<>();
    formula.pieces().forEach(p -> p.id().ifPresent(inputs::add));
    inputs.addAll(formula.others());
    for (String input : inputs) {
      if (told.contains(input)) {
        line(depth + 1, input + "  (see above)");
      } else if (depth + 1 >= DEPTH) {
        line(depth + 1, input + "  (opened by its own id)");
      } else {
        figure(input, depth + 1);
      }
    }
  }

  private String named(String id) {
    Figure figure = ledger.find(id);
    return figure.label() + " [" + Wording.ENGLISH.of(figure, Style.BRIEF) + "]";
  }

  private void unknown(String id) {
    line(0, "There is no figure '" + id + "'.");
    Set<String> near = new LinkedHashSet<>();
    Closest.to(id, ledger.figures().keySet()).ifPresent(near::add);
    String wanted = id.toLowerCase(Locale.ROOT);
    ledger.figures().keySet().stream()
        .filter(known -> !wanted.isBlank() && known.toLowerCase(Locale.ROOT).contains(wanted))
        .limit(NEAR)
        .forEach(near::add);
    if (!near.isEmpty()) {
      line(0, "Did you mean " + String.join(", ", near) + "?");
    }
    line(0, "The figures are:");
    for (Figure figure : ledger.figures().values()) {
      line(1, figure.id() + "  " + figure.label());
    }
  }

  /** A line, broken at spaces where it is too long, what follows set in further. */
  private void line(int depth, String words) {
    String margin = INDENT.repeat(Math.min(depth, width / 6));
    String rest = clean(words);
    String before = margin;
    while (!rest.isEmpty()) {
      int room = width - before.length();
      int cut = cut(rest, room);
      out.append(before).append(rest.substring(0, cut).stripTrailing()).append('\n');
      rest = rest.substring(cut).strip();
      before = margin + INDENT + INDENT;
    }
  }

  private static int cut(String words, int room) {
    if (words.length() <= room) {
      return words.length();
    }
    int space = words.lastIndexOf(' ', room);
    int cut = space > 0 ? space : room;
    return Character.isHighSurrogate(words.charAt(cut - 1)) ? cut + 1 : cut;
  }

  /** Without what a terminal would obey or could be fooled by. */
  private static String clean(String words) {
    List<String> safe = new ArrayList<>();
    words
        .codePoints()
        .forEach(c -> {
          int kind = Character.getType(c);
          boolean isControl = kind == Character.CONTROL;
          boolean isHidden = kind == Character.FORMAT || kind == Character.SURROGATE;
          safe.add(isControl ? " " : isHidden ? "" : Character.toString(c));
        });
    return String.join("", safe).strip();
  }
}
