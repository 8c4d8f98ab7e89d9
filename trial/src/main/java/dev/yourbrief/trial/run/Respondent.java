package dev.yourbrief.trial.run;

import dev.yourbrief.trial.data.Case;

/** Somebody who can be asked about a case. */
public interface Respondent {

  /**
   * Who else shares its limits: questions to one lane go out together, at most {@link #width} at a
   * time.
   */
  String lane();

  /** How many questions may be under way at once in its lane. */
  int width();

  /**
   * Answers. An answer that was kept earlier is given again without asking.
   *
   * @throws StoppedException when the run can go no further
   */
  Answer answer(Case of, int repeat) throws StoppedException, InterruptedException;
}
