package dev.yourbrief.server.web;

import dev.yourbrief.crossover.economics.Swing;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Quantity;
import dev.yourbrief.playbook.CrossoverAnswer;
import dev.yourbrief.playbook.Evaluation;
import dev.yourbrief.playbook.Input;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Wording;
import dev.yourbrief.server.page.CrossoverTry.Slider;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers that can be tried out: those that move the saving most. Each goes from a quarter of
 * its middle to four times that, in steps of equal ratio; a percentage goes from nothing, or its
 * least, to its most in equal steps.
 */
final class Sliders {

  /** Steps to either side of the middle. */
  private static final int STEPS = 100;

  private static final double FACTOR = 4;
  private static final int MOST = 9;
  private static final MathContext DIGITS = new MathContext(3);

  private record Range(Input input, Input.Amount amount, Figure figure, double middle) {

    boolean isRatio() {
      return middle > 0 && !isPercent();
    }

    private boolean isPercent() {
      return amount.unit().toString().startsWith("percent");
    }

    int at() {
      if (isRatio()) {
        return 0;
      }
      return (int) Math.round((middle - low()) / (high() - low()) * 2 * STEPS) - STEPS;
    }

    private double low() {
      return amount.least().map(BigDecimal::doubleValue).map(l -> Math.max(l, 0)).orElse(0.0);
    }

    private double high() {
      double most = amount.most().map(BigDecimal::doubleValue).orElse(100.0);
      return middle > 0 ? Math.min(most, Math.max(FACTOR * middle, low() + 1)) : Math.min(most, 20);
    }

    /** The value at a step, as an answer. */
    String value(int at) {
      double value =
          isRatio()
              ? middle * Math.pow(FACTOR, (double) at / STEPS)
              : low() + (high() - low()) * (at + STEPS) / (2.0 * STEPS);
      BigDecimal rounded = new BigDecimal(value, DIGITS);
      BigDecimal bounded =
          amount
              .most()
              .filter(most -> rounded.compareTo(most) > 0)
              .or(() -> amount.least().filter(least -> rounded.compareTo(least) < 0))
              .orElse(rounded);
      return bounded.stripTrailingZeros().toPlainString() + " " + amount.unit();
    }
  }

  private final List<Range> ranges;

  private Sliders(List<Range> ranges) {
    this.ranges = ranges;
  }

  static Sliders of(Evaluation evaluation) {
    // The strongest first, as the tornado of the crossover has them.
    List<String> strongest =
        CrossoverAnswer.of(evaluation)
                instanceof
                CrossoverAnswer.Found(var comparison, var challenger, var rivals, var ignored)
            ? comparison.swings(challenger, rivals).stream().map(Swing::input).toList()
            : List.of();
    List<Range> ranges = new ArrayList<>();
    for (Input input : evaluation.decision().playbook().inputs()) {
      if (input.kind() instanceof Input.Amount amount) {
        Optional<Figure> figure = evaluation.figure(input.id());
        if (figure.isPresent()
            && figure.get().value() instanceof Figure.Amount(Estimate e, var u)) {
          boolean moves = strongest.contains(input.id());
          if (moves && Double.isFinite(e.median())) {
            ranges.add(new Range(input, amount, figure.get(), e.median()));
          }
        }
      }
    }
    ranges.sort(Comparator.comparingInt(r -> strongest.indexOf(r.input().id())));
    return new Sliders(List.copyOf(ranges.subList(0, Math.min(MOST, ranges.size()))));
  }

  /** The sliders, where a request has moved them to. */
  List<Slider> shown(Map<String, Integer> moved) {
    return ranges.stream()
        .map(range -> {
          int at = moved.getOrDefault(range.input().id(), range.at());
          String was = Wording.ENGLISH.of(range.figure(), Text.Style.RANGE);
          boolean isMoved = at != range.at();
          return new Slider(
              range.input().id(),
              range.figure().label(),
              -STEPS,
              STEPS,
              at,
              isMoved ? worded(range, at) : was,
              was,
              isMoved);
        })
        .toList();
  }

  private static String worded(Range range, int at) {
    Quantity quantity = Quantity.parse(range.value(at));
    return Wording.ENGLISH.of(
        Figure.amount(
            range.input().id(),
            range.figure().label(),
            quantity.estimate(),
            range.amount().unit(),
            range.figure().provenance()),
        Text.Style.BRIEF);
  }

  /** The answers that a request tries: only of those that were moved. */
  Map<String, String> answers(Map<String, Integer> moved) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (Range range : ranges) {
      Integer at = moved.get(range.input().id());
      if (at != null && at != range.at()) {
        answers.put(range.input().id(), range.value(at));
      }
    }
    return answers;
  }

  /** Where a request has moved the sliders; what is no step is passed over. */
  Map<String, Integer> moved(java.util.function.Function<String, String> parameter) {
    Map<String, Integer> moved = new LinkedHashMap<>();
    for (Range range : ranges) {
      String given = parameter.apply(range.input().id());
      if (given.matches("-?\\d{1,3}")) {
        moved.put(range.input().id(), Math.clamp(Integer.parseInt(given), -STEPS, STEPS));
      }
    }
    return moved;
  }
}
