package dev.yourbrief.publish.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.publish.Briefs;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class PlainSvgTest {

  @Test
  void holdsNothingThatCameAfterTheOldStandard() {
    assertThat(PlainSvg.of(PngTest.chart(Briefs.wrap())))
        .doesNotContain("var(", ":is(", "@media", "paint-order", "--", "transparent")
        .contains("#0f5c63", "font-family: 'Brief Sans'");
  }

  @Test
  void sameWordsAndOneHaloForEachMark() {
    String svg = PngTest.chart(Briefs.wrap());
    Document before = Jsoup.parse(svg, Parser.xmlParser());
    Document after = Jsoup.parse(PlainSvg.of(svg), Parser.xmlParser());
    List<String> marks = before.select("text.mark").eachText();
    assertThat(marks).isNotEmpty();
    assertThat(after.select("text.halo").eachText()).isEqualTo(marks);
    assertThat(after.select("text:not(.halo)").eachText())
        .isEqualTo(before.select("text").eachText());
  }

  @Test
  void aColourOfALineIsThatOfItsClass() {
    String css =
        """
        .crossover { --ink: #111; --o1: #222; color: var(--ink); }
        @media print { .crossover { --o1: #999; } .crossover .a { fill: red; } }
        .crossover .o1 { --tone: var(--o1); }
        .crossover .rent { --tone: var(--ink); }
        .crossover :is(.band.o1, .band.rent) { fill: var(--tone); fill-opacity: .1; }
        .crossover .mark { paint-order: stroke; stroke: var(--ink); }
        .crossover .name { font-weight: 600; }
        """;
    assertThat(PlainSvg.plain(css).lines())
        .containsExactly(
            ".crossover { color: #111; }",
            ".crossover .band.o1 { fill: #222; fill-opacity: .1; }",
            ".crossover .band.rent { fill: #111; fill-opacity: .1; }",
            ".crossover .halo { stroke: #111; }",
            ".crossover .name { font-weight: bold; }");
  }

  @Test
  void aPictureWithoutAStyleSheetStaysAsItIs() {
    assertThat(PlainSvg.of("<svg viewBox=\"0 0 1 1\"/>")).isEqualTo("<svg viewBox=\"0 0 1 1\"/>");
  }
}
