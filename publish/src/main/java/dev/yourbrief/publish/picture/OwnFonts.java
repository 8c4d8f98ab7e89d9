package dev.yourbrief.publish.picture;

import dev.yourbrief.publish.Resource;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.text.AttributedCharacterIterator;
import java.util.Map;
import org.apache.batik.bridge.DefaultFontFamilyResolver;
import org.apache.batik.bridge.FontFace;
import org.apache.batik.bridge.FontFamilyResolver;
import org.apache.batik.gvt.font.AWTGVTFont;
import org.apache.batik.gvt.font.GVTFont;
import org.apache.batik.gvt.font.GVTFontFace;
import org.apache.batik.gvt.font.GVTFontFamily;
import org.jspecify.annotations.Nullable;

/**
 * Gives Batik our fonts: the serif one where a picture asks for a serif of ours, else the sans,
 * whatever family is asked for; and the machine's for what they lack.
 */
final class OwnFonts implements FontFamilyResolver {

  private static @Nullable OwnFonts loaded;

  private final Family family =
      new Family(
          font("SourceSans3-Regular.ttf"),
          font("SourceSans3-Semibold.ttf"),
          new GVTFontFace(Png.FAMILY));
  private final Family serif =
      new Family(
          font("SourceSerif4-Regular.ttf"),
          font("SourceSerif4-Semibold.ttf"),
          new GVTFontFace(Png.SERIF));

  private OwnFonts() {}

  /**
   * The fonts, read when they are first asked for.
   *
   * @throws IllegalStateException if Java can set no words on this machine
   */
  static synchronized OwnFonts load() {
    OwnFonts fonts = loaded;
    if (fonts == null) {
      fonts = new OwnFonts();
      loaded = fonts;
    }
    return fonts;
  }

  private static Font font(String name) {
    try (InputStream in = Resource.font(name)) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | UnsatisfiedLinkError | NoClassDefFoundError e) {
      // What Java says of a machine without fontconfig, as in a bare container, is no help.
      throw new IllegalStateException(
          "Java can set no words in a picture on this machine. On Linux it needs the library"
              + " fontconfig (Debian and Ubuntu: apt-get install fontconfig)",
          e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the program's font " + name + " is damaged", e);
    }
  }

  @Override
  public GVTFontFamily resolve(String familyName) {
    return familyName.equals(Png.SERIF) ? serif : family;
  }

  @Override
  public GVTFontFamily resolve(String familyName, FontFace face) {
    return resolve(familyName);
  }

  @Override
  public GVTFontFamily loadFont(InputStream in, FontFace face) {
    return family;
  }

  @Override
  public GVTFontFamily getDefault() {
    return family;
  }

  @Override
  public GVTFontFamily getFamilyThatCanDisplay(char c) {
    return family.regular.canDisplay(c)
        ? family
        : DefaultFontFamilyResolver.SINGLETON.getFamilyThatCanDisplay(c);
  }

  private record Family(Font regular, Font semibold, GVTFontFace getFontFace)
      implements GVTFontFamily {

    @Override
    public String getFamilyName() {
      return getFontFace.getFamilyName();
    }

    @Override
    public GVTFont deriveFont(float size, AttributedCharacterIterator words) {
      return deriveFont(size, words.getAttributes());
    }

    // The library's own interface has the raw type.
    @Override
    @SuppressWarnings("rawtypes")
    public GVTFont deriveFont(float size, Map attributes) {
      boolean bold =
          attributes.get(TextAttribute.WEIGHT) instanceof Float weight
              && weight > TextAttribute.WEIGHT_MEDIUM;
      return new AWTGVTFont(bold ? semibold : regular, size);
    }

    @Override
    public boolean isComplex() {
      return false;
    }
  }
}
