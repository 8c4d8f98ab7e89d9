package dev.yourbrief.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;

/** A decision whose every word a person may choose is markup that would like to run. */
final class Hostile {

  static final String TITLE =
      "</title></style><script>window.taken=1</script> \" onmouseover=\"window.taken=2";
  static final String MOAT =
      "<img src=x onerror=window.taken=3> [a](javascript:window.taken=4) **bold** {{7*7}}";
  static final String LEAD = "<svg onload=window.taken=5><a href='javascript:window.taken=6'>";
  static final String FILE = "<iframe srcdoc='&lt;script&gt;'>.csv";

  private Hostile() {}

  /**
   * Makes its brief.
   *
   * @param decision the folder to make it in
   * @return the page
   */
  static Path brief(Path decision) {
    Command.copy("document-extraction", decision);
    Path yaml = decision.resolve("decision.yaml");
    try (var bills = Files.list(decision.resolve("bills"))) {
      String text = Files.readString(yaml);
      Files.writeString(
          yaml,
          text.replaceFirst("(?m)^title:.*$", quoted("title: ", TITLE))
              .replaceFirst("(?m)^  lead:.*$", quoted("  lead: ", LEAD))
              .replaceFirst("(?m)^  moatSentence:.*$", quoted("  moatSentence: ", MOAT)));
      Path bill =
          bills.filter(f -> f.toString().endsWith(".csv")).sorted().findFirst().orElseThrow();
      Files.move(bill, bill.resolveSibling(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Command.brief(decision);
  }

  /** A YAML line with the words in single quotes, as a replacement of a regular expression. */
  private static String quoted(String key, String words) {
    return Matcher.quoteReplacement(key + "'" + words.replace("'", "''") + "'");
  }
}
