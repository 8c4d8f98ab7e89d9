package dev.yourbrief.playbook;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.economics.Worth;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Range;
import dev.yourbrief.figure.Sampler;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.playbook.brief.Brief.BarState;
import dev.yourbrief.playbook.language.Expression;
import dev.yourbrief.playbook.language.Tri;
import dev.yourbrief.playbook.language.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One decision worked through its playbook: every name a value, each computed when it is first
 * asked for. What nobody answered is unknown, and stays so through every formula that rests on it.
 */
public final class Evaluation {

  private final Decision decision;
  private final Playbook playbook;
  private final Optional<Bill> bill;
  private final Optional<TrialEvidence> trial;
  private final Catalogue catalogue;
  private final Simulations simulations;
  private final Map<String, Fact> facts = new HashMap<>();
  private final Set<String> open = new LinkedHashSet<>();
  private CrossoverFigures.@Nullable Outcome crossover;
  private @Nullable List<Worth> worths;

  private Evaluation(
      Decision decision,
      Optional<Bill> bill,
      Optional<TrialEvidence> trial,
      Catalogue catalogue,
      Simulations simulations) {
    this.decision = decision;
    this.playbook = decision.playbook();
    this.bill = bill;
    this.trial = trial;
    this.catalogue = catalogue;
    this.simulations = simulations;
  }

  /**
   * An evaluation of a decision.
   *
   * @param bill its bills, read; empty when there are none
   * @param catalogue the dated catalogues to look defaults up in
   */
  public static Evaluation of(Decision decision, Optional<Bill> bill, Catalogue catalogue) {
    return of(decision, bill, Optional.empty(), catalogue);
  }

  /**
   * An evaluation of a decision that has a trial.
   *
   * @param bill its bills, read; empty when there are none
   * @param trial its trial, read; empty when there is none
   * @param catalogue the dated catalogues to look defaults up in
   */
  public static Evaluation of(
      Decision decision, Optional<Bill> bill, Optional<TrialEvidence> trial, Catalogue catalogue) {
    return new Evaluation(
        decision,
        bill,
        trial,
        catalogue,
        new Simulations(new Sampler(decision.seed(), Sampler.DEFAULT_SIZE)));
  }

  /**
   * The same decision with one answer changed: what if. Simulations that do not depend on it are
   * not run again.
   */
  Evaluation with(Input input, String answer) {
    Decision.Answer changed =
        new Decision.Answer(
            new YamlText(answer, Location.of("what if")), decision.answeredBy(), Optional.empty());
    return new Evaluation(decision.with(input.id(), changed), bill, trial, catalogue, simulations);
  }

  /**
   * The same decision with other answers: what if. Nothing is read again, and simulations that do
   * not depend on them are not run again.
   *
   * @param answers by the ids of the inputs; what is none of them is passed over
   * @throws InputException if one of them does not fit its question
   */
  public Evaluation whatIf(Map<String, String> answers) {
    Evaluation changed = this;
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      Optional<Input> input = playbook.input(answer.getKey());
      if (input.isPresent()) {
        Answers.check(input.get(), new YamlText(answer.getValue(), Location.of(answer.getKey())));
        changed = changed.with(input.get(), answer.getValue());
      }
    }
    return changed;
  }

  /** The names a catalogue has for what an input asks: {@code gpu} or {@code open-model}. */
  public List<String> entries(String name) {
    return name.equals("gpu") ? catalogue.gpuIds() : catalogue.openModelIds();
  }

  /**
   * What knowing each number exactly is worth before choosing, in US dollars over the horizon: the
   * expected value of partial perfect information (EVPPI), the greatest first. Empty where there is
   * no crossover, or nothing is left to choose.
   */
  public Map<String, Double> worthKnowing() {
    return worths().stream()
        .collect(Collectors.toMap(Worth::input, Worth::usd, (a, b) -> a, LinkedHashMap::new));
  }

  /** The same, worked out when it is first asked for. */
  List<Worth> worths() {
    List<Worth> known = worths;
    if (known == null) {
      known = Questions.worths(this);
      worths = known;
    }
    return known;
  }

  public Decision decision() {
    return decision;
  }

  public Optional<Bill> bill() {
    return bill;
  }

  Optional<TrialEvidence> trial() {
    return trial;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Sampler sampler() {
    return simulations.sampler();
  }

  Simulations simulations() {
    return simulations;
  }

  /** The crossover, or what it lacks; put together when it is first asked for. */
  CrossoverFigures.Outcome crossover() {
    CrossoverFigures.Outcome known = crossover;
    if (known == null) {
      known = CrossoverFigures.Outcome.of(this);
      crossover = known;
    }
    return known;
  }

  /** The figure of that name; empty when it is unknown. */
  public Optional<Figure> figure(String name) {
    return fact(name).figure();
  }

  Value value(String name) {
    return fact(name).value();
  }

  Value evaluate(Expression expression) {
    return expression.evaluate(this::value, sampler().size());
  }

  /** Whether the expression holds: true or false only when it does or does not in every draw. */
  Tri truth(Expression expression) {
    return truth(evaluate(expression));
  }

  static Tri truth(Value value) {
    return switch (value) {
      case Value.Bool(var truth) when truth.share(Tri.TRUE) == 1 -> Tri.TRUE;
      case Value.Bool(var truth) when truth.share(Tri.FALSE) == 1 -> Tri.FALSE;
      default -> Tri.UNKNOWN;
    };
  }

  boolean holds(Expression expression) {
    return truth(expression) == Tri.TRUE;
  }

  /** The verdict's rule: the first whose condition holds. */
  Playbook.VerdictRule verdict() {
    return playbook.verdict().stream()
        .filter(rule -> rule.when().map(this::holds).orElse(true))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                Problem.of(
                    Location.of(playbook.id()),
                    "no verdict applies",
                    "End the list of verdicts with one that has no 'when'")));
  }

  public BarState bar(Playbook.BarRule bar) {
    boolean cleared = holds(bar.cleared());
    boolean failed = holds(bar.failed());
    if (cleared && failed) {
      throw new InputException(
          Problem.of(
              Location.of(playbook.id()),
              "the bar '" + bar.id() + "' is both cleared and failed",
              "Its two conditions must exclude each other"));
    }
    return cleared ? BarState.CLEARED : failed ? BarState.FAILED : BarState.UNPROVEN;
  }

  /** The names without which a bar cannot be settled. */
  public SortedSet<String> missing(Playbook.BarRule bar) {
    SortedSet<String> names = new TreeSet<>();
    if (bar(bar) == BarState.UNPROVEN) {
      for (Expression rule : List.of(bar.cleared(), bar.failed())) {
        switch (evaluate(rule)) {
          case Value.Unknown unknown -> names.addAll(unknown.missing());
          case Value.Bool(var truth) -> names.addAll(truth.why().missing());
          default -> {}
        }
      }
    }
    return names;
  }

  /** Answers that cannot both be right, each at the line of one of them. */
  public List<Problem> contradictions() {
    return playbook.contradictions().stream()
        .filter(rule -> holds(rule.when()))
        .map(rule -> {
          Decision.Answer answer = decision.answers().get(rule.at());
          return Problem.of(
              answer == null ? Location.of(Decision.FILE) : answer.text().where(),
              rule.say(),
              rule.fix());
        })
        .toList();
  }

  /** The inputs that have neither an answer nor a default. */
  public List<Input> unanswered() {
    return playbook.inputs().stream().filter(i -> value(i.id()) instanceof Value.Unknown).toList();
  }

  private Fact fact(String name) {
    Fact known = facts.get(name);
    if (known != null) {
      return known;
    }
    if (!open.add(name)) {
      List<String> circle = new ArrayList<>(open);
      circle.add(name);
      throw new InputException(
          Problem.of(
              Location.of(playbook.id()),
              "these figures rest on each other in a circle: " + String.join(" → ", circle),
              "Take one of them out of the other's formula"));
    }
    Fact fact = find(name);
    open.remove(name);
    facts.put(name, fact);
    return fact;
  }

  private Fact find(String name) {
    Optional<Input> input = playbook.input(name);
    if (input.isPresent()) {
      return new InputFacts(this).of(input.get());
    }
    Optional<Playbook.FigureRule> rule = playbook.figure(name);
    if (rule.isPresent()) {
      return figure(rule.get());
    }
    if (name.startsWith("bill.")) {
      return BillFigures.of(this, name);
    }
    if (name.startsWith("trial.")) {
      return TrialFigures.of(this, name);
    }
    if (name.startsWith("crossover.")) {
      facts.putAll(CrossoverFigures.with(this, name));
      return facts.getOrDefault(name, Fact.unknown(name));
    }
    return special(name);
  }

  private Fact special(String name) {
    return switch (name) {
      case "today" -> today();
      case "verdict" -> Fact.hidden(new Value.Choice(verdict().option()));
      case "unknowns" -> count(unanswered().size());
      case "bars.cleared", "bars.failed", "bars.unproven" -> {
        BarState wanted = BarState.valueOf(name.substring(5).toUpperCase(Locale.ROOT));
        yield count(playbook.bars().stream().filter(b -> bar(b) == wanted).count());
      }
      default -> {
        if (name.startsWith("role.")) {
          yield role(name);
        }
        if (name.startsWith("scale.")) {
          yield computed(
              name,
              "a multiple of today’s volume",
              Estimate.of(new BigDecimal(name.substring("scale.".length()))),
              Unit.ONE,
              "by definition: every brief looks at today, three and ten times today",
              Set.of());
        }
        yield playbook
            .bar(name.replaceFirst("^bars\\.", ""))
            .map(b -> Fact.hidden(new Value.Choice(PlaybookReader.lower(bar(b)))))
            .orElse(Fact.unknown(name));
      }
    };
  }

  private Fact today() {
    LocalDate day = decision.asOf();
    return Fact.of(
        new Value.Day(day),
        Figure.day(
            "today", "the day this brief speaks from", day, given(Location.of(Decision.FILE))));
  }

  private Fact role(String name) {
    String who = decision.roles().getOrDefault(name.substring("role.".length()), name);
    return Fact.of(
        new Value.Text(who),
        Figure.words(
            name,
            "who holds the role of " + name.substring("role.".length()),
            who,
            given(Location.of(Decision.FILE))));
  }

  private static Fact count(long n) {
    return Fact.hidden(Value.Num.of(n, Unit.ONE));
  }

  private Provenance given(Location where) {
    return new Provenance.Given(decision.answeredBy(), decision.asOf(), where);
  }

  private Fact figure(Playbook.FigureRule rule) {
    if (rule.assumed().isPresent()) {
      return new InputFacts(this)
          .assumed(rule.id(), rule.label(), rule.unit(), rule.assumed().get());
    }
    Expression formula = rule.formula().orElseThrow();
    Value value = evaluate(formula);
    return value instanceof Value.Num num
        ? computed(
            rule.id(),
            rule.label(),
            in(num, rule.unit()),
            rule.unit(),
            formula.text(),
            formula.names())
        : Fact.hidden(value);
  }

  /** A computed figure, as a fact. */
  static Fact computed(
      String id, String label, Estimate amount, Unit unit, String formula, Set<String> inputs) {
    return Fact.of(
        new Value.Num(amount, unit),
        Figure.amount(
            id,
            label,
            amount,
            unit,
            new Provenance.Computed(formula, List.copyOf(new TreeSet<>(inputs)))));
  }

  /** The amount in another unit of the same dimension. */
  static Estimate in(Value.Num num, Unit unit) {
    return num.unit().equals(unit)
        ? num.amount()
        : num.amount().scaledBy(num.unit().factorTo(unit));
  }

  /** An estimate as expressions see it: intervals are drawn, on the stream of their name. */
  Value drawn(String name, Estimate estimate, Unit unit) {
    return switch (estimate) {
      case Range range -> new Value.Num(simulations.draw(name, range), unit);
      case Point point -> new Value.Num(point, unit);
      case Draws draws -> new Value.Num(draws, unit);
      default -> throw new IllegalArgumentException(name + " cannot be drawn");
    };
  }
}
