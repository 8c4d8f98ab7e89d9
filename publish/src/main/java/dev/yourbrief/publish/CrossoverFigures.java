package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Band;
import dev.yourbrief.crossover.economics.Crossing;
import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.crossover.economics.Flip;
import dev.yourbrief.crossover.economics.Interval;
import dev.yourbrief.crossover.economics.OptionCost;
import dev.yourbrief.crossover.economics.ScaleRow;
import dev.yourbrief.crossover.economics.ScenarioResult;
import dev.yourbrief.crossover.economics.Swing;
import dev.yourbrief.crossover.economics.Worth;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Figure.Amount;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Summary;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.Text;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every figure a report of findings shows: the ledger of the comparison, and under ids of their own
 * the findings that it does not hold (what an input moves, turns and is worth, how busy capacity
 * is). Nothing is worked out here; infinite values are kept, as {@code never}.
 */
final class CrossoverFigures {

  static final String MONTHS = "report.months";
  static final String DRAWS = "report.draws";
  static final String WORTH_OF_ALL = "report.worthOfAll";

  private static final Unit USD = Unit.parse("USD");
  private static final Unit USD_MONTH = Unit.parse("USD/month");
  private static final Unit USD_MTOK = Unit.parse("USD/Mtok");
  private static final Unit PERCENT = Unit.parse("percent");
  private static final Unit MONTH = Unit.parse("month");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** As many stretches in which a rival is cheaper again as a reader will look at. */
  private static final int GAPS = 4;

  private final Findings findings;
  private final SortedMap<String, Figure> figures;

  CrossoverFigures(Findings findings) {
    this.findings = findings;
    this.figures = new TreeMap<>(findings.ledger());
    put(MONTHS, "months in the horizon", Estimate.of(findings.months()), MONTH, "set in the case");
    put(DRAWS, "imagined worlds", Estimate.of(findings.draws()), Unit.ONE, "set in the case");
    findings.scales().forEach(this::scale);
    findings.crossings().forEach(this::crossing);
    findings.scenarios().forEach(this::scenario);
    findings.swings().forEach(this::swing);
    findings.flips().forEach(this::flip);
    findings.worth().forEach(this::worth);
    if (!findings.worth().isEmpty()) {
      put(
          WORTH_OF_ALL,
          "what knowing every input before choosing is worth",
          number(findings.worthOfAll()),
          USD,
          "the least mean cost of the options, less the mean of the least cost of each world");
    }
  }

  Findings findings() {
    return findings;
  }

  SortedMap<String, Figure> all() {
    return Collections.unmodifiableSortedMap(figures);
  }

  /** The id of a multiple of today's volume. */
  static String scaleId(ScaleRow row) {
    return "report.at" + row.scale().toPlainString() + ".scale";
  }

  /** What the ids of an option at a scale begin with. */
  static String at(ScaleRow row, OptionCost option) {
    return option.option() + ".at" + row.scale().toPlainString();
  }

  /** What the ids of a crossing begin with. */
  String crossingId(Crossing crossing) {
    String id = crossing.option() + ".crossing";
    return crossing.rivals().equals(List.of(findings.options().getFirst().id()))
        ? id
        : id + "." + String.join("+", crossing.rivals());
  }

  /** What a crossing is with: by name, or all that is rented where that is more than two. */
  Text rivals(Crossing crossing) {
    List<String> rented =
        findings.options().stream()
            .map(Findings.Who::id)
            .filter(id -> findings.scales().stream().noneMatch(s -> s.option(id).hasFleet()))
            .toList();
    List<String> names = crossing.rivals().stream().map(findings::name).toList();
    if (names.size() == 1) {
      return Text.name(names.getFirst());
    }
    return names.size() > 2 && crossing.rivals().equals(rented)
        ? Text.of("the cheapest rented option")
        : Say.it("the cheapest of ").names(names).text();
  }

  static String swingId(Swing swing) {
    return "report.swing." + swing.input();
  }

  static String flipId(Flip flip) {
    return "report.flip." + flip.input();
  }

  static String worthId(Worth worth) {
    return "report.worth." + worth.input();
  }

  /** What an input is called. */
  String label(String input) {
    Figure figure = figures.get(input);
    return figure == null ? input : figure.label();
  }

  /** The unit of an input; a plain number where nothing is known of it. */
  Unit unit(String input) {
    return Optional.ofNullable(figures.get(input))
        .map(Figure::value)
        .flatMap(v -> v instanceof Amount amount ? Optional.of(amount.unit()) : Optional.empty())
        .orElse(Unit.ONE);
  }

  private void scale(ScaleRow row) {
    put(
        scaleId(row),
        "multiple of today's volume",
        Estimate.of(row.scale()),
        Unit.ONE,
        "set in the case");
    for (OptionCost option : row.options()) {
      String id = at(row, option);
      put(
          id + ".usdPerMtok",
          option.name() + ", a million tokens that it serves",
          estimate(option.usdPerMtok()),
          USD_MTOK,
          id + ".cost ÷ the tokens it serves",
          id + ".cost");
      put(
          id + ".served",
          option.name() + ", share of the traffic it takes on",
          percent(1 - option.unserved()),
          PERCENT,
          "the mean over all draws");
      if (option.hasFleet()) {
        put(
            id + ".busy",
            option.name() + ", how busy its capacity is on average",
            option.utilisation().scaledBy(HUNDRED),
            PERCENT,
            "mean load ÷ capacity held",
            id + ".gpus");
      }
    }
  }

  private void crossing(Crossing crossing) {
    String id = crossingId(crossing);
    if (!figures.containsKey(id + ".stable")) {
      String[] costs =
          Stream.concat(Stream.of(crossing.option()), crossing.rivals().stream())
              .map(option -> option + ".cost")
              .toArray(String[]::new);
      String how = "in each draw, the lowest multiple at which it costs no more than the cheapest";
      multiple(id + ".first", "first crossing", crossing.first(), how, costs);
      multiple(id + ".stable", "stable crossing", crossing.stable(), how + ", for good", costs);
      put(
          id + ".bill",
          "what the baseline costs at the stable crossing",
          crossing.stableBill(),
          USD_MONTH,
          "the baseline's cost at " + id + ".stable",
          id + ".stable");
      put(
          id + ".volume",
          "tokens at the stable crossing",
          crossing.stableMtok(),
          Unit.parse("Mtok/month"),
          id + ".stable × tokens a month",
          id + ".stable");
      put(
          id + ".pNever",
          "there is no stable crossing",
          percent(crossing.shareNever()),
          PERCENT,
          "draws in which that is so, over all draws");
    }
    for (int i = 0; i < gaps(crossing).size(); i++) {
      Interval gap = gaps(crossing).get(i);
      String how = "with every input at its middle";
      put(gapId(crossing, i) + ".from", "cheaper again above", number(gap.from()), Unit.ONE, how);
      put(gapId(crossing, i) + ".to", "cheaper again below", number(gap.to()), Unit.ONE, how);
    }
  }

  /** The first few stretches in which a rival is cheaper again. */
  static List<Interval> gaps(Crossing crossing) {
    return crossing.cheaperAgain().stream()
        .filter(gap -> gap.to() > gap.from() * 1.01)
        .limit(GAPS)
        .toList();
  }

  /** What the ids of the ends of such a stretch begin with. */
  String gapId(Crossing crossing, int gap) {
    return crossingId(crossing) + ".again" + (gap + 1);
  }

  private void multiple(String id, String label, Draws value, String how, String... inputs) {
    put(id, label + ", times today's volume", value, Unit.ONE, how, inputs);
  }

  private void scenario(ScenarioResult scenario) {
    for (ScenarioResult.OptionSum option : scenario.options()) {
      String id = option.option() + "." + scenario.id();
      put(
          id + ".pCheapest",
          option.name() + " costs least over the horizon; scenario: " + scenario.name(),
          percent(option.pCheapest()),
          PERCENT,
          "draws in which that is so, over all draws",
          id + ".presentCost");
    }
  }

  private void swing(Swing swing) {
    String id = swingId(swing);
    Unit unit = unit(swing.input());
    String in = swing.input();
    put(id + ".inputLow", swing.label() + ", low end", number(swing.inputP10()), unit, "P10", in);
    put(id + ".inputHigh", swing.label() + ", high end", number(swing.inputP90()), unit, "P90", in);
    saving(id + ".low", swing, "low end", swing.saving().low());
    saving(id + ".middle", swing, "middle", swing.saving().middle());
    saving(id + ".high", swing, "high end", swing.saving().high());
    put(
        id + ".rank",
        swing.label() + ", rank correlation with the saving",
        number(swing.rank()),
        Unit.ONE,
        "Spearman's ρ over all draws",
        in);
  }

  private void saving(String id, Swing swing, String end, double usd) {
    put(
        id,
        "saving with the " + end + " of: " + swing.label(),
        number(usd),
        USD,
        "the rival's present cost less the option's, every other input at its middle",
        swing.input());
  }

  private void flip(Flip flip) {
    String id = flipId(flip);
    Unit unit = unit(flip.input());
    String now = "the middle of the input";
    put(id + ".now", flip.label() + ", now", number(flip.now()), unit, now, flip.input());
    put(
        id + ".at",
        flip.label() + ", where the choice turns",
        number(flip.at()),
        unit,
        "the nearest value at which another option costs least, every other input at its middle",
        flip.input());
    put(
        id + ".factor.scale",
        flip.label() + ", how far that is",
        number(flip.factor()),
        Unit.ONE,
        "the larger of both values over the smaller",
        id + ".now",
        id + ".at");
  }

  private void worth(Worth worth) {
    put(
        worthId(worth),
        "what knowing this before choosing is worth: " + label(worth.input()),
        number(worth.usd()),
        USD,
        "the mean saving of choosing anew for each value of the input",
        worth.input());
  }

  private static Estimate percent(double share) {
    return Estimate.of(BigDecimal.valueOf(share).multiply(HUNDRED).stripTrailingZeros());
  }

  /** A number; an infinite one is a summary, since a point has digits. */
  private static Estimate number(double value) {
    return Double.isFinite(value)
        ? Estimate.of(BigDecimal.valueOf(value))
        : estimate(new Band(value, value, value));
  }

  /**
   * A band as far as it goes: its ends stand for what lies beyond them, which is never shown. What
   * is no number at all, as between two infinite costs, is there in no world.
   */
  private static Estimate estimate(Band band) {
    double low = known(band.p10());
    double middle = Math.max(low, known(band.p50()));
    double high = Math.max(middle, known(band.p90()));
    return new Summary(low, low, middle, high, high, middle);
  }

  private static double known(double value) {
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  private void put(
      String id, String label, Estimate estimate, Unit unit, String how, String... inputs) {
    figures.put(id, Figure.amount(id, label, estimate, unit, new Computed(how, List.of(inputs))));
  }
}
