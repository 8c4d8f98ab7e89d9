package dev.yourbrief.publish.diff;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Figure.Amount;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Provenance.Given;
import dev.yourbrief.figure.Provenance.Measured;
import dev.yourbrief.figure.Provenance.SourceFile;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Answered;
import dev.yourbrief.playbook.brief.Brief.BarState;
import dev.yourbrief.playbook.brief.Brief.Duty;
import dev.yourbrief.playbook.brief.Brief.TriggerState;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.diff.Change.Section;
import dev.yourbrief.publish.diff.FigureChange.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Ways to change a brief in one place, each with what a comparison has to tell of it. */
final class Mutations {

  /** Changes the draft, and says which changes that makes. */
  interface Mutation {
    List<Change> apply(Draft draft, Random random);
  }

  private static final Text WORDS = Text.of("Other words, which nobody else uses.");

  private Mutations() {}

  static final List<Mutation> ALL =
      List.of(
          (d, r) -> {
            Change change = new Change.Framing(Change.Frame.DECISION, d.id, d.id + "-two");
            d.id += "-two";
            return List.of(change);
          },
          (d, r) -> {
            String old = d.playbookVersion;
            d.playbookVersion = old + ".9";
            return List.of(
                new Change.Framing(Change.Frame.PLAYBOOK_VERSION, old, d.playbookVersion));
          },
          (d, r) -> {
            LocalDate old = d.asOf;
            d.asOf = old.plusDays(1 + r.nextInt(400));
            return List.of(new Change.AsOf(old, d.asOf));
          },
          (d, r) -> {
            Change.Call old = Change.Call.of(d.brief());
            d.call("build-" + r.nextInt(9), r.nextBoolean(), Text.of("Build."));
            return List.of(new Change.Verdict(old, Change.Call.of(d.brief())));
          },
          (d, r) -> {
            int i = r.nextInt(d.criteria.size());
            Brief.Bar old = d.criteria.get(i);
            Brief.Bar now = d.bar(i, other(BarState.values(), old.state(), r));
            return List.of(new Change.Bar(Optional.of(old), Optional.of(now)));
          },
          (d, r) -> {
            Brief.Bar old = d.criteria.remove(r.nextInt(d.criteria.size()));
            return List.of(new Change.Bar(Optional.of(old), Optional.empty()));
          },
          (d, r) -> {
            Brief.Door old = d.decision.doors().getFirst();
            Brief.Door now =
                new Brief.Door(
                    old.option(),
                    old.name(),
                    old.kind() + "!",
                    old.money(),
                    old.days(),
                    old.people(),
                    old.why());
            List<Brief.Door> doors = new ArrayList<>(d.decision.doors());
            doors.set(0, now);
            d.decision = new Brief.Decision(d.decision.statement(), doors);
            return List.of(new Change.Door(Optional.of(old), Optional.of(now)));
          },
          (d, r) -> {
            Figure old = d.figure(amount(d, r));
            Amount amount = (Amount) old.value();
            BigDecimal factor = BigDecimal.valueOf(2 + r.nextInt(30), 1).add(BigDecimal.ONE);
            return changed(
                d,
                old,
                d.value(old.id(), new Amount(amount.estimate().scaledBy(factor), amount.unit())));
          },
          (d, r) -> {
            Figure old = d.figure(amount(d, r));
            return changed(
                d,
                old,
                d.value(
                    old.id(), new Amount(Estimate.of(r.nextInt(99)), Unit.parse("EUR/GPU-week"))));
          },
          (d, r) -> {
            Figure old = d.figure("frontier.price");
            return changed(
                d, old, d.value(old.id(), new Figure.Words("as you like " + r.nextInt())));
          },
          (d, r) -> {
            Figure old = d.figure("team.salary");
            return changed(
                d,
                old,
                d.origin(old.id(), new Given("Dana", d.asOf, new Location("decision.yaml", 3, 4))));
          },
          (d, r) -> {
            Figure now =
                d.put(
                    Figure.amount(
                        "new." + r.nextInt(99),
                        "a new one",
                        Estimate.of(r.nextInt(1_000)),
                        Unit.ONE,
                        new Assumed("nothing")));
            return List.of(new FigureChange(Optional.empty(), Optional.of(now), Place.HIDDEN));
          },
          (d, r) -> {
            Figure old = d.figure("bill.volume");
            Measured measured = (Measured) old.provenance();
            return changed(
                d,
                old,
                d.origin(
                    old.id(),
                    new Measured(
                        List.of(new SourceFile("bills/other.csv", "ab")),
                        measured.rows(),
                        measured.how())));
          },
          (d, r) -> {
            List<Brief.InputFile> files = new ArrayList<>(d.basis.inputs());
            int i = r.nextInt(files.size());
            Brief.InputFile old = files.get(i);
            files.set(i, new Brief.InputFile(old.name(), "00" + old.sha256()));
            d.basis(d.basis.seed(), d.basis.draws(), files);
            return List.of(
                new Change.InputFile(
                    old.name(), Optional.of(old.sha256()), Optional.of("00" + old.sha256())));
          },
          (d, r) -> {
            List<Brief.InputFile> files = new ArrayList<>(d.basis.inputs());
            files.add(new Brief.InputFile("bills/new.csv", "cd"));
            d.basis(d.basis.seed(), d.basis.draws(), files);
            return List.of(
                new Change.InputFile("bills/new.csv", Optional.empty(), Optional.of("cd")));
          },
          (d, r) -> {
            Change change = new Change.Seed(d.basis.seed(), d.basis.seed() + 1);
            d.basis(d.basis.seed() + 1, d.basis.draws(), d.basis.inputs());
            return List.of(change);
          },
          (d, r) -> {
            Change change = new Change.DrawCount(d.basis.draws(), 7);
            d.basis(d.basis.seed(), 7, d.basis.inputs());
            return List.of(change);
          },
          (d, r) -> {
            Figure old = d.figure("date.redecide");
            LocalDate day = ((Figure.Day) old.value()).date();
            LocalDate later = day.plusDays(1 + r.nextInt(300));
            d.value(old.id(), new Figure.Day(later));
            Text what = d.line.rechecks().getFirst().what();
            return List.of(
                new Change.Date(
                    Change.Occasion.RECHECK,
                    "redecide",
                    Optional.of(new Change.Due(what, day)),
                    Optional.of(new Change.Due(what, later))));
          },
          (d, r) -> {
            int i = r.nextInt(d.escalation.size());
            Brief.Trigger old = d.escalation.get(i);
            Brief.Trigger now =
                new Brief.Trigger(
                    old.id(),
                    old.what(),
                    other(TriggerState.values(), old.state(), r),
                    old.whom(),
                    WORDS);
            d.escalation.set(i, now);
            return List.of(new Change.Trigger(Optional.of(old), Optional.of(now)));
          },
          (d, r) -> {
            int i = r.nextInt(d.questions.size());
            Brief.Question old = d.questions.get(i);
            Brief.Question now =
                new Brief.Question(
                    old.id(),
                    old.ask(),
                    other(Answered.values(), old.answered(), r),
                    WORDS,
                    WORDS,
                    old.bars());
            d.questions.set(i, now);
            return List.of(new Change.Question(Optional.of(old), Optional.of(now)));
          },
          (d, r) -> {
            Brief.Role old = d.roles.getFirst();
            Brief.Role now =
                new Brief.Role(old.id(), old.who(), other(Duty.values(), old.duty(), r));
            d.roles.set(0, now);
            return List.of(new Change.Role(Optional.of(old), Optional.of(now)));
          },
          (d, r) -> {
            Text old = d.line.sentences().getFirst();
            Text now = old.plus(Text.of(" And more."));
            d.sentences(all -> {
              all.set(0, now);
              return all;
            });
            return List.of(
                new Change.Prose(Section.BOTTOM_LINE, "", Optional.of(old), Optional.of(now)));
          },
          (d, r) -> {
            d.sentences(all -> {
              all.add(r.nextInt(all.size()), WORDS);
              return all;
            });
            return List.of(
                new Change.Prose(Section.BOTTOM_LINE, "", Optional.empty(), Optional.of(WORDS)));
          },
          (d, r) -> {
            Text old = d.counterCase.remove(r.nextInt(d.counterCase.size()));
            return List.of(
                new Change.Prose(Section.VERDICT, "", Optional.of(old), Optional.empty()));
          });

  /** Ways to change a brief that are no change worth telling. */
  static final List<Mutation> NONE =
      List.of(
          (d, r) -> {
            Figure f = d.figure(amount(d, r));
            d.put(new Figure(f.id(), f.label() + ", as we say now", f.value(), f.provenance()));
            return List.of();
          },
          (d, r) -> {
            Given given = (Given) d.figure("team.people").provenance();
            d.origin(
                "team.people",
                new Given(
                    given.by(), given.on().plusDays(9), new Location("decision.yaml", 99, 1)));
            return List.of();
          },
          (d, r) -> {
            d.value(
                "gpu.price",
                new Amount(
                    Estimate.of(new BigDecimal("2.9500")),
                    ((Amount) d.figure("gpu.price").value()).unit()));
            return List.of();
          },
          (d, r) -> {
            d.sentences(all -> {
              Collections.reverse(all);
              return all;
            });
            return List.of();
          },
          (d, r) -> {
            Collections.reverse(d.criteria);
            Collections.reverse(d.steps);
            Collections.reverse(d.counterCase);
            return List.of();
          });

  private static List<Change> changed(Draft d, Figure old, Figure now) {
    return List.of(
        new FigureChange(Optional.of(old), Optional.of(now), Places.of(d.brief()).of(old.id())));
  }

  private static String amount(Draft d, Random r) {
    List<String> ids =
        d.figures.values().stream()
            .filter(f -> f.value() instanceof Amount a && a.estimate().median() != 0)
            .map(Figure::id)
            .toList();
    return ids.get(r.nextInt(ids.size()));
  }

  private static <E> E other(E[] values, E but, Random r) {
    List<E> others = new ArrayList<>(List.of(values));
    others.remove(but);
    return others.get(r.nextInt(others.size()));
  }
}
