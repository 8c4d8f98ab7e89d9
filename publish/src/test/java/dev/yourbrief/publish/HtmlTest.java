package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.json.BriefJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

  static Stream<Brief> briefs() {
    return Stream.of(Briefs.wrap(), Briefs.forced());
  }

  @ParameterizedTest
  @MethodSource("briefs")
  void noNumeralIsFree(Brief brief) {
    assertThat(NumeralWalk.freeNumerals(brief, Jsoup.parse(Html.of(brief)))).isEmpty();
  }

  /** The walk itself must be able to fail. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Costs 7 dollars.</p>",
        "<p><a data-fig='bill.spendPerMonth'>$9,200 a month</a></p>",
        "<p><a data-fig='no.such'>$9,100 a month</a></p>",
        "<p title='in 3 days'>soon</p>",
        "<svg><title>up 4 times</title></svg>",
        "<table><td data-point='self-host/1.0'>$1</td></table>",
        "<table><td data-prov='gpu.price'>as of 15 Jul 2026</td></table>",
      })
  void aFreeNumeralIsFound(String html) {
    assertThat(NumeralWalk.freeNumerals(Briefs.wrap(), Jsoup.parse(html))).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("briefs")
  void everyLinkLeadsToARow(Brief brief) {
    Document page = Jsoup.parse(Html.of(brief));
    Rendered.everyLinkLeadsToARow(page);
  }

  @Test
  void everyFigureHasARowThatSaysWhereItCameFrom() {
    Brief brief = Briefs.wrap();
    Document page = Jsoup.parse(Html.of(brief));
    for (String id : brief.figures().keySet()) {
      Element row = page.getElementById(Page.anchor(id));
      assertThat(row).as(id).isNotNull();
      assertThat(row == null ? "" : row.select("[data-prov]").text()).as(id).isNotBlank();
    }
    assertThat(page.select("#fig-gpu.price, [id=fig-gpu.price]").text()).contains("stale");
    assertThat(page.select("[id=fig-frontier.price]").text()).doesNotContain("stale");
    assertThat(page.select("a[data-fig=gpu.price] + sup").eachText())
        .isNotEmpty()
        .containsOnly("s");
    assertThat(page.select("a[data-fig=thumb.low] + sup").eachText())
        .isNotEmpty()
        .containsOnly("a");
  }

  @ParameterizedTest
  @MethodSource("briefs")
  void theSevenSectionsStandInOrder(Brief brief) {
    assertThat(Jsoup.parse(Html.of(brief)).select("main > section > h2").eachText())
        .containsExactly(
            brief.bottomLine().forced()
                ? "The bottom line · forced by a hard constraint, not by the bars"
                : "The bottom line",
            "The decision",
            "Key questions",
            "Recommended frameworks",
            "Decision criteria",
            "Sources to consult",
            "Next steps",
            "When to escalate",
            "The verdict",
            "Where each number comes from",
            "The record");
  }

  @Test
  void aForcedBuildSaysSo() {
    assertThat(Jsoup.parse(Html.of(Briefs.forced())).select(".bottom-line").text())
        .contains("forced by a hard constraint")
        .contains("Self-hosting becomes cheaper: never");
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
    String html = Html.of(Briefs.hostile(attack));
    Document page = Jsoup.parse(html);
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("img, iframe, object, embed, link, base, form")).isEmpty();
    assertThat(page.select("style")).hasSize(1);
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
    String html = Html.of(Briefs.wrap());
    assertThat(html).contains("default-src 'none'").doesNotContain("@import");
    assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("://");
    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(300_000);
  }

  @Test
  void aMissingFigureIsRefused() {
    Brief b = Briefs.wrap();
    TreeMap<String, dev.yourbrief.figure.Figure> figures = new TreeMap<>(b.figures());
    figures.remove("trial.win");
    Brief broken = Briefs.with(b, figures);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Html.of(broken))
        .withMessageContaining("'trial.win'");
  }

  @Test
  void fontsAreThoseShippedWithTheSources() throws IOException {
    Path fonts = Path.of(System.getProperty("yourbrief.root"), "publish/src/main/fonts");
    try (var files = Files.list(fonts)) {
      for (Path font : files.toList()) {
        assertThat(Html.styleSheet())
            .contains(Base64.getEncoder().encodeToString(Files.readAllBytes(font)));
      }
    }
    assertThat(Html.styleSheet().split("@font-face", -1)).hasSize(5);
  }

  @Test
  void aTableSaysItsPeriodOnceAndASentenceEndsOnce() {
    Document page = Jsoup.parse(Html.of(Briefs.wrap()));
    assertThat(page.select(".grid:has(thead th:first-child:matches( a month$)) td").eachText())
        .noneMatch(cell -> cell.startsWith("$") && cell.endsWith("a month"));
    assertThat(page.select(".steps p, .dates, .consult li, .coverage li").eachText())
        .isNotEmpty()
        .noneMatch(words -> words.contains("..") || words.contains(", because "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrap.html", "wrap.md", "wrap.json", "forced.md"})
  void isStillWhatWasApproved(String name) throws IOException {
    Brief brief = name.startsWith("wrap") ? Briefs.wrap() : Briefs.forced();
    String made =
        switch (name.substring(name.indexOf('.'))) {
          // Fonts and styles may change without the words changing.
          case ".html" -> Html.of(brief).replaceAll("(?s)<style>.*?</style>", "<style></style>");
          case ".md" -> Markdown.of(brief);
          default -> BriefJson.write(brief);
        };
    Approved.holds(name, made);
  }
}
