package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a name holds or an expression came to: the same in every draw, or a column with one entry a
 * draw. Numbers and truths can be columns; words, texts and days are always the same in every draw.
 */
public sealed interface Value {

  /**
   * A number.
   *
   * @param amount a {@link Point} when it is the same in every draw, else {@link Draws}; an
   *     interval has to be drawn first
   * @param unit the unit of the amount
   */
  record Num(Estimate amount, Unit unit) implements Value {
    public Num {
      if (!(amount instanceof Point || amount instanceof Draws)) {
        throw new IllegalArgumentException(
            amount + " " + unit + " is neither one number nor drawn; draw it first");
      }
    }

    public static Num of(BigDecimal amount, Unit unit) {
      return new Num(new Point(amount), unit);
    }

    public static Num of(long amount, Unit unit) {
      return of(BigDecimal.valueOf(amount), unit);
    }
  }

  /**
   * True or false, in each draw. What is unknown in every draw is an {@link Unknown} instead.
   *
   * @param truth the column
   */
  record Bool(TriColumn truth) implements Value {
    public static Bool of(boolean truth) {
      return new Bool(TriColumn.of(truth));
    }
  }

  /**
   * A word of a fixed list.
   *
   * @param word the word
   */
  record Choice(String word) implements Value {}

  /**
   * Free text.
   *
   * @param text the text
   */
  record Text(String text) implements Value {}

  /**
   * A calendar day.
   *
   * @param date the day
   */
  record Day(LocalDate date) implements Value {}

  /**
   * Not known, and what it would take to know it.
   *
   * @param missing the inputs that were not given
   * @param reasons what went wrong though all inputs were given, such as a division by zero, in
   *     words
   */
  record Unknown(SortedSet<String> missing, SortedSet<String> reasons) implements Value {

    static final Unknown NOTHING = new Unknown(List.of(), List.of());

    public Unknown {
      missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
      reasons = Collections.unmodifiableSortedSet(new TreeSet<>(reasons));
    }

    private Unknown(Collection<String> missing, Collection<String> reasons) {
      this(new TreeSet<>(missing), new TreeSet<>(reasons));
    }

    public Unknown(SortedSet<String> missing) {
      this(missing, Collections.emptySortedSet());
    }

    /** Unknown because these inputs are missing. */
    public static Unknown of(String... missing) {
      return new Unknown(List.of(missing), List.of());
    }

    /** Unknown for a reason other than a missing input. */
    public static Unknown because(String reason) {
      return new Unknown(List.of(), List.of(reason));
    }

    /** Whether it names no input and no reason. */
    boolean isNothing() {
      return missing.isEmpty() && reasons.isEmpty();
    }

    /** All that either lacks. */
    public Unknown and(Unknown other) {
      if (other.isNothing() || equals(other)) {
        return this;
      }
      if (isNothing()) {
        return other;
      }
      SortedSet<String> names = new TreeSet<>(missing);
      names.addAll(other.missing);
      SortedSet<String> why = new TreeSet<>(reasons);
      why.addAll(other.reasons);
      return new Unknown(names, why);
    }
  }
}
