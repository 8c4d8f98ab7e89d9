package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.casefile.Amounts.Kind;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.source.YamlMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How fast the model of an option serves on its GPUs, where the file leaves that to the tables. */
final class ServingBlock {

  private static final double COMFORT = 30;

  private final YamlMap map;
  private final Catalogue catalogue;
  private final DemandBlock demand;

  ServingBlock(YamlMap map, Catalogue catalogue, DemandBlock demand) {
    this.map = map;
    this.catalogue = catalogue;
    this.demand = demand;
  }

  Optional<Serving> find() {
    if (map.get("model").isEmpty() || map.get("gpu").isEmpty()) {
      return Optional.empty();
    }
    double speed =
        map.get("speed")
            .map(node -> Amounts.estimate(node.asText(), Kind.of("tok/s", 1, 2000)).median())
            .orElse(COMFORT);
    double mix = demand.inputTokens().orElse(1.0) / Math.max(1, demand.outputTokens().orElse(1.0));
    return catalogue
        .throughputFor(
            map.requireText("model"),
            map.requireText("gpu"),
            map.text("precision").orElse("fp8"),
            (int) Math.ceil(speed),
            mix)
        .map(t ->
            new Serving(
                t.gpusPerReplica(),
                t.gpuSecondsPerMtokInput(),
                t.gpuSecondsPerMtokOutput(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                new Provenance.Catalogued(t.source() + " (" + t.basis() + ")", t.asOf()),
                List.of()));
  }
}
