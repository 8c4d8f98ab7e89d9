package dev.yourbrief.trial.decide;

import dev.yourbrief.trial.statistics.ClusteredMean;
import dev.yourbrief.trial.statistics.Mean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader of a comparison should know besides. */
final class Warnings {

  private static final int MANY_CLUSTERS = 30;

  private Warnings() {}

  static List<Warning> of(
      Pairs pairs, Mean difference, Optional<ClusteredMean> clustered, double alpha) {
    List<Warning> all = new ArrayList<>();
    int n = pairs.n();
    int differing = pairs.differing();
    if (n < Comparing.MANY_CASES) {
      all.add(
          new Warning(
              Warning.Code.FEW_CASES,
              n + " cases: below " + Comparing.MANY_CASES + " an interval is rough."));
    }
    if (differing == 0) {
      all.add(
          new Warning(Warning.Code.ALL_TIED, "Both arms score the same on all " + n + " cases."));
    } else if (Math.pow(0.5, differing - 1.0) > alpha) {
      all.add(
          new Warning(
              Warning.Code.FEW_DIFFER,
              "The arms differ on "
                  + differing
                  + (differing == 1 ? " case" : " cases")
                  + " only; an exact test of so few cannot be significant."));
    }
    clustered.ifPresent(of -> clusters(all, pairs, difference, of));
    double error = clustered.map(ClusteredMean::standardError).orElse(difference.standardError());
    if (error == 0 && differing > 0) {
      all.add(
          new Warning(
              Warning.Code.NO_SPREAD,
              "The difference is the same in every "
                  + (clustered.isPresent() ? "cluster" : "case")
                  + ": there is no spread to judge it by."));
    }
    return all;
  }

  private static void clusters(
      List<Warning> all, Pairs pairs, Mean difference, ClusteredMean clustered) {
    if (clustered.clusters() < MANY_CLUSTERS) {
      all.add(
          new Warning(
              Warning.Code.FEW_CLUSTERS,
              clustered.clusters()
                  + " clusters: below "
                  + MANY_CLUSTERS
                  + " their spread is known roughly only."));
    }
    if (clustered.standardError() < difference.standardError()
        && clustered.clusters() < pairs.n()) {
      all.add(
          new Warning(
              Warning.Code.CLUSTERS_TIGHTER,
              "The error over clusters is smaller than over single cases, which is mostly"
                  + " chance."));
    }
    if (2 * pairs.largestCluster() > pairs.n()) {
      all.add(
          new Warning(
              Warning.Code.LOPSIDED_CLUSTERS,
              pairs.largestCluster()
                  + " of "
                  + pairs.n()
                  + " cases are in one cluster: the others hardly count."));
    }
  }
}
