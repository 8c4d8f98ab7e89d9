package dev.yourbrief.trial.arm;

import dev.yourbrief.trial.data.Case;
import java.util.List;

/** Finds training cases to show beside a case. */
@FunctionalInterface
public interface Examples {

  /** The nearest ones, the nearest last, where models read most closely; none at all for 0. */
  List<Case> nearest(Case to, int count);
}
