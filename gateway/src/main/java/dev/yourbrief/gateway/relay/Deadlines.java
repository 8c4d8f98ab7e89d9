package dev.yourbrief.gateway.relay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The calls of one event loop, looked through now and then for those that wait too long. One timer
 * for all costs less than one for each, and a tenth of a second is near enough.
 */
final class Deadlines {

  /** How often they are looked through. */
  static final long MILLIS = 100;

  private final Set<Upcall> calls = new LinkedHashSet<>();

  void add(Upcall call) {
    calls.add(call);
  }

  void remove(Upcall call) {
    calls.remove(call);
  }

  int size() {
    return calls.size();
  }

  void check(long now) {
    // A call that ends takes itself out.
    new ArrayList<>(calls).forEach(call -> call.check(now));
  }
}
