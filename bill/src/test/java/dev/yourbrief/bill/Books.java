package dev.yourbrief.bill;

import java.util.ArrayList;
import java.util.List;

/** Excel workbooks written by a test, part by part. */
final class Books {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  /** Styles: 0 plain, 1 a day by a built-in format, 2 a day and time by a code of its own. */
  static final String STYLES =
      "<styleSheet xmlns='"
          + MAIN
          + "'><numFmts><numFmt numFmtId='164' formatCode='yyyy\"年\"m\"月\"d\"日\" hh:mm'/>"
          + "<numFmt numFmtId='165' formatCode='[Red]0.00\"day\"'/></numFmts>"
          + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
          + "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/>"
          + "<xf numFmtId='165'/></cellXfs></styleSheet>";

  private Books() {}

  /** A workbook of sheets: name, rows of XML, name, rows of XML … */
  static byte[] book(String shared, String... sheets) {
    StringBuilder names = new StringBuilder();
    StringBuilder links = new StringBuilder();
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < sheets.length; i += 2) {
      int number = i / 2 + 1;
      names.append(
          "<sheet name='%s' sheetId='%d' r:id='r%d'/>".formatted(sheets[i], number, number));
      links.append(
          "<Relationship Id='r%d' Target='worksheets/sheet%d.xml'/>".formatted(number, number));
      parts.add("xl/worksheets/sheet" + number + ".xml");
      parts.add(
          "<worksheet xmlns='"
              + MAIN
              + "'><sheetData>"
              + sheets[i + 1]
              + "</sheetData></worksheet>");
    }
    parts.add("xl/workbook.xml");
    parts.add(
        "<workbook xmlns='"
            + MAIN
            + "' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
            + "<sheets>"
            + names
            + "</sheets></workbook>");
    parts.add("xl/_rels/workbook.xml.rels");
    parts.add("<Relationships>" + links + "</Relationships>");
    parts.add("xl/styles.xml");
    parts.add(STYLES);
    parts.add("xl/sharedStrings.xml");
    parts.add(shared.isEmpty() ? "<sst xmlns='" + MAIN + "'/>" : shared);
    return Packed.zip(parts.toArray());
  }

  /** A row of cells: a text, or with {@code =} in front the XML of the cell. */
  static String row(int number, String... cells) {
    StringBuilder row = new StringBuilder("<row r='" + number + "'>");
    for (int i = 0; i < cells.length; i++) {
      String at = " r='" + (char) ('A' + i) + number + "'";
      row.append(
          cells[i].startsWith("=")
              ? cells[i].substring(1).replaceFirst("<c", "<c" + at)
              : "<c" + at + " t='inlineStr'><is><t>" + cells[i] + "</t></is></c>");
    }
    return row + "</row>";
  }

  static String number(String stored) {
    return "=<c><v>" + stored + "</v></c>";
  }

  static String day(String serial) {
    return "=<c s='1'><v>" + serial + "</v></c>";
  }
}
