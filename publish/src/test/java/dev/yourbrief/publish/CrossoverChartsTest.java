package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yourbrief.crossover.economics.Band;
import dev.yourbrief.crossover.economics.Crossing;
import dev.yourbrief.crossover.economics.CurvePoint;
import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.crossover.economics.Swing;
import dev.yourbrief.figure.Draws;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrossoverChartsTest {

  private static final LocalDate TODAY = Comparisons.TODAY;

  static Stream<Findings> findings() {
    return Stream.of(
        Comparisons.threeWays(),
        Comparisons.never(),
        Comparisons.servers(),
        Comparisons.six(),
        Comparisons.infinite(),
        Comparisons.alone(),
        Comparisons.named(
            "A very long name that somebody chose for an option, with <b>, \"quotes\" & more"),
        Comparisons.named("Unbrokenwordsofgreatlengththatdonotfitanywhereatallnotevenhere"));
  }

  private static void assertWellSet(Findings findings) throws Exception {
    List<SpeedCurve> curves = List.of(Comparisons.curve());
    for (Drawing drawing : CrossoverPage.of("", TODAY, findings, curves).drawings()) {
      DrawnWords.assertWellSet(drawing.inPage(true), drawing.frame(true));
      DrawnWords.assertWellSet(drawing.inPage(false), drawing.frame(false));
    }
  }

  @ParameterizedTest
  @MethodSource("findings")
  void wordsNeitherOverlapNorLeaveTheDrawing(Findings findings) throws Exception {
    assertWellSet(findings);
  }

  /** Curves, crossings and swings of any size, as other teams will have them. */
  @Test
  void wordsKeepApartForAnyTeam() throws Exception {
    SplittableRandom random = new SplittableRandom(24);
    Findings six = Comparisons.six();
    for (int round = 0; round < 40; round++) {
      List<CurvePoint> curve = new ArrayList<>();
      double[] fixed = random.doubles(6, 0, 13).map(Math::exp).toArray();
      double[] slope = random.doubles(6, -2, 9).map(Math::exp).toArray();
      int decades = random.nextInt(2, 7);
      for (int i = 0; i <= decades * 10; i++) {
        double scale = Math.pow(10, i / 10.0 - decades / 2.0);
        List<Band> bands = new ArrayList<>();
        for (int o = 0; o < 6; o++) {
          double cost = (o == 0 ? 0 : fixed[o]) + slope[o] * scale;
          bands.add(new Band(cost * 0.6, cost, cost * 1.8));
        }
        curve.add(new CurvePoint(scale, bands));
      }
      List<Crossing> crossings =
          six.crossings().stream().map(c -> at(c, Math.exp(random.nextDouble(-9, 9)))).toList();
      List<Swing> swings =
          six.swings().stream()
              .map(s ->
                  new Swing(
                      s.input(),
                      s.label(),
                      s.inputP10() * Math.exp(random.nextDouble(-9, 0)),
                      s.inputP50(),
                      s.inputP90() * Math.exp(random.nextDouble(0, 9)),
                      s.crossing(),
                      new Swing.Three(
                          random.nextDouble(-1e6, 1e6), 2e5, random.nextDouble(-1e6, 1e6)),
                      s.rank()))
              .toList();
      assertWellSet(with(six, curve, crossings, swings));
    }
  }

  private static Crossing at(Crossing crossing, double scale) {
    Draws draws = Draws.owning(new double[] {scale / 2, scale, scale * 2});
    return new Crossing(
        crossing.option(),
        crossing.rivals(),
        draws,
        draws,
        0,
        draws,
        draws,
        draws,
        draws,
        List.of());
  }

  private static Findings with(
      Findings f, List<CurvePoint> curve, List<Crossing> crossings, List<Swing> swings) {
    return new Findings(
        f.options(),
        f.months(),
        f.draws(),
        f.scales(),
        f.prices(),
        crossings,
        f.scenarios(),
        f.focus(),
        f.rivals(),
        f.eligible(),
        swings,
        f.flips(),
        f.worthOfAll(),
        f.worth(),
        curve,
        f.busy(),
        f.ledger());
  }

  @ParameterizedTest
  @MethodSource("findings")
  void standAloneAsWellFormedXml(Findings findings) throws Exception {
    for (String svg :
        List.of(
            CrossoverCharts.cost(findings),
            CrossoverCharts.months(findings),
            CrossoverCharts.tornado(findings),
            CrossoverCharts.busy(findings),
            CrossoverCharts.speed(Comparisons.curve()))) {
      assertThat(DrawnWords.parse(svg).getDocumentElement().getAttribute("role")).isEqualTo("img");
      assertThat(svg)
          .contains("<title id=\"crossover-title\"", "<desc id=\"crossover-desc\"")
          .doesNotContain("NaN", "Infinity", "<script");
      assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("://");
    }
  }

  /** Colour is never all that tells two options apart. */
  @Test
  void everyOptionHasAStyleOfItsOwn() {
    Findings six = Comparisons.six();
    Looks looks = new Looks(six);
    assertThat(six.options().stream().map(o -> looks.of(o.id())))
        .containsExactlyInAnyOrder("rent", "own", "o1", "o2", "o3", "o4");
    for (String style : List.of("o1", "o2", "o3", "o4")) {
      assertThat(Resource.text("chart.css"))
          .containsPattern("\\.line\\." + style + " \\{[^}]*stroke-dasharray");
    }
  }

  @Test
  void capacityRisesInStepsWhereItsPriceIsKnown() {
    String svg = CrossoverCharts.cost(Comparisons.certain());
    String own =
        svg.lines().filter(line -> line.contains("\"line own\"")).findFirst().orElseThrow();
    String[] spots = own.substring(own.indexOf('M') + 1, own.lastIndexOf('"')).split("L", -1);
    long risers = 0;
    for (int i = 1; i < spots.length; i++) {
      String before = spots[i - 1].split(" ", -1)[0];
      String[] at = spots[i].split(" ", -1);
      risers += before.equals(at[0]) ? 1 : 0;
    }
    assertThat(risers).isGreaterThan(1);
  }

  @Test
  void aTornadoIsSortedAndKeepsToTen() {
    TornadoDrawing tornado = new TornadoDrawing(new CrossoverFigures(Comparisons.six()));
    assertThat(tornado.shown()).hasSizeBetween(2, 10);
    assertThat(tornado.shown().stream().map(s -> -s.saving().spread())).isSorted();
  }

  @Test
  void thereMayBeNothingToDraw() {
    Findings alone = Comparisons.alone();
    assertThat(CrossoverCharts.tornado(alone)).contains("No input moves it.");
    assertThat(CrossoverCharts.busy(alone)).contains("Nothing to plot");
    assertThat(CrossoverCharts.speed(new SpeedCurve("nothing", List.of())))
        .contains("Nothing to plot");
  }

  @Test
  void aCurveOfSpeedsRises() {
    List<SpeedCurve.Point> falling =
        List.of(new SpeedCurve.Point(20, 100, 110, 120, 8), new SpeedCurve.Point(10, 1, 2, 3, 16));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpeedCurve("falling", falling))
        .withMessageContaining("'falling'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpeedCurve.Point(20, 130, 110, 120, 8));
  }

  @Test
  void ticksOfALinearAxisAreRoundAndInside() {
    SplittableRandom random = new SplittableRandom(18);
    for (int i = 0; i < 500; i++) {
      double size = Math.exp(random.nextDouble(-9, 20));
      double low = random.nextDouble(-1, 1) * size;
      double high = low + size * random.nextDouble(0.01, 4);
      LinearAxis axis = LinearAxis.rounded(low, high, 0, 100, 6);
      double hair = (high - low) * 1e-6;
      assertThat(axis.low()).isLessThanOrEqualTo(low + hair);
      assertThat(axis.high()).isGreaterThanOrEqualTo(high - hair);
      assertThat(axis.ticks()).hasSizeBetween(2, 13).allMatch(axis::holds);
    }
  }
}
