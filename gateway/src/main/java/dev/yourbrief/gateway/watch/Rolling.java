package dev.yourbrief.gateway.watch;

import dev.yourbrief.gateway.ledger.Row.Bought;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums over the last so many slots of time; a slot that has passed is used again. Slots begin at
 * whole multiples of their width, so that one of a day is a day in UTC. Safe for many threads.
 */
final class Rolling {

  private static final class Slot {
    long index = Long.MIN_VALUE;
    long calls;
    long errors;
    long inputTokens;
    long outputTokens;
    BigDecimal usd = BigDecimal.ZERO;
    long unpriced;
    long same;
    long compared;
    Waits whole = new Waits();
    Waits first = new Waits();
  }

  private final long width;
  private final int most;
  private final List<Slot> slots = new ArrayList<>();

  /**
   * @param width of a slot, in milliseconds
   */
  Rolling(long width, int most) {
    this.width = width;
    this.most = most;
  }

  /**
   * @param sign -1 takes back what was added before
   */
  synchronized void add(long nowMillis, Sample sample, int sign) {
    Slot slot = slot(nowMillis / width);
    slot.calls += sign;
    slot.errors += sample.isError() ? sign : 0;
    for (Bought bought : sample.bought()) {
      if (bought.usage().isPresent()) {
        slot.inputTokens += sign * bought.usage().get().input();
        slot.outputTokens += sign * bought.usage().get().output();
      }
      if (bought.usd().isPresent()) {
        BigDecimal usd = bought.usd().get();
        slot.usd = slot.usd.add(sign < 0 ? usd.negate() : usd);
      } else {
        slot.unpriced += sign;
      }
    }
    slot.whole.add(sample.millis(), sign);
    sample.firstByteMillis().ifPresent(ms -> slot.first.add(ms, sign));
    slot.compared += sample.same().isPresent() ? sign : 0;
    slot.same += sample.same().orElse(false) ? sign : 0;
  }

  private Slot slot(long index) {
    int place = (int) Math.floorMod(index, (long) most);
    while (slots.size() <= place) {
      slots.add(new Slot());
    }
    Slot slot = slots.get(place);
    if (slot.index != index) {
      slot = new Slot();
      slot.index = index;
      slots.set(place, slot);
    }
    return slot;
  }

  /** The calls of each slot, the oldest first. */
  synchronized List<Long> calls(long nowMillis) {
    long last = nowMillis / width;
    List<Long> calls = new ArrayList<>();
    for (long index = last - most + 1; index <= last; index++) {
      int place = (int) Math.floorMod(index, (long) most);
      boolean isThere = place < slots.size() && slots.get(place).index == index;
      calls.add(isThere ? slots.get(place).calls : 0L);
    }
    return calls;
  }

  synchronized Sums sums(long nowMillis) {
    long last = nowMillis / width;
    Slot all = new Slot();
    for (Slot slot : slots) {
      if (slot.index > last - most && slot.index <= last) {
        all.calls += slot.calls;
        all.errors += slot.errors;
        all.inputTokens += slot.inputTokens;
        all.outputTokens += slot.outputTokens;
        all.usd = all.usd.add(slot.usd);
        all.unpriced += slot.unpriced;
        all.same += slot.same;
        all.compared += slot.compared;
        all.whole.addAll(slot.whole);
        all.first.addAll(slot.first);
      }
    }
    return new Sums(
        all.calls,
        all.errors,
        all.inputTokens,
        all.outputTokens,
        all.usd,
        all.unpriced,
        all.whole.quantile(0.5),
        all.whole.quantile(0.99),
        all.first.quantile(0.5),
        all.first.quantile(0.99),
        all.same,
        all.compared);
  }
}
