package dev.yourbrief.trial.search;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two searches made one by reciprocal-rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): a row
 * at rank r of a search, from 1, gets that search's weight / (60 + r); a row's score is the sum.
 * Only ranks count, so the two scales need not be comparable.
 */
public final class Hybrid implements Retriever {

  private static final int DAMPING = 60;

  /** Ranks that are looked at in each search, when fewer rows than that are asked for. */
  static final int DEPTH = 100;

  private final Retriever first;
  private final Retriever second;
  private final double weight;

  /**
   * @param weight of the second search, from 0 to 1; the first has the rest
   */
  public Hybrid(Retriever first, Retriever second, double weight) {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException("a weight is from 0 to 1, not " + weight);
    }
    this.first = first;
    this.second = second;
    this.weight = weight;
  }

  @Override
  public List<Hit> nearest(String text, int k) {
    int depth = Math.max(DEPTH, k);
    return fuse(first.nearest(text, depth), second.nearest(text, depth), weight, k);
  }

  static List<Hit> fuse(List<Hit> first, List<Hit> second, double weight, int k) {
    Map<Integer, Double> scores = new TreeMap<>();
    add(scores, first, 1 - weight);
    add(scores, second, weight);
    Top top = new Top(Math.clamp(k, 0, scores.size()));
    scores.forEach(top::offer);
    return top.hits();
  }

  private static void add(Map<Integer, Double> scores, List<Hit> hits, double weight) {
    for (int rank = 1; rank <= hits.size(); rank++) {
      scores.merge(hits.get(rank - 1).row(), weight / (DAMPING + rank), Double::sum);
    }
  }
}
