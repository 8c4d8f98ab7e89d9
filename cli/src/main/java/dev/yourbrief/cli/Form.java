package dev.yourbrief.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a brief can be written as. */
enum Form {
  HTML("brief.html", "html"),
  MARKDOWN("brief.md", "md", "markdown"),
  JSON("brief.json", "json"),
  PDF("brief.pdf", "pdf"),
  DOCX("brief.docx", "docx", "word"),
  CALENDAR("brief.ics", "ics", "calendar"),
  RECORD("decision-record.md", "madr", "adr"),
  SVG("slide.svg", "svg", "slide"),
  PNG("slide.png", "png");

  /** What is written unless something else is asked for. */
  static final List<Form> USUAL = List.of(HTML, MARKDOWN, JSON);

  private final String file;
  private final String name;
  private final String other;

  Form(String file, String name) {
    this(file, name, name);
  }

  Form(String file, String name, String other) {
    this.file = file;
    this.name = name;
    this.other = other;
  }

  /** The name of its file. */
  String file() {
    return file;
  }

  /** The form somebody calls by this name. */
  static Optional<Form> of(String name) {
    String small = name.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(form -> small.equals(form.name) || small.equals(form.other)).findFirst();
  }

  /** Every name a form goes by first, for a message. */
  static String known() {
    return Arrays.stream(values())
        .map(form -> form.name)
        .collect(Collectors.joining(", "));
  }
}
