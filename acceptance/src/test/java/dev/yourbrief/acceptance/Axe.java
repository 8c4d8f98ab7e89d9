package dev.yourbrief.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Axe-core, which knows the rules of the <a href="https://www.w3.org/TR/WCAG22/">Web Content
 * Accessibility Guidelines</a> that a program can check. It is put into the page by the driver, not
 * by the page: the page's own policy forbids every script but its own, and stays as it is.
 */
final class Axe {

  private static final String SOURCE = source();

  private static final String RUN =
      """
      const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      document.querySelectorAll('details').forEach(details => { details.open = true; });
      return axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
        .then(found => found.violations.flatMap(rule => rule.nodes.map(node =>
          rule.id + ' (' + node.impact + ') at ' + node.target.join(' in ') + ': ' + rule.help
            + '. ' + node.failureSummary.replace(/\\s+/g, ' '))));
      """;

  private Axe() {}

  /**
   * What breaks a rule in the page that is open, everything on it unfolded: the rule, how much it
   * hurts, where, and what to do.
   */
  static List<String> violations(Browser browser) {
    return browser.list(SOURCE + RUN);
  }

  private static String source() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new IllegalStateException("axe.min.js is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8) + ";\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
