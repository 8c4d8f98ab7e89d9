package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.slide.Slide;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SlideTest {

  private static final int ACCENT = 0x0f5c63;
  private static final int INK = 0x1c1b1a;

  static Stream<Brief> briefs() {
    return Stream.of(Briefs.wrap(), Briefs.forced());
  }

  @ParameterizedTest
  @MethodSource("briefs")
  void noNumeralIsFree(Brief brief) {
    assertThat(NumeralWalk.freeNumerals(brief, Jsoup.parse(Slide.svg(brief)))).isEmpty();
  }

  @Test
  void saysWhatAReaderNeedsWhoReadsNothingElse() throws Exception {
    String words = DrawnWords.parse(Slide.svg(Briefs.wrap())).getDocumentElement().getTextContent();
    assertThat(words)
        .contains("Keep wrapping the API.")
        .contains("23 Nov 2026", "ticket-triage", "21 Feb 2027", "24 May 2027")
        .contains("Moat", "Unproven", "Economics", "Failed", "Capability gap", "Cleared")
        .contains("24 months (assumed)");
  }

  @Test
  void isAPictureThatSaysWhatItShows() throws Exception {
    Element root = DrawnWords.parse(Slide.svg(Briefs.forced())).getDocumentElement();
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 1600 900");
    assertThat(root.getAttribute("xml:lang")).isEqualTo("en");
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo("slide-title slide-desc");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .contains("ticket triage", "Build, because the device leaves no choice.");
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
        .contains("23 Nov 2026", "Economics: Failed.", "Self-hosting is never cheaper");
    assertThat(root.getTextContent()).contains("forced by a hard constraint, not by the bars");
  }

  /** Other programs than browsers know neither variables nor the selectors of today. */
  @ParameterizedTest
  @MethodSource("briefs")
  void isPlainSmallAndWholeInItself(Brief brief) {
    String svg = Slide.svg(brief);
    assertThat(svg.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(150_000);
    assertThat(svg).doesNotContain("var(", ":is(", "@media", "@import", "&nbsp;");
    assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("://", "href");
    assertThat(svg.split("@font-face", -1)).hasSize(5);
  }

  @Test
  void aBriefWithoutAPlotOrBarsIsASlideStill() throws Exception {
    Brief b = Briefs.forced();
    Brief bare =
        new Brief(
            b.id(),
            b.locale(),
            b.playbook(),
            b.playbookVersion(),
            b.title(),
            b.asOf(),
            b.bottomLine(),
            b.decision(),
            b.questions(),
            List.of(),
            List.of(),
            b.sources(),
            b.nextSteps(),
            b.escalation(),
            b.counterCase(),
            b.roles(),
            b.figures(),
            b.basis());
    Document svg = DrawnWords.parse(Slide.svg(bare));
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("Build, because the device leaves no choice.", "ticket-triage")
        .doesNotContain("Moat", "tokens a month");
    assertThat(Slide.png(bare)).isNotEmpty();
  }

  @Test
  void thePictureIsOfTheSizeOfAScreenAndInItsColours() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Slide.png(Briefs.wrap())));
    assertThat(image.getWidth()).isEqualTo(1920);
    assertThat(image.getHeight()).isEqualTo(1080);
    Set<Integer> colours = new TreeSet<>();
    for (int x = 0; x < 1920; x++) {
      for (int y = 0; y < 1080; y++) {
        colours.add(image.getRGB(x, y) & 0xffffff);
      }
    }
    assertThat(colours).contains(ACCENT, INK, 0xffffff);
  }

  @ParameterizedTest
  @MethodSource("briefs")
  void theSameBriefGivesTheSameBytes(Brief brief) {
    assertThat(Slide.svg(brief)).isEqualTo(Slide.svg(brief));
    assertThat(Slide.png(brief)).isEqualTo(Slide.png(brief));
  }

  @ParameterizedTest
  @ValueSource(strings = {"slide-wrap.svg", "slide-forced.svg"})
  void isStillWhatWasApproved(String name) throws IOException {
    Brief brief = name.contains("wrap") ? Briefs.wrap() : Briefs.forced();
    String made = Slide.svg(brief).replaceAll("(?s)@font-face\\{.*?\\}\\s*", "");
    Approved.holds(name, made);
  }
}
