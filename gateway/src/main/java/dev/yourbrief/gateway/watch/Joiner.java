package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.ledger.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Brings together the rows of a call: its attempts, which are written before it, and a second row
 * of a stream of which more became known after its end. Safe for many threads; its memory is
 * bounded.
 */
final class Joiner {

  /** A second row follows the first within milliseconds. A power of two. */
  private static final int REMEMBERED = 8_192;

  private static final int MOST_PENDING = 10_000;

  private final ConcurrentHashMap<String, List<Row.Attempt>> pending = new ConcurrentHashMap<>();
  private final AtomicReferenceArray<Finished> recent = new AtomicReferenceArray<>(REMEMBERED);

  /** An attempt; its call follows. */
  void take(Row.Attempt row) {
    if (pending.size() < MOST_PENDING) {
      pending.compute(
          row.call(),
          (_, known) -> {
            List<Row.Attempt> all = known == null ? new ArrayList<>() : known;
            all.add(row);
            return all;
          });
    }
  }

  /** A call's row, with what belongs to it. */
  Finished take(Row.Call row) {
    List<Row.Attempt> attempts = row.attempts() > 1 ? pending.remove(row.call()) : null;
    if (!row.streamed()) {
      return new Finished(row, ordered(attempts == null ? List.of() : attempts), Optional.empty());
    }
    int slot = row.call().hashCode() & (REMEMBERED - 1);
    Finished there = recent.get(slot);
    Optional<Finished> before =
        there != null && there.row().call().equals(row.call())
            ? Optional.of(there)
            : Optional.empty();
    List<Row.Attempt> all = new ArrayList<>();
    before.ifPresent(b -> all.addAll(b.attempts()));
    if (attempts != null) {
      all.removeIf(old -> attempts.stream().anyMatch(a -> a.number() == old.number()));
      all.addAll(attempts);
    }
    Finished finished = new Finished(row, ordered(all), before);
    recent.set(slot, new Finished(row, finished.attempts(), Optional.empty()));
    return finished;
  }

  private static List<Row.Attempt> ordered(List<Row.Attempt> attempts) {
    return attempts.size() < 2
        ? attempts
        : attempts.stream().sorted(Comparator.comparingInt(Row.Attempt::number)).toList();
  }
}
