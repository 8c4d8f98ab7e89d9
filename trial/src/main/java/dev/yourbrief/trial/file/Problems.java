package dev.yourbrief.trial.file;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.List;

/** What was wrong with a file while the rest of it was read. Bounded: later ones are counted. */
public final class Problems {

  private final String file;
  private final List<Problem> kept = new ArrayList<>();
  private long more;

  /**
   * None yet.
   *
   * @param file what to call the file
   */
  public Problems(String file) {
    this.file = file;
  }

  public String file() {
    return file;
  }

  public void add(int line, String what, String fix) {
    add(Problem.of(Location.of(file, line), what, fix));
  }

  public void add(Problem problem) {
    if (kept.size() < Limits.PROBLEMS) {
      kept.add(problem);
    } else {
      more++;
    }
  }

  /** The problems in order, with a last one that says how many more there were. */
  public List<Problem> all() {
    List<Problem> all = new ArrayList<>(kept);
    if (more > 0) {
      all.add(
          Problem.of(
              Location.of(file), more + " more problems are not listed", "Mend the first ones"));
    }
    return List.copyOf(all);
  }

  /** The file as a whole cannot be used. */
  public InputException fatal(int line, String what, String fix) {
    return fatal(file, line, what, fix);
  }

  /** The file as a whole cannot be used. */
  public static InputException fatal(String file, int line, String what, String fix) {
    return new InputException(Problem.of(Location.of(file, line), what, fix));
  }
}
