package dev.yourbrief.publish.docx;

import java.util.Arrays;
import java.util.List;

/**
 * Shares the width of a table among its columns by what stands in them: none narrower than its
 * longest word where that fits, and the rest to those that have more to say. A program that opens a
 * document does this too, but each in its own way.
 */
final class ColumnWidths {

  /** Beyond this a word may be broken: a hash, an address. */
  private static final int LONGEST_WORD = 18;

  private static final int LONGEST_WHOLE = 66;

  /** Beyond this a column is wider for being longer, but less and less. */
  private static final int LONG = 30;

  /** What a column has besides its letters, in letters. */
  private static final int GAP = 3;

  private final int letter;
  private final int[] least;
  private final int[] most;
  private final boolean[] whole;

  /**
   * Columns with these heads.
   *
   * @param letter what a letter takes, in the unit of all widths
   */
  ColumnWidths(List<String> head, int letter) {
    this.letter = letter;
    least = new int[head.size()];
    most = new int[head.size()];
    whole = new boolean[head.size()];
    for (int c = 0; c < head.size(); c++) {
      add(c, head.get(c));
    }
  }

  /** The words of a column are not to be broken. */
  void whole(int column) {
    whole[column] = true;
  }

  void add(int column, String words) {
    int length = words.length();
    int worth = length <= LONG ? length : LONG + (int) (3 * Math.sqrt(length - LONG));
    int word =
        whole[column]
            ? length
            : Arrays.stream(words.split("[\\s]+", -1)).mapToInt(String::length).max().orElse(1);
    least[column] =
        Math.max(least[column], Math.min(whole[column] ? LONGEST_WHOLE : LONGEST_WORD, word) + GAP);
    most[column] = Math.max(most[column], Math.max(worth + GAP, least[column]));
  }

  /** The widths, which add up to the whole. */
  int[] share(int all) {
    int columns = least.length;
    double leastSum = Arrays.stream(least).sum();
    double letters = Math.max(leastSum, (double) all / letter);
    double mostSum = Arrays.stream(most).sum();
    int[] widths = new int[columns];
    int given = 0;
    for (int c = 0; c < columns; c++) {
      double want =
          mostSum <= letters
              ? most[c] + (letters - mostSum) * most[c] / mostSum
              : least[c] + (letters - leastSum) * (most[c] - least[c]) / (mostSum - leastSum);
      widths[c] = (int) Math.round(want / letters * all);
      given += widths[c];
    }
    widths[columns - 1] += all - given;
    return widths;
  }
}
