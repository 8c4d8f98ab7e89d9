package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance.Computed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula with the figures in it found, so that each can be opened.
 *
 * @param pieces the formula, in reading order
 * @param others the ids of the figures it rests on that it does not name
 */
record Formula(List<Piece> pieces, List<String> others) {

  private static final Pattern WORD = Pattern.compile("[^\\s()]+");

  /**
   * A piece of a formula.
   *
   * @param words as it is written
   * @param id the figure that these words name; empty if they name none
   */
  record Piece(String words, Optional<String> id) {}

  static Formula of(Computed computed, SortedMap<String, Figure> figures) {
    List<String> left = new ArrayList<>();
    computed.inputs().forEach(in -> named(in, figures).ifPresent(left::add));
    List<Piece> pieces = new ArrayList<>();
    String text = computed.formula();
    Matcher word = WORD.matcher(text);
    int at = 0;
    while (word.find()) {
      Optional<String> id =
          computed.inputs().contains(word.group())
              ? named(word.group(), figures)
              : Optional.empty();
      if (id.isPresent()) {
        plain(pieces, text.substring(at, word.start()));
        pieces.add(new Piece(word.group(), id));
        left.remove(id.get());
        at = word.end();
      }
    }
    plain(pieces, text.substring(at));
    return new Formula(pieces, left.stream().distinct().toList());
  }

  private static void plain(List<Piece> pieces, String words) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(words, Optional.empty()));
    }
  }

  /** The figure an input names; a cost that is paid once is kept as its share of a month. */
  private static Optional<String> named(String input, SortedMap<String, Figure> figures) {
    String monthly = input + ".perMonth";
    return figures.containsKey(input)
        ? Optional.of(input)
        : figures.containsKey(monthly) ? Optional.of(monthly) : Optional.empty();
  }

  /** Whether any of it can be opened. */
  boolean hasFigures() {
    return pieces.stream().anyMatch(p -> p.id.isPresent());
  }
}
