package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.CrossoverPlot.Crossing;
import dev.yourbrief.playbook.brief.CrossoverPlot.Line;
import dev.yourbrief.playbook.brief.CrossoverPlot.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class CrossoverChartTest {

  static Stream<CrossoverPlot> plots() {
    return Stream.of(
        Plots.crossing(),
        Plots.perhaps(),
        Plots.never(),
        Plots.named(
            "A very long name that somebody chose for an option, with <b>, \"quotes\" & more"),
        Plots.named("Unbrokenwordsofgreatlengththatdonotfitanywhereatall"));
  }

  private static void assertWellSet(CrossoverPlot plot, PlotFrame frame) throws Exception {
    DrawnWords.assertWellSet(
        CrossoverChart.inPage(new PlotWords(plot, Wording.ENGLISH), Briefs.figures(), frame, "t"),
        frame);
  }

  @ParameterizedTest
  @MethodSource("plots")
  void wordsNeitherOverlapNorLeaveTheDrawing(CrossoverPlot plot) throws Exception {
    assertWellSet(plot, PlotFrame.WIDE);
    assertWellSet(plot, PlotFrame.NARROW);
    assertWellSet(plot, PlotFrame.within(460, 340));
    assertWellSet(plot, PlotFrame.within(460, 270));
  }

  /** Other teams' curves: any slopes, any volumes, up to four options, marks in and out. */
  @Test
  void wordsKeepApartForAnyTeam() throws Exception {
    SplittableRandom random = new SplittableRandom(21);
    for (int round = 0; round < 100; round++) {
      List<Line> lines = new ArrayList<>();
      int options = 1 + random.nextInt(4);
      for (int i = 0; i < options; i++) {
        double fixed = Math.exp(random.nextDouble(0, 13));
        double slope = Math.exp(random.nextDouble(-4, 3));
        String option = List.of("rent-frontier", "rent-open", "self-host", "hybrid").get(i);
        lines.add(
            Plots.line(
                option,
                "Option " + "abcd".charAt(i),
                random.nextDouble(0.3, 1),
                random.nextDouble(1, 3),
                i == 0 ? v -> slope * v : v -> fixed + slope * v));
      }
      double p50 = Math.exp(random.nextDouble(3, 13));
      double p90 = random.nextInt(3) == 0 ? Briefs.NEVER : p50 * random.nextDouble(1, 9);
      List<Mark> marks = Plots.crossing().marks();
      CrossoverPlot plot =
          new CrossoverPlot(
              Briefs.say("A title"),
              Briefs.say("Words"),
              lines,
              marks,
              random.nextInt(4) == 0
                  ? Optional.empty()
                  : Optional.of(
                      new Crossing(
                          "crossover.volume",
                          "crossover.bill",
                          p50 / random.nextDouble(1, 9),
                          p50,
                          p90)),
              List.of("thumb.low", "thumb.high"),
              "Mtok/month",
              "USD/month");
      assertWellSet(plot, PlotFrame.WIDE);
      assertWellSet(plot, PlotFrame.NARROW);
      assertWellSet(plot, PlotFrame.within(460, 300));
    }
  }

  @ParameterizedTest
  @MethodSource("plots")
  void standsAloneAsWellFormedXml(CrossoverPlot plot) throws Exception {
    Document svg = DrawnWords.parse(CrossoverChart.svg(plot, Briefs.figures()));
    Element root = svg.getDocumentElement();
    assertThat(root.getAttribute("role")).isEqualTo("img");
    for (String id : root.getAttribute("aria-labelledby").split(" ", -1)) {
      assertThat(CrossoverChart.svg(plot, Briefs.figures())).contains("id=\"" + id + "\"");
    }
    assertThat(CrossoverChart.svg(plot, Briefs.figures()))
        .isEqualTo(CrossoverChart.svg(plot, Briefs.figures()));
  }

  @Test
  void anOpenIntervalEndsInAnArrowAndAClosedOneInAStroke() {
    assertThat(arrows(Plots.crossing())).isZero();
    assertThat(arrows(Plots.perhaps())).isOne();
  }

  private static long arrows(CrossoverPlot plot) {
    return CrossoverChart.svg(plot, Briefs.figures())
        .lines()
        .filter(line -> line.contains("whisker own") && line.split("L", -1).length == 3)
        .count();
  }

  @Test
  void hostingRisesInStepsOnlyWhereItStoodStill() {
    LogAxis x = LogAxis.exactly(1, 16, 0, 100);
    LogAxis y = LogAxis.exactly(1, 100, 100, 0);
    CrossoverPlot.Line line =
        new CrossoverPlot.Line(
            "self-host",
            "Self-host",
            List.of(point(1, 10), point(2, 10), point(4, 20), point(8, 30), point(16, 40)));
    // One corner, at the volume where the level ends; a slope from there on.
    assertThat(Curve.of(line).spots(x, y, CrossoverPlot.Point::p50))
        .hasSize(6)
        .contains(new Svg.Spot(x.at(4), y.at(10)), new Svg.Spot(x.at(4), y.at(20)))
        .doesNotContain(new Svg.Spot(x.at(8), y.at(20)));
  }

  private static CrossoverPlot.Point point(double volume, double cost) {
    return new CrossoverPlot.Point(volume, volume, cost, cost, cost);
  }

  @Test
  void linesThatNeverCrossSayIt() {
    assertThat(CrossoverChart.svg(Plots.never(), Briefs.figures()))
        .contains("no lasting crossover");
  }

  @Test
  void aPlotWithoutCostsSaysThatInstead() {
    CrossoverPlot p = Plots.crossing();
    CrossoverPlot empty =
        new CrossoverPlot(
            p.title(),
            p.subtitle(),
            List.of(),
            p.marks(),
            p.crossing(),
            p.ruleOfThumb(),
            p.unitsX(),
            p.unitsY());
    assertThat(CrossoverChart.svg(empty, Briefs.figures())).contains("Nothing to plot");
  }

  @Test
  void ticksAreRoundAndInsideTheAxis() {
    SplittableRandom random = new SplittableRandom(17);
    for (int i = 0; i < 500; i++) {
      double low = Math.exp(random.nextDouble(-9, 20));
      double high = low * Math.exp(random.nextDouble(0.1, 14));
      LogAxis axis = LogAxis.rounded(low, high, 0, 100);
      assertThat(axis.low()).isLessThanOrEqualTo(low * 1.000001);
      assertThat(axis.high()).isGreaterThanOrEqualTo(high * 0.999999);
      assertThat(axis.ticks()).isNotEmpty().allMatch(axis::holds);
      assertThat(axis.at(axis.low())).isBetween(-1e-9, 1e-9);
      for (double tick : axis.ticks()) {
        assertThat(new java.math.BigDecimal(Double.toString(tick)).stripTrailingZeros().precision())
            .isOne();
      }
    }
  }
}
