package dev.yourbrief.playbook;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.GpuPrice;
import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.crossover.Throughput;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Point;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Range;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.playbook.language.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Inputs that nobody answered and a dated catalogue can. What it does not hold stays unknown. */
final class CatalogueDefaults {

  /** What can be looked up. */
  static final List<String> KINDS =
      List.of(
          "gpu-price",
          "throughput-input",
          "throughput-output",
          "gpus-per-replica",
          "open-price-input",
          "open-price-output");

  private final Evaluation evaluation;
  private final Input input;
  private final Input.LookUp lookUp;

  private CatalogueDefaults(Evaluation evaluation, Input input, Input.LookUp lookUp) {
    this.evaluation = evaluation;
    this.input = input;
    this.lookUp = lookUp;
  }

  static Fact of(Evaluation evaluation, Input input, Input.LookUp lookUp) {
    return new CatalogueDefaults(evaluation, input, lookUp).find().orElse(Fact.unknown(input.id()));
  }

  /**
   * The catalogue's own name for an entry.
   *
   * @throws dev.yourbrief.figure.source.InputException if it has none of that name
   */
  static String entry(Catalogue catalogue, Input.Entry entry, YamlText text) {
    String said = text.value().strip();
    boolean isGpu = entry.catalogue().equals("gpu");
    List<String> known = isGpu ? catalogue.gpuIds() : catalogue.openModelIds();
    Optional<String> found =
        known.contains(said)
            ? Optional.of(said)
            : isGpu
                ? catalogue.gpuPrices(said).stream().findFirst().map(GpuPrice::gpu)
                : catalogue.model(said).map(m -> m.id());
    return found.orElseThrow(() ->
        text.problem(
            "the catalogue has no " + entry.catalogue() + " '" + said + "'",
            Closest.to(said, known).map(n -> "Did you mean '" + n + "'? ").orElse("")
                + "Known: "
                + String.join(", ", known)
                + "; or add it to a catalogue folder beside the decision"));
  }

  private Optional<Fact> find() {
    return switch (lookUp.catalogue()) {
      case "gpu-price" -> gpuPrice();
      case "throughput-input" -> throughput(Throughput::gpuSecondsPerMtokInput);
      case "throughput-output" -> throughput(Throughput::gpuSecondsPerMtokOutput);
      case "gpus-per-replica" -> throughput(t -> Estimate.of(t.gpusPerReplica()));
      case "open-price-input" -> openPrice("input_uncached");
      case "open-price-output" -> openPrice("output");
      default -> Optional.empty();
    };
  }

  private Optional<Fact> gpuPrice() {
    return name(0)
        .flatMap(gpu -> {
          List<GpuPrice> offers =
              evaluation.catalogue().gpuPrices(gpu).stream()
                  .filter(p -> p.tier().equals("on-demand"))
                  .toList();
          String source =
              "on-demand prices of "
                  + String.join(
                      ", ", offers.stream().map(GpuPrice::provider).distinct().sorted().toList());
          return evaluation
              .catalogue()
              .gpuPriceRange(gpu)
              .map(range ->
                  fact(
                      range,
                      source,
                      oldest(offers.stream().map(GpuPrice::asOf).toList()),
                      input.id()));
        });
  }

  private Optional<Fact> throughput(Function<Throughput, Estimate> part) {
    Optional<String> model = name(0);
    Optional<String> gpu = name(1);
    Optional<String> precision = name(2);
    if (model.isEmpty()
        || gpu.isEmpty()
        || precision.isEmpty()
        || !(evaluation.value(lookUp.of().get(3)) instanceof Value.Num speed)) {
      return Optional.empty();
    }
    // One stream for both parts: they come from the same measurement and are off together.
    return evaluation
        .catalogue()
        .throughputFor(
            model.get(),
            gpu.get(),
            precision.get(),
            (int) Math.ceil(speed.amount().median()),
            inputPerOutput())
        .map(t -> fact(part.apply(t), t.source() + " (" + t.basis() + ")", t.asOf(), "throughput"));
  }

  /**
   * How many input tokens the bill has for every output token; one where there is no bill to tell.
   */
  private double inputPerOutput() {
    return evaluation.value("bill.inputPerMonth") instanceof Value.Num in
            && evaluation.value("bill.outputPerMonth") instanceof Value.Num out
        ? in.amount().median() / out.amount().median()
        : 1;
  }

  /** From the cheapest offer to the dearest. */
  private Optional<Fact> openPrice(String kind) {
    return name(0)
        .map(model -> evaluation.catalogue().offers(model))
        .filter(offers -> !offers.isEmpty())
        .map(offers -> {
          List<BigDecimal> prices =
              offers.stream().map(o -> o.usdPerMtok(kind).orElseThrow()).sorted().toList();
          BigDecimal low = prices.getFirst();
          BigDecimal high = prices.getLast();
          Estimate estimate = low.compareTo(high) == 0 ? new Point(low) : new Range(low, high);
          String source =
              String.join(
                  "; ",
                  offers.stream().map(o -> o.provider() + ": " + o.source()).distinct().toList());
          return fact(
              estimate,
              source,
              oldest(offers.stream().map(ModelPrice::asOf).toList()),
              "open-price");
        });
  }

  private Fact fact(Estimate estimate, String source, LocalDate asOf, String stream) {
    Unit unit = ((Input.Amount) input.kind()).unit();
    return Fact.of(
        evaluation.drawn(stream, estimate, unit),
        Figure.amount(
            input.id(), input.ask(), estimate, unit, new Provenance.Catalogued(source, asOf)));
  }

  /** The entry's name that the input of this position holds. */
  private Optional<String> name(int position) {
    return evaluation.value(lookUp.of().get(position)) instanceof Value.Text text
        ? Optional.of(text.text())
        : Optional.empty();
  }

  private static LocalDate oldest(List<LocalDate> dates) {
    return dates.stream().min(LocalDate::compareTo).orElseThrow();
  }
}
