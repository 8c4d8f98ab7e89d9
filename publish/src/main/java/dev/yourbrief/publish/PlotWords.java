package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.CrossoverPlot.Line;
import dev.yourbrief.playbook.brief.CrossoverPlot.Point;
import dev.yourbrief.playbook.brief.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;

/** The words in and around a plot: ticks, cells of its table, and what a pointer reads out. */
record PlotWords(CrossoverPlot plot, SortedMap<String, Figure> figures) {

  private static final int TABLE_ROWS = 7;

  private Rounding volumes() {
    return Rounding.of(UnitWords.of(Unit.parse(plot.unitsX()), ""), false);
  }

  private Rounding costs() {
    return Rounding.of(UnitWords.of(Unit.parse(plot.unitsY()), ""), false);
  }

  String volumeHead() {
    return volumes().unit().head();
  }

  String costHead() {
    return costs().unit().head();
  }

  /** A volume on an axis: {@code 10B}. */
  String volumeTick(double volume) {
    BigDecimal amount = BigDecimal.valueOf(volume).multiply(volumes().unit().factor());
    return NumberWords.rounded(amount, 2, NumberWords.Scale.LETTER).toString();
  }

  /** A cost on an axis: {@code $10K}. */
  String costTick(double cost) {
    BigDecimal amount = BigDecimal.valueOf(cost);
    boolean thousands = cost >= 1_000 && cost < 10_000;
    // An axis reads $1K, $10K, $100K; prose has $1,000.
    String digits =
        thousands
            ? NumberWords.exact(amount.scaleByPowerOfTen(-3).round(new MathContext(2))) + "K"
            : NumberWords.rounded(amount, 2, NumberWords.Scale.LETTER).toString();
    return costs().unit().before() + digits;
  }

  String volume(double volume) {
    return volumes().of(volume);
  }

  /** The volume at a multiple of today's, without its unit. */
  String volumeAt(double scale) {
    UnitWords unit = volumes().unit();
    UnitWords bare = new UnitWords(unit.kind(), "", "", "", unit.factor());
    return plot.lines().stream()
        .flatMap(line -> line.points().stream())
        .filter(p -> p.scale() == scale)
        .findFirst()
        .map(p -> Rounding.of(bare, false).of(p.volume()))
        .orElse("–");
  }

  /** A multiple of today's volume: {@code 3×}. */
  static String scale(double scale) {
    return Rounding.of(UnitWords.of(Unit.ONE, "scale."), false).of(scale);
  }

  /** The middle and the range, without the unit: {@code $26K (19K–35K)}. */
  String cost(Point p) {
    UnitWords unit = costs().unit();
    UnitWords bare = new UnitWords(unit.kind(), unit.before(), "", "", unit.factor());
    return Rounding.of(bare, false).spread(p.p10(), p.p50(), p.p90());
  }

  /** What a pointer over the volume of this point reads out. */
  String readout(Point at) {
    StringBuilder words =
        new StringBuilder(scale(at.scale())).append(" · ").append(volume(at.volume()));
    for (Line line : plot.lines()) {
      line.points().stream()
          .filter(p -> p.scale() == at.scale())
          .findFirst()
          .ifPresent(p -> words.append('\n').append(line.name()).append(": ").append(cost(p)));
    }
    return words.toString();
  }

  /** The scales of the table's rows: those marked, and some evenly between. */
  List<Double> tableScales() {
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
