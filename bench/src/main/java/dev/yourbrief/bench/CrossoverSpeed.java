package dev.yourbrief.bench;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.casefile.CaseFile;
import dev.yourbrief.crossover.economics.Case;
import dev.yourbrief.crossover.economics.Comparison;
import dev.yourbrief.crossover.economics.OptionCost;
import dev.yourbrief.crossover.economics.ScaleRow;
import dev.yourbrief.figure.source.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison of four options in 100,000 worlds, warm, beside the same model as plain column code:
 * one array a step, as NumPy would have it.
 */
final class CrossoverSpeed {

  private static final int WARM_UP = 15;
  private static final double MILLIS = 1e6;

  private CrossoverSpeed() {}

  static void run(int runs) throws IOException {
    Case of = read();
    List<Double> ours = new ArrayList<>();
    List<Double> columns = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    List<Double> whole = new ArrayList<>();
    long bytes = 0;
    for (int i = -WARM_UP; i < runs; i++) {
      long began = System.nanoTime();
      long before = allocated();
      List<ScaleRow> rows = Comparison.of(of).scales();
      bytes = allocated() - before;
      double mine = (System.nanoTime() - began) / MILLIS;
      began = System.nanoTime();
      double[][] plain = ColumnCode.scales(of);
      double theirs = (System.nanoTime() - began) / MILLIS;
      check(rows, plain);
      began = System.nanoTime();
      everything(of);
      double all = (System.nanoTime() - began) / MILLIS;
      if (i >= 0) {
        ours.add(mine);
        columns.add(theirs);
        ratios.add(theirs / mine);
        whole.add(all);
      }
    }
    Sides.print("4 options, 3 scales", ours, "ms");
    Sides.print("the same as column code", columns, "ms");
    Sides.print("ratio", ratios, "×");
    Sides.print("curve, tornado and EVPPI", whole, "ms");
    System.out.printf(
        "bytes allocated a draw: %d, all of it columns of %d-byte numbers%n",
        bytes / of.sampler().size(), Double.BYTES);
  }

  private static Case read() throws IOException {
    try (InputStream in = CrossoverSpeed.class.getResourceAsStream("crossover.yaml")) {
      if (in == null) {
        throw new IOException("the case was not packed");
      }
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return CaseFile.of(
              Yaml.parse(yaml, "crossover.yaml"),
              Catalogue.bundled(),
              path -> {
                throw new IllegalStateException("no bill here");
              },
              LocalDate.EPOCH)
          .compared();
    }
  }

  private static void everything(Case of) {
    Comparison comparison = Comparison.of(of);
    var crossing = comparison.crossing("rented");
    int found =
        comparison.curve(List.of(crossing)).size()
            + comparison.swings("rented", List.of("api")).size()
            + comparison.worthKnowing(List.of("api", "open", "rented", "owned")).size();
    if (found == 0) {
      throw new IllegalStateException("nothing was found");
    }
  }

  /** The two sides have to agree before their times mean anything. */
  private static void check(List<ScaleRow> rows, double[][] plain) {
    int at = 0;
    for (ScaleRow row : rows) {
      for (OptionCost option : row.options()) {
        double mean = option.cost().mean();
        if (Math.abs(mean / plain[at][0] - 1) > 1e-9) {
          throw new IllegalStateException(
              option.option() + " at " + row.scale() + ": " + mean + " and " + plain[at][0]);
        }
        at++;
      }
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
