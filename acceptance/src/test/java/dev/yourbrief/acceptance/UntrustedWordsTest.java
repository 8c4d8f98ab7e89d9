package dev.yourbrief.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a decision's words hold, a reader sees them as words. */
class UntrustedWordsTest extends InBrowser {

  @Test
  void areShownAsTheyAre(@TempDir Path folder) {
    Browser browser = browser().open(Hostile.brief(folder.resolve("decision")));
    assertThat(browser.text("return document.querySelector('h1').innerText"))
        .isEqualTo(Hostile.TITLE);
    assertThat(browser.text("return document.title")).isEqualTo(Hostile.TITLE);
    String words = browser.text("return document.body.innerText");
    assertThat(words).contains(Hostile.MOAT, Hostile.LEAD, Hostile.FILE);
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
}
