package dev.yourbrief.publish;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.References;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A brief laid out for paper: two pages that hold the decision, and an appendix of arithmetic and
 * sources. The same layout is printed from the page and set as PDF.
 */
public final class Memo {

  /** The anchor at which the appendix begins. */
  public static final String APPENDIX = "memo-more";

  private static final Pattern VARIABLE = Pattern.compile("var\\(--([a-z]+)\\)");
  private static final Pattern SETTING = Pattern.compile("--([a-z0-9]+):\\s*([^;}]+)");

  private Memo() {}

  /**
   * The whole document as XHTML with one style sheet that knows no variables, for setters of type
   * that are no browsers.
   *
   * @param tight whether type and space are a little smaller than they would best be
   * @throws IllegalArgumentException if the brief shows a figure it does not hold
   */
  public static String xhtml(Brief brief, Paper paper, boolean tight) {
    References.check(brief);
    Page page = new Page(brief).on(Page.Medium.PDF);
    return Svg.onlyXml(
        Html.render("paper.jte", Map.of("page", page, "paper", paper, "tight", tight)));
  }

  /** The style sheet of a document of that size. */
  static String styleSheet(Paper paper) {
    return "@page { size: " + paper.css() + "; }\n" + literal(Resource.text("paper.css"));
  }

  /** A style sheet with the light colours in place of their names. */
  static String literal(String css) {
    Map<String, String> light = new HashMap<>();
    String page = Resource.text("page.css");
    String first = page.substring(0, page.indexOf('}') + 1);
    Matcher setting = SETTING.matcher(first);
    while (setting.find()) {
      light.put(setting.group(1), setting.group(2).strip());
    }
    return VARIABLE.matcher(css).replaceAll(m -> light.getOrDefault(m.group(1), "#000"));
  }
}
