package dev.yourbrief.trial.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The answers of a promptfoo run, gathered until it can be said what is an item. With {@code
 * --repeat} promptfoo numbers every repeat as a test of its own; tests with the same variables,
 * description and assertions are therefore one item, repeated.
 */
final class PromptfooRun {

  /** A provider with a prompt. */
  record Setup(int prompt, String provider, String promptLabel) {}

  /**
   * A result.
   *
   * @param key all that makes its test this test
   * @param test the number of its test from 0, where the file says
   */
  record Result(
      Setup system,
      String key,
      OptionalInt test,
      Map<String, String> vars,
      Map<String, String> about,
      RawAttempt attempt) {}

  /** A test with the numbers it has. */
  private static final class Group {
    final Result first;
    final Set<Integer> tests = new HashSet<>();
    final List<Result> results = new ArrayList<>();
    int order;

    Group(Result first, int order) {
      this.first = first;
      this.order = order;
    }
  }

  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<Setup, String> systems = new LinkedHashMap<>();

  void add(Result result) {
    Group group = groups.computeIfAbsent(result.key(), _ -> new Group(result, Integer.MAX_VALUE));
    int test = result.test().orElse(groups.size() - 1);
    group.tests.add(test);
    group.order = Math.min(group.order, test);
    group.results.add(result);
    systems.put(result.system(), "");
  }

  void into(Collector collector) {
    collector.prefer(List.of("score", "pass"));
    List<Setup> inOrder =
        systems.keySet().stream()
            .sorted((a, b) -> Integer.compare(a.prompt(), b.prompt()))
            .toList();
    label(inOrder);
    inOrder.forEach(system -> collector.system(systems.getOrDefault(system, "")));
    List<Group> tests =
        groups.values().stream().sorted((a, b) -> Integer.compare(a.order, b.order)).toList();
    List<String> ids = ids(tests, collector.options().id());
    for (int i = 0; i < tests.size(); i++) {
      Group group = tests.get(i);
      collector.item(ids.get(i), group.first.vars(), group.first.about());
      for (Result result : group.results) {
        collector.attempt(systems.getOrDefault(result.system(), ""), ids.get(i), result.attempt());
      }
    }
  }

  /** A provider is called by its name; with its prompt when that is not enough. */
  private void label(List<Setup> inOrder) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    inOrder.forEach(system -> counts.merge(system.provider(), 1, Integer::sum));
    Set<String> taken = new HashSet<>();
    for (Setup system : inOrder) {
      String label =
          counts.getOrDefault(system.provider(), 0) == 1
              ? system.provider()
              : "[" + system.provider() + "] " + system.promptLabel();
      String free = label;
      for (int i = 2; !taken.add(free); i++) {
        free = label + " (" + i + ")";
      }
      systems.put(system, free);
    }
  }

  private static List<String> ids(List<Group> tests, Optional<String> given) {
    List<String> named =
        tests.stream()
            .map(group -> group.first.vars().getOrDefault(given.orElse("id"), "").strip())
            .toList();
    if (named.stream().noneMatch(String::isEmpty)
        && named.stream().distinct().count() == named.size()) {
      return named;
    }
    boolean repeated = tests.stream().anyMatch(group -> group.tests.size() > 1);
    List<String> ids = new ArrayList<>();
    for (Group group : tests) {
      ids.add("row-" + (repeated ? ids.size() + 1 : group.order + 1));
    }
    return ids;
  }
}
