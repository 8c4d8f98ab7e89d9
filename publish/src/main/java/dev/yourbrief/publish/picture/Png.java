package dev.yourbrief.publish.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.batik.bridge.FontFamilyResolver;
import org.apache.batik.bridge.UserAgent;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.jspecify.annotations.Nullable;

/**
 * A chart as pixels. Words are set in our own fonts, so that the picture is the same wherever it is
 * made; only letters they lack, such as Chinese ones, are taken from the machine's.
 */
public final class Png {

  /** The family of our fonts, as the charts' style sheet names it. */
  static final String FAMILY = "Brief Sans";

  private static final Pattern VIEW_BOX =
      Pattern.compile("viewBox=\"[-0-9.]+ [-0-9.]+ ([0-9.]+) ([0-9.]+)\"");

  private Png() {}

  /**
   * The chart as a PNG on white ground. Nothing outside the SVG is loaded and no script in it runs.
   *
   * @param svg a chart as its drawing makes it, or plain already
   * @param widthPixels how wide the picture is; its height follows
   * @throws IllegalArgumentException if that is no SVG that can be drawn
   * @throws IllegalStateException if Java can set no words on this machine
   */
  public static byte[] png(String svg, int widthPixels) {
    if (System.getProperty("java.awt.headless") == null) {
      // No window is ever opened; without this, macOS shows an icon in its dock.
      System.setProperty("java.awt.headless", "true");
    }
    if (svg.contains("<!DOCTYPE")) {
      // A document type may name entities, and entities are fetched from wherever they say.
      throw new IllegalArgumentException("this SVG cannot be drawn: it has a document type");
    }
    Pixels pixels = new Pixels(OwnFonts.load());
    pixels.addTranscodingHint(SVGAbstractTranscoder.KEY_WIDTH, (float) widthPixels);
    pixels.addTranscodingHint(
        SVGAbstractTranscoder.KEY_HEIGHT, (float) Math.round(widthPixels / aspect(svg)));
    pixels.addTranscodingHint(ImageTranscoder.KEY_BACKGROUND_COLOR, Color.WHITE);
    pixels.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOWED_SCRIPT_TYPES, "");
    pixels.addTranscodingHint(SVGAbstractTranscoder.KEY_EXECUTE_ONLOAD, false);
    pixels.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
    try {
      pixels.transcode(
          new TranscoderInput(new StringReader(PlainSvg.of(svg))), new TranscoderOutput());
    } catch (TranscoderException e) {
      throw new IllegalArgumentException("this SVG cannot be drawn: " + e.getMessage(), e);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(Objects.requireNonNull(pixels.image), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * How many times as wide as high a chart is.
   *
   * @throws IllegalArgumentException if it has no {@code viewBox} that says so
   */
  public static double aspect(String svg) {
    Matcher m = VIEW_BOX.matcher(svg);
    if (!m.find()) {
      throw new IllegalArgumentException("this SVG does not say its size: it has no viewBox");
    }
    return Double.parseDouble(m.group(1)) / Double.parseDouble(m.group(2));
  }

  /** Keeps the picture instead of writing it, so that Java's own writer does. */
  private static final class Pixels extends ImageTranscoder {

    private final OwnFonts fonts;
    private @Nullable BufferedImage image;

    Pixels(OwnFonts fonts) {
      this.fonts = fonts;
    }

    @Override
    public BufferedImage createImage(int width, int height) {
      return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    @Override
    public void writeImage(BufferedImage made, @Nullable TranscoderOutput output) {
      image = made;
    }

    @Override
    protected UserAgent createUserAgent() {
      return new SVGAbstractTranscoderUserAgent() {
        @Override
        public FontFamilyResolver getFontFamilyResolver() {
          return fonts;
        }
      };
    }
  }
}
