package dev.yourbrief.publish.docx;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.publish.Ledger;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.Resource;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTabStop;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.SettingsDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/**
 * What stands around the words: styles, numbering, paper, footer, and what a program lists of the
 * document.
 */
record Frame(XWPFDocument document, Page page, PaperSize paper) {

  private static final String FONTS =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml";
  private static final String FONTS_RELATION =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable";

  void setUp() throws IOException {
    try {
      document.createStyles().setStyles(StylesDocument.Factory.parse(part("styles")).getStyles());
      document
          .createNumbering()
          .setNumbering(NumberingDocument.Factory.parse(part("numbering")).getNumbering());
      document
          .getSettings()
          .getCTSettings()
          .set(SettingsDocument.Factory.parse(part("settings")).getSettings());
      fonts();
      properties();
    } catch (XmlException | InvalidFormatException e) {
      throw new IllegalStateException("a part of the program's own document is damaged", e);
    }
    sheet();
    footer();
  }

  /** One of the parts that stand beside this class, in the brief's language. */
  private String part(String name) {
    String tag = Locale.forLanguageTag(page.brief().locale()).toLanguageTag();
    return Resource.text("docx/" + name + ".xml").replace("LOCALE", tag);
  }

  private void fonts() throws InvalidFormatException, IOException {
    PackagePartName name = PackagingURIHelper.createPartName("/word/fontTable.xml");
    PackagePart part = document.getPackage().createPart(name, FONTS);
    try (OutputStream out = part.getOutputStream()) {
      out.write(part("fontTable").getBytes(StandardCharsets.UTF_8));
    }
    document.getPackagePart().addRelationship(name, TargetMode.INTERNAL, FONTS_RELATION);
  }

  private void properties() throws InvalidFormatException {
    Brief brief = page.brief();
    POIXMLProperties properties = document.getProperties();
    POIXMLProperties.CoreProperties core = properties.getCoreProperties();
    core.setTitle(Words.line(page.plain(brief.title())));
    core.setSubjectProperty(Words.line(page.plain(brief.bottomLine().headline())));
    core.setCategory(Words.line(page.say("brief.kind")));
    core.setCreator("YourBrief");
    core.setIdentifier(Words.line(brief.id()));
    Optional<Date> day = Optional.of(midnight(brief.asOf()));
    core.getUnderlyingProperties()
        .setLanguageProperty(Locale.forLanguageTag(brief.locale()).toLanguageTag());
    core.setCreated(day);
    core.setModified(day);
    properties.getExtendedProperties().setApplication("YourBrief");
  }

  @SuppressWarnings("JavaUtilDate") // The library asks for it.
  private static Date midnight(LocalDate day) {
    return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private void sheet() {
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(paper.width()));
    size.setH(BigInteger.valueOf(paper.height()));
    CTPageMar margins = section.addNewPgMar();
    margins.setLeft(BigInteger.valueOf(PaperSize.SIDE));
    margins.setRight(BigInteger.valueOf(PaperSize.SIDE));
    margins.setTop(BigInteger.valueOf(PaperSize.TOP));
    margins.setBottom(BigInteger.valueOf(PaperSize.BOTTOM));
    margins.setHeader(BigInteger.valueOf(567));
    margins.setFooter(BigInteger.valueOf(624));
    margins.setGutter(BigInteger.ZERO);
  }

  /** The kind of document and its day on the left, the page on the right. */
  private void footer() {
    XWPFFooter footer = document.createFooter(HeaderFooterType.DEFAULT);
    XWPFParagraph line = footer.createParagraph();
    line.setStyle("Footer");
    CTTabStop right = line.getCTP().getPPr().addNewTabs().addNewTab();
    right.setVal(STTabJc.RIGHT);
    right.setPos(BigInteger.valueOf(paper.text()));
    Figure day = page.ledger().find(Ledger.AS_OF);
    String kind = page.say("brief.kind") + ", " + page.words(day, Style.BRIEF);
    line.createRun().setText(Words.line(kind));
    line.createRun().addTab();
    field(line, "PAGE");
    line.createRun().setText(" / ");
    field(line, "NUMPAGES");
  }

  /** A number that the reader's program fills in. */
  private static void field(XWPFParagraph line, String name) {
    line.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
    line.createRun().getCTR().addNewInstrText().setStringValue(name);
    line.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
    line.createRun().setText("1");
    line.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
  }
}
