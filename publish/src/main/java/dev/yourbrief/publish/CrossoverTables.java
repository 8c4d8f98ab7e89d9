package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Crossing;
import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.crossover.economics.Flip;
import dev.yourbrief.crossover.economics.OptionCost;
import dev.yourbrief.crossover.economics.ScaleRow;
import dev.yourbrief.crossover.economics.ScenarioResult;
import dev.yourbrief.crossover.economics.Worth;
import dev.yourbrief.playbook.brief.Brief.Table;
import dev.yourbrief.playbook.brief.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The tables of a report, their numbers as slots. */
record CrossoverTables(CrossoverFigures figures) {

  /** Less of the traffic than this left behind is not worth a word. */
  static final double ALL = 0.995;

  private static final int MOST = 10;

  private Findings findings() {
    return figures.findings();
  }

  /** Every option at every scale: cost, price of tokens, odds and capacity. */
  List<Table> scales() {
    List<Table> tables = new ArrayList<>();
    tables.add(scaled("Cost a month", findings().options(), (id, cost) -> range(id + ".cost")));
    boolean hasTokens =
        findings().scales().stream()
            .flatMap(row -> row.options().stream())
            .anyMatch(cost -> Double.isFinite(cost.usdPerMtok().p50()));
    if (hasTokens) {
      tables.add(
          scaled(
              "Price per million tokens",
              findings().options(),
              (id, cost) ->
                  Double.isFinite(cost.usdPerMtok().p50())
                      ? range(id + ".usdPerMtok")
                      : Sheet.DASH));
    }
    tables.add(scaled("Odds to be the cheapest", findings().options(), CrossoverTables::odds));
    return tables;
  }

  private static Text odds(String id, OptionCost cost) {
    Say say = new Say().figure(id + ".pCheapest");
    return 1 - cost.unserved() < ALL
        ? say.and(", serves ").figure(id + ".served").text()
        : say.text();
  }

  /** How much is held and how busy it is, of the options that hold capacity of their own. */
  Optional<Table> capacity() {
    List<Findings.Who> holding =
        findings().options().stream()
            .filter(o -> findings().scales().stream().anyMatch(s -> s.option(o.id()).hasFleet()))
            .toList();
    return holding.isEmpty()
        ? Optional.empty()
        : Optional.of(
            scaled(
                "GPUs or units held, and how busy",
                holding,
                (id, cost) ->
                    cost.hasFleet()
                        ? new Say().range(id + ".gpus").and(", ").figure(id + ".busy").text()
                        : Sheet.DASH));
  }

  private Table scaled(
      String head, List<Findings.Who> options, BiFunction<String, OptionCost, Text> cell) {
    List<Text> header = new ArrayList<>(List.of(Text.of(head)));
    findings().scales().forEach(row -> header.add(Text.slot(CrossoverFigures.scaleId(row))));
    List<List<Text>> rows = new ArrayList<>();
    for (Findings.Who option : options) {
      List<Text> row = new ArrayList<>(List.of(Text.name(option.name())));
      for (ScaleRow scale : findings().scales()) {
        OptionCost cost = scale.option(option.id());
        row.add(cell.apply(CrossoverFigures.at(scale, cost), cost));
      }
      rows.add(row);
    }
    return new Table(Text.EMPTY, header, rows);
  }

  /** Where the options cross. */
  Optional<Table> crossings() {
    List<List<Text>> rows = new ArrayList<>();
    for (Crossing crossing : findings().crossings()) {
      String id = figures.crossingId(crossing);
      boolean hasTokens = !(crossing.stableMtok().median() == 0);
      rows.add(
          List.of(
              Say.of(findings().name(crossing.option()))
                  .and(" against ")
                  .and(figures.rivals(crossing))
                  .text(),
              range(id + ".first"),
              range(id + ".stable"),
              range(id + ".bill"),
              hasTokens ? range(id + ".volume") : Sheet.DASH,
              Text.slot(id + ".pNever")));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                Text.of(
                    "Where an option stops costing more, in multiples of today's volume, and what"
                        + " today's option costs there"),
                List.of(
                    Text.of("Crossing"),
                    Text.of("First"),
                    Text.of("For good"),
                    Text.of("Bill a month"),
                    Text.of("Tokens a month"),
                    Text.of("Never, in")),
                rows));
  }

  /** Volumes beyond the first crossing at which a rival is cheaper again. */
  List<Text> gaps() {
    List<Text> gaps = new ArrayList<>();
    for (Crossing crossing : findings().crossings()) {
      int count = CrossoverFigures.gaps(crossing).size();
      if (count == 0) {
        continue;
      }
      Say say =
          Say.it("With every input at its middle, ")
              .and(figures.rivals(crossing))
              .and(" is cheaper than ")
              .name(findings().name(crossing.option()))
              .and(" again at ");
      for (int i = 0; i < count; i++) {
        String id = figures.gapId(crossing, i);
        say.and(i == 0 ? "" : i == count - 1 ? " and " : ", ")
            .and(Double.isInfinite(CrossoverFigures.gaps(crossing).get(i).to()) ? "more than " : "")
            .figure(id + ".from");
        if (Double.isFinite(CrossoverFigures.gaps(crossing).get(i).to())) {
          say.and(" to ").figure(id + ".to");
        }
      }
      gaps.add(say.and(" times today's volume.").text());
    }
    return gaps;
  }

  /** The whole horizon, scenario by scenario. */
  List<Table> scenarios() {
    List<Table> tables = new ArrayList<>();
    for (ScenarioResult scenario : findings().scenarios()) {
      List<List<Text>> rows = new ArrayList<>();
      for (ScenarioResult.OptionSum option : scenario.options()) {
        String id = option.option() + "." + scenario.id();
        boolean baseline = option.option().equals(findings().options().getFirst().id());
        rows.add(
            List.of(
                Text.name(option.name()),
                range(id + ".presentCost"),
                Text.slot(id + ".pCheapest"),
                range(id + ".regret"),
                baseline ? Sheet.DASH : range(id + ".payback")));
      }
      tables.add(
          new Table(
              Say.it("If ").name(scenario.name()).text(),
              List.of(
                  Say.it("Over ").figure(CrossoverFigures.MONTHS).text(),
                  Text.of("In today's money"),
                  Text.of("Cheapest in"),
                  Text.of("Above the cheapest"),
                  Text.of("Paid back after")),
              rows));
    }
    return tables;
  }

  /** What would turn the choice. */
  Optional<Table> flips() {
    CrossoverWords words = new CrossoverWords(figures);
    List<List<Text>> rows = new ArrayList<>();
    for (Flip flip : findings().flips().stream().limit(MOST).toList()) {
      String id = CrossoverFigures.flipId(flip);
      rows.add(
          List.of(
              Text.name(flip.label()),
              Text.slot(id + ".now", words.digits(flip)),
              Text.slot(id + ".at", words.digits(flip)),
              Double.isFinite(flip.factor()) ? Text.slot(id + ".factor.scale") : Sheet.DASH,
              Text.name(findings().name(flip.to())),
              Text.of(flip.isLikely() ? "within its range" : "outside its range")));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                Text.of(
                    "What would turn the choice, each input alone and all others at their middle"),
                List.of(
                    Text.of("Input"),
                    Text.of("Now"),
                    Text.of("Turns at"),
                    Text.of("Factor"),
                    Text.of("Then the cheapest"),
                    Text.of("And that is")),
                rows));
  }

  /** The inputs that are worth knowing before choosing, the most first. */
  List<Worth> worth() {
    return findings().worth().stream().filter(w -> w.usd() >= 1).limit(MOST).toList();
  }

  private static Text range(String id) {
    return Text.slot(id, Text.Style.RANGE);
  }
}
