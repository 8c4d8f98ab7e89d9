package dev.yourbrief.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** One browser for all the tests of a class. */
abstract class InBrowser {

  private static @Nullable Browser shared;

  @BeforeAll
  static void start() {
    Optional<Browser> started = Browser.start();
    assertThat(started.isPresent() || System.getenv("CI") == null)
        .as("chromium and chromedriver are on the PATH, as they must be where CI is set")
        .isTrue();
    assumeTrue(
        started.isPresent(),
        "skipped: chromium and chromedriver are not both on the PATH; install them to run this");
    shared = started.orElseThrow();
  }

  /** The browser as a reader has it by default: a wide screen, light, with scripts. */
  static Browser browser() {
    Browser browser = shared;
    if (browser == null) {
      throw new IllegalStateException("the browser was not started");
    }
    return browser.width(1280).medium("screen", "light").scripts(true);
  }

  @AfterAll
  static void stop() {
    Browser browser = shared;
    if (browser != null) {
      browser.close();
      shared = null;
    }
  }
}
