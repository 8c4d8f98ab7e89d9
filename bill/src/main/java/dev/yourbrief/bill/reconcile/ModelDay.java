package dev.yourbrief.bill.reconcile;

import java.time.LocalDate;
import java.util.Comparator;

/** A provider, model and day. */
record ModelDay(String provider, String model, LocalDate day) implements Comparable<ModelDay> {

  private static final Comparator<ModelDay> ORDER =
      Comparator.comparing(ModelDay::provider)
          .thenComparing(ModelDay::model)
          .thenComparing(ModelDay::day);

  @Override
  public int compareTo(ModelDay other) {
    return ORDER.compare(this, other);
  }
}
