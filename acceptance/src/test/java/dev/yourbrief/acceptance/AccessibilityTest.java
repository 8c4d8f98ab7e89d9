package dev.yourbrief.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page can be read by everyone: in a reader's own colours, at any size, by any device. */
class AccessibilityTest extends InBrowser {

  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;

  private static Pages pages = new Pages(Path.of("missing"));

  @BeforeAll
  static void setFolder(@TempDir Path folder) {
    pages = new Pages(folder);
  }

  static List<String> names() {
    return Pages.ALL;
  }

  record Sight(String page, int width, String scheme) {}

  static Stream<Sight> sights() {
    return Pages.ALL.stream()
        .flatMap(page ->
            Stream.of(DESKTOP, PHONE)
                .flatMap(width ->
                    Stream.of("light", "dark").map(scheme -> new Sight(page, width, scheme))));
  }

  @ParameterizedTest
  @MethodSource("sights")
  void noRuleOfAccessibilityIsBroken(Sight sight) {
    Browser browser =
        browser().width(sight.width).medium("screen", sight.scheme).open(pages.of(sight.page));
    assertThat(Axe.violations(browser)).as("%s", sight).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void headingsSkipNoLevelAndThePageSaysItsLanguage(String name) {
    Browser browser = browser().open(pages.of(name));
    assertThat(
            browser.list(
                """
                const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
                  .filter(h => h.checkVisibility());
                const level = h => Number(h.tagName[1]);
                return headings
                  .filter((h, i) => level(h) > (i ? level(headings[i - 1]) + 1 : 1))
                  .map(h => h.tagName + ' ' + h.innerText);
                """))
        .isEmpty();
    assertThat(
            browser.text(
                "return '' + [...document.querySelectorAll('h1')].filter(h =>"
                    + " h.checkVisibility()).length"))
        .isEqualTo("1");
    assertThat(browser.text("return document.documentElement.lang")).isEqualTo("en");
  }

  /**
   * Four times the size in a window of 1280 is 320 wide, twice is 640: <a
   * href="https://www.w3.org/TR/WCAG22/#reflow">reflow</a>. A wide table may scroll in a region of
   * its own.
   */
  @ParameterizedTest
  @MethodSource("names")
  void enlargedItIsReadWithoutScrollingSideways(String name) {
    for (int width : new int[] {640, 320}) {
      Browser browser = browser().width(width).open(pages.of(name));
      browser.ask("document.querySelectorAll('details').forEach(d => { d.open = true; })");
      assertThat(browser.text("return '' + document.documentElement.scrollWidth"))
          .as("the width of %s in a window of %d", name, width)
          .isEqualTo(String.valueOf(width));
      assertThat(
              browser.list(
                  """
                  return [...document.querySelectorAll('main *:not(.scroll *):not(.unseen)')]
                    .filter(e => !e.closest('svg') || e.matches('svg'))
                    .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                    .map(e => e.tagName + '.' + e.getAttribute('class') + ' '
                      + e.getBoundingClientRect().right + ' ' + e.textContent.slice(0, 60));
                  """))
          .as("what leaves %s in a window of %d", name, width)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingMovesWhateverTheReaderPrefers(String name) {
    assertThat(
            browser()
                .open(pages.of(name))
                .list(
                    """
                    return [...document.querySelectorAll('*')].filter(e => {
                      const style = getComputedStyle(e);
                      return style.animationName !== 'none' || style.transitionDuration !== '0s';
                    }).map(e => e.outerHTML.slice(0, 80));
                    """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {Pages.HOSTILE, Pages.REPORT})
  void itAsksNothingOfTheNetworkAndComplainsOfNothing(String name) {
    Browser browser = browser().open(pages.of(name));
    browser.ask("return document.fonts.ready.then(() => true)");
    String own = pages.of(name).toUri().toString();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(address -> address.startsWith("data:") || address.equals(own));
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {Pages.HOSTILE, Pages.REPORT})
  void withoutScriptsItShowsTheSame(String name) {
    String words = "return document.body.innerText";
    String with = browser().open(pages.of(name)).text(words);
    assertThat(browser().scripts(false).open(pages.of(name)).text(words)).isEqualTo(with);
  }

  /** A reader's system may allow a few colours of its own and paint over all others. */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void theShapesOfStatesOutliveForcedColours(String scheme) throws IOException {
    Browser browser = browser().forcedColours(scheme).open(pages.of(Pages.WRAP));
    List<String> shapes =
        browser.list(
            """
            const ids = [...document.querySelectorAll('symbol')].map(s => s.id);
            document.body.innerHTML = document.querySelector('.shapes').outerHTML + ids.map((id, i) =>
              '<span class="state" style="position:absolute;top:0;left:' + 64 * i + 'px">'
                + '<svg style="width:64px;height:64px"><use href="#' + id + '"/></svg></span>').join('');
            return ids;
            """);
    assertThat(shapes).contains("s-cleared", "s-failed", "s-unproven", "s-fired", "s-not-fired");
    var picture = ImageIO.read(new ByteArrayInputStream(browser.picture(64 * shapes.size(), 64)));
    int paper = picture.getRGB(0, 0);
    Set<List<Integer>> drawn = new HashSet<>();
    for (int i = 0; i < shapes.size(); i++) {
      int[] pixels = picture.getRGB(64 * i, 0, 64, 64, null, 0, 64);
      List<Integer> shape = java.util.Arrays.stream(pixels).boxed().toList();
      assertThat(shape).as(shapes.get(i)).anyMatch(p -> p != paper);
      boolean isNew = drawn.add(shape);
      assertThat(isNew || shapes.get(i).equals("s-unknown"))
          .as("%s has a shape of its own; unknown and unproven share theirs", shapes.get(i))
          .isTrue();
    }
    int tick = shapes.indexOf("s-cleared") * 64;
    assertThat(picture.getRGB(tick + 28, 42)).as("the tick").isEqualTo(paper);
    assertThat(picture.getRGB(tick + 28, 52)).as("what it stands on").isNotEqualTo(paper);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void theLinesOfChartsOutliveForcedColours(String scheme) {
    Browser browser = browser().forcedColours(scheme).open(pages.of(Pages.REPORT));
    assertThat(
            browser.list(
                """
                const paper = getComputedStyle(document.body).backgroundColor;
                const ink = e => e.matches('text') ? getComputedStyle(e).fill
                  : e.matches('.bar') ? getComputedStyle(e).backgroundColor
                  : getComputedStyle(e).stroke;
                return [...document.querySelectorAll('.line, .whisker, .crossover text, .worths .bar')]
                  .filter(e => ink(e) === paper).map(e => e.outerHTML);
                """))
        .isEmpty();
  }
}
