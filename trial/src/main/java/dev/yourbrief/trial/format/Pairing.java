package dev.yourbrief.trial.format;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two systems joined item by item: what a paired comparison is computed from. An item that cannot
 * be in it is named with the reason; none goes missing.
 *
 * @param first the label of the first system
 * @param second the label of the second
 * @param rows the pairs, in the order of the first system's items
 * @param leftOut the items that make no pair
 */
public record Pairing(String first, String second, List<Row> rows, List<LeftOut> leftOut) {

  /**
   * A pair.
   *
   * @param first the mean score of the first system's attempts
   * @param second the mean score of the second's
   * @param firstAttempts how many scores that mean is over
   * @param secondAttempts how many scores that mean is over
   * @param cluster the text of the cluster field; empty when no cluster was asked for
   */
  public record Row(
      String id,
      double first,
      double second,
      int firstAttempts,
      int secondAttempts,
      Optional<String> cluster) {}

  /** Why an item makes no pair. */
  public enum Reason {
    /** Only the first system has it. */
    ONLY_FIRST,
    /** Only the second system has it. */
    ONLY_SECOND,
    /** The first system has it without a score. */
    FIRST_HAS_NO_SCORE,
    /** The second system has it without a score. */
    SECOND_HAS_NO_SCORE,
    /** Neither has a score for it. */
    NEITHER_HAS_A_SCORE,
    /** The two files have something else under its id. */
    NOT_THE_SAME_ITEM,
    /** A cluster was asked for and it has none. */
    NO_CLUSTER
  }

  /**
   * An item that makes no pair.
   *
   * @param words more about it; may be empty
   */
  public record LeftOut(String id, Reason reason, String words) {}

  public Pairing {
    rows = List.copyOf(rows);
    leftOut = List.copyOf(leftOut);
  }

  /** How many items were left out for each reason there was, in the order of {@link Reason}. */
  public Map<Reason, Integer> counts() {
    Map<Reason, Integer> counts = new LinkedHashMap<>();
    for (Reason reason : Reason.values()) {
      int count = (int) leftOut.stream().filter(item -> item.reason() == reason).count();
      if (count > 0) {
        counts.put(reason, count);
      }
    }
    return counts;
  }

  /** Whether both systems were given the same items. */
  public boolean sameItems() {
    return leftOut.stream()
        .noneMatch(item ->
            item.reason() == Reason.ONLY_FIRST
                || item.reason() == Reason.ONLY_SECOND
                || item.reason() == Reason.NOT_THE_SAME_ITEM);
  }

  /**
   * Joins two systems, of one file or of two.
   *
   * @param cluster the name of the field whose text items of a cluster share
   * @throws InputException if there is no such system or cluster field, if an id stands for several
   *     items, or if no pair is left
   */
  public static Pairing of(
      ImportedResults firstFile,
      String firstLabel,
      ImportedResults secondFile,
      String secondLabel,
      Optional<String> cluster) {
    ImportedSystem first = firstFile.system(firstLabel);
    ImportedSystem second = secondFile.system(secondLabel);
    refuseDuplicates(firstFile);
    refuseDuplicates(secondFile);
    Map<String, ImportedItem> secondItems = new LinkedHashMap<>();
    secondFile.items().forEach(item -> secondItems.put(item.id(), item));
    cluster.ifPresent(name -> mustHave(name, firstFile, secondFile));
    List<Row> rows = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (ImportedItem item : firstFile.items()) {
      Optional<ImportedItem> other = Optional.ofNullable(secondItems.get(item.id()));
      pair(item, other, first, second, cluster, rows, leftOut);
    }
    Set<String> firstIds = new LinkedHashSet<>();
    firstFile.items().forEach(item -> firstIds.add(item.id()));
    for (String id : secondItems.keySet()) {
      if (!firstIds.contains(id) && second.outcome(id).isPresent()) {
        leftOut.add(new LeftOut(id, Reason.ONLY_SECOND, ""));
      }
    }
    Pairing pairing = new Pairing(firstLabel, secondLabel, rows, leftOut);
    if (rows.isEmpty()) {
      throw problem(
          firstFile.name(),
          "no item makes a pair of '"
              + firstLabel
              + "' and '"
              + secondLabel
              + "' (left out: "
              + pairing.counts()
              + ")",
          "Check that both were given the same items under the same ids");
    }
    return pairing;
  }

  private static void pair(
      ImportedItem item,
      Optional<ImportedItem> other,
      ImportedSystem first,
      ImportedSystem second,
      Optional<String> cluster,
      List<Row> rows,
      List<LeftOut> leftOut) {
    String id = item.id();
    Optional<Outcome> a = first.outcome(id);
    Optional<Outcome> b = second.outcome(id);
    if (a.isEmpty() && b.isEmpty()) {
      // Another system of the file was given it.
      return;
    }
    if (a.isEmpty() || b.isEmpty()) {
      leftOut.add(new LeftOut(id, a.isEmpty() ? Reason.ONLY_SECOND : Reason.ONLY_FIRST, ""));
      return;
    }
    Optional<String> differs = other.flatMap(o -> difference(item, o));
    Optional<String> group =
        cluster
            .flatMap(name -> item.field(name).or(() -> other.flatMap(o -> o.field(name))))
            .filter(text -> !text.isBlank());
    if (differs.isPresent()) {
      leftOut.add(new LeftOut(id, Reason.NOT_THE_SAME_ITEM, "'" + differs.get() + "' differs"));
    } else if (a.get().mean().isEmpty() || b.get().mean().isEmpty()) {
      leftOut.add(withoutScore(id, a.get(), b.get()));
    } else if (cluster.isPresent() && group.isEmpty()) {
      leftOut.add(new LeftOut(id, Reason.NO_CLUSTER, ""));
    } else {
      rows.add(
          new Row(
              id,
              a.get().mean().getAsDouble(),
              b.get().mean().getAsDouble(),
              a.get().scores().size(),
              b.get().scores().size(),
              group));
    }
  }

  /** The name of a text both have and that is not the same. */
  private static Optional<String> difference(ImportedItem one, ImportedItem other) {
    return one.asked().entrySet().stream()
        .filter(text -> other.asked().containsKey(text.getKey()))
        .filter(text -> !text.getValue().equals(other.asked().get(text.getKey())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static LeftOut withoutScore(String id, Outcome a, Outcome b) {
    boolean noFirst = a.mean().isEmpty();
    boolean noSecond = b.mean().isEmpty();
    Reason reason =
        noFirst && noSecond
            ? Reason.NEITHER_HAS_A_SCORE
            : noFirst ? Reason.FIRST_HAS_NO_SCORE : Reason.SECOND_HAS_NO_SCORE;
    String words =
        (noFirst ? a : b)
            .missing()
            .map(missing ->
                missing.why() + (missing.words().isEmpty() ? "" : ": " + missing.words()))
            .orElse("");
    return new LeftOut(id, reason, words);
  }

  private static void refuseDuplicates(ImportedResults file) {
    if (!file.duplicates().isEmpty()) {
      throw problem(
          file.name(),
          "some ids stand for more than one item: "
              + String.join(", ", file.duplicates().stream().limit(10).toList()),
          "Give each item an id of its own, or name another id column");
    }
  }

  private static void mustHave(String cluster, ImportedResults first, ImportedResults second) {
    Set<String> known = new LinkedHashSet<>();
    for (ImportedResults file : List.of(first, second)) {
      for (ImportedItem item : file.items()) {
        known.addAll(item.about().keySet());
        known.addAll(item.asked().keySet());
      }
    }
    if (!known.contains(cluster)) {
      throw problem(
          first.name(),
          "no item has a field '" + cluster + "' to cluster by",
          hint(cluster, known));
    }
  }

  private static String hint(String name, Collection<String> known) {
    return Closest.to(name, known)
        .map(near -> "Did you mean '" + near + "'?")
        .orElse("Fields of the items: " + known.stream().limit(30).toList());
  }

  private static InputException problem(String file, String what, String fix) {
    return new InputException(Problem.of(Location.of(file), what, fix));
  }
}
