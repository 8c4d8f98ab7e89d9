package dev.yourbrief.bill;

import dev.yourbrief.bill.store.SavedProject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which project a line is of. One id of a provider is one project, whatever lines call it: a usage
 * export states the id alone, a cost export the name too, and names change. Where no line names an
 * id, the id is all there is to show.
 */
final class Projects {

  private static final int NAMES_KEPT = 4;

  /** A project by its id, or by its name where its lines carry no id. */
  private record Key(String provider, String id, String name) {}

  private static final class Known {
    private final Key key;
    private final SortedSet<String> names = new TreeSet<>();
    private String name = "";
    private @Nullable LocalDate lastDay;

    Known(Key key) {
      this.key = key;
    }

    /** The name on the last day counts; of two on that day, the first in order. */
    void isCalled(String said, LocalDate day) {
      if (names.size() < NAMES_KEPT) {
        names.add(said);
      }
      boolean isLater = lastDay == null || day.isAfter(lastDay);
      if (isLater || (day.equals(lastDay) && said.compareTo(name) < 0)) {
        name = said;
        lastDay = day;
      }
    }
  }

  /**
   * A project that lines call by several names.
   *
   * @param id its id
   * @param names the names, the first few
   * @param shown the one it is shown under
   */
  record Renamed(String id, List<String> names, String shown) {}

  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<Known> known = new ArrayList<>();

  /** The number of the project a line is of, from 0. */
  int numberOf(Charge charge) {
    String id = charge.projectId();
    Key key = new Key(charge.provider(), id, id.isEmpty() ? charge.project() : "");
    int number =
        numbers.computeIfAbsent(
            key,
            k -> {
              known.add(new Known(k));
              return known.size() - 1;
            });
    if (!charge.project().equals(id)) {
      known.get(number).isCalled(charge.project(), charge.day());
    }
    return number;
  }

  /** The projects by their number, as a store keeps them. */
  List<SavedProject> saved() {
    return known.stream()
        .map(project ->
            new SavedProject(
                project.key.provider(),
                project.key.id(),
                project.key.name(),
                List.copyOf(project.names),
                project.name,
                Optional.ofNullable(project.lastDay)))
        .toList();
  }

  /** The projects a store kept. */
  static Projects of(List<SavedProject> saved) {
    Projects projects = new Projects();
    for (SavedProject project : saved) {
      Key key = new Key(project.provider(), project.id(), project.keyName());
      Known known = new Known(key);
      known.names.addAll(project.names());
      known.name = project.name();
      known.lastDay = project.lastDay().orElse(null);
      projects.numbers.put(key, projects.known.size());
      projects.known.add(known);
    }
    return projects;
  }

  /** What to call each project; an empty string for lines without one. */
  List<String> names() {
    Map<Key, Integer> sharing = new HashMap<>();
    known.stream()
        .filter(project -> !project.key.id().isEmpty())
        .forEach(project -> sharing.merge(byName(project), 1, Integer::sum));
    return known.stream()
        .map(project -> {
          if (project.name.isEmpty()) {
            return project.key.id();
          }
          boolean isShared = sharing.getOrDefault(byName(project), 0) > 1;
          return isShared && !project.key.id().isEmpty()
              ? project.name + " (" + project.key.id() + ")"
              : project.name;
        })
        .toList();
  }

  private static Key byName(Known project) {
    return new Key(project.key.provider(), "", project.name);
  }

  /** Projects that lines call by more than one name. */
  List<Renamed> renamed() {
    List<String> shown = names();
    List<Renamed> renamed = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      Known project = known.get(i);
      if (project.names.size() > 1) {
        renamed.add(new Renamed(project.key.id(), List.copyOf(project.names), shown.get(i)));
      }
    }
    return List.copyOf(renamed);
  }
}
