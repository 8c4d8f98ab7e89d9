package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.figure.Money;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one format in one file, each for itself, whatever file it is. A request that
 * stands in it more than once (retries, a stream's steps, two dumps in one) counts once: as the row
 * that says most of it when its rows stand near, else as the first.
 */
final class RowReading implements Reading {

  /** How many requests are held back for a fuller row of theirs. */
  private static final int HELD = 1_000;

  private final RowFormat format;
  private final ChargeSink sink;
  private final LinkedHashMap<UUID, List<Charge>> held = new LinkedHashMap<>();
  private final Repeats repeats = new Repeats();
  private long repeated;
  private @Nullable Location firstRepeated;

  RowReading(RowFormat format, ChargeSink sink) {
    this.format = format.forFile();
    this.sink = sink;
  }

  @Override
  public void read(Row row) {
    try {
      List<Charge> charges = format.read(row);
      Optional<BigDecimal> requests = known(() -> format.requests(row));
      Optional<RowFormat.IdleDay> idle = charges.isEmpty() ? format.idle(row) : Optional.empty();
      Optional<String> request = format.request(row);
      if (request.isPresent()) {
        take(ChargeBuilder.hash(request.get()), charges, row.where());
      } else {
        sink.row(charges);
        count(charges, requests, format.isLog(), sink);
      }
      idle.ifPresent(day -> sink.idle(day.provider(), day.day()));
    } catch (RowException e) {
      sink.unreadable(Problem.of(row.where(), e.what(), e.fix()));
    }
  }

  /** A count of requests that cannot be read takes nothing from its row: it is not known. */
  static Optional<BigDecimal> known(Supplier<Optional<BigDecimal>> requests) {
    try {
      return requests.get();
    } catch (RowException e) {
      return Optional.empty();
    }
  }

  /** Says of the charges of a row how many requests they are of, where that is known. */
  static void count(
      List<Charge> charges, Optional<BigDecimal> requests, boolean isOne, ChargeSink sink) {
    long count = requests.map(n -> n.setScale(0, RoundingMode.HALF_EVEN).longValue()).orElse(0L);
    if (count > 0 && !charges.isEmpty()) {
      sink.requests(charges, count, isOne);
    }
  }

  /** A request that stands in the file once, or whose fullest row this is. */
  private void tell(List<Charge> charges) {
    sink.row(charges);
    if (format.isLog()) {
      count(charges, Optional.of(BigDecimal.ONE), true, sink);
    }
  }

  private void take(UUID request, List<Charge> charges, Location where) {
    List<Charge> before = held.get(request);
    if (before == null && repeats.add(request)) {
      held.put(request, charges);
      if (held.size() > HELD) {
        tell(held.pollFirstEntry().getValue());
      }
      return;
    }
    repeated++;
    firstRepeated = firstRepeated == null ? where : firstRepeated;
    sink.row(List.of());
    if (before != null && saysMore(charges, before)) {
      held.put(request, charges);
      sink.repeated(before.size());
    } else {
      sink.repeated(charges.size());
    }
  }

  private static boolean saysMore(List<Charge> one, List<Charge> other) {
    int byCost = cost(one).compareTo(cost(other));
    return byCost > 0 || (byCost == 0 && tokens(one).compareTo(tokens(other)) > 0);
  }

  private static BigDecimal cost(List<Charge> charges) {
    return charges.stream()
        .flatMap(charge -> charge.cost().stream())
        .map(Money::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal tokens(List<Charge> charges) {
    return charges.stream()
        .flatMap(charge -> charge.tokens().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Tells what was held back, and what was left out. */
  @Override
  public void finish() {
    held.values().forEach(this::tell);
    held.clear();
    if (firstRepeated != null) {
      sink.note(
          Problem.of(
              firstRepeated,
              repeated == 1
                  ? "this row tells of a request that stands in the file already: it counts once"
                  : "this row and "
                      + (repeated - 1)
                      + " more tell of requests that stand in the file already: each counts once",
              ""));
    }
  }
}
