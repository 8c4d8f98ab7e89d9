package dev.yourbrief.bench;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.Measurements;
import dev.yourbrief.crossover.RawRuns;
import dev.yourbrief.crossover.capacity.Calibration;
import dev.yourbrief.crossover.capacity.Constants;
import dev.yourbrief.crossover.capacity.LeaveOneOut;
import dev.yourbrief.crossover.capacity.LeaveOneOut.Out;
import dev.yourbrief.crossover.capacity.LeaveOneOut.Score;
import dev.yourbrief.crossover.capacity.LeaveOneOut.Trial;
import dev.yourbrief.crossover.capacity.Measurement;
import dev.yourbrief.crossover.capacity.Practice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How far off the capacity model is for models, GPUs and combinations that are taken out of the
 * measurements, the constants fitted again without them. Over the runs that come with the program,
 * or over a raw table of runs; with a folder, the table and the constants are written there.
 */
final class CapacityErrors {

  private static final int ROUNDS = 6;

  private CapacityErrors() {}

  static void main(String[] args) throws IOException {
    Catalogue catalogue = Catalogue.bundled();
    List<Measurement> runs =
        args.length == 0
            ? Measurements.bundled()
            : Measurements.sorted(
                RawRuns.read(Files.readString(Path.of(args[0])), catalogue, CapacityErrors::print));
    Constants constants = Calibration.fit(runs);
    if (args.length > 1) {
      Path folder = Path.of(args[1]);
      Files.writeString(folder.resolve("measurements.csv"), Measurements.write(runs));
      Files.writeString(folder.resolve("capacity-constants.csv"), Measurements.write(constants));
      say("Written to " + folder + ".");
    }
    say("");
    say(runs.size() + " runs; the constants fitted to all of them:");
    say(Measurements.write(constants).strip().replace("\n", "  "));
    LeaveOneOut trial = new LeaveOneOut(runs, constants, ROUNDS);
    for (Out out : Out.values()) {
      report(out, trial.trials(out));
    }
  }

  private static void report(Out out, List<Trial> trials) {
    say("");
    say(Score.header());
    row("without the " + out.name().toLowerCase(Locale.ROOT), trials, t -> true);
    row("  dense", trials, t -> !t.run().model().isMoe());
    row("  mixtures of experts", trials, t -> t.run().model().isMoe());
    for (Practice practice : Practice.values()) {
      row(
          "  " + practice.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          trials,
          t -> t.run().practice() == practice);
    }
    if (out == Out.MODEL || out == Out.GPU) {
      Map<String, List<Trial>> parts =
          trials.stream()
              .collect(
                  Collectors.groupingBy(
                      t -> out == Out.MODEL ? t.run().model().name() : t.run().gpu().name(),
                      TreeMap::new,
                      Collectors.toList()));
      parts.forEach((name, of) -> say(Score.of(of).row("    " + name)));
    }
  }

  private static void row(String name, List<Trial> trials, Predicate<Trial> which) {
    List<Trial> some = trials.stream().filter(which).toList();
    if (!some.isEmpty()) {
      say(Score.of(some).row(name));
    }
  }

  private static void print(Map<String, Integer> leftOut) {
    say("Left out:");
    leftOut.forEach((why, count) -> say(String.format(Locale.ROOT, "%6d  %s", count, why)));
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
