package dev.yourbrief.publish;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.calendar.Calendar;
import dev.yourbrief.publish.docx.Docx;
import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.publish.pdf.Pdf;
import dev.yourbrief.publish.record.Madr;
import dev.yourbrief.publish.slide.Slide;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a brief can be written as. */
public enum Form {
  HTML("brief.html", "text/html; charset=utf-8", "html"),
  MARKDOWN("brief.md", "text/markdown; charset=utf-8", "md", "markdown"),
  JSON("brief.json", "application/json", "json"),
  PDF("brief.pdf", "application/pdf", "pdf"),
  DOCX(
      "brief.docx",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "docx",
      "word"),
  CALENDAR("brief.ics", "text/calendar; charset=utf-8", "ics", "calendar"),
  RECORD("decision-record.md", "text/markdown; charset=utf-8", "madr", "adr"),
  SVG("slide.svg", "image/svg+xml", "svg", "slide"),
  PNG("slide.png", "image/png", "png");

  /** What is written unless something else is asked for. */
  public static final List<Form> USUAL = List.of(HTML, MARKDOWN, JSON);

  private final String file;
  private final String type;
  private final String name;
  private final String other;

  Form(String file, String type, String name) {
    this(file, type, name, name);
  }

  Form(String file, String type, String name, String other) {
    this.file = file;
    this.type = type;
    this.name = name;
    this.other = other;
  }

  /** The name of its file. */
  public String file() {
    return file;
  }

  /** Its media type, as HTTP names it. */
  public String type() {
    return type;
  }

  /** The short name it goes by first. */
  public String shortName() {
    return name;
  }

  /**
   * A brief in this form.
   *
   * @param paper the size of a form that has pages
   * @param earlier the calendar of the version before, which a calendar goes on from
   * @throws IOException if the library that writes the form fails
   */
  public byte[] of(Brief brief, Paper paper, Optional<String> earlier) throws IOException {
    return switch (this) {
      case HTML -> utf8(Html.of(brief));
      case MARKDOWN -> utf8(Markdown.of(brief));
      case JSON -> utf8(BriefJson.write(brief));
      case PDF -> Pdf.of(brief, paper);
      case DOCX -> Docx.of(brief, paper);
      case CALENDAR -> utf8(Calendar.of(brief, earlier));
      case RECORD -> utf8(Madr.of(brief));
      case SVG -> utf8(Slide.svg(brief));
      case PNG -> Slide.png(brief);
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The form somebody calls by this name. */
  public static Optional<Form> named(String name) {
    String small = name.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(form -> small.equals(form.name) || small.equals(form.other))
        .findFirst();
  }

  /** Every name a form goes by first, for a message. */
  public static String known() {
    return Arrays.stream(values()).map(form -> form.name).collect(Collectors.joining(", "));
  }
}
