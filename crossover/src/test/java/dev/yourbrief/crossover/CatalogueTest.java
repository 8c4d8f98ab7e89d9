package dev.yourbrief.crossover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the catalogues know, what they do not pretend to know, and what a decision may add. */
class CatalogueTest {

  private static final Catalogue BUNDLED = Catalogue.bundled();

  @TempDir Path folder;

  @Test
  void everyBundledRowCanBeReadAndHasItsSourceAndDay() {
    assertThat(BUNDLED.problems()).isEmpty();
    assertThat(BUNDLED.modelIds()).hasSizeGreaterThan(100).isSorted();
    assertThat(BUNDLED.openModelIds()).hasSizeGreaterThan(40).isSorted();
    assertThat(BUNDLED.gpuIds()).contains("H100", "H200", "B200", "MI300X", "L40S");
    LocalDate today = LocalDate.of(2026, 11, 23);
    for (String id : BUNDLED.modelIds()) {
      assertThat(BUNDLED.prices(id))
          .as(id)
          .isNotEmpty()
          .allSatisfy(price -> {
            assertThat(price.model()).isEqualTo(id);
            assertThat(price.source()).isNotBlank();
            assertThat(price.asOf()).isBeforeOrEqualTo(today).isAfter(LocalDate.of(2026, 1, 1));
            assertThat(price.usdPerMtokByKind()).containsKeys("input_uncached", "output");
            assertThat(price.usdPerMtokByKind().values()).allMatch(usd -> usd.signum() > 0);
          });
      assertThat(BUNDLED.price(id)).as(id).isPresent();
    }
    for (String gpu : BUNDLED.gpuIds()) {
      assertThat(BUNDLED.gpuPrices(gpu))
          .allSatisfy(price -> assertThat(price.usdPerGpuHour()).isPositive());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "claude-haiku-4-5, claude-haiku-4-5",
    "Claude Haiku 4.5, claude-haiku-4-5",
    "claude-haiku-4-5-20251001, claude-haiku-4-5",
    "claude-haiku-4-5@20251001, claude-haiku-4-5",
    "anthropic/claude-haiku-4.5, claude-haiku-4-5",
    "us.anthropic.claude-haiku-4-5-20251001-v1:0, claude-haiku-4-5",
    "claude-4.5-haiku, claude-haiku-4-5",
    "Claude Opus 5, claude-opus-5",
    "Claude Opus 5.5, claude-opus-5-5",
    "gpt-5.6-luna-2026-07-30, gpt-5.6-luna",
    "GPT-5.6 Luna, gpt-5.6-luna",
    "openai/gpt-5-mini, gpt-5-mini",
    "gpt-4o-2024-08-06, gpt-4o",
    "models/gemini-3.5-flash, gemini-3.5-flash",
    "Gemini 3.5 Flash-Lite, gemini-3.5-flash-lite",
    "gemini-3.5-flash-lite, gemini-3.5-flash-lite",
    "GROQ/Llama-3.3-70B, groq/llama-3.3-70b",
  })
  void findsAModelByAnyOfItsNames(String written, String id) {
    assertThat(BUNDLED.price(written).orElseThrow().model()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gemini-3.5-flash-lite-preview-hd",
        "gpt-5.6-luna-pro",
        "gpt-5.5-codex",
        "claude-haiku-4",
        "claude-haiku-6",
        "gpt-4o-audio-preview",
        "claude-haiku-4-5-batch",
        "flash",
        "latest",
        "",
        "gpt"
      })
  void aModelOfWhichOnlyPartsAreKnownIsNotKnown(String written) {
    assertThat(BUNDLED.price(written)).isEmpty();
  }

  @Test
  void everyAliasMeansOneModel() {
    for (String id : BUNDLED.modelIds()) {
      assertThat(BUNDLED.price(id).orElseThrow().model()).isEqualTo(id);
    }
    assertThat(BUNDLED.closestModel("claude-hiaku-4-5")).contains("claude-haiku-4-5");
  }

  @Test
  void pricesFollowTheirDays() {
    assertThat(
            usd(BUNDLED.priceOn("gpt-5.6-luna", LocalDate.of(2026, 7, 29)).orElseThrow(), "output"))
        .isEqualByComparingTo("6");
    assertThat(
            usd(BUNDLED.priceOn("gpt-5.6-luna", LocalDate.of(2026, 7, 30)).orElseThrow(), "output"))
        .isEqualByComparingTo("1.2");
    assertThat(usd(BUNDLED.price("gpt-5.6-luna").orElseThrow(), "input_uncached"))
        .isEqualByComparingTo("0.2");
  }

  @Test
  void anAnnouncedPriceIsNotAPrice() {
    // The source of August 2026 announces a rise for 2027; it is kept, but never used unasked.
    assertThat(BUNDLED.prices("gemini-3.7-flash")).hasSize(2);
    assertThat(BUNDLED.prices("gemini-3.7-flash").getLast().isAnnounced()).isTrue();
    assertThat(usd(BUNDLED.price("gemini-3.7-flash").orElseThrow(), "output"))
        .isEqualByComparingTo("3.75");
    assertThat(
            usd(
                BUNDLED.priceOn("gemini-3.7-flash", LocalDate.of(2027, 6, 1)).orElseThrow(),
                "output"))
        .isEqualByComparingTo("3.75");
    // One that never came: 3/15 from September 2026.
    assertThat(
            usd(
                BUNDLED.priceOn("claude-sonnet-5", LocalDate.of(2026, 10, 1)).orElseThrow(),
                "output"))
        .isEqualByComparingTo("10");
  }

  @Test
  void aKindWithoutAKnownPriceIsNotThere() {
    ModelPrice price = BUNDLED.price("claude-sonnet-5-5").orElseThrow();
    assertThat(price.usdPerMtok("cache_read")).as("two sources disagree").isEmpty();
    assertThat(price.usdPerMtokByKind()).doesNotContainKey("cache_read");
  }

  @Test
  void offersOfAnOpenModelComeCheapestFirst() {
    List<ModelPrice> offers = BUNDLED.offers("Llama 3.3 70B");
    assertThat(offers).extracting(ModelPrice::provider).contains("Groq", "Together AI");
    assertThat(offers).extracting(p -> usd(p, "input_uncached").add(usd(p, "output"))).isSorted();
    assertThat(BUNDLED.offers("no such model")).isEmpty();
    assertThat(BUNDLED.offers("deepseek-v4-flash"))
        .as("the maker's endpoint of that name serves another model now")
        .extracting(ModelPrice::provider)
        .containsExactly("Fireworks");
  }

  @Test
  void gpusAndTheirPrices() {
    assertThat(BUNDLED.gpu("H200 SXM").orElseThrow().memoryGb()).isEqualByComparingTo("141");
    assertThat(BUNDLED.gpu("h200_sxm")).isEqualTo(BUNDLED.gpu("NVIDIA H200"));
    assertThat(BUNDLED.gpu("H100 PCIe")).isNotEqualTo(BUNDLED.gpu("H100"));
    assertThat(BUNDLED.gpu("TPU v7")).isEmpty();
    // 3.39, 3.50, 4.29, 4.50: the lower of the two in the middle.
    GpuPrice price = BUNDLED.gpuPrice("H200").orElseThrow();
    assertThat(price.usdPerGpuHour()).isEqualByComparingTo("3.5");
    assertThat(price.tier()).isEqualTo("on-demand");
    assertThat(BUNDLED.gpuPriceRange("H200"))
        .contains(Estimate.of(new BigDecimal("3.39"), new BigDecimal("4.5")));
    assertThat(BUNDLED.gpuPrices("H200"))
        .extracting(GpuPrice::tier)
        .contains("spot", "reserved-3y");
    assertThat(BUNDLED.gpuPrice("MI325X")).as("only contracts are known").isEmpty();
  }

  @Test
  void noStalePriceOfALargeCloudIsInTheTable() {
    assertThat(BUNDLED.gpuPrices("H100"))
        .noneMatch(price -> price.usdPerGpuHour().compareTo(new BigDecimal("12")) > 0)
        .anyMatch(price -> price.usdPerGpuHour().compareTo(new BigDecimal("6.88")) == 0);
  }

  @Test
  void licenceGates() {
    assertThat(BUNDLED.model("llama-3.3-70b").orElseThrow().licenceGate().orElseThrow())
        .contains("700 million");
    assertThat(BUNDLED.model("gpt-oss-120b").orElseThrow().licenceGate()).isEmpty();
    assertThat(BUNDLED.model("minimax-m3").orElseThrow().totalParamsB()).isEmpty();
  }

  @Test
  void everyModelOnEveryGpuHasAnAnswer() {
    Throughput t = BUNDLED.throughput("Llama 3.3 70B", "H200 SXM", "FP8", 20).orElseThrow();
    assertThat(t.model()).isEqualTo("llama-3.3-70b");
    assertThat(t.tokensPerSecondPerUser()).isEqualTo(20);
    assertThat(t.basis()).contains("measured on this GPU", "InferenceX");
    assertThat(BUNDLED.throughput("llama-3.3-70b", "L4", "fp8", 100)).as("out of reach").isEmpty();
    assertThat(BUNDLED.throughput("deepseek-r1", "L4", "bf16", 15)).as("too big").isEmpty();
    assertThat(BUNDLED.throughput("llama-3.3-70b", "H200", "fp3", 15)).isEmpty();
    assertThat(BUNDLED.throughputs()).as("rows of a decision's own").isEmpty();
    for (String model : List.of("phi-4", "gpt-oss-120b", "mixtral-8x7b", "qwen3.5-35b-a3b")) {
      for (String gpu : List.of("H100", "B300", "MI355X", "RTX PRO 6000")) {
        Throughput row = BUNDLED.throughput(model, gpu, "fp8", 15).orElseThrow();
        assertThat(row.gpuSecondsPerMtokInput().median()).isPositive();
        assertThat(row.gpuSecondsPerMtokOutput().median()).isPositive();
      }
    }
  }

  @Test
  void fasterNeverNeedsLess() {
    for (String model : BUNDLED.openModelIds()) {
      double before = 0;
      for (int speed : new int[] {10, 15, 30, 50}) {
        Optional<Throughput> t = BUNDLED.throughput(model, "H200", "fp8", speed);
        if (t.isPresent()) {
          double now = atOneToOne(t.get());
          assertThat(now).as(model + " at " + speed).isGreaterThan(before * 0.97);
          before = now;
        }
      }
    }
  }

  private static double atOneToOne(Throughput t) {
    return t.gpuSecondsPerMtokInput().median() + t.gpuSecondsPerMtokOutput().median();
  }

  @Test
  void aCombinationNobodyMeasuredIsLessCertain() {
    Throughput near = BUNDLED.throughputFor("llama-3.3-70b", "H200", "fp8", 30, 4).orElseThrow();
    Throughput far = BUNDLED.throughputFor("phi-4", "MI325X", "fp8", 30, 4).orElseThrow();
    assertThat(width(far.gpuSecondsPerMtokOutput()))
        .isGreaterThan(1.2 * width(near.gpuSecondsPerMtokOutput()));
    assertThat(far.basis()).contains("neither this model nor this GPU");
  }

  private static double width(Estimate estimate) {
    return estimate.quantile(0.95) / estimate.quantile(0.05);
  }

  @Test
  void theMeasurementsAreWhatTheRawTableGives() throws IOException {
    Path raw =
        Path.of(
            System.getProperty("yourbrief.root"),
            "..",
            "shared",
            "data",
            "capacity",
            "throughput.csv");
    assumeTrue(Files.exists(raw), "the raw table is not on this machine");
    try (var in = Catalogue.class.getResourceAsStream("catalogue/measurements.csv")) {
      String committed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(
              Measurements.write(
                  Measurements.sorted(RawRuns.read(Files.readString(raw), BUNDLED, why -> {}))))
          .isEqualTo(committed);
    }
  }

  @Test
  void aDecisionAddsAndReplacesRows() throws IOException {
    write(
        "prices.csv",
        """
        model,provider,input_uncached,output,source,as_of
        Claude Haiku 4.5,Anthropic,0.8,4,contract of 2026-11-01,2026-11-01
        our-own,us,1,2,"a note, with a comma",2026-11-02
        """);
    write(
        "gpu-prices.csv",
        """
        gpu,tier,provider,usd_per_gpu_hour,source,as_of
        H200 SXM,reserved-1y,Our cloud,2.10,offer 4711,2026-11-10
        """);
    write(
        "throughput.csv",
        """
        model,gpu,precision,tokens_per_second_per_user,gpu_seconds_per_mtok_input_low,gpu_seconds_per_mtok_input_high,gpu_seconds_per_mtok_output_low,gpu_seconds_per_mtok_output_high,gpus_per_replica,basis,source,as_of
        Llama 3.3 70B,H200,fp8,30,100,100,300,400,1,our load test,us,2026-11-11
        """);
    Catalogue mine = BUNDLED.withOverrides(folder);
    assertThat(mine.problems()).isEmpty();
    ModelPrice haiku = mine.price("claude-haiku-4-5").orElseThrow();
    assertThat(haiku.model()).isEqualTo("claude-haiku-4-5");
    assertThat(haiku.usdPerMtokByKind())
        .isEqualTo(Map.of("input_uncached", new BigDecimal("0.8"), "output", new BigDecimal("4")));
    assertThat(mine.price("our-own").orElseThrow().source()).isEqualTo("a note, with a comma");
    assertThat(mine.gpuPrice("H200").orElseThrow().provider()).isEqualTo("Our cloud");
    assertThat(mine.gpuPrices("H200")).hasSize(BUNDLED.gpuPrices("H200").size() + 1);
    Throughput t = mine.throughput("llama-3.3-70b", "H200", "fp8", 30).orElseThrow();
    assertThat(t.basis()).isEqualTo("our load test");
    assertThat(t.gpuSecondsPerMtokInput()).isEqualTo(Estimate.of(new BigDecimal("100")));
    assertThat(mine.price("gpt-5.5")).isEqualTo(BUNDLED.price("gpt-5.5"));
    assertThat(BUNDLED.price("our-own")).as("the bundled catalogue is untouched").isEmpty();
  }

  @Test
  void theGuideWorksAsWritten() throws IOException {
    String guide =
        Files.readString(
            Path.of(System.getProperty("yourbrief.root"), "docs", "add-a-catalogue-row.md"));
    Matcher examples =
        Pattern.compile("`catalogue/([a-z-]+\\.csv)`.*?```csv\\n(.*?)```", Pattern.DOTALL)
            .matcher(guide);
    int count = 0;
    for (; examples.find(); count++) {
      write(examples.group(1), examples.group(2));
    }
    assertThat(count).isEqualTo(3);
    Catalogue mine = BUNDLED.withOverrides(folder);
    assertThat(mine.problems()).isEmpty();
    assertThat(usd(mine.price("claude-haiku-4-5").orElseThrow(), "input_uncached"))
        .isEqualByComparingTo("0.80");
    assertThat(mine.gpuPrice("H200").orElseThrow().usdPerGpuHour()).isEqualByComparingTo("2.10");
    assertThat(mine.throughput("llama-3.3-70b", "H200", "fp8", 30).orElseThrow().basis())
        .isEqualTo("one evening at 40 users");
    assertThat(Catalogue.TABLES).allSatisfy(table -> assertThat(guide).contains(table));
  }

  @Test
  void aRowThatCannotBeReadLosesOnlyItself() throws IOException {
    write(
        "prices.csv",
        """
        model,provider,input_uncached,output,source,as_of
        good-one,us,1,2,me,2026-11-02
        no-date,us,1,2,me,02.11.2026
        negative,us,-1,2,me,2026-11-02
        no-source,us,1,2,,2026-11-02
        too,many,1,2,me,2026-11-02,cells
        huge,us,1e999999999,2,me,2026-11-02
        good-two,us,,2,me,2026-11-02
        """);
    Catalogue mine = BUNDLED.withOverrides(folder);
    assertThat(mine.price("good-one")).isPresent();
    assertThat(mine.price("good-two").orElseThrow().usdPerMtok("input_uncached")).isEmpty();
    assertThat(mine.price("no-date")).isEmpty();
    assertThat(mine.problems())
        .extracting(problem -> problem.where().toString())
        .containsExactlyInAnyOrder(
            "prices.csv:3", "prices.csv:4", "prices.csv:5", "prices.csv:6", "prices.csv:7");
    assertThat(mine.problems()).extracting(Problem::what).anyMatch(what -> what.contains("as_of"));
  }

  @Test
  void aFileOfAnUnknownNameAndAMissingColumnAreSaid() throws IOException {
    write("price.csv", "model\nx\n");
    write("gpus.csv", "gpu,vendor\nH300,NVIDIA\n");
    List<Problem> problems = BUNDLED.withOverrides(folder).problems();
    assertThat(problems)
        .extracting(Problem::toString)
        .anyMatch(p -> p.contains("Did you mean 'prices.csv'"));
    assertThat(problems).extracting(Problem::toString).anyMatch(p -> p.contains("memory_gb"));
  }

  @Test
  void noFolderNoOverrides() {
    Catalogue same = BUNDLED.withOverrides(folder.resolve("not-there"));
    assertThat(same.problems()).isEmpty();
    assertThat(same.modelIds()).isEqualTo(BUNDLED.modelIds());
  }

  @Test
  void brokenFilesAreReportedNotThrown() throws IOException {
    Files.write(folder.resolve("models.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    write(
        "prices.csv",
        "model,provider,source,as_of\n\"never closed,us,me,2026-11-02\nfine,us,me,2026-11-02\n");
    Files.createDirectory(folder.resolve("gpus.csv"));
    Catalogue mine = BUNDLED.withOverrides(folder);
    assertThat(mine.problems()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(mine.prices("fine")).hasSize(1);
    assertThat(mine.gpu("H200")).isPresent();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static BigDecimal usd(ModelPrice price, String kind) {
    return price.usdPerMtok(kind).orElseThrow();
  }
}
