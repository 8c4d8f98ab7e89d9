package dev.yourbrief.publish.diff;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Figure.Amount;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.diff.Difference.Ranges;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Changes of figures in words. Every number said here is worded as a figure of a brief is. */
public final class FigureWords {

  /**
   * A value of a figure, or nothing where there is none.
   *
   * @param brief as short as tells it from the other
   * @param range with its range
   * @param exact with every digit
   */
  public record Value(String brief, String range, String exact) {
    static final Value NONE = new Value("", "", "");

    public boolean isThere() {
      return !exact.isEmpty();
    }
  }

  /**
   * A figure before and now.
   *
   * @param id its id
   * @param label what it is
   * @param unit what both values say after their digits, with its space; empty when they differ
   * @param by the change, with its sign and without its unit; empty where nothing can be subtracted
   * @param share the change in percent; empty where that would say nothing
   * @param ranges whether the ranges meet
   * @param notes what else there is to say: where it comes from now, that its unit is another
   */
  public record Row(
      String id,
      String label,
      Value before,
      Value now,
      String unit,
      String by,
      String share,
      Ranges ranges,
      List<String> notes) {

    /** The change and its share, in one. */
    public String change() {
      return share.isEmpty() ? by : by + " (" + share + ")";
    }

    /** Whether only where it comes from is another. */
    public boolean isSame() {
      return before.isThere() && before.equals(now);
    }

    /** Words of one of its values without the unit that both have. */
    public String bare(String words) {
      return withoutUnit(words, unit);
    }
  }

  private static final Provenance OWN = new Computed("the one less the other", List.of());
  private static final Unit DAY = Unit.parse("day");

  private final Page old;
  private final Page now;
  private final OriginWords origins;

  FigureWords(Page old, Page now) {
    this.old = old;
    this.now = now;
    this.origins = new OriginWords(old, now);
  }

  /**
   * A row.
   *
   * @param label what the figure is called
   */
  Row row(FigureChange change, String label) {
    Difference difference = change.sameValue() ? Difference.NONE : change.difference();
    return new Row(
        change.figure().id(),
        label,
        value(old, change.old(), change),
        value(now, change.now(), change),
        unit(change, difference),
        by(change, difference),
        difference.relative().stream().mapToObj(this::share).findFirst().orElse(""),
        difference.ranges(),
        origins.notes(change, difference));
  }

  private Value value(Page page, Optional<Figure> figure, FigureChange change) {
    Style brief = telling(change, Style.BRIEF);
    Style range = telling(change, Style.RANGE);
    return figure
        .map(f -> new Value(page.words(f, brief), page.words(f, range), page.words(f, Style.EXACT)))
        .orElse(Value.NONE);
  }

  /** Whether a change is smaller than what is shown of the two values. */
  boolean isSlight(FigureChange change) {
    return change.old().isPresent()
        && change.now().isPresent()
        && !change.movedSource()
        && old.words(change.old().get(), Style.RANGE)
            .equals(now.words(change.now().get(), Style.RANGE));
  }

  /** This style, or the first further one in which the two values are not the same words. */
  private Style telling(FigureChange change, Style style) {
    if (change.old().isEmpty()
        || change.now().isEmpty()
        || change.sameValue()
        || style == Style.EXACT) {
      return style;
    }
    String before = old.words(change.old().get(), style);
    String after = now.words(change.now().get(), style);
    return before.equals(after)
        ? telling(change, style == Style.BRIEF ? Style.RANGE : Style.EXACT)
        : style;
  }

  private String by(FigureChange change, Difference difference) {
    Optional<BigDecimal> absolute = difference.absolute().filter(a -> a.signum() != 0);
    if (absolute.isEmpty()) {
      return "";
    }
    return switch (difference.kind()) {
      case DAYS -> signed(absolute.get(), now.words(number(absolute.get(), DAY, ""), Style.EXACT));
      case POINTS -> {
        boolean one = number(absolute.get().abs()).equals(number(BigDecimal.ONE));
        String number = signed(absolute.get(), number(absolute.get()));
        yield now.messages().count("diff.points", one ? 1 : 2, "number", number);
      }
      default -> {
        Figure figure = change.figure();
        Unit unit = figure.value() instanceof Amount amount ? amount.unit() : Unit.ONE;
        String words = now.words(number(absolute.get(), unit, figure.id()), Style.BRIEF);
        yield signed(absolute.get(), withoutUnit(words, unit(change, difference)));
      }
    };
  }

  private static String withoutUnit(String words, String unit) {
    return words.endsWith(unit) ? words.substring(0, words.length() - unit.length()) : words;
  }

  /** What amounts of a figure say after their digits: what nothing of it says after its nought. */
  private String unit(FigureChange change, Difference difference) {
    if (difference.absolute().isEmpty()
        || !(change.figure().value() instanceof Amount(var ignored, Unit unit))) {
      return "";
    }
    String nothing = now.words(number(BigDecimal.ZERO, unit, change.figure().id()), Style.BRIEF);
    return nothing.substring(nothing.lastIndexOf('0') + 1);
  }

  /** With its sign: what is worded of a negative number has one already. */
  private static String signed(BigDecimal value, String words) {
    return value.signum() < 0 ? words : "+" + words;
  }

  private String share(double share) {
    BigDecimal percent = BigDecimal.valueOf(share * 100);
    return now.say("diff.percent", "number", signed(percent, number(percent)));
  }

  private String number(BigDecimal value) {
    return now.words(number(value, Unit.ONE, ""), Style.BRIEF);
  }

  private static Figure number(BigDecimal value, Unit unit, String like) {
    return Figure.amount(like, "", Estimate.of(value), unit, OWN);
  }

  /** A whole number, every digit. */
  String count(long number) {
    return now.words(number(BigDecimal.valueOf(number), Unit.ONE, ""), Style.EXACT);
  }

  /** A message that counts, with the number in its place. */
  String count(String key, int number) {
    return now.messages().count(key, number, "number", count(number));
  }

  /** How much later or earlier a day is. */
  String move(LocalDate from, LocalDate to) {
    long days = ChronoUnit.DAYS.between(from, to);
    String words = now.words(number(BigDecimal.valueOf(Math.abs(days)), DAY, ""), Style.EXACT);
    return now.say(days < 0 ? "diff.earlier" : "diff.later", "days", words);
  }
}
