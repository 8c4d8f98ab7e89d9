package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

  @Test
  void holdsWhatThePageHolds() {
    String text = Rendered.markdown(Markdown.of(Briefs.wrap())).text();
    assertThat(text)
        .contains(
            "Keep wrapping the API.",
            "$58K (41K–75K) a month",
            "8.3 (4.9–16) billion tokens a month",
            "$50K a month (assumed)",
            "$2.95 a GPU-hour (stale)",
            "1. The decision".substring(3),
            "yourbrief verify brief.json");
  }

  @Test
  void everyTableHasItsColumns() {
    Document page = Rendered.markdown(Markdown.of(Briefs.wrap()));
    assertThat(page.select("table").size()).isGreaterThan(8);
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
        "1. not a list",
        "42) not a list",
        "- not a list",
        "+ not a list",
        "> not a quote",
        "***not strong***",
        "_not_ __strong__",
        "<script>alert(1)</script>",
        "&amp; &lt;",
        "two\nlines\n\n# and a heading",
        "=====",
        "---",
        "~~~",
        "```",
        "back\\slash \\| pipe",
        "$x$ and $$y$$",
      })
  void whatPeopleWroteIsShownAsTheyWroteIt(String words) {
    Document page = Rendered.markdown(Markdown.of(Briefs.hostile(words)));
    String shown = words.replaceAll("\\s+", " ").strip();
    assertThat(page.select("h1").text()).isEqualTo(shown + shown + " (assumed)");
    assertThat(page.select("table").first()).isNotNull();
    assertThat(page.select("table").get(0).select("td").first()).isNotNull();
    assertThat(page.select("table").get(0).select("tbody td").eachText())
        .containsExactly(shown, "● Cleared", shown);
    assertThat(
            page.select("a, img, script, em, del, blockquote").stream()
                .filter(e -> !e.text().equals("low to high")))
        .isEmpty();
  }
}
