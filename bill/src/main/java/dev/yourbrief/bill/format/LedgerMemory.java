package dev.yourbrief.bill.format;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What is remembered of a ledger from one of its files to the next: which rows were told, so that
 * copies of a segment, or parts of one in another file, count once; and which calls are open, as
 * their end may stand in a later segment.
 *
 * <p>Bounded: the last million rows, and up to as many before those, in 128 MB at most; and 100,000
 * open calls, more than a gateway carries at a time.
 */
public final class LedgerMemory {

  private static final int MOST_OPEN = 100_000;

  private final Repeats told = new Repeats(1 << 20);
  private final Map<String, BigDecimal> open = new LinkedHashMap<>();

  /** Remembers a row; whether it is new. */
  boolean add(UUID row) {
    return told.add(row);
  }

  /** A call's answer has begun. */
  void opened(String call, BigDecimal inputTokens) {
    if (!told.contains(ended(call)) && (open.size() < MOST_OPEN || open.containsKey(call))) {
      open.put(call, inputTokens);
    }
  }

  /** A call has ended. */
  void closed(String call) {
    open.remove(call);
  }

  private static UUID ended(String call) {
    return ChargeBuilder.hash(LedgerRow.id(LedgerRow.CALL, call, ""));
  }

  /** How many calls have begun to be answered, of whose end nothing is known. */
  public long open() {
    return open.size();
  }

  /** The tokens that went into those, as the gateway estimated them. */
  public BigDecimal openTokens() {
    return open.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
