package dev.yourbrief.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * A newcomer's walk, from an empty register to a PDF, a version that is signed off and a calendar
 * that is subscribed to, with what the screen says and nothing else. Each page on the way is held
 * to the rules of accessibility, and to its own policy. With {@code yourbrief.images} set it takes
 * the pictures that the documents show.
 */
class WalkTest extends InBrowser {

  private static final int DESKTOP = 1280;
  private static final String DECISION = "/decisions/should-we-train-our-own-model";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {DESKTOP, 390})
  void fromNothingToASignedOffBrief(int width) {
    try (Served served = Served.over(folder)) {
      Browser browser = browser().width(width);
      browser.go(served.address() + "/");
      seen(browser, width, "start");
      browser.click("a.button[href='/decisions/new']");
      browser.await("#title");
      seen(browser, width, "new");
      browser.type("#title", "Should we train our own model?");
      browser.click("form[action='/decisions'] button");

      browser.await("#files");
      browser.type("#files", bills());
      browser.await("#reading .sum");
      assertThat(browser.text("return document.querySelector('.sum').innerText"))
          .matches("\\$[\\d,]+ to \\$[\\d,]+ a month");
      seen(browser, width, "bills");
      browser.click(".buttons a.button");

      browser.awaitAt("/questions/moat");
      browser.click("label[for='moat-no']");
      browser.click(".sticky button");
      browser.awaitAt("/questions/economics");
      browser.type("#in-mlPeople", "1 to 2 person");
      seen(browser, width, "questions");
      browser.click(".sticky button");
      browser.awaitAt("/questions/gap");
      seen(browser, width, "gap");

      browser.go(served.address() + DECISION + "/crossover");
      browser.await("#result svg");
      seen(browser, width, "crossover");
      browser.keys(".slider input", Keys.HOME);
      browser.await(".slider output .meta");
      assertThat(browser.text("return document.querySelector('#result .kind').innerText"))
          .isEqualTo("If it were so");
      seen(browser, width, "crossover-tried");
      browser.click(".buttons a.button");

      browser.await(".headline");
      browser.click(".bottom-line .sentences a[href^='#fig-']");
      browser.await(".arithmetic");
      seen(browser, width, "arithmetic");
      browser.press("Escape");
      browser.type("#note", "For the board");
      seen(browser, width, "brief");
      browser.click("form.save button");
      browser.awaitAt("/versions/1");
      assertThat(download(browser, DECISION + "/versions/1/pdf")).startsWith("%PDF-");
      seen(browser, width, "version");

      browser.go(served.address() + DECISION);
      browser.type("#signer", "Ada");
      seen(browser, width, "sign-off");
      browser.keys("form.sign button", Keys.ENTER);
      browser.awaitAt("#versions");
      assertThat(browser.text("return document.querySelector('#versions table').innerText"))
          .contains("Ada");
      browser.keys("#shares button", Keys.ENTER);
      browser.await("input.copy");
      assertThat(browser.text("return document.querySelector('input.copy').value"))
          .startsWith(served.address() + "/shared/");
      seen(browser, width, "decision");

      browser.keys("nav a[href='/due']", Keys.ENTER);
      browser.await("#calendar button");
      browser.keys("form[action='/due/calendar'] button", Keys.ENTER);
      browser.await("pre.address");
      seen(browser, width, "due");
      String feed = browser.text("return document.querySelector('pre.address').innerText").strip();
      assertThat(download(browser, feed.replaceFirst("^https?://[^/]+", "")))
          .startsWith("BEGIN:VCALENDAR")
          .contains("Decide again");
      browser.go(served.address() + "/");
      seen(browser, width, "register");
    }
  }

  /** What an address gives, fetched as the page would. */
  private static String download(Browser browser, String path) {
    return browser.text(
        "return fetch('" + path + "').then(r => r.ok ? r.text() : 'status ' + r.status)");
  }

  /** The page as it is: read by everyone, true to its policy, no wider than the screen. */
  private static void seen(Browser browser, int width, String name) {
    assertThat(browser.complaints()).as("%s at %s", name, width).isEmpty();
    assertThat(
            browser.text(
                "return '' + (document.documentElement.scrollWidth - window.innerWidth <= 0)"))
        .as("%s at %s fits its screen", name, width)
        .isEqualTo("true");
    picture(browser, width, name);
    for (String scheme : new String[] {"dark", "light"}) {
      browser.medium("screen", scheme);
      assertThat(Axe.violations(browser)).as("%s at %s, %s", name, width, scheme).isEmpty();
    }
  }

  private static void picture(Browser browser, int width, String name) {
    String images = System.getProperty("yourbrief.images");
    if (images != null) {
      Path folder = Path.of(images, "app");
      try {
        Files.createDirectories(folder);
        Files.write(
            folder.resolve(name + (width == DESKTOP ? "" : "-phone") + ".png"),
            browser.picture(width, width == DESKTOP ? 1000 : 844));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String bills() {
    try (var files = Files.list(Command.EXAMPLES.resolve("support-assistant").resolve("bills"))) {
      return files
          .map(file -> file.toAbsolutePath().normalize().toString())
          .sorted()
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
