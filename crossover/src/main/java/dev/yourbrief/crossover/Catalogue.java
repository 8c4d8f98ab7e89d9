package dev.yourbrief.crossover;

import dev.yourbrief.crossover.capacity.Capacity;
import dev.yourbrief.crossover.capacity.GpuShape;
import dev.yourbrief.crossover.capacity.ModelShape;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.Problem;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Dated facts: what models and GPUs cost, what they are, and how fast they were measured to be.
 * Every row has a source and the day it was current. What is not in it is unknown, never guessed.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class Catalogue {

  /** The names of the files a folder of a decision's own rows may hold, sorted. */
  public static final List<String> TABLES = Tables.NAMES;

  /** The token kinds a price may be known for, sorted as a price list has them. */
  public static final List<String> PRICE_KINDS = Tables.KINDS;

  private static final Catalogue BUNDLED = new Catalogue(Tables.bundled());

  private final PriceTable prices = new PriceTable();
  private final Map<String, List<GpuPrice>> gpuPrices = new TreeMap<>();
  private final Map<String, List<GpuPrice>> ownGpuPrices = new TreeMap<>();
  private final Map<String, Gpu> gpus = new TreeMap<>();
  private final Names gpuNames = new Names();
  private final Map<String, OpenModel> models = new TreeMap<>();
  private final Names modelNames = new Names();
  private final Map<String, Tables.Measured> throughput = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Tables> layers;

  private Catalogue(Tables... layers) {
    this.layers = List.of(layers);
    for (int i = 0; i < layers.length; i++) {
      add(layers[i], i > 0);
    }
    prices.sort();
  }

  /** The catalogue that comes with the program. */
  public static Catalogue bundled() {
    return BUNDLED;
  }

  /**
   * This catalogue with the rows of a folder's {@code prices.csv}, {@code gpus.csv}, {@code
   * gpu-prices.csv}, {@code models.csv} and {@code throughput.csv} added, as far as there are such
   * files. A row replaces what this catalogue says of the same thing: all prices of the same model;
   * the price of the same GPU, tier and provider (and {@link #gpuPrice} looks at the folder's
   * prices first); the same GPU or model; the same model, GPU, precision and speed.
   *
   * <p>A row that cannot be read is left out and named in {@link #problems()}.
   */
  public Catalogue withOverrides(Path folder) {
    List<Tables> all = new ArrayList<>(layers);
    all.add(Tables.in(folder));
    return new Catalogue(all.toArray(Tables[]::new));
  }

  /** What was wrong with rows that are therefore not in here. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** This catalogue with the rows of a {@code prices.csv} that is not written yet. */
  public Catalogue withPrices(String csv) {
    List<Tables> all = new ArrayList<>(layers);
    all.add(Tables.ofPrices(csv));
    return new Catalogue(all.toArray(Tables[]::new));
  }

  /**
   * The standard price in force when its source was read; a price that was only announced then is
   * not it.
   *
   * @param model an id or another name of the model, vendor and date included or not
   */
  public Optional<ModelPrice> price(String model) {
    return priceOn(model, LocalDate.MAX);
  }

  /**
   * The standard price on a day; empty if none is known to have held then. Announced prices do not
   * count.
   */
  public Optional<ModelPrice> priceOn(String model, LocalDate day) {
    return priceOn(model, ModelPrice.STANDARD, day);
  }

  /**
   * The standard price that a seller itself asks on a day; empty if none is known, also where
   * others sell the same model.
   */
  public Optional<ModelPrice> priceAt(String seller, String model, LocalDate day) {
    return PriceTable.choose(
            PriceTable.inForce(prices.of(seller, model), ModelPrice.STANDARD, day), seller)
        .map(Tables.Offer::price)
        .filter(price -> Sellers.same(price.provider(), seller));
  }

  /** The price in a service tier on a day; empty if none is known. No tier stands for another. */
  public Optional<ModelPrice> priceOn(String model, String tier, LocalDate day) {
    return PriceTable.choose(PriceTable.inForce(prices.of(model), tier, day), "")
        .map(Tables.Offer::price);
  }

  /**
   * What each source says that a seller asked for one kind of token on a day, the source that spoke
   * last first; empty if none is known. Which of them counts is what {@link #priceOn} gives.
   *
   * @param seller who sells it, as a bill or a list names it; an empty text for the model's maker
   */
  public List<ModelPrice> claims(
      String seller, String model, String kind, String tier, LocalDate day) {
    return PriceTable.claims(known(seller, model, kind, tier, day), seller);
  }

  /**
   * The price that counts, of those that {@link #claims} gives and those of other sellers where
   * this one's is not known.
   */
  public Optional<ModelPrice> priceOf(
      String seller, String model, String kind, String tier, LocalDate day) {
    return PriceTable.choose(known(seller, model, kind, tier, day), seller)
        .map(Tables.Offer::price);
  }

  private List<Tables.Offer> known(
      String seller, String model, String kind, String tier, LocalDate day) {
    return PriceTable.inForce(prices.of(seller, model), tier, day).stream()
        .filter(offer -> offer.price().usdPerMtok(kind).isPresent())
        .toList();
  }

  /** The tiers a model has a price in, sorted. */
  public List<String> tiers(String seller, String model) {
    return prices.of(seller, model).stream()
        .map(offer -> offer.price().tier())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Every known price of a model in every tier, the earliest first, those that were only announced
   * included.
   */
  public List<ModelPrice> prices(String model) {
    return prices.of(model).stream().map(Tables.Offer::price).toList();
  }

  /**
   * What providers ask for an open model by the token, the cheapest first (by the price of a
   * million tokens in and a million out).
   *
   * @param openModel an id or another name of the open model
   */
  public List<ModelPrice> offers(String openModel) {
    Optional<String> id = modelNames.find(openModel);
    return prices
        .byModel()
        .map(rows -> PriceTable.inForce(rows, ModelPrice.STANDARD, LocalDate.MAX))
        .flatMap(rows -> PriceTable.choose(rows, "").stream())
        .filter(offer -> id.isPresent() && offer.openModel().equals(id))
        .map(Tables.Offer::price)
        .filter(p -> p.usdPerMtok("input_uncached").isPresent())
        .filter(p -> p.usdPerMtok("output").isPresent())
        .sorted(Comparator.comparing(Catalogue::both).thenComparing(ModelPrice::model))
        .toList();
  }

  private static BigDecimal both(ModelPrice price) {
    return price
        .usdPerMtok("input_uncached")
        .orElse(BigDecimal.ZERO)
        .add(price.usdPerMtok("output").orElse(BigDecimal.ZERO));
  }

  /**
   * One price to start from: the middle one of the on-demand offers, the lower of the two middle
   * ones if they are even in number. A decision's own prices come before the bundled ones, and are
   * taken on any terms when none is on demand.
   *
   * @param gpu an id or another name of the GPU
   */
  public Optional<GpuPrice> gpuPrice(String gpu) {
    List<GpuPrice> own = ownGpuPrices.getOrDefault(gpuId(gpu), List.of());
    List<GpuPrice> from = own.isEmpty() ? gpuPrices(gpu) : own;
    List<GpuPrice> onDemand = onDemand(from);
    return middle(onDemand.isEmpty() && !own.isEmpty() ? byPrice(own) : onDemand);
  }

  /** The lowest to the highest on-demand price; one price if there is only one. */
  public Optional<Estimate> gpuPriceRange(String gpu) {
    List<GpuPrice> onDemand = onDemand(gpuPrices(gpu));
    if (onDemand.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal low = onDemand.getFirst().usdPerGpuHour();
    BigDecimal high = onDemand.getLast().usdPerGpuHour();
    return Optional.of(low.compareTo(high) == 0 ? Estimate.of(low) : Estimate.of(low, high));
  }

  /** All offers of a GPU, a decision's own first. */
  public List<GpuPrice> gpuPrices(String gpu) {
    String id = gpuId(gpu);
    return Stream.of(ownGpuPrices, gpuPrices)
        .flatMap(map -> map.getOrDefault(id, List.of()).stream())
        .toList();
  }

  private static List<GpuPrice> onDemand(List<GpuPrice> prices) {
    return byPrice(prices.stream().filter(price -> price.tier().equals("on-demand")).toList());
  }

  private static List<GpuPrice> byPrice(List<GpuPrice> prices) {
    return prices.stream()
        .sorted(
            Comparator.comparing(GpuPrice::usdPerGpuHour)
                .thenComparing(GpuPrice::provider)
                .thenComparing(GpuPrice::tier))
        .toList();
  }

  private static Optional<GpuPrice> middle(List<GpuPrice> sorted) {
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }

  /** What a GPU is, by its id or another of its names. */
  public Optional<Gpu> gpu(String id) {
    return Optional.ofNullable(gpus.get(gpuId(id)));
  }

  /** What an open model is, by its id or another of its names. */
  public Optional<OpenModel> model(String id) {
    return modelNames.find(id).map(models::get);
  }

  /** What of an open model decides how fast it runs; empty where too little is known of it. */
  public Optional<ModelShape> modelShape(String id) {
    return model(id).flatMap(OpenModel::shape);
  }

  /** What of a GPU decides how fast a model runs on it. */
  public Optional<GpuShape> gpuShape(String id) {
    return gpu(id).map(Gpu::shape);
  }

  /** The capacity model over the measured runs that come with the program. */
  public Capacity capacity() {
    return Measurements.capacity();
  }

  /** The GPU time of a model's tokens at as many tokens in as out. */
  public Optional<Throughput> throughput(
      String model, String gpu, String precision, int minTokensPerSecondPerUser) {
    return throughputFor(model, gpu, precision, minTokensPerSecondPerUser, 1);
  }

  /**
   * The GPU time of a model's tokens for one mix of input and output: as the decision's own rows
   * have it, with a wider band where the mix lies beyond twice what was measured; else as {@link
   * #capacity()} predicts it. Empty if too little is known of model or GPU, the model does not fit,
   * or no user would get this speed.
   *
   * @param minTokensPerSecondPerUser the speed every user must get; of a decision's rows the one at
   *     the lowest speed that is at least this counts
   * @param inputPerOutput input tokens for every output token
   */
  public Optional<Throughput> throughputFor(
      String model,
      String gpu,
      String precision,
      int minTokensPerSecondPerUser,
      double inputPerOutput) {
    return measured(model, gpu, precision, minTokensPerSecondPerUser)
        .map(m -> m.covers(inputPerOutput) ? m.throughput() : m.throughput().beyondMeasured())
        .or(() ->
            PredictedThroughput.of(
                this, model, gpu, precision, minTokensPerSecondPerUser, inputPerOutput));
  }

  private Optional<Tables.Measured> measured(
      String model, String gpu, String precision, int minTokensPerSecondPerUser) {
    String id = modelNames.find(model).orElse(model);
    String gpuId = gpuId(gpu);
    return throughput.values().stream()
        .filter(m -> m.throughput().model().equals(id) && m.throughput().gpu().equals(gpuId))
        .filter(m -> m.throughput().precision().equalsIgnoreCase(precision))
        .filter(m -> m.throughput().tokensPerSecondPerUser() >= minTokensPerSecondPerUser)
        .min(Comparator.comparingInt(m -> m.throughput().tokensPerSecondPerUser()));
  }

  /** The combinations of a decision's own rows, sorted by model, GPU, precision and speed. */
  public List<Throughput> throughputs() {
    return throughput.values().stream().map(Tables.Measured::throughput).toList();
  }

  /** The ids of the models with a price, sorted. */
  public List<String> modelIds() {
    return prices.ids();
  }

  /** The ids of the open models, sorted. */
  public List<String> openModelIds() {
    return List.copyOf(models.keySet());
  }

  /** The ids of the GPUs with a price or a row of facts, sorted. */
  public List<String> gpuIds() {
    return Stream.of(gpus, gpuPrices, ownGpuPrices)
        .flatMap(map -> map.keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The id of the model with a price that a name means. */
  public Optional<String> modelId(String name) {
    return prices.find(name);
  }

  /** The known model id nearest to a name that is not known, for "did you mean". */
  public Optional<String> closestModel(String name) {
    return Closest.to(name, modelIds());
  }

  private String gpuId(String gpu) {
    return gpuNames.find(gpu).orElse(gpu);
  }

  private void add(Tables tables, boolean override) {
    problems.addAll(tables.problems);
    for (Tables.Named<Gpu> gpu : tables.gpus) {
      gpus.put(gpu.row().id(), gpu.row());
      gpuNames.add(gpu.row().id(), gpu.aliases());
    }
    for (Tables.Named<OpenModel> model : tables.models) {
      models.put(model.row().id(), model.row());
      modelNames.add(model.row().id(), model.aliases());
    }
    prices.add(tables.prices, override);
    for (GpuPrice price : tables.gpuPrices) {
      String id = gpuId(price.gpu());
      gpuNames.add(id, List.of());
      GpuPrice row =
          new GpuPrice(
              id,
              price.tier(),
              price.provider(),
              price.usdPerGpuHour(),
              price.source(),
              price.asOf());
      Stream.of(gpuPrices, ownGpuPrices)
          .forEach(
              map -> map.getOrDefault(id, Collections.emptyList()).removeIf(old -> same(old, row)));
      (override ? ownGpuPrices : gpuPrices).computeIfAbsent(id, key -> new ArrayList<>()).add(row);
    }
    for (Tables.Measured row : tables.throughput) {
      Throughput read = row.throughput();
      Throughput t = read.of(modelNames.find(read.model()).orElse(read.model()), gpuId(read.gpu()));
      throughput.put(
          "%s|%s|%s|%06d".formatted(t.model(), t.gpu(), t.precision(), t.tokensPerSecondPerUser()),
          new Tables.Measured(t, row.inputPerOutputLow(), row.inputPerOutputHigh()));
    }
  }

  private static boolean same(GpuPrice a, GpuPrice b) {
    return a.tier().equals(b.tier()) && a.provider().equals(b.provider());
  }
}
