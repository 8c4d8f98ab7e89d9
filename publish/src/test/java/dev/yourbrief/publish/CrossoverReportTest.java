package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.figure.Figure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossoverReportTest {

  private static final String TITLE = "Keep renting tokens, or serve them ourselves?";
  private static final List<SpeedCurve> CURVES = List.of(Comparisons.curve());

  static Stream<Findings> findings() {
    return CrossoverChartsTest.findings();
  }

  private static String html(Findings findings) {
    return CrossoverReport.html(TITLE, Comparisons.TODAY, findings, CURVES);
  }

  private static NumeralWalk walk(Findings findings) {
    SortedMap<String, Figure> figures =
        CrossoverPage.of(TITLE, Comparisons.TODAY, findings, CURVES).ledger().figures();
    return new NumeralWalk(
        figures, FindingsPoints.names(findings, CURVES), new FindingsPoints(findings, CURVES)::is);
  }

  @ParameterizedTest
  @MethodSource("findings")
  void noNumeralIsFree(Findings findings) {
    assertThat(walk(findings).freeNumerals(Jsoup.parse(html(findings)))).isEmpty();
  }

  /** The walk itself must be able to fail. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Costs 7 dollars.</p>",
        "<p><a data-fig='report.months'>25 months</a></p>",
        "<p><a data-fig='no.such'>24 months</a></p>",
        "<svg><title>up 4 times</title></svg>",
        "<table><td data-point='cost/own/1.0'>$1</td></table>",
        "<table><td data-point='months/own/3'>$1</td></table>",
        "<table><td data-point='fig/report.months'>25 months</td></table>",
        "<table><td data-prov='own.gpuHour'>as of 15 Jul 2026</td></table>",
      })
  void aFreeNumeralIsFound(String html) {
    assertThat(walk(Comparisons.threeWays()).freeNumerals(Jsoup.parse(html))).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("findings")
  void everyLinkLeadsToARow(Findings findings) {
    Document page = Jsoup.parse(html(findings));
    Rendered.everyLinkLeadsToARow(page);
  }

  @Test
  void everyFigureOfTheLedgerIsOpened() {
    Findings findings = Comparisons.threeWays();
    Document page = Jsoup.parse(html(findings));
    for (String id : findings.ledger().keySet()) {
      Element row = page.getElementById(Sheet.anchor(id));
      assertThat(row).as(id).isNotNull();
      assertThat(row == null ? "" : row.select("[data-prov]").text()).as(id).isNotBlank();
    }
    Element gpus = page.getElementById("fig-own.gpus");
    assertThat(gpus).isNotNull();
    if (gpus != null) {
      assertThat(gpus.expectFirst(".formula").text())
          .isEqualTo("own.gpus.copies × own.gpus.perCopy");
      assertThat(gpus.expectFirst(".formula").select("a").eachAttr("href"))
          .containsExactly("#fig-own.gpus.copies", "#fig-own.gpus.perCopy");
      assertThat(gpus.select(".worked").text()).startsWith("= 2 × $");
    }
    assertThat(page.select("[id=fig-own.gpuHour]").text())
        .contains("stale", "survey of GPU prices, as of 14 May 2026");
    assertThat(page.select("[id=fig-open.in]").text()).doesNotContain("stale");
    // A cost that is paid once is kept as its share of a month: the sum still leads to it.
    assertThat(page.select("[id=fig-own.cost] a").eachAttr("href"))
        .contains("#fig-own.migration.perMonth");
  }

  @Test
  void thePageGoesFromTheBottomLineToTheArithmetic() {
    Document page = Jsoup.parse(html(Comparisons.threeWays()));
    assertThat(page.select("h2").eachText())
        .containsExactly(
            "The bottom line",
            "What it costs",
            "Month by month",
            "What moves it",
            "Capacity",
            "The charts in numbers",
            "The arithmetic",
            "The record");
    assertThat(page.select("figure").eachAttr("id"))
        .containsExactly(
            "figure-cost", "figure-months", "figure-tornado", "figure-busy", "figure-speed1");
    assertThat(page.select("figure svg.crossover[role=img] > title")).hasSize(10);
    assertThat(page.select("figure .data")).hasSize(5);
    assertThat(page.select(".warnings").text())
        .contains(
            "Open model by the token: the licence asks for a notice above 700 million users",
            "Older than ninety days: open model, output",
            "Assumed, as nobody said otherwise:");
  }

  @Test
  void theBottomLineSaysWhatIsCheapestAndWhatTurnsIt() {
    Element line = Jsoup.parse(html(Comparisons.threeWays())).selectFirst(".bottom-line");
    assertThat(line == null ? "" : line.text())
        .contains(
            "Cheapest over 24 months: Open model by the token.",
            "of 1,000 imagined worlds",
            "Open model on rented GPUs against Frontier model by the token is cheaper for good"
                + " from",
            "The choice turns to");
    assertThat(Jsoup.parse(html(Comparisons.never())).select(".bottom-line").text())
        .contains("never gets cheaper for good in 100 % of the worlds");
  }

  @Test
  void whatIsLeftUnservedIsSaidBeforeAnythingElse() {
    assertThat(Jsoup.parse(html(Comparisons.infinite())).select(".warnings").text())
        .contains("One box under a desk serves 3.6 % of the traffic at 1× today's volume");
  }

  @Test
  void whatHasNoTokensHasNoPriceOfThem() {
    String text = Jsoup.parse(html(Comparisons.servers())).text();
    assertThat(text).contains("Owned servers in a colocation").doesNotContain("NaN", "Infinity");
    assertThat(text).doesNotContain("Price per million tokens");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "javascript:alert(1)",
        "</style><script>alert(1)</script>",
        "]]><svg onload=alert(1)>",
        "{{7*7}} ${7*7} &lt;b&gt;",
        "\u202egnp.exe\u0000",
      })
  void whatPeopleWroteIsShownAndNeverRun(String attack) {
    Findings findings = Comparisons.named(attack);
    List<SpeedCurve> curves = List.of(new SpeedCurve(attack, Comparisons.curve().points()));
    Document page = Jsoup.parse(CrossoverReport.html(attack, Comparisons.TODAY, findings, curves));
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("style")).hasSize(1);
    assertThat(page.select("img, iframe, object, embed, link, base, form")).isEmpty();
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey()).doesNotStartWith("on");
        if (attribute.getKey().equals("href") || attribute.getKey().equals("src")) {
          assertThat(attribute.getValue()).startsWith("#");
        }
      }
    }
    assertThat(page.select("h1").text()).isNotBlank();
  }

  @Test
  void nothingIsAskedOfTheNetwork() {
    String html = html(Comparisons.six());
    assertThat(html).contains("default-src 'none'").doesNotContain("@import");
    assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("://");
    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(900_000);
  }

  @Test
  void theSameFindingsGiveTheSameBytes() {
    assertThat(html(Comparisons.threeWays())).isEqualTo(html(Comparisons.threeWays()));
    assertThat(markdown(Comparisons.six(), TITLE)).isEqualTo(markdown(Comparisons.six(), TITLE));
  }

  private static String markdown(Findings findings, String title) {
    return CrossoverReport.markdown(title, Comparisons.TODAY, findings, CURVES);
  }

  @ParameterizedTest
  @MethodSource("findings")
  void everyTableOfTheMarkdownHasItsColumns(Findings findings) {
    Document page = Rendered.markdown(markdown(findings, TITLE));
    assertThat(page.select("table").size()).isGreaterThan(4);
    Rendered.everyTableHasItsColumns(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b | c",
        "`code` and ``more``",
        "[link](javascript:alert)",
        "![image](x.png)",
        "# not a heading",
        "***not strong***",
        "<script>alert(1)</script>",
        "two\nlines\n\n# and a heading",
        "back\\slash \\| pipe",
      })
  void theMarkdownShowsWhatPeopleWrote(String words) {
    Document page = Rendered.markdown(markdown(Comparisons.named(words), words));
    String shown = words.replaceAll("\\s+", " ").strip();
    assertThat(page.select("h1").text()).isEqualTo(shown);
    assertThat(page.expectFirst("table").expectFirst("tbody td").text()).isEqualTo(shown);
    assertThat(page.select("a, img, script, blockquote")).isEmpty();
  }

  @Test
  void theMarkdownSaysTheSame() {
    String text = Rendered.markdown(markdown(Comparisons.threeWays(), TITLE)).text();
    assertThat(text)
        .contains(
            "Cheapest over 24 months: Open model by the token.",
            "Before you use this",
            "(stale)",
            "(assumed)",
            "own.gpus.copies × own.gpus.perCopy");
  }

  @Test
  void isStillWhatWasApproved() throws IOException {
    String made = markdown(Comparisons.threeWays(), TITLE);
    Approved.holds("comparison.md", made);
  }
}
