package dev.yourbrief.publish;

import static dev.yourbrief.playbook.brief.Text.slot;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Provenance.Catalogued;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Provenance.Given;
import dev.yourbrief.figure.Provenance.Measured;
import dev.yourbrief.figure.Provenance.SourceFile;
import dev.yourbrief.figure.Summary;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.Answered;
import dev.yourbrief.playbook.brief.Brief.Bar;
import dev.yourbrief.playbook.brief.Brief.BarState;
import dev.yourbrief.playbook.brief.Brief.Basis;
import dev.yourbrief.playbook.brief.Brief.BottomLine;
import dev.yourbrief.playbook.brief.Brief.Decision;
import dev.yourbrief.playbook.brief.Brief.Door;
import dev.yourbrief.playbook.brief.Brief.Duty;
import dev.yourbrief.playbook.brief.Brief.Framework;
import dev.yourbrief.playbook.brief.Brief.InputFile;
import dev.yourbrief.playbook.brief.Brief.Question;
import dev.yourbrief.playbook.brief.Brief.Reading;
import dev.yourbrief.playbook.brief.Brief.Recheck;
import dev.yourbrief.playbook.brief.Brief.Role;
import dev.yourbrief.playbook.brief.Brief.Sources;
import dev.yourbrief.playbook.brief.Brief.Step;
import dev.yourbrief.playbook.brief.Brief.Table;
import dev.yourbrief.playbook.brief.Brief.Trigger;
import dev.yourbrief.playbook.brief.Brief.TriggerState;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hand-made briefs that hold every state a brief can be in. */
public final class Briefs {

  static final double NEVER = Double.POSITIVE_INFINITY;
  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static final String HASH =
      "9f2feb0f1ef425b292f2f94bc8482494df430413b4f8ea3f6c4cb1ea1e8f6b0d";
  private static final String HASH2 =
      "1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014";

  private Briefs() {}

  /** A word, and after it a figure, and so on: {@code say("You pay ", "$bill.spend", ".")}. */
  static Text say(String... pieces) {
    Text text = Text.EMPTY;
    for (String piece : pieces) {
      text =
          text.plus(
              switch (piece.isEmpty() ? ' ' : piece.charAt(0)) {
                case '$' -> slot(piece.substring(1));
                case '~' -> slot(piece.substring(1), Style.RANGE);
                case '=' -> slot(piece.substring(1), Style.EXACT);
                case '@' -> Text.name(piece.substring(1));
                case '*' -> new Text(List.of(new Text.Strong(piece.substring(1))));
                default -> Text.of(piece);
              });
    }
    return text;
  }

  private static Provenance given(int line) {
    return new Given(
        "finance partner", LocalDate.of(2026, 11, 19), new Location("decision.yaml", line, 9));
  }

  private static Provenance computed(String formula, String... inputs) {
    return new Computed(formula, List.of(inputs));
  }

  static SortedMap<String, Figure> figures() {
    SortedMap<String, Figure> f = new TreeMap<>();
    Provenance bill =
        new Measured(
            List.of(
                new SourceFile("bills/openai-2026-08.csv", HASH),
                new SourceFile("bills/anthropic-2026-q3.csv", HASH2)),
            48_211,
            "charges added up, the last full month of each vendor");
    amount(f, "bill.spendPerMonth", "API bill", "9142.37", "USD/month", bill);
    amount(f, "bill.volume", "tokens sent and received", "1204.8", "Mtok/month", bill);
    amount(f, "bill.unread", "rows that could not be read", "3", "1", bill);
    amount(f, "bill.months", "months of bills", "7", "month", bill);
    sim(
        f,
        "bill.at3",
        "API bill at three times the volume",
        24100,
        27400,
        31200,
        "USD/month",
        computed("bill × three, after volume discounts", "bill.spendPerMonth", "scale.three"));
    sim(
        f,
        "bill.at10",
        "API bill at ten times the volume",
        78000,
        91000,
        112000,
        "USD/month",
        computed("bill × ten, after volume discounts", "bill.spendPerMonth", "scale.ten"));
    sim(
        f,
        "self.at1",
        "self-hosting at today's volume",
        41200,
        58300,
        74900,
        "USD/month",
        computed("team + fleet", "team.cost", "gpu.price"));
    sim(
        f,
        "self.at3",
        "self-hosting at three times the volume",
        42800,
        61000,
        79000,
        "USD/month",
        computed("team + fleet", "team.cost", "gpu.price", "scale.three"));
    sim(
        f,
        "self.at10",
        "self-hosting at ten times the volume",
        55000,
        74000,
        101000,
        "USD/month",
        computed("team + fleet", "team.cost", "gpu.price", "scale.ten"));
    for (String[] scale : new String[][] {{"one", "1"}, {"three", "3"}, {"ten", "10"}}) {
      amount(
          f,
          "scale." + scale[0],
          scale[0] + " today's volume",
          scale[1],
          "1",
          new Assumed("the volumes a brief always looks at"));
    }
    f.put(
        "team.people",
        Figure.amount(
            "team.people",
            "people to run a model",
            Estimate.of(new BigDecimal("1.5"), new BigDecimal("3")),
            Unit.parse("person"),
            given(31)));
    f.put(
        "team.salary",
        Figure.amount(
            "team.salary",
            "fully loaded cost of an engineer",
            Estimate.of(new BigDecimal("15000"), new BigDecimal("24000")),
            Unit.parse("USD/person-month"),
            new Assumed("a survey of loaded costs; not your own")));
    sim(
        f,
        "team.cost",
        "cost of the team",
        30100,
        41800,
        57900,
        "USD/month",
        computed("people × loaded cost", "team.people", "team.salary"));
    amount(
        f,
        "gpu.price",
        "a rented H100, on demand",
        "2.95",
        "USD/GPU-hour",
        new Catalogued("vendor price page, three vendors' median", LocalDate.of(2026, 7, 14)));
    amount(
        f,
        "frontier.price",
        "a frontier model's input tokens",
        "2",
        "USD/Mtok",
        new Catalogued("vendor price page", LocalDate.of(2026, 11, 2)));
    sim(
        f,
        "crossover.volume",
        "volume from which self-hosting is cheaper for good",
        4900,
        8300,
        16100,
        "Mtok/month",
        computed("where the cost lines cross for good", "self.at10", "bill.at10"));
    sim(
        f,
        "crossover.bill",
        "API bill at the crossover",
        38000,
        64000,
        121000,
        "USD/month",
        computed("API price × crossover volume", "crossover.volume", "frontier.price"));
    sim(
        f,
        "crossover.scale",
        "crossover as a multiple of today",
        4.1,
        6.9,
        13.4,
        "1",
        computed("crossover volume ÷ volume today", "crossover.volume", "bill.volume"));
    amount(
        f,
        "thumb.low",
        "rule of thumb, low",
        "50000",
        "USD/month",
        new Assumed("general advice, not computed from your numbers"));
    amount(
        f,
        "thumb.high",
        "rule of thumb, high",
        "100000",
        "USD/month",
        new Assumed("general advice, not computed from your numbers"));
    amount(
        f,
        "economics.probability",
        "chance that self-hosting is cheaper",
        "4.3",
        "percent",
        computed("share of draws", "self.at1", "bill.spendPerMonth"));
    amount(
        f,
        "economics.needed",
        "chance that is needed",
        "80",
        "percent",
        new Assumed("the playbook's default"));
    amount(
        f,
        "economics.sustained",
        "how long it must last",
        "24",
        "month",
        new Assumed("the playbook's default"));
    amount(
        f,
        "voi.growth",
        "worth of knowing next year's growth",
        "2140",
        "USD",
        computed("expected loss avoided by knowing", "bill.at10"));
    sim(
        f,
        "undo.wrap.money",
        "cost to undo wrapping",
        6000,
        11000,
        19000,
        "USD",
        computed("weeks × people × loaded cost", "team.salary"));
    sim(
        f,
        "undo.wrap.days",
        "time to undo wrapping",
        10,
        18,
        31,
        "day",
        computed("measured on one route"));
    sim(
        f,
        "undo.build.money",
        "cost to undo building",
        210000,
        390000,
        760000,
        "USD",
        computed("reserved GPUs + severance + rework", "gpu.price", "team.cost"));
    sim(
        f,
        "undo.build.days",
        "time to undo building",
        120,
        190,
        330,
        "day",
        computed("notice periods and migration", "team.people"));
    f.put(
        "moat.sentence",
        Figure.words(
            "moat.sentence",
            "why customers choose you",
            "Not sure: 2 of 5 customers name the workflow, not the model.",
            given(12)));
    amount(
        f,
        "trial.win",
        "fine-tune wins over retrieval",
        "61.5",
        "percent",
        new Measured(
            List.of(new SourceFile("trials/gap/report.json", HASH2)), 400, "graded pairs"));
    day(f, "date.redecide", "re-decide", "2027-02-21", computed("today + ninety days"));
    day(f, "date.revisit", "revisit", "2027-05-24", computed("today + two quarters"));
    day(f, "date.week", "end of this week", "2026-11-27", computed("the Friday after today"));
    day(f, "date.two", "end of next week", "2026-12-04", computed("the Friday after next"));
    day(
        f,
        "date.read.gpu",
        "GPU prices read",
        "2026-07-14",
        new Catalogued("vendor price page", LocalDate.of(2026, 7, 14)));
    day(
        f,
        "date.read.price",
        "model prices read",
        "2026-11-02",
        new Catalogued("vendor price page", LocalDate.of(2026, 11, 2)));
    return f;
  }

  private static void amount(
      SortedMap<String, Figure> f,
      String id,
      String label,
      String value,
      String unit,
      Provenance provenance) {
    f.put(
        id,
        Figure.amount(id, label, Estimate.of(new BigDecimal(value)), Unit.parse(unit), provenance));
  }

  private static void sim(
      SortedMap<String, Figure> f,
      String id,
      String label,
      double p10,
      double p50,
      double p90,
      String unit,
      Provenance provenance) {
    Summary summary = new Summary(p10 * 0.93, p10, p50, p90, p90 * 1.07, p50 * 1.04);
    f.put(id, Figure.amount(id, label, summary, Unit.parse(unit), provenance));
  }

  private static void day(
      SortedMap<String, Figure> f, String id, String label, String date, Provenance provenance) {
    f.put(id, Figure.day(id, label, LocalDate.parse(date), provenance));
  }

  static List<Bar> bars() {
    return List.of(
        new Bar(
            "moat",
            say("Moat"),
            BarState.UNPROVEN,
            say("The model itself is a reason customers choose you, said in one sentence."),
            say("The answer so far: “", "$moat.sentence", "” That is not a yes."),
            List.of(say("the moat in one sentence, from whoever sells"))),
        new Bar(
            "economics",
            say("Economics"),
            BarState.FAILED,
            say(
                "Self-hosting is cheaper in at least ",
                "$economics.needed",
                " of worlds, and stays so for ",
                "$economics.sustained",
                "."),
            say(
                "It is cheaper in ",
                "$economics.probability",
                " of worlds: ",
                "~self.at1",
                " against ",
                "$bill.spendPerMonth",
                "."),
            List.of()),
        new Bar(
            "gap",
            say("Capability gap"),
            BarState.CLEARED,
            say("On your own task, a fine-tuned model measurably beats prompting with retrieval."),
            say(
                "The fine-tuned ",
                "@Llama 3.1 8B",
                " was preferred in ",
                "$trial.win",
                " of graded pairs."),
            List.of()));
  }

  /** A brief that says wrap, with bars in all three states. */
  public static Brief wrap() {
    return brief(figures(), Plots.crossing());
  }

  private static Brief brief(
      SortedMap<String, Figure> figures, dev.yourbrief.playbook.brief.CrossoverPlot plot) {
    return new Brief(
        "ticket-triage",
        "en",
        "ai-build-or-wrap",
        "1.2",
        say("Build our own model for ticket triage, or keep wrapping an API?"),
        TODAY,
        bottomLine(),
        new Decision(
            say(
                "Whether to train, fine-tune or self-host a model for ticket triage, now that the"
                    + " API costs ",
                "$bill.spendPerMonth",
                ", or to keep renting one."),
            doors()),
        questions(),
        frameworks(plot),
        bars(),
        sources(),
        steps(),
        triggers(),
        List.of(
            say(
                "If volume grows to ",
                "~crossover.scale",
                " today's within a year, the lines"
                    + " cross, and waiting will have cost the months it takes to hire."),
            say(
                "The trial was won: the fine-tuned model is better on your task in ",
                "$trial.win",
                " of pairs. If quality, not cost, is what customers pay for, the"
                    + " economics bar asks the wrong question.")),
        roles(),
        figures,
        new Basis(
            "0.1.0",
            20_261_123L,
            10_000,
            List.of(
                new InputFile("bills/anthropic-2026-q3.csv", HASH2),
                new InputFile("bills/openai-2026-08.csv", HASH),
                new InputFile("decision.yaml", HASH2))));
  }

  private static List<Role> roles() {
    return List.of(
        new Role("decider", say("@Dana Okafor, CTO"), Duty.APPROVER),
        new Role("lead", say("Lead engineer"), Duty.DRIVER),
        new Role("finance", say("Finance partner"), Duty.CONTRIBUTOR),
        new Role("board", say("Board"), Duty.INFORMED));
  }

  private static BottomLine bottomLine() {
    return new BottomLine(
        "wrap",
        false,
        say("Keep wrapping the API."),
        List.of(
            say(
                "Of the three bars for building, one is cleared, one has failed and one is"
                    + " unproven; all must be cleared."),
            say(
                "Self-hosting would cost ",
                "~self.at1",
                " at today's volume, mostly for people;" + " the API costs ",
                "$bill.spendPerMonth",
                ".")),
        say(
            "Self-hosting becomes cheaper for good at ",
            "~crossover.volume",
            ", about ",
            "$crossover.scale",
            " today's volume and an API bill of ",
            "$crossover.bill",
            ". The rule of thumb says ",
            "$thumb.low",
            " to ",
            "$thumb.high",
            "."),
        List.of(
            new Recheck(
                "redecide", say("Decide again"), "date.redecide", say("The moat is unproven")),
            new Recheck(
                "revisit",
                say("Look at the economics again"),
                "date.revisit",
                say("The economics bar failed"))),
        List.of(
            say("an API bill above ", "$crossover.bill", " that lasts ", "$economics.sustained"),
            say("one sentence on the moat that a customer would sign"),
            say("a GPU price well below ", "$gpu.price")));
  }

  private static List<Door> doors() {
    return List.of(
        new Door(
            "wrap",
            say("Keep wrapping"),
            "two-way",
            say("~undo.wrap.money"),
            say("~undo.wrap.days"),
            say("the platform pair"),
            say("One adapter and the prompts; no contract binds you.")),
        new Door(
            "build",
            say("Build and self-host"),
            "one-way",
            say("~undo.build.money"),
            say("~undo.build.days"),
            say("$team.people", ", hired for it"),
            say("Reserved GPUs, hires who would have to leave, and the way back to an API.")),
        new Door(
            "tune",
            say("Fine-tune on a vendor"),
            "unknown",
            say("not known"),
            say("not known"),
            say("nobody new"),
            say("The vendor's exit terms were not given.")));
  }

  private static List<Question> questions() {
    return List.of(
        new Question(
            "spend",
            say("What does the API cost, and for how long has it?"),
            Answered.ANSWERED,
            say("$bill.spendPerMonth", ", from ", "$bill.months", " of bills."),
            say("Settled: no likely error in the bill turns the verdict."),
            List.of("economics")),
        new Question(
            "moat",
            say("Do customers choose you for the model itself?"),
            Answered.UNKNOWN,
            say("“", "$moat.sentence", "”"),
            say("Decisive: without it the verdict cannot be build."),
            List.of("moat")),
        new Question(
            "salary",
            say("What does an engineer who can run a model cost you?"),
            Answered.ASSUMED,
            say("~team.salary"),
            say("Worth little: at no likely salary does self-hosting win."),
            List.of("economics")),
        new Question(
            "growth",
            say("How fast will volume grow in the next year?"),
            Answered.UNKNOWN,
            say("Nobody has said."),
            say("Finding out is worth up to ", "$voi.growth", "."),
            List.of("economics", "gap")));
  }

  private static List<Framework> frameworks(dev.yourbrief.playbook.brief.CrossoverPlot plot) {
    return List.of(
        new Framework(
            "core-context",
            say("Core or context"),
            List.of(
                say(
                    "Triage is mission-critical: a day without it stops support. It is not core:"
                        + " customers name the workflow. That makes it context to be managed: rent"
                        + " it, with a second provider and an exit rehearsed.")),
            List.of(say("Core is what sets you apart; context is everything else.")),
            Optional.of(
                new Table(
                    say("The two axes"),
                    List.of(say("Axis"), say("Here"), say("Because")),
                    List.of(
                        List.of(
                            say("Core or context"),
                            say("context"),
                            say("customers name the workflow")),
                        List.of(
                            say("Mission-critical"),
                            say("yes"),
                            say("support stops without it"))))),
            Optional.empty()),
        new Framework(
            "crossover",
            say("The inference-cost crossover"),
            List.of(
                say(
                    "A frontier model costs ",
                    "$frontier.price",
                    " and rises with every token."
                        + " Self-hosting starts at the price of a team, ",
                    "~team.cost",
                    ", and rises a GPU at a time, each ",
                    "$gpu.price",
                    ".")),
            List.of(),
            Optional.empty(),
            Optional.of(plot)),
        new Framework(
            "wrap-to-learn",
            say("Wrap to learn"),
            List.of(
                say(
                    "Every month of wrapping is a month of logged traffic. It is the data a"
                        + " model would be tuned on, and it costs nothing more to keep.")),
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }

  private static Sources sources() {
    return new Sources(
        new Table(
            say("Your own bill, and what it becomes"),
            List.of(say("Volume"), say("API"), say("Self-hosted")),
            List.of(
                List.of(say("$scale.one"), say("$bill.spendPerMonth"), say("~self.at1")),
                List.of(say("$scale.three"), say("~bill.at3"), say("~self.at3")),
                List.of(say("$scale.ten"), say("~bill.at10"), say("~self.at10")))),
        List.of(
            say(
                "$bill.months",
                " of bills were read; ",
                "=bill.unread",
                " rows could not be read and are not in the total.")),
        List.of(
            new Reading(
                say("On-demand prices of the ", "@H100"),
                say("vendor price pages"),
                "date.read.gpu",
                say("the price of a GPU-hour")),
            new Reading(
                say("Prices of ", "@GPT-5.2", " and its neighbours"),
                say("vendor price page"),
                "date.read.price",
                say("the price of a token"))),
        List.of(
            say("whoever closes deals: ask what the last five customers chose you for"),
            say("a team that went back from self-hosting: ask what they would undo first")));
  }

  private static List<Step> steps() {
    return List.of(
        new Step(
            "crossover",
            say("Compute your crossover on a full quarter of bills."),
            say("finance partner"),
            "date.week",
            say("the economics bar shows no assumed salary"),
            "yourbrief crossover bills/*.csv"),
        new Step(
            "trial",
            say("Run the trial again on the hard slice."),
            say("lead engineer"),
            "date.two",
            say("the report is locked and graded"),
            "yourbrief trial run trials/gap"),
        new Step(
            "layer",
            say("Put the provider layer in front of every call."),
            say("platform pair"),
            "date.two",
            say("a second provider answers one call in a hundred"),
            ""));
  }

  private static List<Trigger> triggers() {
    return List.of(
        new Trigger(
            "team",
            say("A net-new machine-learning team"),
            TriggerState.NOT_FIRED,
            say("the board"),
            say("No one would be hired.")),
        new Trigger(
            "commitment",
            say("A multi-year GPU commitment"),
            TriggerState.NOT_FIRED,
            say("the finance partner"),
            say("None is proposed.")),
        new Trigger(
            "data",
            say("Moving regulated data"),
            TriggerState.UNKNOWN,
            say("counsel"),
            say("Nobody has said whether tickets hold health data.")),
        new Trigger(
            "moat",
            say("Nobody is sure of the moat"),
            TriggerState.FIRED,
            say("the founder"),
            say("The moat question was answered with “not sure”.")));
  }

  /** A hard constraint forces a build, the lines never cross, and nothing has been answered. */
  public static Brief forced() {
    SortedMap<String, Figure> figures = figures();
    for (String id : List.of("crossover.volume", "crossover.bill", "crossover.scale")) {
      Figure old = Wording.find(figures, id);
      figures.put(
          id,
          Figure.amount(
              id,
              old.label(),
              new Summary(NEVER, NEVER, NEVER, NEVER, NEVER, NEVER),
              ((Figure.Amount) old.value()).unit(),
              old.provenance()));
    }
    Brief b = brief(figures, Plots.never());
    return new Brief(
        b.id(),
        b.locale(),
        b.playbook(),
        b.playbookVersion(),
        b.title(),
        b.asOf(),
        new BottomLine(
            "build",
            true,
            say("Build, because the device leaves no choice."),
            List.of(
                say(
                    "The bars do not decide: on-device use rules every API out. The price is ",
                    "~self.at1",
                    ".")),
            say("Self-hosting becomes cheaper: ", "~crossover.volume", "."),
            List.of(),
            List.of()),
        b.decision(),
        List.of(),
        b.frameworks(),
        b.criteria(),
        b.sources(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        b.figures(),
        b.basis());
  }

  /** The same brief with other figures. */
  public static Brief with(Brief b, SortedMap<String, Figure> figures) {
    return new Brief(
        b.id(),
        b.locale(),
        b.playbook(),
        b.playbookVersion(),
        b.title(),
        b.asOf(),
        b.bottomLine(),
        b.decision(),
        b.questions(),
        b.frameworks(),
        b.criteria(),
        b.sources(),
        b.nextSteps(),
        b.escalation(),
        b.counterCase(),
        b.roles(),
        figures,
        b.basis());
  }

  /** Everything a person can write holds markup. */
  public static Brief hostile(String attack) {
    Brief b = wrap();
    Text name = Text.name(attack);
    SortedMap<String, Figure> figures = new TreeMap<>(b.figures());
    figures.put(
        "moat.sentence",
        Figure.words(
            "moat.sentence", attack, attack, new Given(attack, TODAY, new Location(attack, 1, 1))));
    figures.put(
        "x.source", Figure.words("x.source", attack, attack, new Catalogued(attack, TODAY)));
    figures.put("x.why", Figure.words("x.why", attack, attack, new Assumed(attack)));
    figures.put(
        "x.formula",
        Figure.words("x.formula", attack, attack, new Computed(attack, List.of("x.why"))));
    figures.put(
        "x.file",
        Figure.words(
            "x.file",
            attack,
            attack,
            new Measured(List.of(new SourceFile(attack, attack)), 1, attack)));
    Figure odd = Figure.words("odd \"id\" <1>", attack, attack, new Assumed(attack));
    figures.put(odd.id(), odd);
    return new Brief(
        attack,
        b.locale(),
        attack,
        attack,
        name.plus(slot(odd.id())),
        b.asOf(),
        new BottomLine(
            attack,
            false,
            name,
            List.of(name),
            name,
            List.of(new Recheck(attack, name, "date.week", name)),
            List.of(name)),
        new Decision(name, List.of(new Door(attack, name, attack, name, name, name, name))),
        List.of(new Question(attack, name, Answered.ASSUMED, name, name, List.of("moat", attack))),
        List.of(
            new Framework(
                attack,
                name,
                List.of(name),
                List.of(name),
                Optional.of(new Table(name, List.of(name, name), List.of(List.of(name, name)))),
                Optional.of(Plots.named(attack)))),
        List.of(new Bar("moat", name, BarState.CLEARED, name, name, List.of(name))),
        new Sources(
            new Table(name, List.of(name), List.of(List.of(name))),
            List.of(name),
            List.of(new Reading(name, name, "date.week", name)),
            List.of(name)),
        List.of(new Step(attack, name, name, "date.week", name, attack)),
        List.of(new Trigger(attack, name, TriggerState.FIRED, name, name)),
        List.of(name),
        List.of(new Role(attack, name, Duty.APPROVER)),
        figures,
        new Basis(attack, 1, 1, List.of(new InputFile(attack, attack))));
  }
}
