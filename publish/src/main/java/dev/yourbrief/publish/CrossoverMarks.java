package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.CrossoverPlot.Crossing;
import dev.yourbrief.playbook.brief.CrossoverPlot.Mark;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.publish.Svg.Spot;
import dev.yourbrief.publish.Whisker.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What is pointed at in a crossover plot: today and its multiples on the line a reader is on, and
 * below the plot two intervals of volume, one over the other: the computed crossing, and the rule
 * of thumb.
 */
record CrossoverMarks(
    PlotWords plotWords,
    SortedMap<String, Figure> figures,
    PlotFrame frame,
    Svg svg,
    LogAxis x,
    LogAxis y,
    Curve frontier) {

  private CrossoverPlot plot() {
    return plotWords.plot();
  }

  /** The rule of thumb as a shade behind everything. */
  void shade() {
    thumb()
        .ifPresent(thumb -> {
          double left = x.clamped(thumb.low());
          svg.empty(
              "rect",
              "class",
              "thumb",
              "x",
              left,
              "y",
              frame.plot().top(),
              "width",
              Math.max(1, x.clamped(thumb.high()) - left),
              "height",
              frame.axis() - frame.plot().top());
        });
  }

  /** The volumes at which the API bill is what the rule of thumb names, if on the plot(). */
  private Optional<Interval> thumb() {
    if (plot().ruleOfThumb().size() != 2) {
      return Optional.empty();
    }
    OptionalDouble low = frontier.volumeAt(amount(plot().ruleOfThumb().getFirst()));
    OptionalDouble high = frontier.volumeAt(amount(plot().ruleOfThumb().getLast()));
    return low.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Interval(
                low.getAsDouble(), low.getAsDouble(), high.orElse(Double.POSITIVE_INFINITY)));
  }

  private double amount(String id) {
    return Wording.find(figures, id).value() instanceof Figure.Amount amount
        ? amount.estimate().median()
        : Double.NaN;
  }

  /** The two lanes below the plot(). */
  void lanes() {
    double first = frame.plot().bottom() + frame.lane() * 0.62;
    if (plot().crossing().isPresent()) {
      crossing(plot().crossing().get(), first);
    } else {
      svg.words(
          "text",
          plotWords.say("chart.noCrossover"),
          "class",
          "lane own",
          "x",
          x.from(),
          "y",
          first + 4);
    }
    thumb()
        .ifPresent(thumb -> {
          String ids = String.join(" ", plot().ruleOfThumb());
          String low = plotWords.costTick(amount(plot().ruleOfThumb().getFirst()));
          String high =
              plotWords
                  .wording()
                  .of(Wording.find(figures, plot().ruleOfThumb().getLast()), Style.BRIEF);
          lane(
              first + frame.lane(),
              thumb,
              "thumb",
              ids,
              List.of(
                  plotWords.say("chart.ruleOfThumb", "low", low, "high", high),
                  plotWords.say("chart.ruleOfThumbAlone")));
        });
  }

  private void crossing(Crossing crossing, double at) {
    Figure volume = Wording.find(figures, crossing.volumeFigure());
    lane(
        at,
        new Interval(crossing.p10(), crossing.p50(), crossing.p90()),
        "own",
        crossing.volumeFigure(),
        List.of(
            plotWords.say("chart.crossover", "at", plotWords.wording().of(volume, Style.RANGE)),
            plotWords.say("chart.crossover", "at", plotWords.wording().of(volume, Style.BRIEF)),
            plotWords.say("chart.crossoverAlone")));
    OptionalDouble cost = frontier.costAt(crossing.p50());
    if (Double.isFinite(crossing.p50()) && cost.isPresent()) {
      double middle = x.at(crossing.p50());
      svg.empty(
          "line",
          "class",
          "drop",
          "x1",
          middle,
          "x2",
          middle,
          "y1",
          at - 5,
          "y2",
          y.clamped(cost.getAsDouble()));
      svg.empty(
          "circle", "class", "ring", "cx", middle, "cy", y.clamped(cost.getAsDouble()), "r", 5);
    }
  }

  /** An interval with end strokes, an arrow where it goes on beyond the plot, and its words. */
  private void lane(double at, Interval interval, String style, String ids, List<String> words) {
    if (Double.isInfinite(interval.low())) {
      String never = words.getFirst();
      svg.words(
          "text", never, "class", "lane end " + style, "data-fig", ids, "x", x.to(), "y", at + 4);
      return;
    }
    Whisker.Ends ends = new Whisker(svg, x).draw(at, interval, style);
    double left = ends.left();
    double right = ends.right();
    if (style.equals("own") && x.holds(interval.middle())) {
      svg.empty("circle", "class", "dot own", "cx", x.at(interval.middle()), "cy", at, "r", 4);
    }
    for (String candidate : words) {
      double width = Labels.width(candidate, frame.size());
      boolean fitsLeft = left - 10 - width >= x.from();
      if (fitsLeft || right + 10 + width <= frame.width()) {
        svg.words(
            "text",
            candidate,
            "class",
            "lane " + (fitsLeft ? "end " : "") + style,
            "data-fig",
            ids,
            "x",
            fitsLeft ? left - 10 : right + 10,
            "y",
            at + 4);
        return;
      }
    }
  }

  /** Today and its multiples, as dots with words beside them. */
  void marks(Labels labels) {
    double size = frame.size();
    Plane plane = new Plane(svg, frame, x, y);
    for (Mark mark : plot().marks()) {
      OptionalDouble cost = frontier.costAt(mark.volume());
      if (cost.isPresent() && x.holds(mark.volume())) {
        labels.avoid(
            Labels.around(new Spot(x.at(mark.volume()), y.clamped(cost.getAsDouble())), 6));
      }
    }
    plot()
        .crossing()
        .ifPresent(crossing -> {
          OptionalDouble cost = frontier.costAt(crossing.p50());
          if (cost.isPresent()) {
            labels.avoid(
                Labels.around(new Spot(x.at(crossing.p50()), y.clamped(cost.getAsDouble())), 7));
          }
        });
    for (Mark mark : plot().marks()) {
      OptionalDouble cost = frontier.costAt(mark.volume());
      if (cost.isEmpty() || !x.holds(mark.volume())) {
        continue;
      }
      Spot spot = new Spot(x.at(mark.volume()), y.clamped(cost.getAsDouble()));
      boolean today = mark.scale() == 1;
      svg.empty(
          "circle",
          "class",
          today ? "dot today" : "dot",
          "cx",
          spot.x(),
          "cy",
          spot.y(),
          "r",
          today ? 5 : 4);
      String label =
          today
              ? Labels.wrap(mark.name(), 130, size, 1).getFirst()
              : plotWords.wording().of(Wording.find(figures, mark.scaleFigure()), Style.BRIEF);
      plane.beside(
          labels,
          spot,
          label,
          today ? " today" : "",
          today ? "data-name" : "data-fig",
          today ? mark.name() : mark.scaleFigure());
    }
  }
}
