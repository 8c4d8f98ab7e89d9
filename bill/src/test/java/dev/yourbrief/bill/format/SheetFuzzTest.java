package dev.yourbrief.bill.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Any bytes as a sheet, as the texts or as the styles of a workbook. */
final class SheetFuzzTest {

  private static final String BOOK =
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>";
  private static final String LINKS =
      "<Relationships><Relationship Id=\"r1\" Target=\"s.xml\"/></Relationships>";
  private static final String SHEET =
      "<worksheet><sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row"
          + " r=\"2\"><c s=\"1\"><v>46266.5</v></c><c><v>2</v></c></row></sheetData></worksheet>";

  @FuzzTest(maxDuration = "")
  void never_throws(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    byte[] made = new byte[bytes.length - 1];
    System.arraycopy(bytes, 1, made, 0, made.length);
    int which = bytes[0] & 3;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, "xl/workbook.xml", which == 3 ? made : BOOK.getBytes(UTF_8));
      add(zip, "xl/_rels/workbook.xml.rels", LINKS.getBytes(UTF_8));
      add(zip, "xl/s.xml", which == 0 ? made : SHEET.getBytes(UTF_8));
      add(zip, "xl/sharedStrings.xml", which == 1 ? made : "<sst/>".getBytes(UTF_8));
      add(zip, "xl/styles.xml", which == 2 ? made : "<styleSheet/>".getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Fuzzing.read("a.xlsx", out.toByteArray());
  }

  /** Stored as it is: what packing does is tried elsewhere. */
  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
