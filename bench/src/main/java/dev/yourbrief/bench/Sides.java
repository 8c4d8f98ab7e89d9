package dev.yourbrief.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Two commands in turn, A B A B …, each a whole process; then the times and their ratios. */
final class Sides {

  private static final double NANOS = 1e9;

  private final List<String> a;
  private final List<String> b;

  Sides(List<String> a, List<String> b) {
    this.a = List.copyOf(a);
    this.b = List.copyOf(b);
  }

  /** Runs both once without counting, then so many times, and prints. */
  void run(String nameA, String nameB, int runs) throws IOException, InterruptedException {
    seconds(a);
    seconds(b);
    List<Double> timesA = new ArrayList<>();
    List<Double> timesB = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      double timeA = seconds(a);
      double timeB = seconds(b);
      timesA.add(timeA);
      timesB.add(timeB);
      ratios.add(timeA / timeB);
    }
    print(nameA, timesA, "s");
    print(nameB, timesB, "s");
    print("ratio", ratios, "×");
  }

  /** Runs a command by itself so many times, after one that is not counted. */
  static void alone(String name, List<String> command, int runs)
      throws IOException, InterruptedException {
    seconds(command);
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      times.add(seconds(command));
    }
    print(name, times, "s");
  }

  private static double seconds(List<String> command) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(String.join(" ", command) + " ended with status " + status);
    }
    return (System.nanoTime() - began) / NANOS;
  }

  static void print(String name, List<Double> values, String unit) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%-28s median %6.2f %s   (%.2f to %.2f, n %d)%n",
        name,
        sorted.get(sorted.size() / 2),
        unit,
        sorted.getFirst(),
        sorted.getLast(),
        sorted.size());
  }
}
