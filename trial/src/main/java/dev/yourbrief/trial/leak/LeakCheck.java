package dev.yourbrief.trial.leak;

import dev.yourbrief.trial.data.LabelledText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks for test cases that are known from elsewhere. */
public final class LeakCheck {

  /** Words of the middle test case from which on texts count as long. */
  private static final int LONG = 30;

  private LeakCheck() {}

  /**
   * Holds every test case against every row an arm may have seen: the training split, or the texts
   * a retrieval arm searches.
   */
  public static LeakReport between(
      List<LabelledText> rows, List<LabelledText> tests, LeakOptions options) {
    return check(rows, tests, options, false);
  }

  /**
   * Holds every test case against those before it. What is found are the later ones of each pair:
   * without them no case is counted twice.
   */
  public static LeakReport within(List<LabelledText> tests, LeakOptions options) {
    return check(tests, tests, options, true);
  }

  private static LeakReport check(
      List<LabelledText> rows, List<LabelledText> tests, LeakOptions options, boolean within) {
    List<String> rowTexts = rows.stream().map(LabelledText::text).toList();
    List<String> testTexts = tests.stream().map(LabelledText::text).toList();
    Set<Method> methods =
        options.methods().isEmpty() ? byLength(testTexts) : EnumSet.copyOf(options.methods());
    Map<Method, Finder> finders = new EnumMap<>(Method.class);
    for (Method method : methods) {
      finders.put(method, finder(method, rowTexts, testTexts, options));
    }
    List<Leak> leaks = new ArrayList<>();
    List<String> tooShort = new ArrayList<>();
    for (int test = 0; test < tests.size(); test++) {
      LabelledText asked = tests.get(test);
      Optional<Leak> leak = nearest(finders, rows, asked, test, within ? test : rows.size());
      leak.ifPresent(leaks::add);
      if (leak.isEmpty() && !judged(finders, test)) {
        tooShort.add(asked.id());
      }
    }
    int run = finders.get(Method.RUN) instanceof RunFinder runs ? runs.words() : 0;
    return new LeakReport(tests.size(), new TreeSet<>(methods), leaks, tooShort, run);
  }

  private static Optional<Leak> nearest(
      Map<Method, Finder> finders,
      List<LabelledText> rows,
      LabelledText asked,
      int test,
      int below) {
    // In the order of the methods, strictest first.
    for (Map.Entry<Method, Finder> finder : finders.entrySet()) {
      Optional<Match> match = finder.getValue().nearest(test, below);
      if (match.isPresent()) {
        return match.map(m -> new Leak(asked, rows.get(m.row()), m.similarity(), finder.getKey()));
      }
    }
    return Optional.empty();
  }

  /** Whether any way but the exact one could judge the case; with the exact one alone, that. */
  private static boolean judged(Map<Method, Finder> finders, int test) {
    return finders.entrySet().stream()
        .filter(f -> f.getKey() != Method.EXACT || finders.size() == 1)
        .anyMatch(f -> f.getValue().judges(test));
  }

  private static Set<Method> byLength(List<String> texts) {
    int[] lengths = texts.stream().mapToInt(t -> Normal.words(t).size()).sorted().toArray();
    boolean isLong = lengths.length > 0 && lengths[lengths.length / 2] >= LONG;
    return isLong
        ? EnumSet.of(Method.EXACT, Method.SHINGLES, Method.RUN)
        : EnumSet.of(Method.EXACT, Method.CHARACTERS);
  }

  private static Finder finder(
      Method method, List<String> rows, List<String> tests, LeakOptions options) {
    return switch (method) {
      case EXACT -> new ExactFinder(rows, tests);
      case CHARACTERS -> new CharFinder(rows, tests, options.twin());
      case SHINGLES -> new ShingleFinder(rows, tests, options.shingle(), options.jaccard());
      case RUN -> new RunFinder(rows, tests);
    };
  }
}
