package dev.yourbrief.trial.search;

import java.util.List;

/** Finds the training rows that are nearest to a text. Safe for use by several threads. */
public interface Retriever {

  /**
   * The nearest rows, best first; of two that are equally near, the smaller row first.
   *
   * @param text what is looked for; any text
   * @param k how many rows at most
   * @return at most {@code k} hits; fewer when fewer rows have anything in common with the text
   */
  List<Hit> nearest(String text, int k);
}
