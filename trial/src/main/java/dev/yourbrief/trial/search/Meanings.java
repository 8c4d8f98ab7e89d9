package dev.yourbrief.trial.search;

import java.util.List;

/** Search by meaning: the rows whose vectors have the highest cosine with the text's, exactly. */
public final class Meanings implements Retriever {

  private final Embedder embedder;
  private final Vectors vectors;

  private Meanings(Embedder embedder, Vectors vectors) {
    this.embedder = embedder;
    this.vectors = vectors;
  }

  /** Embeds the texts; a text's place in the list is its row. A hit's score is the cosine. */
  public static Meanings over(List<String> texts, Embedder embedder, Progress progress) {
    return new Meanings(embedder, embedder.embed(texts, progress));
  }

  /** The rows' vectors. */
  public Vectors vectors() {
    return vectors;
  }

  @Override
  public List<Hit> nearest(String text, int k) {
    return vectors.nearest(embedder.embed(text), k);
  }
}
