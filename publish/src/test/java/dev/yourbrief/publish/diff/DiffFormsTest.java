package dev.yourbrief.publish.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.publish.Approved;
import dev.yourbrief.publish.Briefs;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.Rendered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comparison as Markdown and as a page, as a reader's program shows them. */
class DiffFormsTest {

  private static final BriefDiff CHANGED = BriefDiff.of(Briefs.wrap(), Changed.now());

  @Test
  void theVerdictAndWhyStandOnTop() {
    Document page = Jsoup.parse(DiffHtml.of(CHANGED));
    assertThat(page.select("#verdict-words").text())
        .isEqualTo("The verdict turned from Keep wrapping the API to Build your own.");
    assertThat(page.select(".sentences p").first())
        .hasToString(
            "<p>Moat went from Unproven to Cleared; Economics went from Failed to Cleared.</p>");
    assertThat(page.select(".bars h3").eachText()).containsExactly("Moat", "Economics");
    assertThat(page.select(".bars .state").eachText())
        .containsExactly("Unproven", "Cleared", "Failed", "Cleared");
  }

  @Test
  void sectionsAreToldInOrderOfWeight() {
    assertThat(Jsoup.parse(DiffHtml.of(CHANGED)).select("h2").eachText())
        .containsExactly(
            "Figures it shows",
            "What was put in",
            "What it rests on",
            "Dates",
            "Escalation",
            "Questions",
            "Words");
  }

  @Test
  void figuresAreToldWithTheirOriginAndUnit() {
    String text = Jsoup.parse(DiffHtml.of(CHANGED)).text();
    assertThat(text)
        .contains("was assumed, is now given by Lead engineer")
        .contains("in another unit: not to be subtracted")
        .contains("+$33K (+360 %)")
        .contains("beyond both ranges")
        .contains("The playbook went from version 1.2 to 1.3.")
        .contains("The brief speaks from 28 Dec 2026, 35 days later. 1 date moved with it.")
        .contains("24 May 2027 → 1 Sep 2027, 100 days later");
  }

  @Test
  void wordsThatChangedAreMarkedForEyesAndEars() {
    Document page = Jsoup.parse(DiffHtml.of(CHANGED));
    assertThat(page.select("del").eachText()).contains("removed: waiting");
    assertThat(page.select("ins").eachText()).contains("added: hesitating");
    Document markdown = Rendered.markdown(DiffMarkdown.of(CHANGED));
    assertThat(markdown.select("del").eachText()).contains("waiting");
    assertThat(markdown.select("strong").eachText()).contains("hesitating");
  }

  @Test
  void nothingChangedIsOneSentence() {
    BriefDiff none = BriefDiff.of(Briefs.wrap(), Briefs.wrap());
    assertThat(Jsoup.parse(DiffHtml.of(none)).select("main").text()).endsWith("Nothing changed.");
    assertThat(DiffMarkdown.of(none)).endsWith("Nothing changed.\n");
  }

  @Test
  void briefsOfTwoDecisionsAreComparedAndThatIsSaid() {
    Draft other = new Draft(Briefs.forced());
    other.id = "something-else";
    String text = DiffMarkdown.of(BriefDiff.of(Briefs.wrap(), other.brief()));
    assertThat(text)
        .contains("**These are briefs of two decisions, ticket-triage and something-else.**")
        .contains("A hard constraint now forces it, whatever the bars say.");
  }

  @Test
  void everyNumberIsAFigureOfABriefOrTheirDifference() {
    Document page = Jsoup.parse(DiffHtml.of(CHANGED));
    page.select("style, meta").remove();
    String rest = page.text() + " " + String.join(" ", page.select("[title]").eachAttr("title"));
    for (String words : answered()) {
      rest = rest.replace(words, "");
    }
    assertThat(rest).doesNotContainPattern("\\d");
  }

  /** Whatever may hold a digit, the longest first. */
  private static List<String> answered() {
    List<String> words = new ArrayList<>();
    DiffWords said = new DiffWords(CHANGED);
    for (Page page : List.of(said.old(), said.now())) {
      for (Figure figure : page.ledger().figures().values()) {
        words.add(figure.label());
        for (Style style : Style.values()) {
          words.add(page.words(figure, style));
          words.add(page.words(figure, style).replaceFirst(" [^0-9(]*$", ""));
        }
      }
      words.add(page.brief().playbookVersion());
      page.brief().basis().inputs().forEach(file -> words.add(file.name()));
    }
    for (FigureChange.Sort sort : FigureChange.Sort.values()) {
      said.figures(sort).forEach(row -> words.addAll(List.of(row.by(), row.share())));
    }
    words.addAll(List.of("35 days later", "100 days later", "1 date", "1 figure", "2 figures"));
    words.removeIf(String::isBlank);
    words.sort((a, b) -> b.length() - a.length());
    return words;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style><script>alert(1)</script>",
        "{{7*7}} ${7*7} &lt;b&gt;",
        "\u202egnp.exe\u0000",
      })
  void whatPeopleWroteIsShownAndNeverRun(String attack) {
    for (BriefDiff diff : attacks(attack)) {
      Document page = Jsoup.parse(DiffHtml.of(diff));
      assertThat(page.select("script, img, iframe, object, link, base, form, a")).isEmpty();
      assertThat(page.select("style")).hasSize(1);
      for (Element element : page.getAllElements()) {
        for (Attribute attribute : element.attributes()) {
          assertThat(attribute.getKey()).doesNotStartWith("on");
        }
      }
      assertThat(page.select("h1").text()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b | c",
        "`code` and ``more``",
        "[link](javascript:alert)",
        "![image](x.png)",
        "# not a heading",
        "1. not a list",
        "> not a quote",
        "***not strong***",
        "~~not struck~~",
        "</details></summary>",
        "<script>alert(1)</script>",
        "two\nlines\n\n# and a heading",
        "back\\slash \\| pipe\\",
        "@everyone #1 https://x.example",
      })
  void markdownShowsWhatPeopleWroteAsTheyWroteIt(String attack) {
    for (BriefDiff diff : attacks(attack)) {
      Document page = Rendered.markdown(DiffMarkdown.of(diff));
      assertThat(page.select("a, img, script, blockquote, code, h1, h2, h4")).isEmpty();
      assertThat(page.select("h3")).hasSize(1);
      for (Element table : page.select("table")) {
        int columns = table.select("thead th").size();
        table.select("tbody tr").forEach(row -> assertThat(row.select("td")).hasSize(columns));
      }
      long open = DiffMarkdown.of(diff).lines().filter(l -> l.startsWith("<details>")).count();
      assertThat(page.select("details")).hasSize((int) open);
      assertThat(page.select("details details")).isEmpty();
    }
  }

  private static List<BriefDiff> attacks(String attack) {
    return List.of(
        BriefDiff.of(Briefs.wrap(), Briefs.hostile(attack)),
        BriefDiff.of(Briefs.hostile(attack), Briefs.wrap()),
        BriefDiff.of(Briefs.hostile(attack), Briefs.hostile(attack + " again")));
  }

  @Test
  void aCommentIsNeverTooLong() {
    Draft draft = new Draft(Briefs.wrap());
    for (int i = 0; i < 3_000; i++) {
      draft.counterCase.add(Text.name("paragraph " + i + " *****".repeat(i % 40)));
    }
    draft.counterCase.add(Text.name("*".repeat(100_000)));
    draft.title = Text.name("*".repeat(100_000));
    Brief now = draft.brief();
    String markdown = DiffMarkdown.of(BriefDiff.of(Briefs.wrap(), now));
    assertThat(markdown).hasSizeLessThan(60_000).containsPattern("[0-9,]+ more changes do not fit");
    assertThat(Rendered.markdown(markdown).select("details details")).isEmpty();
  }

  @Test
  void thePageAsksNothingOfTheNetwork() {
    String html = DiffHtml.of(CHANGED);
    assertThat(html).contains("default-src 'none'").doesNotContain("@import");
    assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("://");
    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(260_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"diff.html", "diff.md"})
  void isStillWhatWasApproved(String name) throws IOException {
    String made =
        name.endsWith(".html")
            ? DiffHtml.of(CHANGED).replaceAll("(?s)<style>.*?</style>", "<style></style>")
            : DiffMarkdown.of(CHANGED);
    Approved.holds(name, made);
  }
}
