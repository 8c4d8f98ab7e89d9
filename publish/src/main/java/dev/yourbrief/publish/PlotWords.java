package dev.yourbrief.publish;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.CrossoverPlot.Line;
import dev.yourbrief.playbook.brief.CrossoverPlot.Point;
import dev.yourbrief.playbook.brief.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The words in and around a plot: ticks, cells of its table, and what a pointer reads out. */
public final class PlotWords {

  private static final int TABLE_ROWS = 7;

  private final CrossoverPlot plot;
  private final Wording wording;
  private final Rounding scales;
  private final Rounding volumes;
  private final Rounding costs;
  private final Map<Point, String> readouts = new HashMap<>();

  PlotWords(CrossoverPlot plot, Wording wording) {
    this.plot = plot;
    this.wording = wording;
    this.scales = wording.rounding(Unit.ONE, "scale.");
    this.volumes = wording.rounding(Unit.parse(plot.unitsX()), "");
    this.costs = wording.rounding(Unit.parse(plot.unitsY()), "");
  }

  CrossoverPlot plot() {
    return plot;
  }

  Wording wording() {
    return wording;
  }

  public String say(String key, Object... places) {
    return wording.formats().say(key, places);
  }

  public String volumeHead() {
    return volumes.unit().head();
  }

  String costHead() {
    return costs.unit().head();
  }

  /** A volume on an axis: {@code 10B}. */
  String volumeTick(double volume) {
    BigDecimal amount = BigDecimal.valueOf(volume).multiply(volumes.unit().factor());
    return wording.formats().number(NumberWords.rounded(amount, 2, NumberWords.Scale.LETTER));
  }

  /** A cost on an axis: {@code $10K}. */
  String costTick(double cost) {
    BigDecimal amount = BigDecimal.valueOf(cost);
    boolean thousands = cost >= 1_000 && cost < 10_000;
    // An axis reads $1K, $10K, $100K; prose has $1,000.
    NumberWords number =
        thousands
            ? new NumberWords(
                NumberWords.exact(amount.scaleByPowerOfTen(-3).round(new MathContext(2))).digits(),
                "K")
            : NumberWords.rounded(amount, 2, NumberWords.Scale.LETTER);
    return costs.unit().money().before()
        + wording.formats().number(number)
        + costs.unit().money().after();
  }

  String volume(double volume) {
    return volumes.of(volume);
  }

  /** The volume at a multiple of today's, without its unit. */
  public String volumeAt(double scale) {
    for (Line line : plot.lines()) {
      Optional<Point> point = point(line, scale);
      if (point.isPresent()) {
        return volumes.bare().of(point.get().volume());
      }
    }
    return "–";
  }

  /** A multiple of today's volume: {@code 3×}. */
  public String scale(double scale) {
    return scales.of(scale);
  }

  /** The middle and the range, without the unit: {@code $26K (19K–35K)}. */
  public String cost(Point p) {
    return costs.bare().spread(p.p10(), p.p50(), p.p90());
  }

  /** The point of a line at a multiple of today's volume, if it has one. */
  public static Optional<Point> point(Line line, double scale) {
    for (Point point : line.points()) {
      if (point.scale() == scale) {
        return Optional.of(point);
      }
    }
    return Optional.empty();
  }

  /** What a pointer over the volume of this point reads out. */
  String readout(Point at) {
    return readouts.computeIfAbsent(at, this::readOut);
  }

  private String readOut(Point at) {
    StringBuilder words =
        new StringBuilder(scale(at.scale())).append(" · ").append(volume(at.volume()));
    for (Line line : plot.lines()) {
      Optional<Point> point = point(line, at.scale());
      if (point.isPresent()) {
        words.append('\n').append(line.name()).append(": ").append(cost(point.get()));
      }
    }
    return words.toString();
  }

  /** The scales of the table's rows: those marked, and some evenly between. */
  public List<Double> tableScales() {
    List<Double> all =
        plot.lines().stream()
            .flatMap(l -> l.points().stream())
            .map(Point::scale)
            .distinct()
            .sorted()
            .toList();
    NavigableSet<Double> rows = new TreeSet<>();
    plot.marks()
        .forEach(mark ->
            all.stream()
                .min((a, b) ->
                    Double.compare(Math.abs(a - mark.scale()), Math.abs(b - mark.scale())))
                .ifPresent(rows::add));
    for (int i = 0; i < TABLE_ROWS && !all.isEmpty(); i++) {
      rows.add(all.get((int) Math.round((all.size() - 1) * (double) i / (TABLE_ROWS - 1))));
    }
    return new ArrayList<>(rows);
  }

  /** The ids of the figures a text shows, with spaces between, as an attribute. */
  static String figuresOf(Text text) {
    List<String> ids = new ArrayList<>();
    for (Text.Span span : text.spans()) {
      if (span instanceof Text.Slot slot) {
        ids.add(slot.figure());
      }
    }
    return String.join(" ", ids);
  }
}
