package dev.yourbrief.publish.trial;

import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Caption;
import dev.yourbrief.publish.DataTable;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.publish.Drawing;
import dev.yourbrief.publish.Labels;
import dev.yourbrief.publish.Labels.Box;
import dev.yourbrief.publish.LinearAxis;
import dev.yourbrief.publish.Plane;
import dev.yourbrief.publish.PlotFrame;
import dev.yourbrief.publish.Svg;
import dev.yourbrief.publish.Svg.Spot;
import dev.yourbrief.publish.Wording;
import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.TrialResult.PowerPoint;
import dev.yourbrief.trial.decide.Comparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How likely true differences were to be found, with the margin and what was seen.
 *
 * @param result the trial
 * @param comparison the first candidate's
 * @param numbers how numbers are written
 */
record PowerDrawing(TrialResult result, Comparison comparison, Numbers numbers) implements Drawing {

  /** A difference that is marked on the curve's foot. */
  private record Mark(double at, String words, String style) {}

  @Override
  public String id() {
    return "power";
  }

  private List<PowerPoint> points() {
    return result.power().stream()
        .filter(p -> Double.isFinite(p.difference()) && Double.isFinite(p.power()))
        .toList();
  }

  @Override
  public Caption caption() {
    return new Caption(
        Text.of("How likely a true difference was to be found"),
        Text.name(
            "The odds that a trial of such cases finds a true difference of that size, with "
                + Numbers.chosen(result.rules().alpha())
                + " false alarms."),
        "A curve of the odds over the true difference. The same values stand in the table beside"
            + " it.",
        "",
        Collections.emptySortedMap(),
        Wording.ENGLISH);
  }

  @Override
  public PlotFrame frame(boolean wide) {
    return wide
        ? new PlotFrame("wide", 760, 0, new Box(48, 44, 744, 264), 0, 0, 12.5)
        : new PlotFrame("narrow", 360, 0, new Box(44, 44, 350, 254), 0, 0, 12);
  }

  @Override
  public void draw(Svg svg, PlotFrame frame) {
    List<PowerPoint> points = points();
    if (points.size() < 2) {
      frame.instead(svg, "Nothing to plot: the differences have no spread to tell by.");
      return;
    }
    Box box = frame.plot();
    LinearAxis x =
        LinearAxis.exactly(
            0, points.getLast().difference(), box.left(), box.right(), frame.isWide() ? 8 : 5);
    LinearAxis y = LinearAxis.exactly(0, 1, box.bottom(), box.top(), 5);
    Plane plane = new Plane(svg, frame, x, y);
    plane.side(Numbers::chosen);
    plane.foot(d -> numbers.size(d).replaceFirst(" .*$", ""), numbers.head("true difference"));
    plane.sideHead("odds of finding it");
    double asked = y.at(result.rules().power());
    svg.empty(
        "line", "class", "zero", "x1", box.left(), "x2", box.right(), "y1", asked, "y2", asked);
    List<Spot> line =
        points.stream()
            .map(p -> new Spot(x.clamped(p.difference()), y.clamped(p.power())))
            .toList();
    List<Mark> marks = marks(x);
    for (Mark mark : marks) {
      double at = x.at(mark.at);
      svg.empty(
          "line", "class", mark.style, "x1", at, "x2", at, "y1", box.top(), "y2", frame.axis());
    }
    plane.line("own", line);
    Labels labels = new Labels();
    labels.avoidLine(line);
    for (Mark mark : marks) {
      double at = x.at(mark.at);
      labels.avoidLine(List.of(new Spot(at, box.top()), new Spot(at, box.bottom())));
    }
    double height = box.bottom() - box.top();
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      Spot near = new Spot(x.at(mark.at), box.bottom() - height * (0.12 + 0.14 * i));
      plane.beside(
          labels,
          near,
          mark.words,
          mark.style.equals("drop") ? " own" : "",
          "data-mark",
          mark.style);
    }
    plane.columns(
        points.stream()
            .map(p ->
                new Plane.Column(
                    x.at(p.difference()),
                    numbers.size(p.difference()) + "\nfound in " + Numbers.percent(p.power()),
                    ""))
            .toList());
  }

  private List<Mark> marks(LinearAxis x) {
    double margin = result.rules().margin();
    double seen = Math.abs(comparison.difference());
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(margin, "margin " + numbers.size(margin), "drop"));
    marks.add(new Mark(seen, "seen " + numbers.signed(comparison.difference()), "middle"));
    comparison
        .detectable()
        .ifPresent(d -> marks.add(new Mark(d, "smallest found " + numbers.size(d), "zero")));
    return marks.stream().filter(m -> m.at > 0 && x.holds(m.at)).toList();
  }

  /** The marks that lie beyond the curve, in a sentence; empty when none does. */
  String beyond() {
    List<PowerPoint> points = points();
    if (points.size() < 2) {
      return "";
    }
    double last = points.getLast().difference();
    String which =
        result.rules().margin() > last
            ? Math.abs(comparison.difference()) > last
                ? "The margin and the difference that was seen lie"
                : "The margin lies"
            : Math.abs(comparison.difference()) > last ? "The difference that was seen lies" : "";
    return which.isEmpty()
        ? ""
        : which + " beyond the right edge, where such a difference is found almost surely.";
  }

  @Override
  public DataTable table() {
    return new DataTable(
        "How likely a true difference was to be found",
        List.of(Head.of(numbers.head("True difference")), Head.of("Found in")),
        // Every other point, so that the table fits a page.
        IntStream.range(0, points().size())
            .filter(i -> i % 2 == 0)
            .mapToObj(points()::get)
            .map(p ->
                List.of(Cell.of(numbers.size(p.difference())), Cell.of(Numbers.percent(p.power()))))
            .toList());
  }
}
