package dev.yourbrief.playbook;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillPart;
import dev.yourbrief.crossover.economics.Band;
import dev.yourbrief.crossover.economics.CurvePoint;
import dev.yourbrief.crossover.economics.Option;
import dev.yourbrief.crossover.economics.ScaleRow;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Range;
import dev.yourbrief.playbook.brief.Brief.Framework;
import dev.yourbrief.playbook.brief.Brief.Reading;
import dev.yourbrief.playbook.brief.Brief.Sources;
import dev.yourbrief.playbook.brief.Brief.Table;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.CrossoverPlot.Crossing;
import dev.yourbrief.playbook.brief.CrossoverPlot.Line;
import dev.yourbrief.playbook.brief.CrossoverPlot.Mark;
import dev.yourbrief.playbook.brief.CrossoverPlot.Point;
import dev.yourbrief.playbook.brief.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parts of a brief that show evidence: frameworks with their plot and table, and the team's own
 * bill.
 */
final class Evidence {

  private static final int PROVIDERS = 6;
  private static final int NOTES = 6;

  private final Evaluation evaluation;
  private final Writing writing;
  private final Optional<CrossoverFigures.Run> run;

  Evidence(Evaluation evaluation, Writing writing) {
    this.evaluation = evaluation;
    this.writing = writing;
    this.run = evaluation.crossover().run();
  }

  Framework framework(Playbook.FrameworkRule rule) {
    return new Framework(
        rule.id(),
        Text.of(rule.name()),
        writing.say(rule.say()),
        writing.say(rule.detail()),
        rule.scalesTable() ? run.map(r -> scales(r)) : Optional.empty(),
        rule.plot() ? run.map(r -> plot(r)) : Optional.empty());
  }

  /** A framework's plot alone. */
  Framework plot(Playbook.FrameworkRule rule) {
    return new Framework(
        rule.id(),
        Text.of(rule.name()),
        List.of(),
        List.of(),
        Optional.empty(),
        run.map(r -> plot(r)));
  }

  private Table scales(CrossoverFigures.Run run) {
    List<List<Text>> rows = new ArrayList<>();
    List<ScaleRow> scales = run.result().scales();
    run.result()
        .compared()
        .options()
        .forEach(o -> rows.add(row(o.name(), scales, o.id(), Text.Style.RANGE)));
    rows.add(row(writing.message("scales.odds"), scales, "pCheaper", Text.Style.BRIEF));
    rows.add(row(writing.message("scales.gpus"), scales, "gpus", Text.Style.BRIEF));
    rows.add(row(writing.message("scales.busy"), scales, "utilisation", Text.Style.BRIEF));
    List<Text> header = new ArrayList<>(List.of(writing.messageText("scales.cost")));
    scales.forEach(s -> header.add(scale(s.scale())));
    return new Table(writing.messageText("scales.caption"), header, rows);
  }

  private List<Text> row(String head, List<ScaleRow> scales, String what, Text.Style style) {
    List<Text> row = new ArrayList<>(List.of(Text.of(head)));
    for (ScaleRow scale : scales) {
      row.add(writing.slot("crossover.at" + scale.scale().toPlainString() + "." + what, style));
    }
    return row;
  }

  private Text scale(BigDecimal scale) {
    return writing.slot("scale." + scale.toPlainString(), Text.Style.BRIEF);
  }

  private CrossoverPlot plot(CrossoverFigures.Run run) {
    double mtok = run.result().mtokInTheMiddle();
    Playbook.CrossoverRule rule = evaluation.decision().playbook().crossover().orElseThrow();
    List<Line> lines = new ArrayList<>();
    List<CurvePoint> curve = run.result().curve(run.crossings());
    List<Option> options = run.result().compared().options();
    for (int o = 0; o < options.size(); o++) {
      lines.add(line(kind(options.get(o).id()), options.get(o).name(), curve, mtok, o));
    }
    List<Mark> marks =
        CrossoverCases.SCALES.stream()
            .map(scale -> {
              scale(scale);
              return new Mark(
                  scale.compareTo(BigDecimal.ONE) == 0 ? writing.message("chart.today") : "",
                  "scale." + scale.toPlainString(),
                  scale.doubleValue(),
                  scale.doubleValue() * mtok);
            })
            .toList();
    var stable = run.crossing().stableMtok();
    Optional<Crossing> crossing =
        Double.isInfinite(stable.median())
            ? Optional.empty()
            : Optional.of(
                new Crossing(
                    "crossover.volume",
                    "crossover.bill",
                    stable.quantile(0.1),
                    stable.median(),
                    stable.quantile(0.9)));
    writing.slot("crossover.volume", Text.Style.RANGE);
    writing.slot("crossover.bill", Text.Style.RANGE);
    rule.ruleOfThumb().forEach(name -> writing.slot(name, Text.Style.BRIEF));
    return new CrossoverPlot(
        writing.say(rule.title()),
        writing.messageText("chart.subtitle"),
        lines,
        marks,
        crossing,
        rule.ruleOfThumb(),
        "Mtok/month",
        "USD/month");
  }

  /** An option in the words a plot has for it. */
  private static String kind(String option) {
    return switch (option) {
      case CrossoverCases.FRONTIER -> "rent-frontier";
      case CrossoverCases.OPEN_MODEL -> "rent-open";
      default -> "self-host";
    };
  }

  private static Line line(
      String option, String name, List<CurvePoint> curve, double mtok, int at) {
    List<Point> points =
        curve.stream()
            .map(p -> {
              Band b = p.costs().get(at);
              return new Point(p.scale(), p.scale() * mtok, b.p10(), b.p50(), b.p90());
            })
            .toList();
    return new Line(option, name, points);
  }

  Sources sources() {
    return new Sources(
        bill(),
        coverage(),
        evaluation.decision().playbook().reading().stream().map(this::reading).toList(),
        evaluation.decision().playbook().people().stream().map(writing::text).toList());
  }

  /** The bill at once, three and ten times, in all and by provider. */
  private Table bill() {
    List<Text> header = new ArrayList<>(List.of(writing.messageText("bill.head")));
    CrossoverCases.SCALES.forEach(s -> header.add(scale(s)));
    List<List<Text>> rows = new ArrayList<>();
    Optional<Figure> spend = evaluation.figure("bill.spendPerMonth");
    if (spend.isPresent() && spend.get().value() instanceof Figure.Amount amount) {
      Bill bill = evaluation.bill().orElseThrow();
      rows.add(
          billRow(
              writing.messageText("bill.all"),
              writing.message("bill.all.label"),
              "bill.all",
              amount,
              BigDecimal.ONE,
              Text.Style.RANGE));
      int n = 0;
      for (BillPart part :
          bill.lastDaysByProvider().stream()
              .filter(p -> p.cost().signum() != 0)
              .limit(PROVIDERS)
              .toList()) {
        n++;
        rows.add(
            billRow(
                Text.name(part.name()),
                writing.message("bill.provider.label", "provider", part.name()),
                "bill.provider" + n,
                amount,
                part.share(),
                Text.Style.BRIEF));
      }
    }
    return new Table(writing.messageText("bill.caption"), header, rows);
  }

  private List<Text> billRow(
      Text name, String label, String id, Figure.Amount spend, BigDecimal share, Text.Style style) {
    List<Text> row = new ArrayList<>(List.of(name));
    for (BigDecimal scale : CrossoverCases.SCALES) {
      String times = "scale." + scale.toPlainString();
      row.add(
          writing.slot(
              Figure.amount(
                  id + ".at" + scale.toPlainString(),
                  writing.message("bill.multiple.label", "what", label),
                  toTheCent(spend.estimate().scaledBy(share.multiply(scale))),
                  spend.unit(),
                  new Provenance.Computed(
                      "bill.spendPerMonth × its share of the same days × " + times,
                      List.of("bill.spendPerMonth", times))),
              style));
    }
    return row;
  }

  private static Estimate toTheCent(Estimate estimate) {
    return switch (estimate) {
      case Range(BigDecimal low, BigDecimal high) when cents(low).compareTo(cents(high)) < 0 ->
          new Range(cents(low), cents(high));
      case dev.yourbrief.figure.Point(BigDecimal value) ->
          new dev.yourbrief.figure.Point(cents(value));
      default -> estimate;
    };
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_EVEN);
  }

  private List<Text> coverage() {
    Optional<Bill> bill = evaluation.bill();
    if (bill.isEmpty()) {
      return List.of(writing.messageText("coverage.none"));
    }
    List<Text> coverage = new ArrayList<>();
    coverage.add(
        writing.messageText(
            "coverage.days",
            "days",
            writing.slot("bill.daysWithData", Text.Style.EXACT),
            "window",
            writing.slot("bill.windowDays", Text.Style.EXACT),
            "model",
            writing.slot("bill.shareKnownModel", Text.Style.BRIEF),
            "tokens",
            writing.slot("bill.shareWithTokens", Text.Style.BRIEF)));
    if (bill.get().unreadableRows() > 0) {
      coverage.add(
          writing.messageText(
              "coverage.unreadable",
              "rows",
              writing.slot("bill.unreadableRows", Text.Style.EXACT)));
    }
    int n = 0;
    for (var note : bill.get().notes().stream().limit(NOTES).toList()) {
      n++;
      coverage.add(
          writing.slot(
              Figure.words(
                  "bill.note" + n,
                  writing.message("coverage.remark.label"),
                  sentence(note.what()),
                  BillFigures.measured(bill.get(), "remarked while reading")),
              Text.Style.EXACT));
    }
    return coverage;
  }

  private static String sentence(String what) {
    return what.substring(0, 1).toUpperCase(Locale.ROOT)
        + what.substring(1)
        + (what.endsWith(".") ? "" : ".");
  }

  private Reading reading(Playbook.ReadingRule rule) {
    String id = "reading." + evaluation.decision().playbook().reading().indexOf(rule);
    writing.show(
        Figure.day(
            id,
            writing.message("reading.day.label"),
            rule.date(),
            new Provenance.Catalogued(writing.message("reading.list"), rule.date())));
    return new Reading(
        writing.text(rule.title()), writing.text(rule.source()), id, writing.text(rule.use()));
  }
}
