package dev.yourbrief.publish.slide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Briefs;
import dev.yourbrief.publish.Page;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The words of a slide are measured well, and none runs into another or off the slide. */
class SlideWordsTest {

  private static final String LONG =
      "Should the company build, fine-tune and host a model of its own for the triage of tickets in"
          + " eleven languages, or go on renting one for another year?";

  static Stream<Brief> briefs() {
    return Stream.of(
        Briefs.wrap(),
        Briefs.forced(),
        Briefs.hostile("=1+1"),
        Briefs.hostile(LONG),
        Briefs.hostile(LONG + " " + LONG + " " + LONG),
        Briefs.hostile("w".repeat(400)),
        Briefs.hostile("illustrious ".repeat(60)),
        Briefs.hostile("漢字".repeat(80)),
        Briefs.hostile("–"));
  }

  private record Set(String words, double left, double top, double right, double bottom) {
    boolean meets(Set o) {
      return left < o.right && o.left < right && top < o.bottom && o.top < bottom;
    }
  }

  @ParameterizedTest
  @MethodSource("briefs")
  void noneMeetsAnotherOrLeavesTheSlide(Brief brief) throws Exception {
    List<Set> all = words(parse(Slide.svg(brief)));
    assertThat(all).hasSizeGreaterThan(6);
    for (int i = 0; i < all.size(); i++) {
      Set set = all.get(i);
      assertThat(set.right).as(set.words).isLessThanOrEqualTo(1600 - 60);
      assertThat(set.bottom).as(set.words).isLessThanOrEqualTo(900 - 16);
      for (int j = 0; j < i; j++) {
        assertThat(set.meets(all.get(j))).as("%s over %s", set, all.get(j)).isFalse();
      }
    }
  }

  @Test
  void onlyWhatHasNoRoomAtAllIsCut() {
    assertThat(Slide.svg(Briefs.wrap())).doesNotContain("…");
    assertThat(Slide.svg(Briefs.forced())).doesNotContain("…");
    Block title = Block.fit(atoms(LONG), Face.SERIF_STRONG, 1432, 2, 46, 40, 34, 30);
    assertThat(title.isWhole()).isTrue();
  }

  @Test
  void whatIsTooLongEndsAfterAWholeSentenceIfItCan() {
    Block block = Block.fit(atoms("One is short. " + LONG), Face.SERIF, 300, 2, 20);
    assertThat(block.isWhole()).isFalse();
    assertThat(text(block)).isEqualTo("One is short.");
    assertThat(text(Block.fit(atoms(LONG), Face.SERIF, 300, 1, 20))).endsWith("…");
  }

  @Test
  void aLongNameIsBrokenAfterAHyphen() {
    Block block = Block.fit(atoms("should-we-train-our-own-support-model"), Face.SANS, 200, 3, 17);
    assertThat(block.lines().getFirst().getLast().words()).endsWith("-");
  }

  private static String text(Block block) {
    StringBuilder text = new StringBuilder();
    block
        .lines()
        .forEach(line -> line.forEach(a -> text.append(a.apart() ? " " : "").append(a.words())));
    return text.toString().strip();
  }

  private static List<Atom> atoms(String words) {
    List<Atom> atoms = new ArrayList<>();
    for (String word : words.split(" ", -1)) {
      atoms.add(new Atom(word, true, false, "", true));
    }
    return atoms;
  }

  static Stream<Arguments> faces() {
    return Stream.of(
        Arguments.of(Face.SERIF, "SourceSerif4-Regular", 1.08),
        Arguments.of(Face.SERIF_STRONG, "SourceSerif4-Semibold", 1.08),
        Arguments.of(Face.SANS, "SourceSans3-Regular", 1),
        Arguments.of(Face.SANS_STRONG, "SourceSans3-Semibold", 1));
  }

  /** Java's own library measures the same, but for pairs of letters that are set closer. */
  @ParameterizedTest
  @MethodSource("faces")
  void measuresAsJavaDoes(Face face, String file, double wider) throws Exception {
    try (InputStream in = Page.class.getResourceAsStream("fonts/" + file + ".ttf")) {
      Font font = Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in)).deriveFont(100f);
      for (String words : List.of(LONG, "$140K (130K–160K) a month", "Überprüfung, Ñandú, Łódź")) {
        double java =
            font.getStringBounds(words, new FontRenderContext(null, true, true)).getWidth();
        assertThat(face.width(words, 100) / wider / java).as(words).isBetween(0.995, 1.02);
      }
    }
  }

  /** Every line of words but those of the chart, which has a test of its own. */
  private static List<Set> words(Document svg) {
    List<Set> all = new ArrayList<>();
    NodeList texts = svg.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      if (!text.getAttribute("class").isEmpty()) {
        continue;
      }
      double size = Double.parseDouble(text.getAttribute("font-size"));
      double x = Double.parseDouble(text.getAttribute("x"));
      double y = Double.parseDouble(text.getAttribute("y"));
      boolean serif = text.getAttribute("font-family").contains("Serif");
      boolean bold = text.getAttribute("font-weight").equals("bold");
      Face face =
          serif ? (bold ? Face.SERIF_STRONG : Face.SERIF) : bold ? Face.SANS_STRONG : Face.SANS;
      double width = face.width(text.getTextContent(), size);
      all.add(new Set(text.getTextContent(), x, y - size * 0.72, x + width, y + size * 0.2));
    }
    return all;
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
