package dev.yourbrief.trial.grade;

import java.util.List;

/** How near texts are in meaning. */
public interface Similarity {

  /**
   * The cosine between the vectors of two texts.
   *
   * @param texts exactly two
   * @return from −1 to 1
   */
  double cosine(List<String> texts);
}
