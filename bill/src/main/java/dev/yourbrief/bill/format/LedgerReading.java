package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a gateway's ledger in one file. Of rows of one kind, call and number that stand
 * near, the later counts; of those far apart or in two files, the first. Attempts wait for the row
 * of their call, which says whose they are.
 */
final class LedgerReading implements Reading {

  /** How many rows are held back for one that replaces them. */
  private static final int HELD = 1_000;

  /** How many calls' attempts wait for their call. */
  private static final int WAITING = 10_000;

  private static final int MOST_ATTEMPTS = 100;

  private final ChargeSink sink;
  private final LedgerMemory memory;
  private final LedgerTags tags = new LedgerTags();
  private final LinkedHashMap<UUID, LedgerRow> held = new LinkedHashMap<>();
  private final LinkedHashMap<String, List<LedgerRow>> waiting = new LinkedHashMap<>();
  private @Nullable LedgerCharges charges;
  private long repeated;
  private @Nullable Location firstRepeated;

  LedgerReading(ChargeSink sink) {
    this.sink = sink;
    this.memory = sink.ledger();
  }

  @Override
  public void read(Row row) {
    try {
      LedgerRow said = LedgerRow.of(row, tags);
      switch (said.what()) {
        case LedgerRow.OPENED -> {
          memory.opened(said.call(), row.count("input_estimate"));
          sink.row(List.of());
        }
        case LedgerRow.FEEDBACK, LedgerRow.NOTICED -> sink.row(List.of());
        default -> take(said);
      }
    } catch (RowException e) {
      sink.unreadable(Problem.of(row.where(), e.what(), e.fix()));
    }
  }

  private void take(LedgerRow row) {
    UUID id = ChargeBuilder.hash(row.id());
    if (row.is(LedgerRow.CALL)) {
      memory.closed(row.call());
    }
    LedgerRow before = held.get(id);
    if (before == null && !memory.add(id)) {
      repeated(row);
      return;
    }
    if (before != null) {
      repeated(before);
    }
    if (charges == null) {
      charges = new LedgerCharges(row.id());
    }
    held.put(id, row);
    if (held.size() > HELD) {
      tell(held.pollFirstEntry().getValue());
    }
  }

  /** A row that another stands for. */
  private void repeated(LedgerRow row) {
    repeated++;
    firstRepeated = firstRepeated == null ? row.where() : firstRepeated;
    sink.row(List.of());
    sink.repeated(1);
  }

  private void tell(LedgerRow row) {
    if (row.is(LedgerRow.ATTEMPT)) {
      List<LedgerRow> others = waiting.computeIfAbsent(row.call(), _ -> new ArrayList<>());
      others.add(row);
      if (waiting.size() > WAITING || others.size() > MOST_ATTEMPTS) {
        waiting.pollFirstEntry().getValue().forEach(one -> tell(one, one));
      }
      return;
    }
    List<LedgerRow> attempts =
        row.is(LedgerRow.CALL)
            ? Optional.ofNullable(waiting.remove(row.call())).orElse(List.of())
            : List.of();
    if (row.isOnlyARequest()) {
      attempts.forEach(attempt -> tell(attempt, row));
      sink.row(List.of());
      request(known().request(row));
    } else {
      // It carries what was paid; attempts beside it would say it twice.
      attempts.forEach(_ -> sink.row(List.of()));
      List<Charge> said = tell(row, row);
      if (row.is(LedgerRow.CALL)) {
        request(said);
      }
    }
  }

  private List<Charge> tell(LedgerRow row, LedgerRow call) {
    List<Charge> said = known().of(row, call);
    sink.row(said);
    return said;
  }

  private void request(List<Charge> said) {
    RowReading.count(said, Optional.of(BigDecimal.ONE), true, sink);
  }

  private LedgerCharges known() {
    LedgerCharges known = charges;
    if (known == null) {
      throw new IllegalStateException("a row is told before it is taken");
    }
    return known;
  }

  /** Tells what was held back. */
  @Override
  public void finish() {
    held.values().forEach(this::tell);
    held.clear();
    waiting.values().forEach(attempts -> attempts.forEach(one -> tell(one, one)));
    waiting.clear();
    if (firstRepeated != null) {
      sink.note(
          Problem.of(
              firstRepeated,
              repeated == 1
                  ? "this row of the ledger stands in it twice: it counts once"
                  : "this row and "
                      + (repeated - 1)
                      + " more of the ledger stand in it, or in another file of it, already: each"
                      + " counts once",
              ""));
    }
  }
}
