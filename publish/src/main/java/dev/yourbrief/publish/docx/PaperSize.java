package dev.yourbrief.publish.docx;

import dev.yourbrief.publish.Paper;

/**
 * A sheet of paper, in twentieths of a point.
 *
 * @param width its width
 * @param height its height
 */
record PaperSize(int width, int height) {

  private static final PaperSize A4 = new PaperSize(11_906, 16_838);
  private static final PaperSize LETTER = new PaperSize(12_240, 15_840);

  /** The margins left and right: 26 mm, for lines of some ninety letters. */
  static final int SIDE = 1474;

  static final int TOP = 1190;
  static final int BOTTOM = 1247;

  static PaperSize of(Paper paper) {
    return switch (paper) {
      case A4 -> A4;
      case LETTER -> LETTER;
    };
  }

  /** The width of a line. */
  int text() {
    return width - 2 * SIDE;
  }
}
