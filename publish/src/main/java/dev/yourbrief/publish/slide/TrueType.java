package dev.yourbrief.publish.slide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * How wide the letters of one of our fonts are: the same on every machine, also where Java has no
 * font library.
 */
final class TrueType {

  private final TrueTypeFont font;
  private final CmapLookup letters;
  private final double unitsPerEm;

  /**
   * A font.
   *
   * @param file the stream of a TrueType file; it is closed
   */
  TrueType(InputStream file) {
    try (file) {
      this.font = new TTFParser().parse(new RandomAccessReadBuffer(file));
      this.letters = font.getUnicodeCmapLookup();
      this.unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The width of a letter in ems; a whole em if the font does not have it. */
  double width(int letter) {
    int glyph = letters.getGlyphId(letter);
    try {
      return glyph == 0 ? 1 : font.getAdvanceWidth(glyph) / unitsPerEm;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
