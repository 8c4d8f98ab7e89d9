package dev.yourbrief.publish;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.References;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * A brief as a page: one file that asks nothing of the network, with its fonts, its styles and a
 * few lines of script that only read out the chart under a pointer. Every number on it is a link to
 * the row that says where it came from.
 */
public final class Html {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.yourbrief.publish");

  private static final String SCRIPT = Resource.text("chart.js").strip();
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-"
          + sha256(SCRIPT)
          + "'";
  private static final String STYLE =
      Resource.ascii("fonts.css") + Resource.text("page.css") + Resource.text("chart.css");

  /** The brief's page: on a screen in its own layout, on paper in the memo's. */
  private static final String BRIEF_STYLE =
      Resource.ascii("fonts.css")
          + "@media screen {\n"
          + Resource.text("page.css")
          + Resource.text("chart.css")
          + ".memo, .ledger .row { display: none; }\n}\n@media print {\n"
          + Memo.literal(Resource.text("paper.css"))
          + Picture.PAPER_STYLE
          + "@page { margin: 13mm 16mm; }\n"
          + "main > header, main > section:not(.appendix) { display: none; }\n}\n";

  private Html() {}

  /**
   * The page.
   *
   * @throws IllegalArgumentException if the brief shows a figure it does not hold
   */
  public static String of(Brief brief) {
    References.check(brief);
    return render("page.jte", new Page(brief));
  }

  /**
   * The same page as a server shows it.
   *
   * @throws IllegalArgumentException if the brief shows a figure it does not hold
   */
  public static String hosted(Brief brief, Hosting hosting) {
    References.check(brief);
    return render("page.jte", Map.of("page", new Page(brief), "hosting", hosting));
  }

  /** A page of a template whose one parameter is called {@code page}. */
  public static String render(String template, Object page) {
    return render(template, Map.of("page", page));
  }

  /** A page of a template. */
  public static String render(String template, Map<String, Object> parameters) {
    StringOutput out = new StringOutput(256 * 1024);
    TEMPLATES.render(template, parameters, out);
    return out.toString();
  }

  public static String styleSheet() {
    return STYLE;
  }

  /** The fonts of every page, as styles that hold them. */
  public static String fonts() {
    return Resource.ascii("fonts.css");
  }

  /** The styles of charts. */
  public static String chartStyleSheet() {
    return Resource.text("chart.css");
  }

  /** The styles of a brief's page. */
  public static String briefStyleSheet() {
    return BRIEF_STYLE;
  }

  /** The few lines that read out a chart; no page needs them. */
  public static String script() {
    return SCRIPT;
  }

  /** Nothing may be loaded and no other script run, whatever a brief's words hold. */
  public static String policy() {
    return POLICY;
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
