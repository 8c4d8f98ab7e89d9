package dev.yourbrief.bill.store;

import dev.yourbrief.bill.Charge;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Adds up charges of one file that differ in nothing but their amounts and the minute, before they
 * go into the store: a log of requests has thousands of those in an hour.
 */
public final class Gathering {

  /** About 30 MB of charges. */
  private static final int MOST = 50_000;

  private static final long HOUR = 3_600;

  /** What two charges must have in common. */
  private record Key(
      UUID identity,
      long hour,
      boolean billed,
      boolean effective,
      boolean list,
      boolean tokens,
      boolean quantity,
      String unit) {

    static Key of(Charge charge) {
      return new Key(
          charge.identity(),
          charge.start().getEpochSecond() / HOUR,
          charge.billed().isPresent(),
          charge.effective().isPresent(),
          charge.list().isPresent(),
          charge.tokens().isPresent(),
          charge.quantity().isPresent(),
          charge.unit());
    }
  }

  private static final class Sum {
    private final int project;
    private Charge charge;
    private long lines;

    Sum(int project, Charge charge) {
      this.project = project;
      this.charge = charge;
    }
  }

  private final ChargeStore store;
  private final int file;
  private final boolean lineByLine;
  private final Map<Key, Sum> sums = new LinkedHashMap<>();

  /**
   * @param file the number of the file
   * @param lineByLine whether each charge is to stay by itself, with its line
   */
  public Gathering(ChargeStore store, int file, boolean lineByLine) {
    this.store = store;
    this.file = file;
    this.lineByLine = lineByLine;
  }

  /**
   * Takes a charge in.
   *
   * @param project the number of the project it is of
   * @param lines how many lines of the file it stands for
   */
  public void add(int project, Charge charge, long lines) {
    if (lineByLine) {
      store.add(file, project, charge, lines);
      return;
    }
    Key key = Key.of(charge);
    Sum sum = sums.get(key);
    if (sum == null) {
      if (sums.size() >= MOST) {
        end();
      }
      sum = new Sum(project, charge);
      sums.put(key, sum);
    } else {
      sum.charge = sum.charge.plus(charge);
    }
    sum.lines += lines;
  }

  /** The file is at its end. */
  public void end() {
    sums.values().forEach(sum -> store.add(file, sum.project, sum.charge, sum.lines));
    sums.clear();
  }
}
