package dev.yourbrief.playbook.brief;

import java.util.ArrayList;
import java.util.List;

/**
 * Words with slots for figures. A reader sees no numeral that is not a {@link Slot} or part of a
 * {@link Name}.
 *
 * @param spans the pieces, in reading order
 */
public record Text(List<Span> spans) {

  public static final Text EMPTY = new Text(List.of());

  public Text {
    spans = List.copyOf(spans);
  }

  /** A piece of text. */
  public sealed interface Span {}

  /** Words. They never hold a digit: rule one of the house, no free numerals. */
  public record Plain(String words) implements Span {
    public Plain {
      if (words.chars().anyMatch(Character::isDigit)) {
        throw new IllegalArgumentException("a free numeral in: " + words);
      }
    }
  }

  /**
   * A place a figure is shown in.
   *
   * @param figure the figure's id
   * @param style how much of it to show
   */
  public record Slot(String figure, Style style) implements Span {}

  /**
   * A proper name or a notation that may hold digits: a model, a GPU, a file, a quantile such as
   * P90.
   */
  public record Name(String name) implements Span {}

  /** Words set strong. */
  public record Strong(String words) implements Span {
    public Strong {
      if (words.chars().anyMatch(Character::isDigit)) {
        throw new IllegalArgumentException("a free numeral in: " + words);
      }
    }
  }

  /** How much of a figure a slot shows. */
  public enum Style {
    /** Two significant figures of the middle, with its unit: what prose wants. */
    BRIEF,
    /** The middle with its P10 to P90 range, or as given for an interval. */
    RANGE,
    /** Every digit there is. */
    EXACT
  }

  public boolean isEmpty() {
    return spans.isEmpty();
  }

  public static Text of(String words) {
    return words.isEmpty() ? EMPTY : new Text(List.of(new Plain(words)));
  }

  public static Text slot(String figure) {
    return new Text(List.of(new Slot(figure, Style.BRIEF)));
  }

  public static Text slot(String figure, Style style) {
    return new Text(List.of(new Slot(figure, style)));
  }

  public static Text name(String name) {
    return new Text(List.of(new Name(name)));
  }

  public Text plus(Text other) {
    List<Span> both = new ArrayList<>(spans);
    both.addAll(other.spans);
    return new Text(both);
  }
}
