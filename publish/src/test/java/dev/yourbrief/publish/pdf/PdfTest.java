package dev.yourbrief.publish.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Briefs;
import dev.yourbrief.publish.Paper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** The PDF as those see it who open it. */
class PdfTest {

  static Stream<Brief> briefs() {
    return Stream.of(Briefs.wrap(), Briefs.forced(), Briefs.hostile("]]><b>&amp;\u0000 漢字 \u202e"));
  }

  @ParameterizedTest
  @MethodSource("briefs")
  void followsPdfUa(Brief brief) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.PDFUA_1;
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(Pdf.of(brief, Paper.A4)), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      assertThat(
              validator.validate(parser).getTestAssertions().stream()
                  .filter(a -> a.getStatus() == TestAssertion.Status.FAILED)
                  .map(a -> a.getRuleId().getClause() + " " + a.getMessage())
                  .distinct())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theCoreIsTwoPagesOfTheSizeAskedFor(Paper paper) throws IOException {
    try (PDDocument document = Loader.loadPDF(Pdf.of(Briefs.wrap(), paper))) {
      PDRectangle size = paper == Paper.A4 ? PDRectangle.A4 : PDRectangle.LETTER;
      for (PDPage page : document.getPages()) {
        assertThat(page.getMediaBox().getWidth())
            .isCloseTo(size.getWidth(), org.assertj.core.data.Offset.offset(1f));
        assertThat(page.getMediaBox().getHeight())
            .isCloseTo(size.getHeight(), org.assertj.core.data.Offset.offset(1f));
      }
      assertThat(text(document, 1)).contains("Keep wrapping the API.", "The decision");
      assertThat(text(document, 2)).contains("When to escalate", "The strongest case against it");
      assertThat(text(document, 3).lines()).contains("In full");
    }
  }

  @Test
  void theSectionsStandInOrderAndAreBookmarked() throws IOException {
    try (PDDocument document = Loader.loadPDF(Pdf.of(Briefs.wrap(), Paper.A4))) {
      List<String> sections =
          List.of(
              "The decision",
              "Key questions",
              "Recommended frameworks",
              "Decision criteria",
              "Sources to consult",
              "Next steps",
              "When to escalate",
              "The verdict");
      assertThat(new PDFTextStripper().getText(document)).containsSubsequence(sections);
      List<String> bookmarks = new ArrayList<>();
      for (PDOutlineItem item : document.getDocumentCatalog().getDocumentOutline().children()) {
        bookmarks.add(item.getTitle());
      }
      assertThat(bookmarks)
          .startsWith("The bottom line")
          .containsSubsequence(sections)
          .endsWith("Where each number comes from", "The record");
      assertThat(document.getDocumentInformation().getTitle())
          .isEqualTo("Build our own model for ticket triage, or keep wrapping an API?");
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
    }
  }

  @Test
  void everyFontIsOursAndEmbedded() throws IOException {
    try (PDDocument document = Loader.loadPDF(Pdf.of(Briefs.wrap(), Paper.A4))) {
      TreeSet<String> names = new TreeSet<>();
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = Objects.requireNonNull(page.getResources().getFont(name));
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          names.add(font.getName().replaceFirst("^[A-Z]{6}\\+", ""));
        }
      }
      assertThat(names)
          .isNotEmpty()
          .allMatch(n -> n.startsWith("BriefSerif") || n.startsWith("BriefSans"));
    }
  }

  @Test
  void aLinkGoesNowhereButToARowOfTheAppendix() throws IOException {
    Brief hostile = Briefs.hostile("https://example.org/x javascript:alert(1)");
    try (PDDocument document = Loader.loadPDF(Pdf.of(hostile, Paper.A4))) {
      for (PDPage page : document.getPages()) {
        for (PDAnnotation annotation : page.getAnnotations()) {
          PDAnnotationLink link = (PDAnnotationLink) annotation;
          assertThat(link.getAction() == null || link.getAction() instanceof PDActionGoTo).isTrue();
        }
      }
      assertThat(document.getDocumentCatalog().getNames()).isNull();
    }
  }

  @Test
  void bytesAreTheSameEveryTime() throws InterruptedException {
    byte[] first = Pdf.of(Briefs.wrap(), Paper.A4);
    Thread.sleep(1100); // dates in a PDF count seconds
    assertThat(Pdf.of(Briefs.wrap(), Paper.A4)).isEqualTo(first);
  }

  private static String text(PDDocument document, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document);
  }
}
