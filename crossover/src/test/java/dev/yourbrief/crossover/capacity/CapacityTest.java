package dev.yourbrief.crossover.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.capacity.CapacityAnswer.Fits;
import dev.yourbrief.crossover.capacity.CapacityAnswer.TooBig;
import dev.yourbrief.crossover.capacity.CapacityAnswer.TooSlow;
import dev.yourbrief.figure.source.InputException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {

  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final Capacity CAPACITY = CATALOGUE.capacity();
  private static final OptionalInt ANY = OptionalInt.empty();

  private static ModelShape model(String name) {
    return CATALOGUE.modelShape(name).orElseThrow();
  }

  private static GpuShape gpu(String name) {
    return CATALOGUE.gpuShape(name).orElseThrow();
  }

  private static Fits fits(String model, String gpu, Precision precision, Workload work) {
    return (Fits) CAPACITY.predict(model(model), gpu(gpu), precision, ANY, work);
  }

  /** Measured: InferenceX 2025-10-29, and TensorRT-LLM v1.0 at greatest load. */
  @ParameterizedTest
  @CsvSource({
    "llama-3.3-70b, H200, 2, 128, 2277",
    "llama-3.3-70b, H200, 8, 64, 602",
    "llama-3.3-70b, H200, 1, 4, 189",
  })
  void aMeasuredRunIsFoundAgain(
      String model, String gpu, int gpus, double concurrency, double measured) {
    Fits fits =
        (Fits)
            CAPACITY.predict(
                model(model),
                gpu(gpu),
                Precision.FP8,
                OptionalInt.of(gpus),
                Workload.of(1024, 1024).atConcurrency(concurrency));
    assertThat(fits.outputPerGpuSecond()).isBetween(measured / 1.15, measured * 1.15);
    assertThat(fits.distance()).isEqualTo(Distance.MEASURED);
    assertThat(fits.basis()).contains("InferenceX, 2025-10-29");
  }

  @Test
  void cachesOfPublishedModels() {
    Workload work = Workload.of(1000, 1000);
    assertThat(fits("llama-3.3-70b", "H200", Precision.BF16, work).cacheBytesPerToken())
        .as("2 × 80 layers × 8 heads × 128 × 2 bytes")
        .isEqualTo(327_680);
    assertThat(fits("deepseek-r1", "H200", Precision.FP8, work).cacheBytesPerToken())
        .as("61 layers × 576 × 1 byte")
        .isEqualTo(35_136);
    assertThat(fits("qwen3.5-9b", "H200", Precision.BF16, work).cacheBytesPerToken())
        .as("8 of 32 layers: 2 × 8 × 4 × 256 × 2")
        .isEqualTo(32_768);
    assertThat(fits("llama-3.1-8b", "H200", Precision.FP8, work).weightsGb()).isBetween(8.0, 10.0);
    assertThat(fits("gpt-oss-120b", "H200", Precision.FP4, work).weightsGb())
        .as("published: 60.8 GiB")
        .isBetween(60.0, 72.0);
  }

  @Test
  void aLatentCacheIsOnEveryGpu() {
    Memory one = new Memory(model("deepseek-r1"), gpu("B300"), Precision.FP4, 2, Layout.HEADS);
    Memory spread =
        new Memory(model("deepseek-r1"), gpu("B300"), Precision.FP4, 2, Layout.REQUESTS);
    assertThat(one.spread()).isEqualTo(1);
    assertThat(spread.spread()).isEqualTo(2);
    assertThat(new Memory(model("qwen3-32b"), gpu("H100"), Precision.FP8, 4, Layout.HEADS).spread())
        .isEqualTo(4);
  }

  @Test
  void whatDoesNotFitSaysWhatWould() {
    TooBig big =
        (TooBig)
            CAPACITY.predict(
                model("llama-3.1-405b"),
                gpu("H100"),
                Precision.BF16,
                OptionalInt.of(8),
                Workload.of(1024, 1024));
    assertThat(big.neededGb()).isBetween(812.0, 860.0);
    assertThat(big.availableGb()).isBetween(600.0, 640.0);
    assertThat(big.smallestThatFits()).hasValue(16);
    assertThat(big.words()).contains("does not fit: needs 8", "smallest that fits is 16 GPUs");
    assertThat(
            CAPACITY.predict(
                model("llama-3.1-405b"), gpu("H100"), Precision.BF16, ANY, Workload.of(1024, 1024)))
        .as("unasked, over two servers")
        .isInstanceOf(Fits.class);
    assertThat(
            CAPACITY.predict(
                model("deepseek-r1"), gpu("L4"), Precision.BF16, ANY, Workload.of(1024, 1024)))
        .isInstanceOfSatisfying(TooBig.class, t -> assertThat(t.words()).contains("64 GPUs"));
  }

  @Test
  void whatIsOutOfReachSaysWhatIsNot() {
    TooSlow slow =
        (TooSlow)
            CAPACITY.predict(
                model("llama-3.3-70b"),
                gpu("L40S"),
                Precision.FP8,
                ANY,
                Workload.of(1024, 1024).atSpeed(500));
    assertThat(slow.speedPerUser()).isBetween(10.0, 500.0);
    assertThat(
            CAPACITY.predict(
                model("llama-3.3-70b"),
                gpu("H100"),
                Precision.FP8,
                ANY,
                Workload.of(100_000, 100).firstTokenWithin(0.5)))
        .isInstanceOf(TooSlow.class);
  }

  @Test
  void theLimitsHold() {
    Random random = new Random(7);
    List<Precision> precisions = List.of(Precision.values());
    List<String> models = CATALOGUE.openModelIds();
    List<String> gpus = List.of("L40S", "H100", "H200", "B300", "MI355X", "RTX PRO 6000");
    for (int i = 0; i < 400; i++) {
      String name = models.get(random.nextInt(models.size()));
      if (CATALOGUE.modelShape(name).isEmpty()) {
        continue;
      }
      double in = Math.rint(Math.exp(4 + 6 * random.nextDouble()));
      double out = Math.rint(Math.exp(3 + 5 * random.nextDouble()));
      double speed = 5 + 60 * random.nextDouble();
      Workload work = Workload.of(in, out).atSpeed(speed).firstTokenWithin(4);
      CapacityAnswer answer =
          CAPACITY.predict(
              model(name),
              gpu(gpus.get(random.nextInt(gpus.size()))),
              precisions.get(random.nextInt(precisions.size())),
              ANY,
              work);
      if (answer instanceof Fits f) {
        assertThat(f.speedPerUser()).as(name).isGreaterThanOrEqualTo(speed * 0.999);
        assertThat(f.ttftSeconds()).isLessThanOrEqualTo(4.001);
        assertThat(f.outputPerSecond()).isPositive().isFinite();
        assertThat(f.sigma()).isBetween(0.05, 1.0);
        assertThat(f.memoryPerGpuGb()).isPositive();
        // Little's law, and the split of the GPU's time adds up at the asked mix.
        assertThat(f.requests())
            .isCloseTo(f.outputPerSecond() / out * f.slotSeconds(), within(1e-6 * f.requests()));
        double seconds =
            (in * f.gpuSecondsPerMtokInput() + out * f.gpuSecondsPerMtokOutput()) / 1e6;
        assertThat(seconds).isCloseTo(out / f.outputPerGpuSecond(), within(1e-6 * seconds));
      }
    }
  }

  @Test
  void moreSpeedCostsThroughputAndCacheHitsSaveIt() {
    List<SpeedPoint> points =
        CAPACITY.bySpeed(
            model("qwen3-32b"),
            gpu("H100"),
            Precision.FP8,
            ANY,
            Workload.of(2000, 500),
            List.of(10.0, 20.0, 30.0, 50.0, 80.0, 5000.0));
    assertThat(points).hasSize(5);
    for (int i = 1; i < points.size(); i++) {
      assertThat(points.get(i).outputPerGpuSecond())
          .isLessThanOrEqualTo(points.get(i - 1).outputPerGpuSecond() * 1.03);
      assertThat(points.get(i).low()).isLessThan(points.get(i).outputPerGpuSecond());
      assertThat(points.get(i).high()).isGreaterThan(points.get(i).outputPerGpuSecond());
    }
    Workload work = Workload.of(8000, 500).atSpeed(30);
    assertThat(
            fits("qwen3-32b", "H100", Precision.FP8, work.withCacheHit(0.8)).outputPerGpuSecond())
        .isGreaterThan(1.3 * fits("qwen3-32b", "H100", Precision.FP8, work).outputPerGpuSecond());
  }

  @Test
  void factsAloneAreEnoughAndWhatIsMissingIsSaid() {
    ModelShape known =
        ModelShape.of(
            "mine",
            Facts.parse(
                "params=32.8B,layers=64,hidden=5120,heads=64,kvHeads=8,headDim=128,vocabulary=151936",
                "--model",
                ModelShape.FACTS),
            "");
    GpuShape h100 =
        GpuShape.of(
            "theirs",
            "NVIDIA",
            Facts.parse(
                "memory=80GB,bandwidth=3.35TB/s,bf16=989,fp8=1979,link=450",
                "--gpu",
                GpuShape.FACTS));
    Workload work = Workload.of(2048, 256).atSpeed(30);
    Fits byFacts = (Fits) CAPACITY.predict(known, h100, Precision.FP8, ANY, work);
    Fits byName = fits("qwen3-32b", "H100", Precision.FP8, work);
    assertThat(byFacts.outputPerGpuSecond()).isCloseTo(byName.outputPerGpuSecond(), within(1e-6));
    ModelShape guessed =
        ModelShape.of("mine", Facts.parse("params=32.8B", "--model", ModelShape.FACTS), "");
    Fits wide = (Fits) CAPACITY.predict(guessed, h100, Precision.FP8, ANY, work);
    assertThat(wide.sigma()).isGreaterThan(1.5 * byFacts.sigma());
    assertThat(wide.basis()).contains("estimated, not known: layers");
    assertThat(wide.outputPerGpuSecond() / byName.outputPerGpuSecond()).isBetween(0.5, 2.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "layer=64 | Did you mean 'layers'?",
        "params=lots | has no number",
        "params=-3 | has no number",
        "params=3 parsecs | has no number",
        "layers=64 | parameters is not known",
        "params=10,active=20 | more parameters are active",
      })
  void wrongFactsAreNamed(String facts, String says) {
    assertThatThrownBy(
            () -> ModelShape.of("m", Facts.parse(facts, "--model", ModelShape.FACTS), ""))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(says);
  }

  @Test
  void withoutAnyMeasurementTheArithmeticAnswers() {
    Capacity bare = new Capacity(List.of(), Calibration.START, java.time.LocalDate.EPOCH);
    Fits fits =
        (Fits)
            bare.predict(
                model("qwen3-8b"),
                gpu("L4"),
                Precision.FP8,
                ANY,
                Workload.of(500, 500).atSpeed(10));
    assertThat(fits.distance()).isEqualTo(Distance.BOTH);
    assertThat(fits.source()).isEqualTo("arithmetic alone");
    assertThat(fits.outputPerSecond()).isBetween(100.0, 3000.0);
  }
}
