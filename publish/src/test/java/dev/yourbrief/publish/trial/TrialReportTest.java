package dev.yourbrief.publish.trial;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.publish.Approved;
import dev.yourbrief.publish.Rendered;
import dev.yourbrief.trial.TrialResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A trial's report as a page and as Markdown, as a reader's program shows them. */
class TrialReportTest {

  private static Document page(TrialResult result) {
    return Jsoup.parse(TrialReport.html(result));
  }

  private static Document markdown(TrialResult result) {
    return Rendered.markdown(TrialReport.markdown(result));
  }

  /** With ordinary spaces, as a reader sees them. */
  private static String text(Element element) {
    return element.text().replace('\u00a0', ' ');
  }

  static List<TrialResult> trials() {
    return Trials.all();
  }

  @Test
  void theVerdictItsNumbersAndItsFirstReasonStandOnTop() {
    Document page = page(Trials.win());
    TrialResult win = Trials.win();
    assertThat(page.select(".stamp").text()).isEqualTo("WIN");
    assertThat(page.select("#found").text())
        .isEqualTo("fine-tuned 4B beats prompt and retrieval by more than the margin.");
    assertThat(text(page.expectFirst(".measure")))
        .isEqualTo("+8.2 points +5.1 to +11.3 points (the paired t interval, 95 %)");
    assertThat(text(page.expectFirst(".bottom-line")))
        .contains(Numbers.sentence(win.finding().reasons().getFirst()))
        .contains("Margin 2.0 points")
        .contains("Plan 9f2c41d7ab03, locked on 20 Nov 2026")
        .contains("Opened never opened")
        .contains("Cases 1,034 paired cases, drawn one by one")
        .contains("Decided on all cases");
  }

  @Test
  void sectionsGoFromTheVerdictToTheMethods() {
    assertThat(page(Trials.win()).select("h2").eachText())
        .containsExactly(
            "The verdict",
            "Why",
            "Every arm",
            "Every interval and test",
            "Power",
            "Leaks",
            "Slices",
            "Judges",
            "Notes",
            "Spending",
            "The lock",
            "How it was computed",
            "The charts in numbers");
  }

  @Test
  void eachVerdictSaysWhatItMeans() {
    assertThat(page(Trials.lose()).select("#found").text())
        .isEqualTo("fine-tuned 4B is measurably worse than prompt and retrieval.");
    assertThat(page(Trials.inconclusive()).select("#found").text())
        .isEqualTo(
            "Whether fine-tuned 4B beats prompt and retrieval cannot be told from these"
                + " cases.");
    assertThat(page(Trials.invalid()).select("#found").text())
        .isEqualTo("This trial tells nothing of fine-tuned 4B and prompt and retrieval.");
    assertThat(page(Trials.invalid()).select(".bottom-line .caution").text())
        .isEqualTo("The numbers below help to find the fault. They decide nothing.");
  }

  @Test
  void faultsComeFirstAndSayTheirKind() {
    Document page = page(Trials.invalid());
    assertThat(page.select("#why .grouped").eachText())
        .containsExactly("What is wrong with the trial");
    assertThat(page.select("#why .state").eachText()).containsExactly("Leak", "Weak baseline");
    assertThat(page.select("#why li p").getLast().text()).contains("(−0.2 to +6.2 points)");
  }

  @Test
  void everyReasonIsTold() {
    for (TrialResult result : Trials.all()) {
      String why = text(page(result).expectFirst("#why"));
      result
          .contests()
          .forEach(c ->
              c.ruling()
                  .reasons()
                  .forEach(r ->
                      assertThat(why)
                          .contains(Numbers.sentence(r.sentence()).replace('\u00a0', ' '))));
    }
  }

  @Test
  void unlocksAreProminentAndStandInTheLog() {
    Document page = page(Trials.inconclusive());
    assertThat(page.select(".bottom-line .warnings").text())
        .contains("The lock was opened 2 times before this result")
        .contains("The prompt named a label that no longer exists");
    assertThat(page.select("#lock tbody tr")).hasSize(5);
    assertThat(page.select("#lock td.strong").eachText()).containsExactly("Unlocked", "Unlocked");
    assertThat(page(Trials.win()).select(".warnings")).isEmpty();
  }

  @Test
  void everyArmIsInTheForestAndCheapOnesStandApart() {
    Document page = page(Trials.win());
    Element wide = page.expectFirst("#figure-forest svg.wide");
    assertThat(wide.select("[data-name]").eachAttr("data-name"))
        .contains("fine-tuned 4B", "prompt alone", "most common answer", "trained head");
    assertThat(wide.select("text").eachText())
        .contains("cheap arms, which are always there", "no difference", "margin +2.0");
    assertThat(wide.select("circle.own")).hasSize(1);
    assertThat(wide.select("circle.cheap")).hasSize(2);
    // The most common answer lies far beyond the picture: an arrow, and no dot in a wrong place.
    assertThat(wide.select("path.away")).hasSize(1);
    assertThat(page.select("#figure-forest .data tbody tr")).hasSize(5);
  }

  @Test
  void whatIsUnknownIsNeverNothing() {
    String arms = page(Trials.inconclusive()).select("#arms").text();
    assertThat(arms).contains("$4.12 + 7 unknown").contains("$4.12 + 212 unknown");
    assertThat(page(Trials.inconclusive()).select("#spending").text())
        .contains("$12.35, as far as known");
    Element other =
        requireNonNull(page(Trials.win()).select("#arms .data").last()).select("tr").get(3);
    assertThat(other.text()).startsWith("prompt alone unknown");
  }

  @Test
  void everyIntervalAndTestIsShownAndTheRegisteredOneMarked() {
    Document page = page(Trials.inconclusive());
    assertThat(page.select("#tests tbody th").eachText())
        .contains(
            "Normal interval of single cases",
            "Paired t interval",
            "Clustered t interval the verdict rests on it",
            "Bootstrap's BCa interval",
            "Score interval",
            "Exact McNemar test",
            "Mid-p McNemar test",
            "Sign-flip test",
            "Clustered t test the verdict rests on it");
    assertThat(page.select("#tests").text())
        .contains("Cases were drawn in 20 clusters", "Design effect", "Correlation");
    long cases =
        Trials.inconclusive().contests().getFirst().ruling().comparison().orElseThrow().n();
    long counted =
        page.select("#tests .data").get(2).select("td").stream()
            .mapToLong(td -> Long.parseLong(td.text().replace(",", "")))
            .sum();
    assertThat(counted).isEqualTo(cases);
  }

  @Test
  void powerSaysWhatCouldHaveBeenMissed() {
    String power = text(page(Trials.inconclusive()).expectFirst("#power"));
    assertThat(power)
        .contains("more than the margin of 2.0 points")
        .contains("Not powered")
        .contains("To find the margin would need about");
    assertThat(page(Trials.win()).select("#figure-power svg.wide text").eachText())
        .contains("margin 2.0 points", "seen +8.2 points");
    assertThat(page(Trials.tied()).select("#power").text())
        .contains("the differences have no spread");
  }

  @Test
  void leaksAreCountedAndTheResultIsShownWithAndWithoutThem() {
    Document clean = page(Trials.inconclusive());
    assertThat(clean.select("#leaks .data").get(1).select("tbody th").eachText())
        .containsExactly("All cases", "Those without a twin decides");
    assertThat(clean.select("#leaks .data").get(1).select("tbody tr td:nth-child(2)").eachText())
        .containsExactly("240", "212");
    Document full = page(Trials.win());
    assertThat(full.select("#leaks .data").get(1).select("tbody th").eachText())
        .containsExactly("All cases decides", "Those without a twin");
    assertThat(page(Trials.several()).select("#leaks").text())
        .contains("Nobody looked for test cases in the training data");
  }

  @Test
  void slicesThatAreNotComparedSayWhy() {
    TrialResult few = Trials.inconclusive();
    assertThat(page(few).select("#slices").text())
        .contains("rare not compared: 3 cases; 10 are the least.");
    assertThat(page(few).select("#figure-slice1 svg.wide [data-name]").eachAttr("data-name"))
        .doesNotContain("rare")
        .contains("fraud & loss");
  }

  @Test
  void severalCandidatesStandSideBySideAndManyInATable() {
    Document several = page(Trials.several());
    assertThat(several.select(".bottom-line .bars h3").eachText())
        .containsExactly("fine-tuned 4B", "fine-tuned 1B", "few-shot 70B");
    Document forty = page(Trials.forty());
    assertThat(forty.select(".bottom-line .data tbody tr")).hasSize(36);
    assertThat(forty.select("#why details")).hasSize(35);
  }

  @Test
  void withoutAnyCaseNothingIsShownAsIfItWereMeasured() {
    Document page = page(Trials.empty());
    assertThat(page.select(".measure, figure")).isEmpty();
    assertThat(page.select(".bottom-line").text())
        .contains("INVALID", "not compared", "0 paired cases; two are the least.");
    assertThat(page.select("#tests").text()).contains("nothing to compute");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("trials")
  void everyPageIsWhole(TrialResult result) {
    String html = TrialReport.html(result);
    Document page = Jsoup.parse(html);
    assertThat(page.text()).doesNotContain("NaN", "Infinity", "Optional", "null");
    assertThat(page.select("svg").outerHtml()).doesNotContain("NaN", "Infinity");
    assertThat(html).doesNotContain("@import");
    assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("://");
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    for (Element labelled : page.select("[aria-labelledby]")) {
      assertThat(ids).contains(labelled.attr("aria-labelledby").split(" ", -1));
    }
    assertThat(page.select(".scroll").stream().allMatch(s -> s.attr("tabindex").equals("0")))
        .isTrue();
    for (Element table : page.select("table")) {
      int columns = table.select("thead th").size();
      for (Element row : table.select("tbody tr")) {
        assertThat(row.select("th, td")).hasSize(columns);
      }
    }
    for (Element svg : page.select("svg.crossover[role=img]")) {
      assertThat(svg.select("title").first()).isNotNull();
      assertThat(svg.select("desc").text()).isNotBlank();
    }
    assertThat(page.select("h1")).hasSize(1);
    int level = 1;
    for (Element heading : page.select("h1, h2, h3, h4")) {
      int now = heading.tagName().charAt(1) - '0';
      assertThat(now).as(heading.text()).isLessThanOrEqualTo(level + 1);
      level = now;
    }
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("trials")
  void everyTableOfTheMarkdownHasItsColumns(TrialResult result) {
    Document page = markdown(result);
    assertThat(page.text()).doesNotContain("NaN", "Infinity");
    for (Element table : page.select("table")) {
      int columns = table.select("thead th").size();
      for (Element row : table.select("tbody tr")) {
        assertThat(row.select("td")).hasSize(columns);
      }
    }
  }

  @Test
  void noWordRunsOutOfItsDrawing() {
    for (Element text : page(Trials.forty()).select("svg.crossover text")) {
      double width =
          Double.parseDouble(requireNonNull(text.closest("svg")).attr("viewBox").split(" ", -1)[2]);
      double long_ = dev.yourbrief.publish.Labels.width(text.text(), 12);
      double x = Double.parseDouble(text.attr("x"));
      double left = text.hasClass("end") ? x - long_ : text.hasClass("mid") ? x - long_ / 2 : x;
      assertThat(left).as(text.text()).isGreaterThan(-8);
      assertThat(left + long_).as(text.text()).isLessThan(width + 8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style><script>alert(1)</script>",
        "</title></svg><svg onload=alert(1)>",
        "]]><svg onload=alert(1)>",
        "{{7*7}} ${7*7} &lt;b&gt; @if(true)",
        "\u202egnp.exe\u0000",
      })
  void whatPeopleWroteIsShownAndNeverRun(String attack) {
    Document page = page(Trials.worded(attack));
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("style")).hasSize(1);
    assertThat(page.select("img, iframe, object, embed, link, base, form, a")).isEmpty();
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey()).doesNotStartWith("on");
      }
    }
    assertThat(page.select("h1").text()).isNotBlank();
    assertThat(page.select("#figure-forest svg")).hasSize(2);
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
        "1. no list",
      })
  void theMarkdownShowsWhatPeopleWrote(String words) {
    TrialResult result = Trials.worded(words);
    Document page = markdown(result);
    String shown = words.replaceAll("\\s+", " ").strip();
    assertThat(page.select("h1").text()).isEqualTo(shown);
    assertThat(page.select("h1 + p").text()).isEqualTo(shown);
    assertThat(page.select("a, img, script, code, pre, ol, blockquote")).isEmpty();
    assertThat(page.select("table").size())
        .isEqualTo(markdown(Trials.worded("x")).select("table").size());
  }

  @Test
  void theMarkdownSaysTheSame() {
    String text = text(markdown(Trials.inconclusive()));
    assertThat(text)
        .contains("INCONCLUSIVE: Whether fine-tuned 4B beats prompt and retrieval")
        .contains("The lock was opened 2 times before this result:")
        .contains("Not powered.")
        .contains("Clustered t interval (the verdict rests on it)")
        .contains("arXiv 2411.00640");
  }

  @Test
  void theSameResultGivesTheSameBytes() {
    assertThat(TrialReport.html(Trials.several())).isEqualTo(TrialReport.html(Trials.several()));
    assertThat(TrialReport.html(Trials.win()).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(300_000);
  }

  @Test
  void isStillWhatWasApproved() throws IOException {
    Approved.holds("trial-win.html", withoutStyle(Trials.win()));
    Approved.holds("trial-win.md", TrialReport.markdown(Trials.win()));
    Approved.holds("trial-inconclusive.html", withoutStyle(Trials.inconclusive()));
    Approved.holds("trial-inconclusive.md", TrialReport.markdown(Trials.inconclusive()));
  }

  /** Fonts and styles may change without the words changing. */
  private static String withoutStyle(TrialResult result) {
    return TrialReport.html(result).replaceAll("(?s)<style>.*?</style>", "<style></style>");
  }
}
