package dev.yourbrief.publish.docx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Briefs;
import dev.yourbrief.publish.Markdown;
import dev.yourbrief.publish.Paper;
import dev.yourbrief.publish.Rendered;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocxTest {

  @Test
  void theOutlineIsTheVerdictTheSevenSectionsAndTheAppendix() throws IOException {
    try (XWPFDocument document = read(Docx.of(Briefs.wrap(), Paper.A4))) {
      assertThat(styled(document, "Title"))
          .containsExactly("Build our own model for ticket triage, or keep wrapping an API?");
      assertThat(styled(document, "Headline")).containsExactly("Keep wrapping the API.");
      assertThat(styled(document, "Heading1"))
          .containsExactly(
              "The decision",
              "Key questions",
              "Recommended frameworks",
              "Decision criteria",
              "Sources to consult",
              "Next steps",
              "When to escalate",
              "The verdict",
              "Where each number comes from",
              "The record");
      assertThat(styled(document, "Heading2")).contains("Looked at again", "Core or context");
      for (String style : List.of("Headline", "Heading1", "Heading2", "Heading3")) {
        var properties = document.getStyles().getStyle(style).getCTStyle().getPPr();
        assertThat(properties.getKeepNext()).as(style).isNotNull();
        assertThat(properties.getOutlineLvl()).as(style).isNotNull();
      }
      assertThat(
              document.getParagraphs().stream()
                  .filter(p -> "Heading1".equals(p.getStyle()) && p.getNumID() != null))
          .as("sections with a number")
          .hasSize(7);
    }
  }

  @Test
  void aHeadComesAgainOnEachPageAndNoRowSplits() throws IOException {
    try (XWPFDocument document = read(Docx.of(Briefs.wrap(), Paper.A4))) {
      assertThat(document.getTables()).hasSizeGreaterThan(8);
      for (XWPFTable table : document.getTables()) {
        assertThat(table.getRow(0).isRepeatHeader()).isTrue();
        assertThat(table.getRows()).allMatch(XWPFTableRow::isCantSplitRow);
        assertThat(table.getRows().stream().filter(XWPFTableRow::isRepeatHeader)).hasSize(1);
      }
    }
  }

  @Test
  void saysAllThatTheMarkdownFormSays() throws IOException {
    for (Brief brief : List.of(Briefs.wrap(), Briefs.forced())) {
      String words = text(Docx.of(brief, Paper.A4)).replaceAll("\\s+", " ");
      var markdown = Rendered.markdown(Markdown.of(brief));
      List<String> pieces = new ArrayList<>(markdown.select("h1, h2, td, th").eachText());
      // Paragraphs, and items line by line: a form may break them as it likes.
      markdown
          .select("p, li")
          .forEach(e -> pieces.addAll(e.textNodes().stream().map(n -> n.text()).toList()));
      assertThat(pieces).hasSizeGreaterThan(200);
      for (String piece : pieces) {
        String wanted = piece.replace('\u00a0', ' ').strip().replaceAll("[:.]$", "");
        assertThat(words.replace('\u00a0', ' ')).contains(wanted);
      }
    }
  }

  @Test
  void theChartIsAPictureWithWordsForThoseWhoCannotSeeIt() throws IOException {
    try (XWPFDocument document = read(Docx.of(Briefs.wrap(), Paper.A4))) {
      assertThat(document.getAllPictures()).hasSize(1);
      String xml = part(Docx.of(Briefs.wrap(), Paper.A4), "word/document.xml");
      assertThat(xml)
          .contains("descr=\"A chart of cost over volume")
          .contains("title=\"Self-hosting");
    }
  }

  @Test
  void programsListItByTitleVerdictLanguageAndDay() throws IOException {
    try (XWPFDocument document = read(Docx.of(Briefs.wrap(), Paper.A4))) {
      var core = document.getProperties().getCoreProperties();
      assertThat(core.getTitle()).startsWith("Build our own model");
      assertThat(core.getSubject()).isEqualTo("Keep wrapping the API.");
      assertThat(core.getIdentifier()).isEqualTo("ticket-triage");
      assertThat(core.getCreated().toInstant()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
      assertThat(core.getModified()).isEqualTo(core.getCreated());
    }
    assertThat(part(Docx.of(Briefs.wrap(), Paper.A4), "word/styles.xml"))
        .contains("w:lang w:val=\"" + Briefs.wrap().locale() + "\"");
  }

  @Test
  void thePaperIsThatOfTheRegion() {
    assertThat(Paper.of("en-US")).isEqualTo(Paper.LETTER);
    assertThat(Paper.of("fr-CA")).isEqualTo(Paper.LETTER);
    assertThat(Paper.of("en-GB")).isEqualTo(Paper.A4);
    assertThat(Paper.of("en")).isEqualTo(Paper.A4);
  }

  @Test
  void thePaperIsTheOneAskedFor() throws IOException {
    assertThat(part(Docx.of(Briefs.wrap(), Paper.A4), "word/document.xml"))
        .contains("w:w=\"11906\" w:h=\"16838\"");
    assertThat(part(Docx.of(Briefs.wrap(), Paper.LETTER), "word/document.xml"))
        .contains("w:w=\"12240\" w:h=\"15840\"");
  }

  @Test
  void theSameBriefGivesTheSameBytesWithoutAClock() throws IOException {
    byte[] once = Docx.of(Briefs.wrap(), Paper.A4);
    assertThat(Docx.of(Briefs.wrap(), Paper.A4)).isEqualTo(once);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(once))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        assertThat(part.getTimeLocal().getYear()).isEqualTo(1980);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</w:t></w:r><w:r><w:t>",
        "{ HYPERLINK \"https://example.org\" }",
        "https://example.org/ and mail@example.org",
        "INCLUDETEXT \"/etc/passwd\"",
        "\u0000\u0001\u000b\ufffe\ud800 broken",
        "two\nlines\r\nand\ttabs\u2028more",
        "]]> &amp; &#x0; <!-- --> \" '",
        "_x0041_ 😀 漢字 \u202egnp.exe",
      })
  void whatPeopleWroteIsShownAsTheyWroteIt(String words) throws IOException {
    byte[] docx = Docx.of(Briefs.hostile(words), Paper.A4);
    String shown = Words.line(words).strip();
    assertThat(shown).isNotBlank();
    try (XWPFDocument document = read(docx)) {
      assertThat(styled(document, "Headline").getFirst().strip()).isEqualTo(shown);
      assertThat(document.getHyperlinks()).isEmpty();
      assertThat(document.getTables().getFirst().getRow(1).getCell(0).getText().strip())
          .isEqualTo(shown);
    }
    String xml = part(docx, "word/document.xml");
    assertThat(xml).doesNotContain("fldChar", "instrText", "fldSimple", "w:hyperlink");
    assertThat(part(docx, "word/_rels/document.xml.rels")).doesNotContain("External");
  }

  private static XWPFDocument read(byte[] docx) throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(docx));
  }

  private static String text(byte[] docx) throws IOException {
    try (XWPFWordExtractor extractor = new XWPFWordExtractor(read(docx))) {
      return extractor.getText();
    }
  }

  private static List<String> styled(XWPFDocument document, String style) {
    return document.getParagraphs().stream()
        .filter(p -> style.equals(p.getStyle()))
        .map(XWPFParagraph::getText)
        .toList();
  }

  private static String part(byte[] docx, String name) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        if (part.getName().equals(name)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no " + name);
  }
}
