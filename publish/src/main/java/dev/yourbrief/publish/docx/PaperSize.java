package dev.yourbrief.publish.docx;

import java.util.Locale;
import java.util.Set;

/**
 * A sheet of paper, in twentieths of a point.
 *
 * @param width its width
 * @param height its height
 */
record PaperSize(int width, int height) {

  static final PaperSize A4 = new PaperSize(11_906, 16_838);
  static final PaperSize LETTER = new PaperSize(12_240, 15_840);

  /** The margins left and right: 26 mm, for lines of some ninety letters. */
  static final int SIDE = 1474;

  static final int TOP = 1190;
  static final int BOTTOM = 1247;

  private static final Set<String> LETTER_REGIONS = Set.of("US", "CA");

  /** The paper of a region. */
  static PaperSize of(Locale locale) {
    return LETTER_REGIONS.contains(locale.getCountry()) ? LETTER : A4;
  }

  /** The width of a line. */
  int text() {
    return width - 2 * SIDE;
  }
}
