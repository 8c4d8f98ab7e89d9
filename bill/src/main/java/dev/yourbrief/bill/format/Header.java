package dev.yourbrief.bill.format;

import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names of a table's columns.
 *
 * @param columns the position of each; blank names keep their place, and of two equal ones the
 *     first counts
 * @param twice the names that more than one column has
 */
record Header(Map<String, Integer> columns, Set<String> twice) {

  /** How far down a table its header may stand, below a title and the like. */
  static final int MAX_ROWS_ABOVE = 20;

  static Header of(List<String> cells) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    Set<String> twice = new TreeSet<>();
    for (int i = 0; i < cells.size(); i++) {
      // Editors that add a byte order mark may add a second one.
      String name = cells.get(i).replace("\uFEFF", "").strip();
      String column = name;
      while (column.isEmpty() || columns.containsKey(column)) {
        column = column + " (column " + (i + 1) + ")";
      }
      if (!name.isEmpty() && !column.equals(name)) {
        twice.add(name);
      }
      columns.put(column.strip(), i);
    }
    return new Header(columns, twice);
  }

  /** The format of rows with this header, if it is known or the mapping fits. */
  Optional<RowFormat> format(Optional<ColumnMapping> mapping) {
    Set<String> names = columns.keySet();
    return Formats.of(names)
        .or(() -> mapping.<RowFormat>map(Mapped::new).filter(m -> m.version(names).isPresent()));
  }

  /** The positions by name, as the format spells the names. */
  Map<String, Integer> namedFor(RowFormat format) {
    if (!format.ignoresCase()) {
      return columns;
    }
    Map<String, Integer> ignoring = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    columns.forEach(ignoring::putIfAbsent);
    return ignoring;
  }

  /** What to say of a table with this header that no format and no mapping fits. */
  Problem unknown(String file, Optional<ColumnMapping> mapping) {
    return mapping
        .map(m ->
            Suggestion.forMapping(file, new Mapped(m).missing(columns.keySet()), columns.keySet()))
        .orElseGet(() -> Suggestion.forUnknown(file, columns.keySet()));
  }

  /** What the file turned out to be, and what there is to know about it. */
  FileReading known(String file, RowFormat format, ChargeSink sink) {
    format
        .caveat(columns.keySet())
        .ifPresent(caveat -> sink.note(Problem.of(Location.of(file), caveat, "")));
    if (!twice.isEmpty()) {
      sink.note(
          Problem.of(
              Location.of(file),
              "more than one column has the name "
                  + Texts.shorten(String.join(", ", twice))
                  + "; the first of them is read",
              ""));
    }
    return new FileReading(
        format.id(), format.version(columns.keySet()).orElse(""), format.zone(), "");
  }
}
