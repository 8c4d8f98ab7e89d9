package dev.yourbrief.trial.search;

import java.util.Locale;

/**
 * A way to search and to vote.
 *
 * @param kind what is searched by
 * @param weight of meaning in a search by both, from 0 to 1; 0 for words, 1 for meaning
 * @param k how many neighbours vote
 */
public record Setting(Kind kind, double weight, int k) {

  /** What is searched by. */
  public enum Kind {
    WORDS,
    MEANING,
    BOTH
  }

  public static Setting words(int k) {
    return new Setting(Kind.WORDS, 0, k);
  }

  public static Setting meaning(int k) {
    return new Setting(Kind.MEANING, 1, k);
  }

  public static Setting both(double weight, int k) {
    return new Setting(Kind.BOTH, weight, k);
  }

  /** The search it stands for. */
  public Retriever over(Searches searches) {
    return switch (kind) {
      case WORDS -> searches.words();
      case MEANING -> searches.meanings();
      case BOTH -> new Hybrid(searches.words(), searches.meanings(), weight);
    };
  }

  public Weighting weighting() {
    return kind == Kind.MEANING ? Weighting.STEEP : Weighting.SCORE;
  }

  /** For people, such as {@code words and meaning (0.50), 5 neighbours}. */
  @Override
  public String toString() {
    String by =
        switch (kind) {
          case WORDS -> "words";
          case MEANING -> "meaning";
          case BOTH -> String.format(Locale.ROOT, "words and meaning (%.2f)", weight);
        };
    return by + ", " + k + (k == 1 ? " neighbour" : " neighbours");
  }
}
