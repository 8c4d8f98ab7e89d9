package dev.yourbrief.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a decision's words hold, a reader sees them as words. */
class UntrustedWordsTest extends InBrowser {

  private static final String TITLE =
      "</title></style><script>window.taken=1</script> \" onmouseover=\"window.taken=2";
  private static final String MOAT =
      "<img src=x onerror=window.taken=3> [a](javascript:window.taken=4) **bold** {{7*7}}";
  private static final String LEAD =
      "<svg onload=window.taken=5><a href='javascript:window.taken=6'>";
  private static final String FILE = "<iframe srcdoc='&lt;script&gt;'>.csv";

  @Test
  void areShownAsTheyAre(@TempDir Path folder) throws IOException {
    Path decision = Command.copy("document-extraction", folder.resolve("decision"));
    Path yaml = decision.resolve("decision.yaml");
    String text = Files.readString(yaml);
    String changed =
        text.replaceFirst("(?m)^title:.*$", quoted("title: ", TITLE))
            .replaceFirst("(?m)^  lead:.*$", quoted("  lead: ", LEAD))
            .replaceFirst("(?m)^  moatSentence:.*$", quoted("  moatSentence: ", MOAT));
    Files.writeString(yaml, changed);
    try (var bills = Files.list(decision.resolve("bills"))) {
      Path bill =
          bills.filter(f -> f.toString().endsWith(".csv")).sorted().findFirst().orElseThrow();
      Files.move(bill, bill.resolveSibling(FILE));
    }

    Browser browser = browser().open(Command.brief(decision));
    assertThat(browser.text("return document.querySelector('h1').innerText")).isEqualTo(TITLE);
    assertThat(browser.text("return document.title")).isEqualTo(TITLE);
    String words = browser.text("return document.body.innerText");
    assertThat(words).contains(MOAT, LEAD, FILE);
    assertThat(browser.text("return '' + window.taken")).isIn("undefined", "null");
    assertThat(
            browser.list(
                """
                return [...document.querySelectorAll('img, iframe, [onerror], [onload], [onmouseover]')]
                  .concat([...document.querySelectorAll('[href]')]
                    .filter(e => !e.getAttribute('href').startsWith('#')))
                  .map(e => e.outerHTML);
                """))
        .isEmpty();
    assertThat(browser.text("return '' + document.scripts.length")).isEqualTo("1");
    assertThat(browser.complaints()).isEmpty();
  }

  /** A YAML line with the words in single quotes, as a replacement of a regular expression. */
  private static String quoted(String key, String words) {
    return java.util.regex.Matcher.quoteReplacement(key + "'" + words.replace("'", "''") + "'");
  }
}
