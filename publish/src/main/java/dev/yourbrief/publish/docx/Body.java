package dev.yourbrief.publish.docx;

import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.picture.Png;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;

/** Writes paragraphs, tables and pictures one below the other. */
record Body(XWPFDocument document, Page page, PaperSize paper) {

  /** The numbering of the seven sections, in {@code numbering.xml}. */
  private static final BigInteger SECTIONS = BigInteger.valueOf(3);

  /** Dots of a picture for each of the chart's: about three hundred to the inch. */
  private static final int PIXELS = 1860;

  /** A paragraph that is empty yet. */
  XWPFParagraph paragraph(String style) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setStyle(style);
    return paragraph;
  }

  /** A paragraph; nothing where there are no words. */
  void paragraph(String style, Text text) {
    if (!text.isEmpty()) {
      say(paragraph(style), text);
    }
  }

  void message(String style, String key) {
    say(paragraph(style), page.say(key));
  }

  /** The heading of one of the seven sections, with its number. */
  void section(String key) {
    XWPFParagraph heading = paragraph("Heading1");
    heading.setNumID(SECTIONS);
    heading.setNumILvl(BigInteger.ZERO);
    say(heading, page.say(key));
  }

  /** Words as they are. */
  XWPFRun say(XWPFParagraph paragraph, String words) {
    XWPFRun run = paragraph.createRun();
    run.setText(Words.line(words));
    return run;
  }

  /** A text with its figures in words; what is assumed or stale says so. */
  void say(XWPFParagraph paragraph, Text text) {
    say(paragraph, text, "");
  }

  /**
   * The same in a table.
   *
   * @param said the ending of amounts that the table around the text says already
   */
  void say(XWPFParagraph paragraph, Text text, String said) {
    for (Text.Span span : text.spans()) {
      XWPFRun run = say(paragraph, words(span, said));
      if (span instanceof Text.Strong) {
        run.setBold(true);
      }
      if (span instanceof Text.Slot slot) {
        String flag = page.flag(page.ledger().find(slot.figure()));
        if (!flag.isEmpty()) {
          say(paragraph, " (" + flag + ")").setStyle("Soft");
        }
      }
    }
  }

  /** The words of a text in a table, without what is said of its figures. */
  String plain(Text text, String said) {
    return String.join("", text.spans().stream().map(span -> words(span, said)).toList());
  }

  private String words(Text.Span span, String said) {
    return switch (span) {
      case Text.Plain plain -> plain.words();
      case Text.Strong strong -> strong.words();
      case Text.Name name -> name.name();
      case Text.Slot slot ->
          // A line never begins with a percent sign.
          page.words(page.ledger().find(slot.figure()), slot.style(), said)
              .replace(" %", "\u00a0%");
    };
  }

  /** The day of a figure, as it is written in prose. */
  XWPFRun day(XWPFParagraph paragraph, String figure) {
    return say(paragraph, page.words(page.ledger().find(figure), Style.BRIEF));
  }

  /** The same, all of it strong. */
  void strong(XWPFParagraph paragraph, Text text) {
    int before = paragraph.getRuns().size();
    say(paragraph, text);
    paragraph.getRuns().stream().skip(before).forEach(run -> run.setBold(true));
  }

  /** A text that ends as a sentence does. */
  void sentence(XWPFParagraph paragraph, Text text) {
    say(paragraph, text);
    if (!page.isClosed(text)) {
      say(paragraph, ".");
    }
  }

  /** A mark and a word, so that a column of them can be skimmed. */
  void state(XWPFParagraph paragraph, Enum<?> state) {
    say(paragraph, Page.mark(state)).setStyle("Mark");
    say(paragraph, "\u00a0" + page.word(state)).setStyle("State");
  }

  void lineBreak(XWPFParagraph paragraph) {
    paragraph.createRun().addBreak();
  }

  /**
   * What is typed into a terminal, line for line.
   *
   * @param indent how far in, in twentieths of a point
   */
  void command(String command, int indent) {
    XWPFParagraph paragraph = paragraph("Command");
    paragraph.setIndentationLeft(indent);
    String[] lines = command.strip().split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        lineBreak(paragraph);
      }
      say(paragraph, lines[i]);
    }
  }

  /**
   * A chart as wide as the text.
   *
   * @param title what it shows, for those who cannot see it
   * @param about how it shows it
   */
  void chart(String svg, String title, String about) {
    int width = paper.text() * Units.EMU_PER_POINT / 20;
    XWPFRun run = paragraph("Chart").createRun();
    try {
      run.addPicture(
          new ByteArrayInputStream(Png.png(svg, PIXELS)),
          PictureType.PNG,
          "chart.png",
          width,
          (int) Math.round(width / Png.aspect(svg)));
    } catch (InvalidFormatException e) {
      throw new IllegalStateException("a PNG is a picture a document can hold", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CTNonVisualDrawingProps said = run.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr();
    said.setTitle(Words.line(title));
    said.setDescr(Words.line(about));
  }
}
