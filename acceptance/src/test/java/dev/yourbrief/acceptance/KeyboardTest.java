package dev.yourbrief.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything a pointer can do, keys can do. */
class KeyboardTest extends InBrowser {

  private static final String READOUT =
      "const r = document.querySelector('.readout'); return r.hidden ? '' : r.innerText";

  /** Notes what gets the focus, and whether a reader can see that it has it. */
  private static final String WATCH =
      """
      window.reached = [];
      window.unseen = [];
      document.addEventListener('focusin', e => {
        window.reached.push(e.target);
        const style = getComputedStyle(e.target);
        if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) {
          window.unseen.push(e.target.outerHTML.slice(0, 80));
        }
      });
      """;

  /** What can be worked with and is to be seen, in the order it is read in. */
  private static final String STOPS =
      """
      const stops = [...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
        .filter(e => e.checkVisibility());
      """;

  private static Pages pages = new Pages(Path.of("missing"));

  @BeforeAll
  static void setFolder(@TempDir Path folder) {
    pages = new Pages(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {Pages.WRAP, Pages.REPORT})
  void theFocusGoesThroughThePageInReadingOrderAndIsSeen(String name) {
    Browser browser = browser().open(pages.of(name));
    browser.ask(WATCH);
    int stops = Integer.parseInt(browser.text(STOPS + "return '' + stops.length"));
    for (int i = 0; i < stops; i++) {
      browser.tab();
    }
    assertThat(
            browser.list(
                STOPS
                    + """
                    return stops.filter((e, i) => e !== window.reached[i])
                      .map(e => e.outerHTML.slice(0, 80));
                    """))
        .as("what is not reached when it should be")
        .isEmpty();
    assertThat(browser.list("return window.unseen")).as("reached, but not seen to be").isEmpty();
    assertThat(browser.list("return window.reached.map(e => e.tagName.toLowerCase())"))
        .contains("a", "summary", "svg");
  }

  @ParameterizedTest
  @ValueSource(strings = {Pages.WRAP, Pages.BUILD, Pages.FORCED, Pages.REPORT})
  void theChartIsReadOutByArrowsAndEscapeEndsIt(String name) {
    Browser browser = browser().open(pages.of(name));
    browser.ask("document.querySelector('svg.wide').focus()");
    assertThat(browser.text(READOUT)).as("before a key").isEmpty();
    browser.press("ArrowRight");
    String first = spoken(browser);
    assertThat(first).contains("$");
    browser.press("ArrowRight");
    assertThat(browser.text(READOUT)).isNotEmpty().isNotEqualTo(first);
    browser.press("ArrowLeft");
    assertThat(browser.text(READOUT)).isEqualTo(first);
    browser.press("End");
    String last = browser.text(READOUT);
    assertThat(last).isNotEqualTo(first);
    browser.press("ArrowRight");
    assertThat(browser.text(READOUT)).as("beyond the last").isEqualTo(last);
    browser.press("Home");
    assertThat(browser.text(READOUT)).isEqualTo(first);
    assertThat(browser.text("return document.querySelector('.readout').ariaLive"))
        .as("what a screen reader is told")
        .isEqualTo("polite");
    browser.press("Escape");
    assertThat(browser.text(READOUT)).as("after Escape").isEmpty();
    browser.press("ArrowRight");
    browser.tab();
    assertThat(browser.text(READOUT)).as("after the focus went on").isEmpty();
  }

  /** What is read out after the first key, which a busy machine may take a moment to handle. */
  private static String spoken(Browser browser) {
    String text = browser.text(READOUT);
    for (int i = 0; i < 40 && text.isEmpty(); i++) {
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
      text = browser.text(READOUT);
    }
    return text;
  }

  @ParameterizedTest
  @ValueSource(strings = {Pages.WRAP, Pages.REPORT})
  void escapeEndsWhatAPointerBegan(String name) {
    Browser browser = browser().open(pages.of(name));
    List<?> middle =
        (List<?>)
            java.util.Objects.requireNonNull(
                browser.ask(
                    """
                    const columns = document.querySelector('svg.wide').querySelectorAll('.column');
                    const column = columns[columns.length >> 1];
                    column.scrollIntoView({ block: 'center' });
                    const box = column.getBoundingClientRect();
                    return [box.x + box.width / 2, box.y + box.height / 2];
                    """));
    browser.point(middle.getFirst(), middle.getLast());
    assertThat(browser.text(READOUT)).contains("$");
    browser.press("Escape");
    assertThat(browser.text(READOUT)).isEmpty();
    browser.point(1, 1);
  }
}
