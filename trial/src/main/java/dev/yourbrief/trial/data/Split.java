package dev.yourbrief.trial.data;

import dev.yourbrief.figure.source.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cases to learn from, cases to choose by and cases to be judged on; none is in two of them.
 *
 * <p>Which side a case falls on depends on a hash of its cluster (its id when it has none) and of
 * the seed, and on nothing else: a case that is added moves no other, and a cluster is never torn.
 * The shares are therefore met only nearly, the more so the fewer the clusters.
 *
 * @param train to learn from
 * @param dev to choose by: prompts, shots and settings are tuned on it
 * @param test to be judged on, once
 */
public record Split(List<Case> train, List<Case> dev, List<Case> test) {

  public Split {
    train = List.copyOf(train);
    dev = List.copyOf(dev);
    test = List.copyOf(test);
  }

  /**
   * Where the training and the test cases stand in files of their own: dev is cut from train.
   *
   * @param devShare of train, from 0 to below 1
   * @param cluster the field whose text two cases of a cluster share; without it, or where it is
   *     blank, each case is a cluster of its own
   */
  public static Split of(
      List<Case> train, List<Case> test, double devShare, long seed, Optional<String> cluster) {
    check(devShare, 0);
    List<Case> left = new ArrayList<>();
    List<Case> dev = new ArrayList<>();
    for (Case one : train) {
      (place(one, seed, cluster) < devShare ? dev : left).add(one);
    }
    return new Split(left, dev, test);
  }

  /** Where all cases stand in one file: dev and test are both cut from them. */
  public static Split of(
      List<Case> all, double devShare, double testShare, long seed, Optional<String> cluster) {
    check(devShare, testShare);
    List<Case> train = new ArrayList<>();
    List<Case> dev = new ArrayList<>();
    List<Case> test = new ArrayList<>();
    for (Case one : all) {
      double place = place(one, seed, cluster);
      (place < testShare ? test : place < testShare + devShare ? dev : train).add(one);
    }
    return new Split(train, dev, test);
  }

  /**
   * The clusters that stand in test as well as in train or dev. None after one file was cut; with
   * two files there may be some, and then an arm may know the test's clusters.
   */
  public List<String> clustersOnBothSides(String cluster) {
    Set<String> learnt = new HashSet<>();
    train.forEach(one -> one.field(cluster).ifPresent(learnt::add));
    dev.forEach(one -> one.field(cluster).ifPresent(learnt::add));
    return test.stream()
        .flatMap(one -> one.field(cluster).stream())
        .filter(name -> !name.isBlank() && learnt.contains(name))
        .distinct()
        .sorted()
        .toList();
  }

  private static void check(double devShare, double testShare) {
    if (!(devShare >= 0 && testShare >= 0 && devShare + testShare < 1)) {
      throw new IllegalArgumentException(
          "shares are from 0 to below 1, not " + devShare + " and " + testShare);
    }
  }

  /** Where on the line from 0 to 1 a case stands: the first 53 bits of a SHA-256. */
  private static double place(Case one, long seed, Optional<String> cluster) {
    String key =
        cluster
            .flatMap(one::field)
            .filter(text -> !text.isBlank())
            .map(text -> "cluster\0" + text)
            .orElse("id\0" + one.id());
    byte[] hash = Hash.sha256().digest((seed + "\0" + key).getBytes(StandardCharsets.UTF_8));
    return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
  }
}
