package dev.yourbrief.cli;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Html;
import dev.yourbrief.publish.Markdown;
import dev.yourbrief.publish.Paper;
import dev.yourbrief.publish.calendar.Calendar;
import dev.yourbrief.publish.docx.Docx;
import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.publish.pdf.Pdf;
import dev.yourbrief.publish.record.Madr;
import dev.yourbrief.publish.slide.Slide;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes a brief's forms into a folder.
 *
 * @param folder where they go
 * @param paper the size of those that have pages
 */
record FormWriter(Path folder, Paper paper) {

  /** Writes one form whole; a calendar goes on from the one that stands there. */
  void write(Brief brief, Form form) throws IOException {
    WholeFile.write(folder.resolve(form.file()), bytes(brief, form));
  }

  private byte[] bytes(Brief brief, Form form) throws IOException {
    return switch (form) {
      case HTML -> utf8(Html.of(brief));
      case MARKDOWN -> utf8(Markdown.of(brief));
      case JSON -> utf8(BriefJson.write(brief));
      case PDF -> Pdf.of(brief, paper);
      case DOCX -> Docx.of(brief, paper);
      case CALENDAR -> utf8(Calendar.of(brief, earlier(folder.resolve(form.file()))));
      case RECORD -> utf8(Madr.of(brief));
      case SVG -> utf8(Slide.svg(brief));
      case PNG -> Slide.png(brief);
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What stands there, if it is text: a calendar that cannot be read is begun afresh. */
  private static Optional<String> earlier(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (MalformedInputException e) {
      return Optional.empty();
    }
  }
}
