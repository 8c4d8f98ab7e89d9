package dev.yourbrief.publish.slide;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.References;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.Resource;
import dev.yourbrief.publish.picture.PlainSvg;
import dev.yourbrief.publish.picture.Png;

/**
 * A brief on one slide, sixteen to nine, to be put into a deck: the decision and its date, the
 * verdict, why, each bar with its state, the crossover, when it is looked at again and where the
 * whole brief is.
 */
public final class Slide {

  private static final int WIDTH_PIXELS = 1920;

  private Slide() {}

  /**
   * The slide as <a href="https://www.w3.org/TR/SVG11/">SVG</a>: words as words, colours said
   * outright, and the page's fonts inside, so that it looks the same wherever it is shown.
   *
   * @throws IllegalArgumentException if the brief shows a figure it does not hold
   */
  public static String svg(Brief brief) {
    String plain = PlainSvg.of(drawing(brief));
    int end = plain.indexOf('>') + 1;
    return plain.substring(0, end)
        + "\n<style type=\"text/css\">"
        + Resource.text("fonts.css")
        + "text { font-variant-numeric: lining-nums tabular-nums }</style>"
        + plain.substring(end);
  }

  /**
   * The slide as a picture of 1920 × 1080 pixels.
   *
   * @throws IllegalArgumentException as {@link #svg}
   * @throws IllegalStateException if Java finds no font library on this machine
   */
  public static byte[] png(Brief brief) {
    return Png.png(drawing(brief), WIDTH_PIXELS);
  }

  private static String drawing(Brief brief) {
    References.check(brief);
    return new SlideDrawing(new Page(brief)).draw(Resource.text("chart.css"));
  }
}
