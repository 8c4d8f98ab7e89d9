package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.OpenModel;
import dev.yourbrief.crossover.capacity.CapacityAnswer.Fits;
import dev.yourbrief.crossover.capacity.CapacityAnswer.TooBig;
import dev.yourbrief.crossover.capacity.CapacityAnswer.TooSlow;
import dev.yourbrief.crossover.capacity.Facts;
import dev.yourbrief.crossover.capacity.GpuShape;
import dev.yourbrief.crossover.capacity.ModelShape;
import dev.yourbrief.crossover.capacity.Precision;
import dev.yourbrief.crossover.capacity.SpeedPoint;
import dev.yourbrief.crossover.capacity.Workload;
import dev.yourbrief.crossover.casefile.Amounts.Kind;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hipparchus.util.FastMath;

/** How fast the model of an option serves on its GPUs, where the file leaves that to the tables. */
final class ServingBlock {

  /** Faster than anyone reads: what is promised where the file promises nothing. */
  private static final double COMFORT = 30;

  private static final double LENGTH = 1024;

  /** Digits of an interval's ends. */
  private static final int DIGITS = 6;

  private static final List<Double> SPEEDS =
      List.of(5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 50.0, 70.0, 100.0, 150.0, 200.0);

  private final YamlMap map;
  private final Catalogue catalogue;
  private final DemandBlock demand;
  private final Company company;

  ServingBlock(YamlMap map, Catalogue catalogue, DemandBlock demand, Company company) {
    this.map = map;
    this.catalogue = catalogue;
    this.demand = demand;
    this.company = company;
  }

  /** What the tables say; empty where the file names no model and GPU. */
  Optional<Serving> find() {
    if (map.get("model").isEmpty() || map.get("gpu").isEmpty()) {
      return Optional.empty();
    }
    ModelShape model = model(map.require("model"));
    GpuShape gpu = gpu(map.require("gpu"));
    Precision precision = precision();
    OptionalInt gpus =
        Amounts.whole(map, "gpusPerCopy", 1, 1024).map(OptionalInt::of).orElse(OptionalInt.empty());
    Workload work = work();
    return switch (catalogue.capacity().predict(model, gpu, precision, gpus, work)) {
      case Fits fits ->
          Optional.of(
              serving(
                  fits,
                  catalogue.capacity().bySpeed(model, gpu, precision, gpus, work, SPEEDS),
                  model));
      case TooBig big ->
          throw map.require("gpu")
              .asText()
              .problem(
                  model.name() + " in " + precision.key() + " on " + gpu.name() + " " + big.words(),
                  "Choose more or larger GPUs, or fewer bits");
      case TooSlow slow ->
          throw map.require("gpu")
              .asText()
              .problem(
                  model.name()
                      + " in "
                      + precision.key()
                      + " on "
                      + gpu.name()
                      + " is "
                      + slow.words(),
                  "Ask for less speed, or choose a faster GPU");
    };
  }

  private Serving serving(Fits fits, List<SpeedPoint> speeds, ModelShape model) {
    List<String> notes = new ArrayList<>();
    map.get("model")
        .filter(YamlText.class::isInstance)
        .flatMap(node -> catalogue.model(node.asText().value()))
        .ifPresent(known -> notes.addAll(about(known)));
    if (!model.estimated().isEmpty()) {
      notes.add("not known and estimated: " + String.join(", ", model.estimated()));
    }
    return new Serving(
        fits.gpusPerReplica(),
        fits.interval(fits.gpuSecondsPerMtokInput(), DIGITS),
        fits.interval(fits.gpuSecondsPerMtokOutput(), DIGITS),
        OptionalInt.of(Math.max(1, (int) FastMath.floor(fits.requests()))),
        OptionalDouble.of(fits.slotSeconds()),
        speeds,
        new Provenance.Catalogued(fits.source() + " (" + fits.basis() + ")", fits.asOf()),
        notes);
  }

  private List<String> about(OpenModel known) {
    List<String> notes = new ArrayList<>();
    known.licenceGate().map(gate -> company.meets(known.licence(), gate)).ifPresent(notes::add);
    known
        .unverified()
        .ifPresent(what -> notes.add("not checked against a first-hand source: " + what));
    return notes;
  }

  private Workload work() {
    Workload work =
        Workload.of(demand.inputTokens().orElse(LENGTH), demand.outputTokens().orElse(LENGTH))
            .atSpeed(
                map.get("speed")
                    .map(n -> Amounts.estimate(n.asText(), Kind.of("tok/s", 0.1, 5000)).median())
                    .orElse(COMFORT));
    return map.get("firstToken")
        .map(n -> Amounts.estimate(n.asText(), Kind.of("s", 0.001, 86_400)).median())
        .map(work::firstTokenWithin)
        .orElse(work);
  }

  private Precision precision() {
    Optional<YamlText> text = map.get("precision").map(YamlNode::asText);
    return text.map(t ->
            Precision.of(t.value())
                .orElseThrow(() ->
                    t.problem(
                        "'" + t.value() + "' is no precision",
                        "Write bf16, fp8, int8, fp4 or int4")))
        .orElse(Precision.FP8);
  }

  private ModelShape model(YamlNode node) {
    if (node instanceof YamlMap facts) {
      return ModelShape.of(
          facts.text("name").orElse("your model"), facts(facts, ModelShape.FACTS), "its own");
    }
    YamlText text = node.asText();
    return catalogue
        .modelShape(text.value())
        .orElseThrow(() -> unknown(text, "model", catalogue.openModelIds(), "params: 32B"));
  }

  private GpuShape gpu(YamlNode node) {
    if (node instanceof YamlMap facts) {
      return GpuShape.of(
          facts.text("name").orElse("your GPU"),
          facts.text("vendor").orElse(""),
          facts(facts, GpuShape.FACTS));
    }
    YamlText text = node.asText();
    return catalogue
        .gpuShape(text.value())
        .orElseThrow(
            () -> unknown(text, "GPU", catalogue.gpuIds(), "memory: 80GB, bandwidth: 3350GB/s"));
  }

  /** Facts in a block, as {@code params: 32B}. */
  private static Facts facts(YamlMap map, List<String> known) {
    List<String> parts = new ArrayList<>();
    for (String key : map.names()) {
      if (!key.equals("name") && !key.equals("vendor")) {
        parts.add(key + "=" + map.requireText(key));
      }
    }
    return Facts.parse(String.join(",", parts), map.where().toString(), known);
  }

  private static RuntimeException unknown(
      YamlText text, String what, Collection<String> known, String facts) {
    return text.problem(
        "the catalogue has no " + what + " '" + text.value() + "'",
        Closest.to(text.value(), known).map(near -> "Did you mean '" + near + "'? ").orElse("")
            + "Or give its facts: {name: …, "
            + facts
            + ", …}");
  }
}
