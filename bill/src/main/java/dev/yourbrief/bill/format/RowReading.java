package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.figure.source.Problem;
import java.util.List;
import java.util.Optional;

/** Reads one row that stands for itself, whatever file it came from. */
final class RowReading {

  private RowReading() {}

  /** Tells the sink what the row says, or why it cannot be read. */
  static void read(RowFormat format, Row row, ChargeSink sink) {
    try {
      List<Charge> charges = format.read(row);
      Optional<RowFormat.IdleDay> idle = charges.isEmpty() ? format.idle(row) : Optional.empty();
      sink.row(charges);
      idle.ifPresent(day -> sink.idle(day.provider(), day.day()));
    } catch (RowException e) {
      sink.unreadable(Problem.of(row.where(), e.what(), e.fix()));
    }
  }
}
