package dev.yourbrief.bill.format;

import java.util.UUID;

/**
 * Remembers requests by the hashes of their ids: the last half million of them, and up to as many
 * before those. A log is in the order of time, so what repeats stands near; memory stays at 32 MB.
 */
final class Repeats {

  private static final int GENERATION = 1 << 19;

  private final int generation;
  private Table recent = new Table();
  private Table before = new Table();

  Repeats() {
    this(GENERATION);
  }

  /**
   * @param generation how many are remembered at least; up to as many before them are too. Each
   *     takes up to 64 bytes
   */
  Repeats(int generation) {
    this.generation = generation;
  }

  /** Whether an id is remembered. */
  boolean contains(UUID id) {
    return before.contains(id) || recent.contains(id);
  }

  /** Remembers an id; whether it is new. */
  boolean add(UUID id) {
    if (before.contains(id) || !recent.add(id)) {
      return false;
    }
    if (recent.size == generation) {
      before = recent;
      recent = new Table();
    }
    return true;
  }

  /** Open addressing, two longs an id, at most half full. */
  private static final class Table {

    private static final int START = 1 << 10;

    private long[] slots = new long[2 * START];
    private int size;

    boolean contains(UUID id) {
      return isTaken(slots, at(slots, id));
    }

    boolean add(UUID id) {
      int at = at(slots, id);
      if (isTaken(slots, at)) {
        return false;
      }
      put(slots, at, id);
      size++;
      if (4 * size > slots.length) {
        grow();
      }
      return true;
    }

    private void grow() {
      long[] larger = new long[2 * slots.length];
      for (int i = 0; i < slots.length; i += 2) {
        if (isTaken(slots, i)) {
          UUID id = new UUID(slots[i], slots[i + 1]);
          put(larger, at(larger, id), id);
        }
      }
      slots = larger;
    }

    private static boolean isTaken(long[] slots, int at) {
      return slots[at] != 0 || slots[at + 1] != 0;
    }

    private static void put(long[] slots, int at, UUID id) {
      slots[at] = id.getMostSignificantBits();
      slots[at + 1] = id.getLeastSignificantBits();
    }

    /** Where the id stands, or the empty slot it would go to. */
    private static int at(long[] slots, UUID id) {
      int mask = slots.length - 2;
      int at = (int) id.getLeastSignificantBits() << 1 & mask;
      while (isTaken(slots, at)
          && (slots[at] != id.getMostSignificantBits()
              || slots[at + 1] != id.getLeastSignificantBits())) {
        at = at + 2 & mask;
      }
      return at;
    }
  }
}
