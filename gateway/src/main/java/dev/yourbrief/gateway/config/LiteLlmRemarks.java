package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What was not carried over. Values are not repeated: they may be keys. */
final class LiteLlmRemarks {

  private final List<Problem> all = new ArrayList<>();

  void add(Location where, String what, String fix) {
    all.add(Problem.of(where, what, fix));
  }

  void left(Location where, String setting) {
    add(where, "'" + setting + "' was not carried over", "");
  }

  /** One remark for each name of a block that was not read. */
  void leftBut(YamlMap map, Set<String> read, String block) {
    for (String name : map.names()) {
      if (!read.contains(name)) {
        left(map.whereIs(name), block + "." + name);
      }
    }
  }

  /** In the order of the file. */
  List<Problem> all() {
    return all.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt((Problem p) -> p.where().line())
                .thenComparingInt(p -> p.where().column()))
        .toList();
  }
}
