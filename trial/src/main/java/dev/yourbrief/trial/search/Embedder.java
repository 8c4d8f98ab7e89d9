package dev.yourbrief.trial.search;

import java.util.List;

/** Turns texts into vectors, so that texts of like meaning have like vectors. Thread-safe. */
public interface Embedder {

  /** The model and how it is used: texts embedded under one name have comparable vectors. */
  String name();

  /** The length of its vectors. */
  int dimensions();

  /** A text's vector, of length 1. The same text has the same vector, alone or among others. */
  float[] embed(String text);

  /**
   * The vectors of many texts.
   *
   * @param texts any texts; the same text may stand there twice
   * @param progress told after every few texts
   * @return a row for each text, in their order
   */
  Vectors embed(List<String> texts, Progress progress);
}
