package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

  private static Document render(String markdown) {
    var extensions = List.of(TablesExtension.create());
    Parser parser = Parser.builder().extensions(extensions).build();
    return Jsoup.parse(
        HtmlRenderer.builder().extensions(extensions).build().render(parser.parse(markdown)));
  }

  @Test
  void holdsWhatThePageHolds() {
    String text = render(Markdown.of(Briefs.wrap())).text();
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
    Document page = render(Markdown.of(Briefs.wrap()));
    assertThat(page.select("table").size()).isGreaterThan(8);
    for (Element table : page.select("table")) {
      int columns = table.select("thead th").size();
      for (Element row : table.select("tbody tr")) {
        assertThat(row.select("td")).hasSize(columns);
      }
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
    Document page = render(Markdown.of(Briefs.hostile(words)));
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
