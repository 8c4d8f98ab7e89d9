package dev.yourbrief.publish;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Figure.Amount;
import dev.yourbrief.figure.Figure.Day;
import dev.yourbrief.figure.Figure.Words;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Provenance.Measured;
import dev.yourbrief.figure.Range;
import dev.yourbrief.figure.Summary;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.playbook.messages.Messages;
import java.time.LocalDate;
import java.util.Map;

/**
 * Figures and texts in words, the same on a page, in Markdown and on a terminal.
 *
 * <p>{@link Style#BRIEF} shows the middle to two significant figures ({@code $12K a month}); what a
 * person typed is shown as typed, up to four. {@link Style#RANGE} adds, in brackets, the range that
 * holds eight worlds in ten ({@code $26K (19K–35K) a month}); an interval that was given is shown
 * as {@code $15K to $30K a month}. {@link Style#EXACT} shows every digit of a known number, and six
 * of a simulated one. A thing that never happens is {@code never}.
 */
public final class Wording {

  /** In plain English. */
  public static final Wording ENGLISH = in(Messages.of(Messages.DEFAULT));

  private final Formats formats;

  private Wording(Formats formats) {
    this.formats = formats;
  }

  /** In the language and region of these messages. */
  public static Wording in(Messages messages) {
    return new Wording(Formats.of(messages));
  }

  /** In the language and region a brief is written for. */
  public static Wording of(Brief brief) {
    return in(Messages.of(brief.locale()));
  }

  Formats formats() {
    return formats;
  }

  /** How amounts of a unit are rounded, with two significant figures. */
  Rounding rounding(Unit unit, String figureId) {
    return Rounding.of(unit(unit, figureId), false);
  }

  UnitWords unit(Unit unit, String figureId) {
    return UnitWords.of(unit, figureId, formats);
  }

  /** A figure in words, with its unit. */
  public String of(Figure figure, Style style) {
    return switch (figure.value()) {
      case Day day -> date(day.date());
      case Words words -> words.text();
      case Amount amount -> {
        UnitWords unit = unit(amount.unit(), figure.id());
        yield amount(amount.estimate(), Rounding.of(unit, isTyped(figure)), style);
      }
    };
  }

  /**
   * A text in words, without any markup.
   *
   * @throws IllegalArgumentException if a slot names a figure that is not there
   */
  public String plain(Text text, Map<String, Figure> figures) {
    StringBuilder words = new StringBuilder();
    for (Text.Span span : text.spans()) {
      switch (span) {
        case Text.Plain plain -> words.append(plain.words());
        case Text.Strong strong -> words.append(strong.words());
        case Text.Name name -> words.append(name.name());
        case Text.Slot slot -> words.append(of(find(figures, slot.figure()), slot.style()));
      }
    }
    return words.toString();
  }

  /** The figure with this id, which must be there: a text never points at nothing. */
  public static Figure find(Map<String, Figure> figures, String id) {
    Figure figure = figures.get(id);
    if (figure == null) {
      throw new IllegalArgumentException("the brief shows '" + id + "' but has no such figure");
    }
    return figure;
  }

  /** A day: {@code 23 Nov 2026}. */
  public String date(LocalDate date) {
    return formats.date(date);
  }

  /** Whether a person wrote the number down, so that its digits mean something to them. */
  private static boolean isTyped(Figure figure) {
    return !(figure.provenance() instanceof Computed || figure.provenance() instanceof Measured);
  }

  static String amount(Estimate estimate, Rounding rounding, Style style) {
    return switch (estimate) {
      case Point point ->
          style == Style.EXACT ? rounding.exact(point.value()) : rounding.of(point.value());
      case Range range ->
          style == Style.BRIEF
              ? rounding.simulated().of(range.median())
              : rounding.interval(range, style == Style.EXACT);
      case Draws draws -> amount(Summary.of(draws), rounding, style);
      case Summary summary ->
          switch (style) {
            case BRIEF -> rounding.simulated().of(summary.p50());
            case RANGE -> rounding.simulated().spread(summary.p10(), summary.p50(), summary.p90());
            case EXACT ->
                rounding
                    .unit()
                    .formats()
                    .say(
                        "number.exact",
                        "middle",
                        rounding.sixFigures(summary.p50()),
                        "low",
                        "P10 " + rounding.bare().sixFigures(summary.p10()),
                        "high",
                        "P90 " + rounding.bare().sixFigures(summary.p90()));
          };
    };
  }
}
