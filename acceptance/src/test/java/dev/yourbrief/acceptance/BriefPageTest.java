package dev.yourbrief.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The brief of every example, as its reader meets it. */
class BriefPageTest extends InBrowser {

  private static final String WRAP = "support-assistant";
  private static final String BUILD = "document-extraction";
  private static final String FORCED = "clinic-notes";

  /** The width between the margins of A4, in CSS pixels: 178 mm. */
  private static final int PAPER = 673;

  private static final Map<String, Path> PAGES = new TreeMap<>();

  /** Shared by the scripts: every text node that is rendered, and the element it stands in. */
  private static final String TEXTS =
      """
      const texts = [];
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const at = walk.currentNode.parentElement;
        if (walk.currentNode.data.trim() && !at.closest('script, style')) {
          texts.push({ words: walk.currentNode.data.trim(), at: at });
        }
      }
      """;

  @BeforeAll
  static void makeBriefs(@TempDir Path folder) {
    for (String example : List.of(WRAP, BUILD, FORCED)) {
      PAGES.put(example, Command.brief(Command.copy(example, folder.resolve(example))));
    }
  }

  /** Where each chart stands that is rendered. */
  private static final String CHARTS =
      """
      return [...document.querySelectorAll('svg[role=img]')].filter(e => e.checkVisibility())
        .map(e => e.closest('.memo') ? 'memo' : 'page');
      """;

  private static Path page(String example) {
    return PAGES.getOrDefault(example, Path.of("missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {WRAP, BUILD, FORCED})
  void nothingHasToBeScrolledSideways(String example) {
    for (int width : new int[] {375, 1280}) {
      Browser browser = browser().width(width).open(page(example));
      assertThat(browser.text("return '' + document.documentElement.scrollWidth"))
          .as("the width of the page in a window of " + width)
          .isEqualTo(String.valueOf(width));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {WRAP, BUILD, FORCED})
  void nothingIsAskedOfTheNetworkAndNothingIsComplainedOf(String example) {
    Browser browser = browser().open(page(example));
    browser.ask("return document.fonts.ready.then(() => true)");
    assertThat(browser.list("return performance.getEntriesByType('resource').map(e => e.name)"))
        .allMatch(address -> address.startsWith("data:"));
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(address ->
            address.startsWith("data:") || address.equals(page(example).toUri().toString()));
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.text("return '' + document.fonts.check('16px \"Brief Serif\"')"))
        .isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {WRAP, BUILD, FORCED})
  void everyNumberLinksToItsRow(String example) {
    Browser browser = browser().open(page(example));
    assertThat(
            browser.list(
                """
                return [...document.querySelectorAll('a[data-fig]')].filter(a => {
                  const row = document.getElementById(decodeURIComponent(a.hash.slice(1)));
                  return !row || !row.closest('#ledger')
                    || row.querySelector('td.value').dataset.fig !== a.dataset.fig;
                }).map(a => a.outerHTML)
                """))
        .isEmpty();
    assertThat(browser.text("return '' + (document.querySelectorAll('a[data-fig]').length > 20)"))
        .isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {WRAP, BUILD, FORCED})
  void noNumeralIsFree(String example) {
    Browser browser = browser().open(page(example));
    assertThat(
            browser.list(
                TEXTS
                    + """
                    const known = new Set(
                      [...document.querySelectorAll('#ledger td.value')].map(td => td.dataset.fig));
                    return texts.filter(t => {
                      if (!/\\p{Nd}/u.test(t.words)) return false;
                      const owner = t.at.closest(
                        '[data-fig], [data-name], [data-prov], [data-axis], [data-point]');
                      if (!owner) return true;
                      const ids = owner.dataset.fig;
                      return ids !== undefined && owner.dataset.name === undefined
                        && !known.has(ids) && !ids.split(' ').every(id => known.has(id));
                    }).map(t => t.words);
                    """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {WRAP, BUILD, FORCED})
  void chartReadsOutItsValues(String example) {
    Browser browser = browser().open(page(example));
    String shown =
        "const r = document.querySelector('.readout'); return r.hidden ? '' : r.innerText";
    assertThat(browser.text(shown)).isEmpty();
    List<?> middle =
        (List<?>)
            java.util.Objects.requireNonNull(
                browser.ask(
                    """
                    const columns = document.querySelectorAll('svg.wide .column');
                    const column = columns[columns.length >> 1];
                    column.scrollIntoView({ block: 'center' });
                    const box = column.getBoundingClientRect();
                    return [box.x + box.width / 2, box.y + box.height / 2];
                    """));
    browser.point(middle.getFirst(), middle.getLast());
    String hovered = browser.text(shown);
    assertThat(hovered).contains("tokens a month", "Self-host: $", "Rent frontier: $");
    browser.point(1, 1);
    assertThat(browser.text(shown)).as("after the pointer left").isEmpty();

    browser.ask("document.querySelector('svg.wide').focus()");
    browser.press("ArrowRight");
    assertThat(browser.text(shown)).contains("tokens a month").isNotEqualTo(hovered);
  }

  @ParameterizedTest
  @ValueSource(strings = {WRAP, BUILD, FORCED})
  void allWordsStandOutFromThePaper(String example) {
    for (String scheme : List.of("light", "dark")) {
      Browser browser = browser().medium("screen", scheme).open(page(example));
      browser.ask("document.querySelectorAll('details').forEach(d => { d.open = true; })");
      assertThat(
              browser.list(
                  TEXTS
                      + """
                      const parse = c => c.match(/[\\d.]+/g).slice(0, 3).map(Number);
                      const light = c => parse(c).map(v => v / 255)
                        .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                        .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
                      const paper = light(getComputedStyle(document.body).backgroundColor);
                      return texts.map(t => {
                        const style = getComputedStyle(t.at);
                        const svg = t.at instanceof SVGElement;
                        const ink = light(svg ? style.fill : style.color);
                        const ratio = (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
                        return { ratio, words: t.words, skip: t.at.closest('title, desc') || !t.at.checkVisibility() };
                      }).filter(t => !t.skip && t.ratio < 4.5).map(t => t.ratio + ' ' + t.words);
                      """))
          .as("words in " + scheme + " with a contrast under 4.5")
          .isEmpty();
    }
    assertThat(browser().medium("screen", "dark").text(BACKGROUND))
        .as("dark paper")
        .isNotEqualTo(browser().medium("screen", "light").text(BACKGROUND));
  }

  private static final String BACKGROUND = "return getComputedStyle(document.body).backgroundColor";

  @ParameterizedTest
  @ValueSource(strings = {WRAP, BUILD, FORCED})
  void withoutScriptsThePageShowsTheSame(String example) {
    String words = "return document.body.innerText";
    String with = browser().open(page(example)).text(words);
    Browser without = browser().scripts(false).open(page(example));
    assertThat(without.text(words)).isEqualTo(with);
    assertThat(
            without.text(
                "return '' + !document.querySelector('svg.wide').hasAttribute('tabindex')"))
        .as("the page's script did not run")
        .isEqualTo("true");
    assertThat(without.text("return document.querySelector('svg.wide .column title').textContent"))
        .contains("Self-host: $");
    without.scripts(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {WRAP, BUILD, FORCED})
  void nothingIsWiderThanThePaper(String example) {
    Browser browser = browser().width(PAPER).medium("print", "light").open(page(example));
    assertThat(
            browser.list(
                """
                return [...document.querySelectorAll('body *')]
                  .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                  .map(e => e.tagName + '.' + e.getAttribute('class') + ' '
                    + e.getBoundingClientRect().right + ' ' + e.textContent.slice(0, 60));
                """))
        .isEmpty();
    assertThat(browser.list(CHARTS)).as("the charts on paper").hasSize(1).allMatch("memo"::equals);
  }
}
