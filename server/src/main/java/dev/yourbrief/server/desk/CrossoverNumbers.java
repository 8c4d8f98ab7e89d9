package dev.yourbrief.server.desk;

import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.playbook.CrossoverAnswer;
import dev.yourbrief.publish.json.RecordJson;

/** The numbers of a crossover, as {@code yourbrief crossover --json} prints them. */
public final class CrossoverNumbers {

  private CrossoverNumbers() {}

  /** What was found, or the names of what it lacks. */
  public static String json(CrossoverAnswer answer) {
    return switch (answer) {
      case CrossoverAnswer.Lacking lacking -> RecordJson.of(lacking);
      case CrossoverAnswer.Found found ->
          RecordJson.of(
              Findings.of(
                  found.comparison(), found.challenger(), found.rivals(), found.eligible()));
    };
  }
}
