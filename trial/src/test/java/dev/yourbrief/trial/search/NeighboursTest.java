package dev.yourbrief.trial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {

  private static final List<String> LABELS = List.of("a", "b", "b", "c", "a");

  private static List<Hit> hits(
      int row1, double score1, int row2, double score2, int row3, double score3) {
    return List.of(new Hit(row1, score1), new Hit(row2, score2), new Hit(row3, score3));
  }

  private static String winner(List<Hit> hits, int k, Weighting weighting) {
    return Neighbours.vote(hits, LABELS, k, weighting).orElseThrow().label();
  }

  @Test
  void scoresAddUp() {
    List<Hit> hits = hits(0, 5, 1, 3, 2, 3);
    assertThat(winner(hits, 1, Weighting.SCORE)).isEqualTo("a");
    assertThat(winner(hits, 3, Weighting.SCORE)).isEqualTo("b");
    assertThat(Neighbours.vote(hits, LABELS, 3, Weighting.SCORE).orElseThrow().share())
        .isCloseTo(6.0 / 11, within(1e-12));
  }

  @Test
  void cosinesCountSteeply() {
    // e^9 is more than two times e^8.
    assertThat(winner(hits(0, 0.9, 1, 0.8, 2, 0.8), 3, Weighting.STEEP)).isEqualTo("a");
    assertThat(winner(hits(0, 0.9, 1, 0.85, 2, 0.85), 3, Weighting.STEEP)).isEqualTo("b");
  }

  @Test
  void ofTwoLabelsWithAsManyVotesTheSmallerRowWins() {
    assertThat(winner(hits(3, 1, 1, 1, 4, 1), 3, Weighting.SCORE)).isEqualTo("b");
    assertThat(winner(hits(3, 1, 4, 1, 4, 0), 2, Weighting.SCORE)).isEqualTo("c");
  }

  @Test
  void noHitsNoVote() {
    assertThat(Neighbours.vote(List.of(), LABELS, 5, Weighting.SCORE)).isEmpty();
  }

  @Test
  void nearestByCosineIsWhatSortingEveryRowGives() {
    Random random = new Random(5);
    int dimensions = 13;
    float[] flat = new float[200 * dimensions];
    for (int i = 0; i < flat.length; i++) {
      // Few values, so that ties happen.
      flat[i] = random.nextInt(3) - 1;
    }
    Vectors vectors = new Vectors(flat, dimensions);
    float[] query = vectors.row(17);
    List<Integer> sorted =
        IntStream.range(0, 200)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer r) -> -dot(vectors.row(r), query))
                    .thenComparing(r -> r))
            .toList();
    for (int k : new int[] {0, 1, 7, 200, 500}) {
      assertThat(vectors.nearest(query, k))
          .extracting(Hit::row)
          .isEqualTo(sorted.subList(0, Math.min(k, 200)));
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void ranksAreFused() {
    Retriever words = (_, _) -> List.of(new Hit(4, 30), new Hit(2, 9), new Hit(7, 1));
    Retriever meanings = (_, _) -> List.of(new Hit(2, 0.9), new Hit(7, 0.8), new Hit(1, 0.7));
    List<Hit> both = new Hybrid(words, meanings, 0.5).nearest("any", 10);
    assertThat(both).extracting(Hit::row).containsExactly(2, 7, 4, 1);
    assertThat(both.getFirst().score()).isCloseTo(0.5 / 62 + 0.5 / 61, within(1e-15));
    assertThat(new Hybrid(words, meanings, 0).nearest("any", 3))
        .extracting(Hit::row)
        .containsExactly(4, 2, 7);
    assertThat(new Hybrid(words, meanings, 1).nearest("any", 2))
        .extracting(Hit::row)
        .containsExactly(2, 7);
    assertThatThrownBy(() -> new Hybrid(words, meanings, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
