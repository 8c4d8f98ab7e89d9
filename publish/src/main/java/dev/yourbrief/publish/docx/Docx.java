package dev.yourbrief.publish.docx;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.References;
import dev.yourbrief.publish.Page;
import dev.yourbrief.publish.Paper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * A brief as a Word document (Office Open XML, ECMA-376), for Word and LibreOffice. The same brief
 * gives the same bytes: no clock, no random id, and the parts of the package in one order.
 *
 * <p>Nothing a person wrote becomes a field, a link or markup: words go into text elements only.
 */
public final class Docx {

  private Docx() {}

  /**
   * The document, on paper of a size.
   *
   * @throws IllegalArgumentException if the brief shows a figure it does not hold
   * @throws IllegalStateException if Java can set no words in a picture on this machine
   */
  public static byte[] of(Brief brief, Paper size) {
    References.check(brief);
    Page page = new Page(brief);
    PaperSize paper = PaperSize.of(size);
    try (XWPFDocument document = new XWPFDocument()) {
      new Frame(document, page, paper).setUp();
      new BriefBody(page, new Body(document, page, paper)).write();
      ByteArrayOutputStream out = new ByteArrayOutputStream(256 * 1024);
      document.write(out);
      return Bundle.inOrder(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("the document could not be put together", e);
    }
  }
}
