package dev.yourbrief.publish.slide;

import java.nio.ByteBuffer;

/**
 * How wide the letters of a TrueType font are. Only that is read, so that words can be measured
 * where Java has no font library, and measure the same on every machine.
 *
 * @see <a href="https://learn.microsoft.com/typography/opentype/spec/otff">OpenType, tables</a>
 */
final class TrueType {

  private static final int HEADER = 12;
  private static final int RECORD = 16;
  private static final int WINDOWS = 3;
  private static final int UNICODE_BMP = 1;
  private static final int SEGMENTS = 4;

  private final ByteBuffer font;
  private final double unitsPerEm;
  private final int widths;
  private final int measured;
  private final int map;

  /**
   * A font.
   *
   * @param bytes the file
   * @throws IllegalArgumentException if a table is missing
   */
  TrueType(byte[] bytes) {
    this.font = ByteBuffer.wrap(bytes);
    this.unitsPerEm = unsigned(table("head") + 18);
    this.measured = unsigned(table("hhea") + 34);
    this.widths = table("hmtx");
    this.map = map(table("cmap"));
  }

  private int table(String name) {
    int tables = unsigned(4);
    for (int i = 0; i < tables; i++) {
      int record = HEADER + i * RECORD;
      boolean found = true;
      for (int c = 0; c < 4; c++) {
        found &= font.get(record + c) == name.charAt(c);
      }
      if (found) {
        return font.getInt(record + 8);
      }
    }
    throw new IllegalArgumentException("the font has no table " + name);
  }

  /** The map from letters of the first plane to glyphs. */
  private int map(int table) {
    int maps = unsigned(table + 2);
    for (int i = 0; i < maps; i++) {
      int record = table + 4 + i * 8;
      int at = table + font.getInt(record + 4);
      if (unsigned(record) == WINDOWS
          && unsigned(record + 2) == UNICODE_BMP
          && unsigned(at) == SEGMENTS) {
        return at;
      }
    }
    throw new IllegalArgumentException("the font has no map of Unicode letters");
  }

  /** The width of a letter in ems; a whole em if the font does not have it. */
  double width(int letter) {
    int glyph = glyph(letter);
    return glyph == 0 ? 1 : unsigned(widths + 4 * Math.min(glyph, measured - 1)) / unitsPerEm;
  }

  private int glyph(int letter) {
    if (letter > 0xffff) {
      return 0;
    }
    int doubled = unsigned(map + 6);
    int ends = map + 14;
    int starts = ends + doubled + 2;
    int deltas = starts + doubled;
    int offsets = deltas + doubled;
    for (int i = 0; i < doubled; i += 2) {
      if (unsigned(ends + i) >= letter) {
        int start = unsigned(starts + i);
        if (start > letter) {
          return 0;
        }
        int offset = unsigned(offsets + i);
        int glyph = offset == 0 ? letter : unsigned(offsets + i + offset + 2 * (letter - start));
        return glyph == 0 ? 0 : (glyph + unsigned(deltas + i)) & 0xffff;
      }
    }
    return 0;
  }

  private int unsigned(int at) {
    return Short.toUnsignedInt(font.getShort(at));
  }
}
