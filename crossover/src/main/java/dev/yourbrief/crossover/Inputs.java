package dev.yourbrief.crossover;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Sampler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The uncertain inputs of a case by name, and their values as columns: one column an amount, one
 * row a draw. The name is the stream of random numbers, so that every option and every scale sees
 * the same world in draw {@code i}.
 */
final class Inputs {

  /** The fixed columns; the monthly and one-off costs follow them. */
  static final int INPUT_MTOK = 0;

  static final int OUTPUT_MTOK = 1;
  static final int PEAK = 2;
  static final int BILL = 3;
  static final int OPEN_INPUT = 4;
  static final int OPEN_OUTPUT = 5;
  static final int OPEN_FIXED = 6;
  static final int GPU_HOUR = 7;
  static final int OVERHEAD = 8;
  static final int SECONDS_INPUT = 9;
  static final int SECONDS_OUTPUT = 10;
  static final int MAX_UTILISATION = 11;
  static final int HORIZON = 12;
  static final int FIRST_COST = 13;

  /** One amount: values outside its bounds are moved to the nearest that can be. */
  private record Part(int column, Estimate estimate, double least, double most) {
    double clamp(double value) {
      return Math.min(most, Math.max(least, value));
    }
  }

  /** One or more amounts that are uncertain together. */
  private record Input(String name, List<Part> parts) {
    boolean isCertain() {
      return parts.stream().allMatch(part -> part.estimate instanceof Point);
    }
  }

  private final List<Input> inputs = new ArrayList<>();
  private final int columns;

  Inputs(CrossoverCase c) {
    Demand demand = c.demand();
    SelfHost self = c.selfHost();
    amount("demand.inputMtokPerMonth", INPUT_MTOK, demand.inputMtokPerMonth());
    amount("demand.outputMtokPerMonth", OUTPUT_MTOK, demand.outputMtokPerMonth());
    bounded("demand.peakToMean", PEAK, demand.peakToMean(), 1, Double.MAX_VALUE);
    amount("frontier.usdPerMonth", BILL, c.frontier().usdPerMonth());
    c.open()
        .ifPresent(open -> {
          amount("open.usdPerMtokInput", OPEN_INPUT, open.usdPerMtokInput());
          amount("open.usdPerMtokOutput", OPEN_OUTPUT, open.usdPerMtokOutput());
          amount("open.fixedPerMonth", OPEN_FIXED, open.fixedPerMonth());
        });
    amount("selfHost.usdPerGpuHour", GPU_HOUR, self.usdPerGpuHour());
    bounded("selfHost.cloudOverhead", OVERHEAD, self.cloudOverhead(), 1, Double.MAX_VALUE);
    // One stream for both: how far a fleet falls short of a measurement is one fact about it, and
    // two independent errors would average out in the sum.
    inputs.add(
        new Input(
            "selfHost.gpuSecondsPerMtok",
            List.of(
                new Part(SECONDS_OUTPUT, self.gpuSecondsPerMtokOutput(), 0, Double.MAX_VALUE),
                new Part(SECONDS_INPUT, self.gpuSecondsPerMtokInput(), 0, Double.MAX_VALUE))));
    bounded("selfHost.maxUtilisation", MAX_UTILISATION, self.maxUtilisation(), 0.01, 1);
    bounded("selfHost.horizonMonths", HORIZON, self.horizonMonths(), 1, Double.MAX_VALUE);
    int column = FIRST_COST;
    Set<String> names = new HashSet<>();
    for (FixedCost cost : self.monthly()) {
      amount(unique("selfHost.monthly." + cost.name(), names), column++, cost.amount());
    }
    for (FixedCost cost : self.oneOff()) {
      amount(unique("selfHost.oneOff." + cost.name(), names), column++, cost.amount());
    }
    columns = column;
  }

  /** Two costs of one name are two costs, each with a stream of its own. */
  private static String unique(String name, Set<String> names) {
    String result = name;
    for (int n = 2; !names.add(result); n++) {
      result = name + " #" + n;
    }
    return result;
  }

  private void amount(String name, int column, Estimate estimate) {
    bounded(name, column, estimate, 0, Double.MAX_VALUE);
  }

  private void bounded(String name, int column, Estimate estimate, double least, double most) {
    inputs.add(new Input(name, List.of(new Part(column, estimate, least, most))));
  }

  List<String> names() {
    return inputs.stream().map(Input::name).toList();
  }

  /** The names of the inputs that are not known to the last digit. */
  List<String> uncertain() {
    return inputs.stream().filter(input -> !input.isCertain()).map(Input::name).toList();
  }

  /** The values of every column in every draw. */
  double[][] draw(Sampler sampler) {
    double[][] values = new double[columns][];
    for (Input input : inputs) {
      for (Part part : input.parts) {
        double[] column = sampler.draw(input.name, part.estimate).toArray();
        for (int i = 0; i < column.length; i++) {
          column[i] = part.clamp(column[i]);
        }
        values[part.column] = column;
      }
    }
    return filled(values, sampler.size());
  }

  /** One row: every input at its middle. */
  double[][] middle() {
    return row(Estimate::median, "");
  }

  /** One row: one input at a quantile, the others at their middle. */
  double[][] with(String name, double p) {
    return row(estimate -> estimate.quantile(p), name);
  }

  /** The quantile of the amount that stands for an input. */
  double quantile(String name, double p) {
    Part part = first(name);
    return part.clamp(part.estimate.quantile(p));
  }

  /** The draws of the amount that stands for an input. */
  Draws draws(String name, Sampler sampler) {
    Part part = first(name);
    return sampler.draw(name, part.estimate).map(part::clamp);
  }

  /** What stands for an input: its first amount that is uncertain, or its first. */
  private Part first(String name) {
    List<Part> parts =
        inputs.stream().filter(i -> i.name.equals(name)).findFirst().orElseThrow().parts;
    return parts.stream()
        .filter(part -> !(part.estimate instanceof Point))
        .findFirst()
        .orElse(parts.getFirst());
  }

  private double[][] row(ToDoubleFunction<Estimate> special, String name) {
    double[][] values = new double[columns][];
    for (Input input : inputs) {
      boolean isSpecial = input.name.equals(name);
      for (Part part : input.parts) {
        double value = isSpecial ? special.applyAsDouble(part.estimate) : part.estimate.median();
        values[part.column] = new double[] {part.clamp(value)};
      }
    }
    return filled(values, 1);
  }

  /** An option that is not there has columns of nothing. */
  private static double[][] filled(double[][] values, int rows) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        values[i] = new double[rows];
      }
    }
    return values;
  }
}
