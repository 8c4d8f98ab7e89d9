package dev.yourbrief.trial.format;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Results of another program.
 *
 * @param name the file's name
 * @param sha256 of the file, in lower-case hexadecimal
 * @param program what wrote it, in words
 * @param systems at least one, in the order of the file
 * @param items in the order of the file; no id twice
 * @param metrics the names of the scores the file has; empty when nothing was scored
 * @param metric which of them the scores are; empty when nothing was scored
 * @param duplicates ids that stand for more than one item: they cannot be paired
 * @param problems what could not be read, in order
 */
public record ImportedResults(
    String name,
    String sha256,
    String program,
    List<ImportedSystem> systems,
    List<ImportedItem> items,
    List<String> metrics,
    Optional<String> metric,
    List<String> duplicates,
    List<Problem> problems) {

  public ImportedResults {
    systems = List.copyOf(systems);
    items = List.copyOf(items);
    metrics = List.copyOf(metrics);
    duplicates = List.copyOf(duplicates);
    problems = List.copyOf(problems);
  }

  /**
   * Reads a file of any of the programs; which one is seen in the file, not in its name.
   *
   * @throws InputException if there is no such file, no result in it, or not the metric or column
   *     that the options ask for
   */
  public static ImportedResults read(Path path, ImportOptions options) {
    return Importer.read(path, options);
  }

  /**
   * A system by its label.
   *
   * @throws InputException if there is none
   */
  public ImportedSystem system(String label) {
    List<String> labels = systems.stream().map(ImportedSystem::label).toList();
    return systems.stream()
        .filter(system -> system.label().equals(label))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                Problem.of(
                    Location.of(name),
                    "there is no system '" + label + "'",
                    Closest.to(label, labels)
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse("Its systems: " + String.join(", ", labels)))));
  }
}
