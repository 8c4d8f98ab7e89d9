package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.capacity.SpeedPoint;
import dev.yourbrief.crossover.casefile.Amounts.Kind;
import dev.yourbrief.crossover.economics.CostLine;
import dev.yourbrief.crossover.economics.Demand;
import dev.yourbrief.crossover.economics.FleetBuilder;
import dev.yourbrief.crossover.economics.Loads;
import dev.yourbrief.crossover.economics.Term;
import dev.yourbrief.crossover.fleet.Promise;
import dev.yourbrief.crossover.fleet.SafeLoad;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** GPUs, or whole servers, that one holds: rented or bought. */
final class Fleets implements OptionBlock {

  static final List<String> KEYS =
      List.of(
          "model",
          "gpu",
          "precision",
          "speed",
          "firstToken",
          "gpusPerCopy",
          "measured",
          "gpuSeconds",
          "price",
          "copyPrice",
          "terms",
          "overhead",
          "hours",
          "buy",
          "copies",
          "least",
          "spare",
          "busy",
          "wait",
          "follow",
          "overflow");

  /** What any of which makes an option a fleet. */
  private static final List<String> MARKS =
      List.of("gpu", "measured", "gpuSeconds", "copyPrice", "buy");

  private static final double NEARLY_ALL = 0.01;

  private final String id;
  private final YamlMap map;
  private final Amounts amounts;
  private final DemandBlock demand;
  private final Prices prices;
  private final Function<Demand, Optional<Term>> overflow;
  private final Optional<Serving> serving;

  Fleets(
      String id,
      YamlMap map,
      Amounts amounts,
      Catalogue catalogue,
      DemandBlock demand,
      Company company,
      Function<Demand, Optional<Term>> overflow) {
    this.id = id;
    this.map = map;
    this.amounts = amounts;
    this.demand = demand;
    this.overflow = overflow;
    this.prices = new Prices(id, map, amounts, catalogue);
    this.serving = new ServingBlock(map, catalogue, demand, company).find();
  }

  static boolean isOne(YamlMap map) {
    return MARKS.stream().anyMatch(key -> map.get(key).isPresent());
  }

  @Override
  public String kind() {
    return map.get("buy").isPresent() ? "owned" : "self-host";
  }

  @Override
  public String name() {
    return map.get("model").filter(YamlText.class::isInstance).isPresent()
            && map.get("gpu").filter(YamlText.class::isInstance).isPresent()
        ? map.requireText("model") + " on " + map.requireText("gpu")
        : id;
  }

  @Override
  public List<SpeedPoint> speeds() {
    return serving.map(Serving::speeds).orElse(List.of());
  }

  @Override
  public List<String> notes() {
    return serving.map(Serving::notes).orElse(List.of());
  }

  @Override
  public List<CostLine> lines(String prefix, Demand served) {
    int gpus = gpusPerCopy();
    Term hours =
        amounts
            .find(
                map,
                "hours",
                id + ".hours",
                "hours a month they run",
                Kind.of("hour/month", 1, 730))
            .orElseGet(Loads::hours);
    Term mean = mean(prefix, served, gpus, hours);
    FleetBuilder fleet =
        new FleetBuilder(
                prefix + ".gpus",
                map.get("gpu").isPresent() ? "GPUs" : "servers",
                mean,
                Loads.peak(prefix + ".peakLoad", mean, served))
            .gpusPerCopy(gpus)
            .levels(served.levels());
    prices.on(fleet, gpus, hours);
    Term busy = busy();
    fleet
        .mostBusy(busy)
        .safe(safe(busy))
        .least(
            Amounts.whole(map, "least", 1, 100_000).orElse(map.get("copies").isPresent() ? 1 : 2))
        .spare(Amounts.whole(map, "spare", 0, 100_000).orElse(0));
    Amounts.whole(map, "copies", 1, 100_000)
        .ifPresent(held -> fleet.held(held, overflow.apply(served)));
    if (Amounts.yes(map, "follow")) {
      fleet.followingLoad();
    }
    List<CostLine> lines = new ArrayList<>(List.of(fleet.build()));
    lines.addAll(new Costs(amounts, id).lines(map, prefix, served));
    return lines;
  }

  private int gpusPerCopy() {
    return Amounts.whole(map, "gpusPerCopy", 1, 100_000)
        .or(() -> serving.map(Serving::gpusPerCopy))
        .orElse(1);
  }

  private Term mean(String prefix, Demand served, int gpus, Term hours) {
    String load = prefix + ".load";
    if (map.get("measured").isPresent()) {
      return Loads.measured(
          load,
          served,
          amounts.read(
              Measured.output(map.require("measured").asMap()),
              id + ".measured",
              "output tokens a second a copy was measured to write",
              Kind.of("tok/s", 1e-6, 1e12)),
          hours);
    }
    if (map.get("gpuSeconds").isPresent()) {
      YamlMap seconds = map.require("gpuSeconds").asMap();
      seconds.onlyKnows(List.of("input", "output"));
      Kind kind = Kind.of("GPU-s/Mtok");
      return Loads.mean(
          load,
          served,
          amounts.read(
              seconds.require("input"),
              id + ".secondsIn",
              "GPU time of a million input tokens",
              kind),
          amounts.read(
              seconds.require("output"),
              id + ".secondsOut",
              "GPU time of a million output tokens",
              kind),
          gpus,
          hours);
    }
    if (serving.isPresent()) {
      Serving s = serving.get();
      Kind kind = Kind.of("GPU-s/Mtok");
      String stream = id + ".throughput";
      return Loads.mean(
          load,
          served,
          amounts.onStream(
              id + ".secondsIn",
              "GPU time of a million input tokens",
              kind,
              s.secondsIn(),
              s.from(),
              stream),
          amounts.onStream(
              id + ".secondsOut",
              "GPU time of a million output tokens",
              kind,
              s.secondsOut(),
              s.from(),
              stream),
          gpus,
          hours);
    }
    return demand
        .servers()
        .orElseThrow(() ->
            new InputException(
                Problem.of(
                    map.where(),
                    "nothing says how much a copy of '" + id + "' serves",
                    "Write 'model:' and 'gpu:', or 'measured: {output: 2300 tok/s}', or"
                        + " 'gpuSeconds: {input: …, output: …}'")));
  }

  private Term busy() {
    boolean isServer = demand.servers().isPresent();
    return amounts.or(
        map,
        "busy",
        id + ".busy",
        "the share of their time they may be busy at the peak",
        Kind.of("1", 0.01, 1),
        isServer ? "1" : "0.85",
        isServer
            ? "the servers asked for are the servers held"
            : "the greatest utilisation of published fleet sizing (arXiv 2603.16054)");
  }

  /** A wait is promised where one was asked for, or where slots and service are known. */
  private SafeLoad safe(Term busy) {
    Optional<Double> wait =
        map.get("wait")
            .map(YamlNode::asText)
            .map(text -> Amounts.estimate(text, Kind.of("s", 0, 86_400)).median());
    double most = busy instanceof Term.Input input ? input.estimate().median() : 1;
    return measuredSlots()
        .or(() -> serving.flatMap(Fleets::slots))
        .map(slots ->
            SafeLoad.of(
                new Promise(
                    slots.requests(),
                    slots.seconds(),
                    wait.orElse(1.0),
                    NEARLY_ALL,
                    demand.variability()),
                most))
        .orElse(SafeLoad.UNBOUND);
  }

  private Optional<Measured.Slots> measuredSlots() {
    return map.get("measured").map(YamlNode::asMap).flatMap(Measured::slots);
  }

  private static Optional<Measured.Slots> slots(Serving serving) {
    return serving.slots().isPresent() && serving.serviceSeconds().isPresent()
        ? Optional.of(
            new Measured.Slots(serving.slots().getAsInt(), serving.serviceSeconds().getAsDouble()))
        : Optional.empty();
  }
}
