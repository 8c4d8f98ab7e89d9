package dev.yourbrief.publish;

import static dev.yourbrief.publish.Briefs.NEVER;
import static dev.yourbrief.publish.Briefs.say;

import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.CrossoverPlot.Crossing;
import dev.yourbrief.playbook.brief.CrossoverPlot.Line;
import dev.yourbrief.playbook.brief.CrossoverPlot.Mark;
import dev.yourbrief.playbook.brief.CrossoverPlot.Point;
import dev.yourbrief.playbook.brief.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Hand-made crossover plots. */
final class Plots {

  private static final double TODAY = 1204.8;

  private Plots() {}

  static CrossoverPlot crossing() {
    return plot(
        say(
            "Self-hosting is cheaper for good only from ",
            "~crossover.volume",
            ", ",
            "$crossover.scale",
            " today"),
        Optional.of(new Crossing("crossover.volume", "crossover.bill", 4900, 8300, 16100)),
        1.0);
  }

  /** In at least one world in ten the lines never cross. */
  static CrossoverPlot perhaps() {
    return plot(
        say("Self-hosting may never be cheaper"),
        Optional.of(new Crossing("crossover.volume", "crossover.bill", 4900, 8300, NEVER)),
        1.0);
  }

  static CrossoverPlot never() {
    return plot(say("Self-hosting is never cheaper"), Optional.empty(), 8.0);
  }

  /** Options, marks and units with names that somebody else chose. */
  static CrossoverPlot named(String name) {
    CrossoverPlot p = crossing();
    List<Line> lines = p.lines().stream().map(l -> new Line(name, name, l.points())).toList();
    List<Mark> marks =
        p.marks().stream()
            .map(m -> new Mark(name, m.scaleFigure(), m.scale(), m.volume()))
            .toList();
    return new CrossoverPlot(
        Text.name(name),
        Text.name(name),
        lines,
        marks,
        p.crossing(),
        p.ruleOfThumb(),
        p.unitsX(),
        p.unitsY());
  }

  private static CrossoverPlot plot(Text title, Optional<Crossing> crossing, double dearness) {
    List<Line> lines =
        List.of(
            line("rent-frontier", "Rent a frontier model", 0.88, 1.15, v -> 7.59 * v),
            line("rent-open", "Rent an open model per token", 0.7, 1.5, v -> 1.4 * v + 900),
            line(
                "self-host",
                "Self-host an open model",
                0.72,
                1.3,
                v -> dearness * (42_000 + 2 * 2154 * Math.ceil(v / 3200))));
    List<Mark> marks =
        List.of(
            new Mark("you today", "scale.one", 1, TODAY),
            new Mark("three times today", "scale.three", 3, 3 * TODAY),
            new Mark("ten times today", "scale.ten", 10, 10 * TODAY));
    return new CrossoverPlot(
        title,
        say(
            "Cost a month of each option over volume; lines are the middle of all worlds, bands"
                + " hold eight worlds in ten."),
        lines,
        marks,
        crossing,
        List.of("thumb.low", "thumb.high"),
        "Mtok/month",
        "USD/month");
  }

  static Line line(String option, String name, double low, double high, DoubleUnaryOperator cost) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= 48; i++) {
      double scale = Math.pow(10, -1 + i / 16.0);
      double volume = scale * TODAY;
      double middle = cost.applyAsDouble(volume);
      points.add(new Point(scale, volume, middle * low, middle, middle * high));
    }
    return new Line(option, name, points);
  }
}
