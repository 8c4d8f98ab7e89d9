package dev.yourbrief.trial.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the labels of the nearest rows vote for. */
public final class Neighbours {

  private Neighbours() {}

  /**
   * The winner of a vote.
   *
   * @param label what it is for
   * @param share of all votes that it got, from 0 to 1
   */
  public record Vote(String label, double share) {}

  /** A label's votes so far, and the smallest row that gave one. */
  private record Heap(double votes, int row) {

    Heap plus(Heap other) {
      return new Heap(votes + other.votes, Math.min(row, other.row));
    }
  }

  /**
   * Lets the first {@code k} hits vote. Of two labels with as many votes the one with the smaller
   * row wins.
   *
   * @param hits best first
   * @param labels the label of each row
   * @return empty when there are no hits
   */
  public static Optional<Vote> vote(
      List<Hit> hits, List<String> labels, int k, Weighting weighting) {
    Map<String, Heap> heaps = new TreeMap<>();
    double all = 0;
    for (Hit hit : hits.subList(0, Math.min(k, hits.size()))) {
      double votes = weighting.of(hit.score());
      heaps.merge(labels.get(hit.row()), new Heap(votes, hit.row()), Heap::plus);
      all += votes;
    }
    double total = all;
    return heaps.entrySet().stream()
        .reduce((a, b) -> wins(b.getValue(), a.getValue()) ? b : a)
        .map(e -> new Vote(e.getKey(), total > 0 ? e.getValue().votes() / total : 0));
  }

  private static boolean wins(Heap a, Heap b) {
    return a.votes() > b.votes() || (a.votes() == b.votes() && a.row() < b.row());
  }
}
