package dev.yourbrief.publish.diff;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Figure.Amount;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Provenance.Catalogued;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Provenance.Given;
import dev.yourbrief.figure.Provenance.Measured;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.diff.Difference.Kind;
import dev.yourbrief.publish.diff.Difference.Ranges;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of figures in words. Every number said here is worded as a figure of a brief is. */
public final class FigureWords {

  /**
   * A figure before and now.
   *
   * @param id its id
   * @param label what it is
   * @param before its value before, with its range; empty if there was none
   * @param now its value now; empty if there is none
   * @param briefBefore the same as short as tells it from the other
   * @param briefNow the same as short as tells it from the other
   * @param exactBefore with every digit
   * @param exactNow with every digit
   * @param by the change, with its sign and without its unit; empty where nothing can be subtracted
   * @param share the change in percent; empty where that would say nothing
   * @param ranges whether the ranges meet
   * @param notes what else there is to say: where it comes from now, that its unit is another
   */
  public record Row(
      String id,
      String label,
      String before,
      String now,
      String briefBefore,
      String briefNow,
      String exactBefore,
      String exactNow,
      String by,
      String share,
      Ranges ranges,
      List<String> notes) {

    /** The change and its share, in one. */
    public String change() {
      return share.isEmpty() ? by : by + " (" + share + ")";
    }

    /** Whether both are amounts of one unit, which need not be said twice. */
    public boolean isAmount() {
      return !by.isEmpty();
    }

    /** What two amounts say alike after their digits is left out of the first. */
    public static String withoutUnit(String words, String other) {
      return FigureWords.withoutUnit(words, other);
    }
  }

  private static final Provenance OWN = new Computed("the one less the other", List.of());
  private static final Unit DAY = Unit.parse("day");

  private final Page old;
  private final Page now;

  FigureWords(Page old, Page now) {
    this.old = old;
    this.now = now;
  }

  Row row(FigureChange change) {
    Difference difference = change.difference();
    Style brief = telling(change, Style.BRIEF);
    Style range = telling(change, Style.RANGE);
    return new Row(
        change.figure().id(),
        change.figure().label(),
        words(old, change.old(), range),
        words(now, change.now(), range),
        words(old, change.old(), brief),
        words(now, change.now(), brief),
        words(old, change.old(), Style.EXACT),
        words(now, change.now(), Style.EXACT),
        change.sameValue() ? "" : by(change, difference),
        difference.relative().stream()
            .filter(share -> !change.sameValue())
            .mapToObj(this::share)
            .findFirst()
            .orElse(""),
        change.sameValue() ? Ranges.NONE : difference.ranges(),
        notes(change, difference));
  }

  private static String words(Page page, Optional<Figure> figure, Style style) {
    return figure.map(f -> page.words(f, style)).orElse("");
  }

  /** This style, or the first further one in which the two values are not the same words. */
  private Style telling(FigureChange change, Style style) {
    if (change.old().isEmpty() || change.now().isEmpty() || style == Style.EXACT) {
      return style;
    }
    String before = old.words(change.old().get(), style);
    String after = now.words(change.now().get(), style);
    return !before.equals(after) || change.sameValue()
        ? style
        : telling(change, style == Style.BRIEF ? Style.RANGE : Style.EXACT);
  }

  private String by(FigureChange change, Difference difference) {
    Optional<BigDecimal> absolute = difference.absolute().filter(a -> a.signum() != 0);
    if (absolute.isEmpty()) {
      return "";
    }
    return switch (difference.kind()) {
      case DAYS -> signed(now.words(number(absolute.get(), DAY, ""), Style.BRIEF));
      case POINTS -> now.say("diff.points", "number", signed(number(absolute.get())));
      default -> {
        Figure figure = change.figure();
        Unit unit = figure.value() instanceof Amount amount ? amount.unit() : Unit.ONE;
        String words = now.words(number(absolute.get(), unit, figure.id()), Style.BRIEF);
        yield signed(withoutUnit(words, now.words(figure, Style.BRIEF)));
      }
    };
  }

  /** What two amounts say alike after their digits is left out of the first. */
  static String withoutUnit(String words, String other) {
    int common = 0;
    while (common < Math.min(words.length(), other.length())
        && words.charAt(words.length() - 1 - common) == other.charAt(other.length() - 1 - common)) {
      common++;
    }
    String end = words.substring(words.length() - common);
    int space = end.indexOf(' ');
    while (space >= 0 && end.substring(space).chars().anyMatch(Character::isDigit)) {
      space = end.indexOf(' ', space + 1);
    }
    return space < 0 ? words : words.substring(0, words.length() - end.length() + space);
  }

  private static String signed(String words) {
    return words.startsWith("−") ? words : "+" + words;
  }

  private String share(double share) {
    String digits = number(BigDecimal.valueOf(share * 100));
    return now.say("diff.percent", "number", signed(digits));
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

  /** How much later or earlier a day is. */
  String move(LocalDate from, LocalDate to) {
    long days = ChronoUnit.DAYS.between(from, to);
    String words = now.words(number(BigDecimal.valueOf(Math.abs(days)), DAY, ""), Style.EXACT);
    return now.say(days < 0 ? "diff.earlier" : "diff.later", "days", words);
  }

  private List<String> notes(FigureChange change, Difference difference) {
    List<String> notes = new ArrayList<>();
    if (change.old().isEmpty()) {
      notes.add(came(change.figure()));
    } else if (change.now().isEmpty()) {
      boolean given = change.figure().provenance() instanceof Given;
      notes.add(now.say(given ? "diff.went.given" : "diff.went"));
    } else {
      Figure before = change.old().get();
      Figure after = change.now().get();
      if (change.movedSource()) {
        notes.add(
            now.say(
                "diff.moved",
                "old",
                from(old, before.provenance()),
                "now",
                from(now, after.provenance())));
      }
      if (!before.label().equals(after.label())) {
        notes.add(now.say("diff.renamed", "old", before.label()));
      }
    }
    if (difference.kind() == Kind.OTHER_UNIT) {
      notes.add(now.say("diff.unit"));
    } else if (difference.kind() == Kind.OTHER_KIND) {
      notes.add(now.say("diff.type"));
    }
    return notes;
  }

  private String came(Figure figure) {
    return switch (figure.provenance()) {
      case Given given -> now.say("diff.came.given", "who", given.by());
      case Assumed assumed -> now.say("diff.came.from", "now", from(now, assumed));
      case Catalogued catalogued -> now.say("diff.came.from", "now", from(now, catalogued));
      case Measured ignored -> now.say("diff.came");
      case Computed ignored -> now.say("diff.came");
    };
  }

  private static String from(Page page, Provenance provenance) {
    return switch (provenance) {
      case Given given -> page.say("diff.from.given", "who", given.by());
      case Assumed ignored -> page.say("diff.from.assumed");
      case Catalogued catalogued ->
          page.say("diff.from.catalogued", "day", Page.date(catalogued.asOf()));
      case Measured ignored -> page.say("diff.from.measured");
      case Computed ignored -> page.say("diff.from.computed");
    };
  }

  /** Whether the ranges meet, in words; empty where there are none. */
  static Optional<String> ranges(Page page, Ranges ranges) {
    return switch (ranges) {
      case NONE -> Optional.empty();
      case MEET -> Optional.of(page.say("diff.within"));
      case APART -> Optional.of(page.say("diff.beyond"));
    };
  }
}
