package dev.yourbrief.publish.diff;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Figure.Amount;
import dev.yourbrief.figure.Provenance.Given;
import dev.yourbrief.figure.Summary;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Briefs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** {@link Briefs#wrap()} a month later, when a good deal has changed. */
final class Changed {

  private Changed() {}

  static Brief now() {
    Draft d = new Draft(Briefs.wrap());
    d.asOf = LocalDate.of(2026, 12, 28);
    d.playbookVersion = "1.3";
    d.call("build", false, Text.of("Build your own."));
    d.bar(0, Brief.BarState.CLEARED);
    d.bar(1, Brief.BarState.CLEARED);
    money(d, "bill.spendPerMonth", "41877.02");
    d.value("economics.probability", new Amount(Estimate.of(91), Unit.parse("percent")));
    d.value("bill.at3", amount(d, "bill.at3", 99_000, 125_000, 140_000));
    d.value("bill.at10", amount(d, "bill.at10", 300_000, 410_000, 450_000));
    d.value("self.at1", amount(d, "self.at1", 30_200, 39_300, 51_900));
    d.value(
        "crossover.volume", amount(d, "crossover.volume", 700, 1_200, Double.POSITIVE_INFINITY));
    d.value(
        "team.salary",
        new Amount(
            Estimate.of(new BigDecimal("14000"), new BigDecimal("16000")),
            Unit.parse("USD/person-month")));
    d.origin(
        "team.salary",
        new Given(
            "Lead engineer", LocalDate.of(2026, 12, 20), new Location("decision.yaml", 4, 1)));
    d.value("moat.sentence", new Figure.Words("The model reads what nobody else can."));
    d.value(
        "gpu.price", new Amount(Estimate.of(new BigDecimal("2.1")), Unit.parse("EUR/GPU-hour")));
    d.value("date.redecide", new Figure.Day(LocalDate.of(2027, 3, 28)));
    d.value("date.revisit", new Figure.Day(LocalDate.of(2027, 9, 1)));
    Brief.Trigger old = d.escalation.getFirst();
    d.escalation.set(
        0,
        new Brief.Trigger(
            old.id(), old.what(), Brief.TriggerState.FIRED, old.whom(), old.finding()));
    Brief.Question growth = d.questions.getLast();
    d.questions.set(
        d.questions.size() - 1,
        new Brief.Question(
            growth.id(),
            growth.ask(),
            Brief.Answered.ANSWERED,
            Text.of("Twofold."),
            growth.worth(),
            growth.bars()));
    d.steps.removeLast();
    d.counterCase.set(
        0,
        new Text(
            d.counterCase.getFirst().spans().stream()
                .map(span ->
                    span instanceof Text.Plain plain
                        ? new Text.Plain(plain.words().replace("waiting", "hesitating"))
                        : span)
                .toList()));
    d.basis(
        d.basis.seed(),
        d.basis.draws(),
        List.of(
            d.basis.inputs().getFirst(),
            new Brief.InputFile("bills/openai-2026-09.csv", "ab12"),
            new Brief.InputFile("decision.yaml", "cd34")));
    return d.brief();
  }

  private static void money(Draft d, String id, String value) {
    d.value(id, new Amount(Estimate.of(new BigDecimal(value)), unit(d, id)));
  }

  private static Amount amount(Draft d, String id, double p10, double p50, double p90) {
    return new Amount(
        new Summary(p10 * 0.9, p10, p50, p90, p90 * 1.1, Double.isInfinite(p90) ? p90 : p50),
        unit(d, id));
  }

  private static Unit unit(Draft d, String id) {
    return ((Amount) d.figure(id).value()).unit();
  }
}
