package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Case;
import dev.yourbrief.crossover.economics.Comparison;
import dev.yourbrief.crossover.economics.CostLine;
import dev.yourbrief.crossover.economics.CostLine.ByVolume;
import dev.yourbrief.crossover.economics.CostLine.Monthly;
import dev.yourbrief.crossover.economics.CostLine.Once;
import dev.yourbrief.crossover.economics.Demand;
import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.crossover.economics.FleetBuilder;
import dev.yourbrief.crossover.economics.Index;
import dev.yourbrief.crossover.economics.Loads;
import dev.yourbrief.crossover.economics.Option;
import dev.yourbrief.crossover.economics.Option.Launch;
import dev.yourbrief.crossover.economics.Outlook;
import dev.yourbrief.crossover.economics.Outlook.Scenario;
import dev.yourbrief.crossover.economics.Term;
import dev.yourbrief.crossover.economics.Term.Input;
import dev.yourbrief.crossover.economics.When;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Provenance.Assumed;
import dev.yourbrief.figure.Provenance.Catalogued;
import dev.yourbrief.figure.Provenance.Given;
import dev.yourbrief.figure.Quantity;
import dev.yourbrief.figure.Sampler;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Findings to report, each worked out from a small case by the engine itself. */
final class Comparisons {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private static final Provenance GIVEN =
      new Given("Ada", LocalDate.of(2026, 11, 20), Location.of("case.yaml", 12));
  private static final Provenance FRESH =
      new Catalogued("price list of a provider", LocalDate.of(2026, 11, 2));
  private static final Provenance STALE =
      new Catalogued("survey of GPU prices", LocalDate.of(2026, 5, 14));
  private static final Provenance ASSUMED = new Assumed("a common value; measure your own");

  private Comparisons() {}

  /** A frontier model, an open one by the token, and rented GPUs, in three scenarios. */
  static Findings threeWays() {
    return findings(
        three("Frontier model by the token", "45000 to 70000", List.of()), 24, "0.02 to 0.06");
  }

  /** Renting is far cheaper at any volume. */
  static Findings never() {
    return findings(three("Frontier model by the token", "900 to 1300", List.of()), 24, "0");
  }

  /** Words that somebody else chose. */
  static Findings named(String words) {
    return findings(three(words, "45000 to 70000", List.of(words, "meets " + words)), 12, "0");
  }

  /** Every input known to the last digit: what capacity costs rises in steps. */
  static Findings certain() {
    Demand demand =
        new Demand(
            in("input", "input tokens", "7000", "Mtok/month", GIVEN),
            Term.number(0),
            in("output", "output tokens", "700", "Mtok/month", GIVEN),
            in("peak", "peak", "2", "1", GIVEN),
            List.of(1.0));
    Term mean =
        Loads.mean("own.load", demand, Term.number(250), Term.number(300), 2, Loads.hours());
    CostLine gpus =
        new FleetBuilder("own.gpus", "GPUs", mean, Loads.peak("own.peak", mean, demand))
            .gpusPerCopy(2)
            .running(in("own.copy", "a copy a month", "7000", "USD/month", GIVEN), Index.GPU)
            .build();
    Option own = new Option("own", "Own", "self-host", List.of(gpus), Launch.AT_ONCE, List.of());
    return findings(
        new Built(demand.mtok(), List.of(rented("api", "Frontier", "50000", "0"), own)), 12, "0");
  }

  /** Bought servers against cloud servers: load in requests, no tokens, no growth. */
  static Findings servers() {
    Term load = in("load", "servers kept busy on average", "6 to 9", "1", GIVEN);
    Term peak = load.times(in("peak", "busiest minutes over the mean", "1.5 to 2.2", "1", GIVEN));
    List<Option> options = new ArrayList<>();
    options.add(
        new Option(
            "cloud",
            "Cloud servers",
            "rent",
            List.of(
                new FleetBuilder("cloud.servers", "servers by the month", load, peak)
                    .running(
                        in("cloud.price", "cloud server", "1900 to 2300", "USD/month", FRESH),
                        Index.STILL)
                    .mostBusy(in("busy", "how busy a server may be", "0.7", "1", ASSUMED))
                    .followingLoad()
                    .levels(Demand.levels(1.8))
                    .build()),
            Launch.AT_ONCE,
            List.of()));
    options.add(
        new Option(
            "owned",
            "Owned servers in a colocation",
            "own",
            List.of(
                new Once(
                    "owned.move",
                    "the move",
                    in("owned.move", "the move", "20000 to 60000", "USD", GIVEN),
                    When.START),
                new Monthly(
                    "owned.hands",
                    "remote hands and an engineer's days",
                    in("owned.hands", "remote hands", "3000 to 5500", "USD/month", GIVEN),
                    Index.STILL),
                new FleetBuilder("owned.servers", "servers", load, peak)
                    .running(
                        in("owned.space", "space and power", "180 to 260", "USD/month", FRESH),
                        Index.STILL)
                    .bought(
                        in("owned.price", "price of a server", "14000 to 19000", "USD", STALE),
                        in("owned.life", "months until it is replaced", "48", "month", ASSUMED),
                        in("owned.kept", "share of the price left then", "0.1", "1", ASSUMED))
                    .mostBusy(in("busy", "how busy a server may be", "0.7", "1", ASSUMED))
                    .least(3)
                    .spare(1)
                    .build()),
            new Launch(2, 1),
            List.of("delivery times of servers are eight to twelve weeks")));
    return findings(
        new Built(
            in("requests", "nothing is counted in tokens", "0", "Mtok/month", ASSUMED), options),
        60,
        "0");
  }

  /** Six ways, of which two hold capacity. */
  static Findings six() {
    Demand demand = demand();
    List<Option> options =
        new ArrayList<>(three("Frontier", "45000 to 70000", List.of()).options());
    options.add(rented("batch", "Frontier, half of it in batches", "28000 to 44000", "0"));
    options.add(
        rented(
            "small",
            "A small model by the token, after a fine-tune",
            "9000 to 15000",
            "14000 to 22000"));
    options.add(
        new Option(
            "units",
            "Provisioned throughput",
            "rent",
            List.of(
                new FleetBuilder(
                        "units.units",
                        "units held",
                        Loads.measured(
                            "units.load",
                            demand,
                            in("units.speed", "output of a unit", "900 to 1300", "tok/s", ASSUMED),
                            Loads.hours()),
                        Loads.peak(
                            "units.peak",
                            Loads.measured(
                                "units.load",
                                demand,
                                in(
                                    "units.speed",
                                    "output of a unit",
                                    "900 to 1300",
                                    "tok/s",
                                    ASSUMED),
                                Loads.hours()),
                            demand))
                    .running(
                        in("units.price", "a unit a month", "9000 to 12000", "USD/month", FRESH),
                        Index.API)
                    .build()),
            Launch.AT_ONCE,
            List.of("a year's commitment")));
    return findings(new Built(demand.mtok(), options), 36, "0.01 to 0.08");
  }

  /** An option that cannot serve everything, and one of unlimited cost in some worlds. */
  static Findings infinite() {
    Demand demand = demand();
    List<Option> options = new ArrayList<>(three("Frontier", "900 to 1300", List.of()).options());
    options.add(
        new Option(
            "box",
            "One box under a desk",
            "own",
            List.of(
                new FleetBuilder(
                        "box.box",
                        "the box",
                        Loads.mean(
                            "box.load",
                            demand,
                            Term.number(9000),
                            Term.number(9000),
                            1,
                            Loads.hours()),
                        Loads.peak(
                            "box.peak",
                            Loads.mean(
                                "box.load",
                                demand,
                                Term.number(9000),
                                Term.number(9000),
                                1,
                                Loads.hours()),
                            demand))
                    .gpusPerCopy(1)
                    .held(1, Optional.empty())
                    .bought(Term.number(12_000), Term.number(36), Term.number(0))
                    .build()),
            Launch.AT_ONCE,
            List.of()));
    return findings(new Built(Term.number(0), options), 12, "0");
  }

  /** What is done today, and nothing else. */
  static Findings alone() {
    return findings(
        new Built(demand().mtok(), List.of(rented("api", "Frontier", "5000", "0"))), 6, "0");
  }

  static SpeedCurve curve() {
    List<SpeedCurve.Point> points = new ArrayList<>();
    double[] users = {256, 128, 64, 32, 16, 8, 4, 1};
    for (double n : users) {
      double perUser = 900 / (n / 4 + 6.2);
      double all = perUser * n / 2;
      points.add(new SpeedCurve.Point(perUser, all * 0.75, all, all * 1.3, n));
    }
    return new SpeedCurve("70B weights in eight bits on 2 × H200, 8K in, 1K out", points);
  }

  private record Built(Term mtok, List<Option> options) {}

  private static Demand demand() {
    return new Demand(
        in("demand.input", "input tokens", "6000 to 9000", "Mtok/month", GIVEN),
        Term.number(0),
        in("demand.output", "output tokens", "600 to 900", "Mtok/month", GIVEN),
        in("demand.peak", "busiest minutes over the mean", "2 to 5", "1", ASSUMED),
        List.of(1.0));
  }

  private static Option rented(String id, String name, String bill, String fixed) {
    return new Option(
        id,
        name,
        "rent",
        List.of(
            new ByVolume(
                id + ".tokens",
                "tokens",
                in(id + ".bill", name + ", a month today", bill, "USD/month", FRESH),
                Index.API),
            new Monthly(
                id + ".fixed",
                "people and evaluation",
                in(id + ".fixed", name + ", people", fixed, "USD/month", GIVEN),
                Index.STILL)),
        Launch.AT_ONCE,
        List.of());
  }

  private static Built three(String frontier, String bill, List<String> notes) {
    Demand demand = demand();
    List<Option> options = new ArrayList<>();
    options.add(
        new Option(
            "api",
            frontier,
            "rent",
            List.of(
                new ByVolume(
                    "api.tokens",
                    "tokens",
                    in("api.bill", "the bill today", bill, "USD/month", GIVEN),
                    Index.API)),
            Launch.AT_ONCE,
            List.of()));
    Term tokens =
        demand
            .input()
            .times(in("open.in", "open model, input", "0.5 to 0.9", "USD/Mtok", FRESH))
            .plus(
                demand
                    .output()
                    .times(in("open.out", "open model, output", "0.6 to 1.2", "USD/Mtok", STALE)));
    options.add(
        new Option(
            "open",
            "Open model by the token",
            "rent",
            List.of(
                new ByVolume("open.tokens", "tokens", tokens, Index.API),
                new Monthly(
                    "open.people",
                    "people and evaluation",
                    in("open.people", "people and evaluation", "5000 to 10000", "USD/month", GIVEN),
                    Index.STILL)),
            Launch.AT_ONCE,
            notes.isEmpty()
                ? List.of("the licence asks for a notice above 700 million users a month")
                : notes));
    Term mean =
        Loads.mean(
            "own.load",
            demand,
            in(
                "own.secondsIn",
                "GPU time of a million input tokens",
                "174 to 370",
                "s/Mtok",
                STALE),
            in(
                "own.secondsOut",
                "GPU time of a million output tokens",
                "211 to 451",
                "s/Mtok",
                STALE),
            2,
            Loads.hours());
    List<CostLine> own =
        List.of(
            new Monthly(
                "own.people",
                "people on call",
                in("own.people", "people on call", "15000 to 30000", "USD/month", GIVEN),
                Index.STILL),
            new Once(
                "own.migration",
                "migration",
                in("own.moving", "what moving over costs", "40000 to 90000", "USD", GIVEN),
                When.START),
            new FleetBuilder(
                    "own.gpus", "rented GPUs", mean, Loads.peak("own.peakLoad", mean, demand))
                .gpusPerCopy(2)
                .running(
                    Term.number(2)
                        .times(
                            in(
                                "own.gpuHour",
                                "price of a GPU",
                                "2.8 to 4.4",
                                "USD/GPU-hour",
                                STALE))
                        .times(
                            in(
                                "own.overhead",
                                "the whole bill over the GPUs' part",
                                "1.3 to 1.5",
                                "1",
                                ASSUMED))
                        .times(Loads.hours()),
                    Index.GPU)
                .mostBusy(in("own.busy", "how busy copies may be", "0.85", "1", ASSUMED))
                .least(2)
                .build());
    options.add(
        new Option(
            "own", "Open model on rented GPUs", "self-host", own, new Launch(2, 2), List.of()));
    return new Built(demand.mtok(), options);
  }

  private static Input in(String id, String label, String amount, String unit, Provenance from) {
    Figure figure =
        Figure.amount(id, label, Quantity.parse(amount).estimate(), Unit.parse(unit), from);
    return new Input(figure, id, 0, id.endsWith("busy") ? 1 : Double.MAX_VALUE);
  }

  private static Findings findings(Built built, int months, String growth) {
    Outlook outlook =
        new Outlook(
            months,
            new Input(
                Figure.amount(
                    "growth", "growth a month", Quantity.parse(growth).estimate(), Unit.ONE, GIVEN),
                "growth",
                -1,
                10),
            in("discount", "discount rate a year", "0.1", "1", ASSUMED),
            List.of(
                new Scenario("flat", "prices stay as they are", Term.number(0), Term.number(0)),
                new Scenario(
                    "fall",
                    "tokens lose half of their price in a year",
                    Term.number(-0.5),
                    Term.number(-0.2))));
    Case of =
        new Case(
            built.mtok(),
            built.mtok(),
            built.options(),
            outlook,
            List.of(new BigDecimal(1), new BigDecimal(3), new BigDecimal(10)),
            new Sampler(20_261_124, 1_000));
    return Findings.of(Comparison.of(of));
  }
}
