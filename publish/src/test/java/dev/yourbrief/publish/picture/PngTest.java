package dev.yourbrief.publish.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Briefs;
import dev.yourbrief.publish.CrossoverChart;
import dev.yourbrief.publish.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {

  private static final int ACCENT = 0x0f5c63;
  private static final int INK = 0x1c1b1a;
  private static final int WHITE = 0xffffff;

  @Test
  void drawsTheChartInItsColoursOnWhite() throws IOException {
    String svg = chart(Briefs.wrap());
    BufferedImage image = image(Png.png(svg, 900));
    assertThat(image.getWidth()).isEqualTo(900);
    assertThat(image.getHeight()).isEqualTo((int) Math.round(900 / Png.aspect(svg)));
    Set<Integer> colours = new TreeSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y) & 0xffffff);
      }
    }
    assertThat(colours).contains(ACCENT, INK, WHITE);
    assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(WHITE);
  }

  @Test
  void theSameChartGivesTheSameBytes() {
    String svg = chart(Briefs.wrap());
    assertThat(Png.png(svg, 600)).isEqualTo(Png.png(svg, 600));
  }

  @Test
  void drawsWordsThatOurFontsLack() throws IOException {
    assertThat(image(Png.png(chart(Briefs.hostile("漢字 <b>&amp; 😀")), 600)).getWidth())
        .isEqualTo(600);
  }

  @Test
  void nothingOutsideThePictureIsLoaded() {
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
            + " viewBox=\"0 0 10 10\"><image width=\"9\" height=\"9\""
            + " xlink:href=\"file:///etc/hostname\"/></svg>";
    assertThatThrownBy(() -> Png.png(svg, 10)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noEntityIsFetched() {
    String svg =
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">"
            + "<text>&x;</text></svg>";
    assertThatThrownBy(() -> Png.png(svg, 10)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysWhatIsWrongWithWhatIsNoPicture() {
    assertThatThrownBy(() -> Png.png("<svg", 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("viewBox");
    assertThatThrownBy(() -> Png.png("<svg viewBox=\"0 0 10 10\"><", 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be drawn");
  }

  private static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  static String chart(Brief brief) {
    Page page = new Page(brief);
    return CrossoverChart.untitled(page.words(page.plots().getFirst()), page.ledger().figures());
  }
}
