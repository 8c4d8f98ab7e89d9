package dev.yourbrief.trial.search;

import dev.yourbrief.trial.data.LabelledText;
import java.util.List;

/**
 * The training split, ready to be searched.
 *
 * @param rows the split; a hit's row is a place in it
 * @param words by words
 * @param meanings by meaning
 */
public record Searches(List<LabelledText> rows, Words words, Meanings meanings) {

  public Searches {
    rows = List.copyOf(rows);
  }

  /** Indexes the split and embeds it. */
  public static Searches over(List<LabelledText> rows, Embedder embedder, Progress progress) {
    List<String> texts = rows.stream().map(LabelledText::text).toList();
    return new Searches(rows, Words.over(texts), Meanings.over(texts, embedder, progress));
  }

  /** The label of each row. */
  public List<String> labels() {
    return rows.stream().map(LabelledText::label).toList();
  }
}
