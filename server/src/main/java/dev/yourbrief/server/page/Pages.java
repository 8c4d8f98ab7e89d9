package dev.yourbrief.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Renders templates. */
public final class Pages {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.yourbrief.server.page");

  private Pages() {}

  /**
   * A template whose one parameter is called {@code page}.
   *
   * @param template its name below the templates' folder, such as {@code decisions.jte}
   */
  public static String render(String template, Object page) {
    StringOutput out = new StringOutput(32 * 1024);
    TEMPLATES.render(template, page, out);
    return out.toString();
  }

  /** What a decision's bills say, as the part of their page that comes last. */
  public static String renderReading(BillsPage page, BillsPage.Reading reading) {
    StringOutput out = new StringOutput(32 * 1024);
    TEMPLATES.render(
        "billsReading.jte", Map.<String, Object>of("page", page, "reading", reading), out);
    return out.toString();
  }
}
