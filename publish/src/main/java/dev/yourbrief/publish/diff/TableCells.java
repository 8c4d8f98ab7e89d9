package dev.yourbrief.publish.diff;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which cell of a brief's tables shows a figure. */
final class TableCells {

  /**
   * A cell.
   *
   * @param row the same for all cells of one row, and for no others
   * @param column the number of its column
   * @param head what stands over it
   */
  record Cell(String row, int column, Text head) {}

  private final Map<String, Cell> cells = new HashMap<>();

  TableCells(Brief brief) {
    List<Brief.Table> tables = new ArrayList<>(List.of(brief.sources().bill()));
    brief.frameworks().forEach(framework -> framework.table().ifPresent(tables::add));
    for (int t = 0; t < tables.size(); t++) {
      Brief.Table table = tables.get(t);
      for (int r = 0; r < table.rows().size(); r++) {
        List<Text> row = table.rows().get(r);
        for (int c = 1; c < Math.min(row.size(), table.header().size()); c++) {
          put(row.get(c), new Cell(t + "/" + r, c, table.header().get(c)));
        }
      }
    }
  }

  private void put(Text text, Cell cell) {
    for (Text.Span span : text.spans()) {
      if (span instanceof Text.Slot slot) {
        cells.putIfAbsent(slot.figure(), cell);
      }
    }
  }

  Optional<Cell> of(String figure) {
    return Optional.ofNullable(cells.get(figure));
  }
}
