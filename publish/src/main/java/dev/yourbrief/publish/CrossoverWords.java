package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Crossing;
import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.crossover.economics.Flip;
import dev.yourbrief.crossover.economics.OptionCost;
import dev.yourbrief.crossover.economics.ScaleRow;
import dev.yourbrief.crossover.economics.ScenarioResult;
import dev.yourbrief.crossover.economics.Worth;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Provenance.Catalogued;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What findings say in sentences. */
record CrossoverWords(CrossoverFigures figures) {

  private Findings findings() {
    return figures.findings();
  }

  private ScenarioResult planned() {
    return findings().scenarios().getFirst();
  }

  /** Which option costs least. */
  Text headline() {
    return Say.it("Cheapest over ")
        .figure(CrossoverFigures.MONTHS)
        .and(": ")
        .name(findings().choice(planned()).name())
        .and(".")
        .text();
  }

  /** The few sentences that a reader in a hurry needs. */
  List<Text> sentences() {
    List<Text> sentences = new ArrayList<>();
    sentences.add(odds());
    findings().crossing().ifPresent(crossing -> sentences.add(crossing(crossing)));
    findings().crossings().stream()
        .filter(
            c -> c.option().equals(findings().focus()) && !c.rivals().equals(findings().rivals()))
        .forEach(crossing -> sentences.add(crossing(crossing)));
    sentences.add(turns());
    if (!findings().worth().isEmpty()) {
      sentences.add(next());
    }
    return sentences;
  }

  private Text odds() {
    ScenarioResult.OptionSum choice = findings().choice(planned());
    String id = choice.option() + "." + planned().id();
    Say say =
        Say.it("It costs ")
            .range(id + ".presentCost")
            .and(" in today's money if ")
            .name(planned().name())
            .and(", and is the cheapest in ")
            .figure(id + ".pCheapest")
            .and(" of ")
            .figure(CrossoverFigures.DRAWS)
            .and(" imagined worlds");
    List<String> elsewhere =
        findings().scenarios().stream()
            .filter(s -> !findings().choice(s).option().equals(choice.option()))
            .map(s -> findings().choice(s).name() + " if " + s.name())
            .toList();
    return elsewhere.isEmpty()
        ? say.and(".").text()
        : say.and("; another is with other prices: ").names(elsewhere).and(".").text();
  }

  private Text crossing(Crossing crossing) {
    String id = figures.crossingId(crossing);
    Say say = Say.of(findings().name(crossing.option())).and(" against ");
    say.and(figures.rivals(crossing));
    if (crossing.stable().median() == 0) {
      return say.and(" is cheaper at any volume.").text();
    }
    if (Double.isInfinite(crossing.stable().median())) {
      say.and(" never gets cheaper for good in ").figure(id + ".pNever").and(" of the worlds");
      return Double.isInfinite(crossing.stable().quantile(0.1))
          ? say.and(".").text()
          : say.and(", and in the others from ")
              .range(id + ".stable")
              .and(" times today's volume.")
              .text();
    }
    say.and(" is cheaper for good from ")
        .range(id + ".stable")
        .and(" times today's volume: a bill of ")
        .range(id + ".bill");
    if (Double.isFinite(crossing.stableMtok().median()) && crossing.stableMtok().median() > 0) {
      say.and(", ").range(id + ".volume");
    }
    if (crossing.shareNever() > 0) {
      say.and("; in ").figure(id + ".pNever").and(" of the worlds it never is");
    }
    return say.and(".").text();
  }

  private Text turns() {
    if (findings().flips().isEmpty()) {
      return Text.of("No single input, even a hundredfold, turns the choice.");
    }
    Flip flip = findings().flips().getFirst();
    return Say.it("The choice turns to ")
        .name(findings().name(flip.to()))
        .and(" if ")
        .name(flip.label())
        .and(" goes from ")
        .figure(CrossoverFigures.flipId(flip) + ".now", digits(flip))
        .and(" to ")
        .figure(CrossoverFigures.flipId(flip) + ".at", digits(flip))
        .and(flip.isLikely() ? ", which is within its range." : ", which is outside its range.")
        .text();
  }

  /** Two values that read the same when rounded are shown with more digits. */
  Style digits(Flip flip) {
    String id = CrossoverFigures.flipId(flip);
    String now = Wording.ENGLISH.of(Wording.find(figures.all(), id + ".now"), Style.BRIEF);
    String at = Wording.ENGLISH.of(Wording.find(figures.all(), id + ".at"), Style.BRIEF);
    return now.equals(at) ? Style.EXACT : Style.BRIEF;
  }

  private Text next() {
    Worth first = findings().worth().getFirst();
    if (findings().worthOfAll() < 1) {
      return Text.of("Nothing that could be measured first would change the choice.");
    }
    if (first.usd() < 1) {
      return Say.it(
              "No input alone is worth measuring before choosing; knowing everything is worth ")
          .figure(CrossoverFigures.WORTH_OF_ALL)
          .and(".")
          .text();
    }
    return Say.it("Measure next: ")
        .name(figures.label(first.input()))
        .and("; knowing it before choosing is worth up to ")
        .figure(CrossoverFigures.worthId(first))
        .and(", knowing everything ")
        .figure(CrossoverFigures.WORTH_OF_ALL)
        .and(".")
        .text();
  }

  /** What to be careful of before anything else: licences, stale prices, defaults. */
  List<Text> warnings(LocalDate asOf) {
    List<Text> warnings = new ArrayList<>();
    for (Findings.Who option : findings().options()) {
      option.notes().stream()
          .distinct()
          .forEach(note -> warnings.add(Say.of(option.name()).and(": ").name(note).text()));
    }
    findings().scales().forEach(row -> unserved(row, warnings));
    List<Figure> stale =
        findings().ledger().values().stream()
            .filter(f -> f.provenance() instanceof Catalogued c && c.isStaleOn(asOf))
            .toList();
    list(warnings, "Older than ninety days: ", stale);
    List<Figure> assumed =
        findings().ledger().values().stream()
            .filter(f -> f.provenance() instanceof Assumed)
            .toList();
    list(warnings, "Assumed, as nobody said otherwise: ", assumed);
    return warnings;
  }

  private static void unserved(ScaleRow row, List<Text> warnings) {
    for (OptionCost option : row.options()) {
      if (1 - option.unserved() < CrossoverTables.ALL) {
        warnings.add(
            Say.of(option.name())
                .and(" serves ")
                .figure(CrossoverFigures.at(row, option) + ".served")
                .and(" of the traffic at ")
                .figure(CrossoverFigures.scaleId(row))
                .and(" today's volume; its cost is for that part.")
                .text());
      }
    }
  }

  private static void list(List<Text> warnings, String lead, List<Figure> figures) {
    if (!figures.isEmpty()) {
      Say say = Say.it(lead);
      for (int i = 0; i < figures.size(); i++) {
        say.and(i == 0 ? "" : ", ")
            .name(figures.get(i).label())
            .and(" ")
            .figure(figures.get(i).id());
      }
      warnings.add(say.and(".").text());
    }
  }
}
