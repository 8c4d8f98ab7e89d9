package dev.yourbrief.publish.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Memo;
import dev.yourbrief.publish.Paper;
import dev.yourbrief.publish.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * A brief as a PDF that follows PDF/UA (ISO 14289-1): tagged headings, lists and tables, a title, a
 * language, bookmarks, and fonts embedded.
 */
public final class Pdf {

  private static final int CORE_PAGES = 2;

  static {
    // The library logs each rule of style it does not know.
    XRLog.setLoggingEnabled(false);
    FontMappers.set(new NoMachineFonts("SourceSans3-Regular.ttf"));
  }

  private Pdf() {}

  /**
   * The brief on paper of a size: two pages and an appendix.
   *
   * @throws IllegalArgumentException if the brief shows a figure it does not hold
   */
  public static byte[] of(Brief brief, Paper paper) {
    try (PdfBoxRenderer renderer = laidOut(brief, paper);
        ByteArrayOutputStream out = new ByteArrayOutputStream(256 * 1024)) {
      renderer.createPDFWithoutClosing();
      PDDocument document = renderer.getPdfDocument();
      fix(document, brief);
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two pages if they can be had: when type at its best size runs over, it is set tighter. */
  private static PdfBoxRenderer laidOut(Brief brief, Paper paper) throws IOException {
    PdfBoxRenderer best = renderer(Memo.xhtml(brief, paper, false));
    best.layout();
    if (corePages(best) <= CORE_PAGES) {
      return best;
    }
    PdfBoxRenderer tight = renderer(Memo.xhtml(brief, paper, true));
    tight.layout();
    if (corePages(tight) > CORE_PAGES) {
      tight.close();
      return best;
    }
    best.close();
    return tight;
  }

  /** How many pages stand before the appendix. */
  private static int corePages(PdfBoxRenderer renderer) {
    Box appendix = renderer.getSharedContext().getBoxById(Memo.APPENDIX);
    return (int)
        renderer.getRootBox().getLayer().getPages().stream()
            .filter(page -> page.getBottom() <= appendix.getAbsY())
            .count();
  }

  private static PdfBoxRenderer renderer(String xhtml) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.useSVGDrawer(new BatikSVGDrawer());
    // Whatever a brief's words hold, nothing is fetched: neither from a disk nor from a network.
    builder.useExternalResourceAccessControl(
        (address, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl(
        (address, kind) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    fonts(builder);
    builder.withHtmlContent(xhtml, null);
    return builder.buildPdfRenderer();
  }

  private static void fonts(PdfRendererBuilder builder) {
    font(builder, "SourceSerif4-Regular.ttf", "Brief Serif", 400, FontStyle.NORMAL);
    font(builder, "SourceSerif4-Semibold.ttf", "Brief Serif", 700, FontStyle.NORMAL);
    font(builder, "SourceSans3-Regular.ttf", "Brief Sans", 400, FontStyle.NORMAL);
    font(builder, "SourceSans3-Semibold.ttf", "Brief Sans", 700, FontStyle.NORMAL);
  }

  private static void font(
      PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
    builder.useFont(
        () -> Resource.font(file), family, weight, style, true, EnumSet.allOf(FSFontUseCase.class));
  }

  /** The day of the brief in place of the hour of the run. */
  private static void fix(PDDocument document, Brief brief) {
    PDDocumentInformation information = document.getDocumentInformation();
    Calendar day = midnight(brief.asOf());
    information.setCreationDate(day);
    information.setModificationDate(day);
    information.setProducer("yourbrief " + brief.basis().version());
    document.setDocumentId(brief.asOf().toEpochDay());
  }

  private static Calendar midnight(LocalDate date) {
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.clear();
    calendar.set(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
    return calendar;
  }
}
