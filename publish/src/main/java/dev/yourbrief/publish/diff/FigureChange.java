package dev.yourbrief.publish.diff;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Provenance.Catalogued;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Provenance.Given;
import dev.yourbrief.figure.Provenance.Measured;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A figure with another value or from elsewhere, or one that came or went.
 *
 * @param place the first place either brief shows it in
 */
public record FigureChange(Optional<Figure> old, Optional<Figure> now, Place place)
    implements Change {

  /** Where a brief shows a figure, the places that are read first before the others. */
  public enum Place {
    BOTTOM_LINE,
    BARS,
    CROSSOVER,
    DOORS,
    TABLES,
    /** In another paragraph. */
    TEXT,
    /** Only in the arithmetic. */
    HIDDEN
  }

  /** What kind of figure changed: which part of a report it belongs in. */
  public enum Sort {
    /** Worked out or measured, and shown. */
    RESULT,
    /** Given, assumed or catalogued; or measured, and shown nowhere. */
    INPUT,
    /** Worked out, and shown nowhere. */
    WORKING,
    /** Measured again in other files, with the same outcome. */
    CONFIRMED
  }

  /** The figure as it is now, or as it was when it went. */
  public Figure figure() {
    return now.or(this::old).orElseThrow();
  }

  /** The lesser of its ids: the same seen from either brief. */
  String key() {
    return Stream.concat(old.stream(), now.stream())
        .map(Figure::id)
        .min(String::compareTo)
        .orElseThrow();
  }

  /** Whether both briefs have it, with the same value. */
  public boolean sameValue() {
    return old.isPresent() && now.isPresent() && Values.same(old.get().value(), now.get().value());
  }

  /** Whether it comes from elsewhere than before: from a person where it was assumed, say. */
  public boolean movedSource() {
    return old.isPresent()
        && now.isPresent()
        && Values.isOtherSource(old.get().provenance(), now.get().provenance());
  }

  public Sort sort() {
    if (any(Given.class) || any(Assumed.class) || any(Catalogued.class)) {
      return Sort.INPUT;
    }
    if (sameValue() && !movedSource()) {
      return Sort.CONFIRMED;
    }
    if (place != Place.HIDDEN) {
      return Sort.RESULT;
    }
    return any(Computed.class) ? Sort.WORKING : Sort.INPUT;
  }

  /**
   * Whether it counts whatever its size: somebody said what was assumed before (or no longer does),
   * an answer in words is another, or there was none.
   */
  boolean isImportant() {
    boolean said = any(Given.class) && (any(Assumed.class) || old.isEmpty() || now.isEmpty());
    return said || (!sameValue() && figure().value() instanceof Figure.Words);
  }

  private boolean any(Class<? extends Provenance> kind) {
    return Stream.concat(old.stream(), now.stream())
        .anyMatch(figure -> kind.isInstance(figure.provenance()));
  }

  /** How far apart the two values are; nothing when either is missing. */
  public Difference difference() {
    return old.isPresent() && now.isPresent()
        ? Difference.of(old.get().value(), now.get().value())
        : Difference.NONE;
  }

  /** Whether both were measured, and in other files. */
  static boolean isReadElsewhere(Figure old, Figure now) {
    return old.provenance() instanceof Measured before
        && now.provenance() instanceof Measured after
        && !before.files().equals(after.files());
  }
}
