package dev.yourbrief.publish.docx;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Page;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblCellMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/**
 * Gathers the rows of a table and sets it: a head that comes again on each page, rows that stay
 * whole, thin rules between them and none beside.
 */
final class Grid {

  private static final String INK = "1C1B1A";
  private static final String RULE = "DCD8D0";

  /** The room between two columns, in twentieths of a point. */
  private static final int GAP = 170;

  private final Body body;
  private final String cell;
  private final List<String> head;
  private final List<List<Consumer<XWPFParagraph>>> rows = new ArrayList<>();
  private final ColumnWidths widths;
  private final boolean[] numeric;

  private Grid(Body body, String cell, List<String> head) {
    this.body = body;
    this.cell = cell;
    this.head = head;
    this.widths = new ColumnWidths(head, cell.equals("Cell") ? 98 : 82);
    this.numeric = new boolean[head.size()];
  }

  static Grid of(Body body, List<String> head) {
    return new Grid(body, "Cell", head);
  }

  /** A table in the small type of the appendix. */
  static Grid small(Body body, List<String> head) {
    return new Grid(body, "SmallCell", head);
  }

  /** A column of numbers: set right, and never broken. */
  Grid numeric(int column) {
    numeric[column] = true;
    widths.whole(column);
    return this;
  }

  /** A column whose words had better not be broken. */
  Grid whole(int column) {
    widths.whole(column);
    return this;
  }

  /** A row; each cell with its words, by which the width of its column is chosen. */
  Grid row(List<Cell> cells) {
    List<Consumer<XWPFParagraph>> row = new ArrayList<>();
    for (int c = 0; c < head.size(); c++) {
      Cell one = c < cells.size() ? cells.get(c) : new Cell("", p -> {});
      widths.add(c, one.words);
      row.add(one.write);
    }
    rows.add(row);
    return this;
  }

  /**
   * A cell.
   *
   * @param words what it says, for its width
   * @param write writes it
   */
  record Cell(String words, Consumer<XWPFParagraph> write) {}

  Cell cell(Text text) {
    return cell(text, "");
  }

  private Cell cell(Text text, String said) {
    return new Cell(body.plain(text, said), p -> body.say(p, text, said));
  }

  Cell cell(String words) {
    return new Cell(words, p -> body.say(p, words));
  }

  Cell cell(Enum<?> state) {
    return new Cell("●\u00a0" + body.page().word(state) + "\u00a0", p -> body.state(p, state));
  }

  /** The rows of a brief's table, under its caption. */
  static void table(Body body, Brief.Table table) {
    if (table.rows().isEmpty()) {
      return;
    }
    Page page = body.page();
    body.paragraph("Caption", table.caption());
    Grid grid = of(body, table.header().stream().map(page::plain).toList());
    for (int c = 0; c < table.header().size(); c++) {
      if (Page.isNumeric(table, c)) {
        grid.numeric(c);
      }
    }
    for (List<Text> row : table.rows()) {
      List<Cell> cells = new ArrayList<>();
      for (int c = 0; c < row.size(); c++) {
        cells.add(grid.cell(row.get(c), page.said(table, c)));
      }
      grid.row(cells);
    }
    grid.write();
  }

  /** Sets the table; nothing at all without rows. */
  void write() {
    if (rows.isEmpty()) {
      return;
    }
    int[] columns = widths.share(body.paper().text());
    XWPFTable table = body.document().createTable(1 + rows.size(), head.size());
    frame(table, columns);
    XWPFTableRow first = table.getRow(0);
    first.setRepeatHeader(true);
    for (int c = 0; c < head.size(); c++) {
      XWPFParagraph words = paragraph(first, c, columns, cell + "Head");
      body.say(words, head.get(c));
      underline(first.getCell(c));
    }
    for (int r = 0; r < rows.size(); r++) {
      XWPFTableRow row = table.getRow(r + 1);
      row.setCantSplitRow(true);
      for (int c = 0; c < head.size(); c++) {
        XWPFParagraph words = paragraph(row, c, columns, cell);
        rows.get(r).get(c).accept(words);
        if (c == 0 && cell.equals("Cell")) {
          words.getRuns().forEach(run -> run.setBold(true));
        }
      }
    }
    first.setCantSplitRow(true);
    // A table that ends the document, or meets another, needs a paragraph after it.
    body.paragraph("Gap");
  }

  private XWPFParagraph paragraph(XWPFTableRow row, int column, int[] columns, String style) {
    XWPFTableCell at = row.getCell(column);
    CTTblWidth width = at.getCTTc().addNewTcPr().addNewTcW();
    width.setType(STTblWidth.DXA);
    width.setW(BigInteger.valueOf(columns[column]));
    XWPFParagraph words = at.getParagraphs().getFirst();
    words.setStyle(style);
    if (numeric[column]) {
      words.setAlignment(ParagraphAlignment.RIGHT);
    }
    return words;
  }

  private static void frame(XWPFTable table, int[] columns) {
    table.removeBorders();
    table.setInsideHBorder(XWPFBorderType.SINGLE, 4, 0, RULE);
    table.setBottomBorder(XWPFBorderType.SINGLE, 4, 0, RULE);
    CTTbl ct = table.getCTTbl();
    CTTblPr properties = ct.getTblPr();
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    CTTblCellMar margins = properties.addNewTblCellMar();
    margin(margins.addNewLeft(), 0);
    margin(margins.addNewRight(), GAP);
    CTTblWidth width = properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW();
    width.setType(STTblWidth.DXA);
    int all = 0;
    CTTblGrid grid = ct.getTblGrid() == null ? ct.addNewTblGrid() : ct.getTblGrid();
    grid.setGridColArray(null);
    for (int column : columns) {
      grid.addNewGridCol().setW(BigInteger.valueOf(column));
      all += column;
    }
    width.setW(BigInteger.valueOf(all));
  }

  private static void margin(CTTblWidth margin, int width) {
    margin.setType(STTblWidth.DXA);
    margin.setW(BigInteger.valueOf(width));
  }

  private static void underline(XWPFTableCell head) {
    CTBorder rule = head.getCTTc().getTcPr().addNewTcBorders().addNewBottom();
    rule.setVal(STBorder.SINGLE);
    rule.setSz(BigInteger.valueOf(6));
    rule.setColor(INK);
    head.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.BOTTOM);
  }
}
