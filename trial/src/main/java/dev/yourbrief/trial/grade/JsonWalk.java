package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Walks two JSON values beside each other, field by field.
 *
 * <p>Lists in any order are paired greedily, the likest items first: with a clear best partner for
 * each item, which is what real answers have, that is the best pairing.
 */
final class JsonWalk {

  private static final int MOST_COMPARISONS = 200_000;

  private final JsonFields fields;
  private final Case of;
  private int comparisons;

  JsonWalk(JsonFields fields, Case of) {
    this.fields = fields;
    this.of = of;
  }

  JsonFields.Comparison compare(JsonNode wanted, JsonNode given)
      throws GradeException, InterruptedException {
    Tally tally = new Tally();
    walk("", "", wanted, given, tally);
    return new JsonFields.Comparison(
        tally.points, tally.counted, tally.wrong, tally.missing, tally.extra);
  }

  private static final class Tally {
    private double points;
    private int counted;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> extra = new ArrayList<>();

    private double share() {
      return counted == 0 ? 0 : points / counted;
    }
  }

  /**
   * One step.
   *
   * @param path for people, with places in lists
   * @param name without them
   */
  private void walk(String path, String name, JsonNode wanted, JsonNode given, Tally tally)
      throws GradeException, InterruptedException {
    if (++comparisons > MOST_COMPARISONS) {
      throw new GradeException("the lists are too long to be compared in any order");
    }
    if (wanted.isObject() && given.isObject()) {
      objects(path, name, wanted, given, tally);
    } else if (wanted.isArray() && given.isArray()) {
      lists(path, name, wanted, given, tally);
    } else if (wanted.isContainer() && !wanted.isEmpty()) {
      each(path, name, wanted, tally.missing, tally, true);
    } else if (fields.counts(name)) {
      double score = score(name, wanted, given);
      tally.counted++;
      tally.points += score;
      if (score < 1) {
        tally.wrong.add(shown(path));
      }
    }
  }

  private double score(String name, JsonNode wanted, JsonNode given)
      throws GradeException, InterruptedException {
    Optional<Grader> grader = fields.graderOf(name);
    if (grader.isPresent()) {
      return grader.get().grade(of, JsonText.plain(wanted), JsonText.plain(given)).score();
    }
    boolean same =
        (wanted.isNumber() && given.isNumber())
            ? wanted.decimalValue().compareTo(given.decimalValue()) == 0
            : wanted.equals(given);
    return same ? 1 : 0;
  }

  private void objects(String path, String name, JsonNode wanted, JsonNode given, Tally tally)
      throws GradeException, InterruptedException {
    // An object that should be empty is a field itself; it is right when nothing is in it.
    if (wanted.isEmpty() && fields.counts(name)) {
      tally.counted++;
      tally.points += given.isEmpty() ? 1 : 0;
    }
    for (Map.Entry<String, JsonNode> field : sorted(wanted).entrySet()) {
      JsonNode other = given.get(field.getKey());
      String at = join(path, field.getKey());
      String called = join(name, field.getKey());
      if (other == null) {
        each(at, called, field.getValue(), tally.missing, tally, true);
      } else {
        walk(at, called, field.getValue(), other, tally);
      }
    }
    for (Map.Entry<String, JsonNode> field : sorted(given).entrySet()) {
      if (!wanted.has(field.getKey())) {
        each(
            join(path, field.getKey()),
            join(name, field.getKey()),
            field.getValue(),
            tally.extra,
            tally,
            fields.extraIsWrong());
      }
    }
  }

  private void lists(String path, String name, JsonNode wanted, JsonNode given, Tally tally)
      throws GradeException, InterruptedException {
    if (wanted.isEmpty() && given.isEmpty() && fields.counts(name)) {
      tally.counted++;
      tally.points++;
    }
    int[] partner = fields.anyOrder() ? likest(name, wanted, given) : inOrder(wanted, given);
    TreeSet<Integer> left = new TreeSet<>();
    for (int i = 0; i < given.size(); i++) {
      left.add(i);
    }
    for (int i = 0; i < wanted.size(); i++) {
      String at = path + "[" + i + "]";
      if (partner[i] < 0) {
        each(at, name, wanted.get(i), tally.missing, tally, true);
      } else {
        left.remove(partner[i]);
        walk(at, name, wanted.get(i), given.get(partner[i]), tally);
      }
    }
    for (int i : left) {
      each(path + "[" + i + "]", name, given.get(i), tally.extra, tally, true);
    }
  }

  private static int[] inOrder(JsonNode wanted, JsonNode given) {
    int[] partner = new int[wanted.size()];
    for (int i = 0; i < partner.length; i++) {
      partner[i] = i < given.size() ? i : -1;
    }
    return partner;
  }

  private record Pair(int wanted, int given, double share) {}

  private int[] likest(String name, JsonNode wanted, JsonNode given)
      throws GradeException, InterruptedException {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      for (int j = 0; j < given.size(); j++) {
        Tally tally = new Tally();
        walk("", name, wanted.get(i), given.get(j), tally);
        pairs.add(new Pair(i, j, tally.share()));
      }
    }
    // The sort is stable: among equals, the order of the lists decides.
    pairs.sort(Comparator.comparingDouble(Pair::share).reversed());
    int[] partner = new int[wanted.size()];
    Arrays.fill(partner, -1);
    boolean[] taken = new boolean[given.size()];
    for (Pair pair : pairs) {
      if (partner[pair.wanted()] < 0 && !taken[pair.given()]) {
        partner[pair.wanted()] = pair.given();
        taken[pair.given()] = true;
      }
    }
    return partner;
  }

  /** Names every single value below, and counts each as one that is not right. */
  private void each(
      String path, String name, JsonNode node, List<String> into, Tally tally, boolean isWrong) {
    if (node.isContainer() && !node.isEmpty()) {
      int i = 0;
      for (JsonNode item : node.isArray() ? node.values() : List.<JsonNode>of()) {
        each(path + "[" + i++ + "]", name, item, into, tally, isWrong);
      }
      if (node.isObject()) {
        sorted(node)
            .forEach((key, value) ->
                each(join(path, key), join(name, key), value, into, tally, isWrong));
      }
    } else if (fields.counts(name)) {
      into.add(shown(path));
      tally.counted += isWrong ? 1 : 0;
    }
  }

  private static Map<String, JsonNode> sorted(JsonNode object) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    object.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String shown(String path) {
    return path.isEmpty() ? "the whole" : path;
  }
}
