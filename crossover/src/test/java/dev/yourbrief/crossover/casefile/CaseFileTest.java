package dev.yourbrief.crossover.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.economics.Comparison;
import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.crossover.economics.OptionCost;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Yaml;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases as a person writes them: published figures from their own stated inputs, and mistakes. */
class CaseFileTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  static CaseFile read(String yaml) {
    return CaseFile.of(
        Yaml.parse(yaml, "crossover.yaml"),
        Catalogue.bundled(),
        path -> {
          throw new IllegalStateException("no bill in these tests");
        },
        TODAY);
  }

  private static Comparison compare(String yaml) {
    return Comparison.of(read(yaml).compared());
  }

  private static OptionCost today(Comparison comparison, String id) {
    return comparison.today().option(id);
  }

  /** Published break-even of a bought eight-GPU server: 2,720 hours at a price that has fallen. */
  @ParameterizedTest
  @CsvSource({"98.32, 2720", "55.04, 5140"})
  void hoursUntilABoughtServerIsCheaper(String cloud, double hours) {
    Comparison comparison =
        compare(
            """
            crossover: Cloud or bought
            demand: {servers: 1}
            horizon: 60 month
            options:
              cloud: {copyPrice: %s USD/hour, least: 1}
              owned:
                least: 1
                buy: {price: 250041 USD, life: 60 month, upkeep: 4668 USD/month}
            """
                .formatted(cloud));
    double months = comparison.planned().option("owned").payback().get(0);
    assertThat(months * 730).isCloseTo(hours, within(hours * 0.005));
  }

  /**
   * Patil (2026): what a million output tokens costs is the node's price over what it writes, the
   * rate of requests or the most it can.
   */
  @ParameterizedTest
  @CsvSource({"1", "2", "5", "10", "20", "50"})
  void aRentedNodeAtAGivenRateOfRequests(double rate) {
    Comparison comparison =
        compare(
            """
            crossover: One node
            demand: {requests: %s request/s, inputTokens: 512 tok, outputTokens: 256 tok, peakToMean: 1}
            options:
              node: {measured: {output: 4200 tok/s}, copyPrice: 27.12 USD/hour, copies: 1, busy: 100 percent}
            """
                .formatted(rate));
    OptionCost node = today(comparison, "node");
    double written = Math.min(rate * 256, 4_200);
    assertThat(node.usdPerMtokOutput().p50())
        .isCloseTo(27.12 / (written * 3600 / 1e6), within(1e-6));
    assertThat(node.utilisation().get(0)).isCloseTo(written / 4_200, within(1e-9));
    assertThat(node.unserved()).isCloseTo(1 - written / (rate * 256), within(1e-9));
  }

  @Test
  void hardwareBoughtOutrightAndNobodyToRunIt() {
    // 15,000 over 60 months, .8 kW × 176 h × .15: 250 + 21.12. The API: 60 × 3 + 30 × 15.
    Comparison comparison =
        compare(
            """
            crossover: A workstation
            demand: {input: 60 Mtok/month, output: 30 Mtok/month, peakToMean: 1}
            horizon: 48 month
            options:
              api:
                rent: {input: 3 USD/Mtok, output: 15 USD/Mtok}
              own:
                measured: {output: 190 tok/s}
                copies: 1
                hours: 176 hour/month
                busy: 100 percent
                buy: {price: 15k USD, life: 60 month, power: 0.8 kW, electricity: 0.15 USD/kWh}
            """);
    assertThat(today(comparison, "own").cost().get(0)).isCloseTo(271.12, within(1e-9));
    assertThat(today(comparison, "api").cost().get(0)).isCloseTo(630, within(1e-9));
    assertThat(comparison.planned().option("own").payback().get(0))
        .isCloseTo(15_000 / (630 - 21.12), within(1e-6));
    assertThat(today(comparison, "own").utilisation().get(0))
        .isCloseTo(30e6 / (190 * 176 * 3600.0), within(1e-9));
  }

  @Test
  void tokensFromACacheAndInBatchesAndWithADiscount() {
    Comparison comparison =
        compare(
            """
            crossover: Prices
            demand: {input: 100 Mtok/month, output: 10 Mtok/month, cached: 40 percent}
            options:
              plain:
                rent: {input: 5 USD/Mtok, cached: 0.5 USD/Mtok, output: 30 USD/Mtok}
              less:
                rent: {input: 5 USD/Mtok, cached: 0.5 USD/Mtok, output: 30 USD/Mtok}
                discount: 10 percent
                batch: {share: 20 percent}
                perMtok: {egress: 0.02 USD/Mtok}
                monthly: {people: {people: 0.5 person, each: 20k USD/person-month}, tools: 12k USD/year}
                once: {training: {cost: 6k USD, every: 6 month}, move: 36k USD}
            """);
    double tokens = 60 * 5 + 40 * 0.5 + 10 * 30;
    assertThat(today(comparison, "plain").cost().get(0)).isCloseTo(tokens, within(1e-9));
    assertThat(today(comparison, "less").cost().get(0))
        .isCloseTo(tokens * 0.9 * 0.9 + 2.2 + 10_000 + 1_000 + 1_000 + 1_000, within(1e-6));
  }

  @Test
  void unitsOfThroughputComeInSteps() {
    // A unit: 2,500 tokens a minute, an output token as four. 438 Mtok in and 109.5 out a month are
    // 10,000 and 2,500 a minute: 20,000 counted, 8 units; at a peak of two 16, in steps of five 20.
    String yaml =
        """
        crossover: Provisioned
        demand: {input: 438 Mtok/month, output: 109.5 Mtok/month, peakToMean: 2}
        options:
          api:
            rent: {input: 2 USD/Mtok, output: 8 USD/Mtok}
          units:
            units: {price: 260 USD/month, carries: 2500 tok/minute, outputWeight: 4, step: 5%s}
            overflow: api
        """;
    OptionCost units = today(compare(yaml.formatted("")), "units");
    assertThat(units.cost().get(0)).isCloseTo(20 * 260, within(1e-9));
    assertThat(units.gpus().get(0)).isEqualTo(20);
    assertThat(units.utilisation().get(0)).isCloseTo(8 / 20.0, within(1e-9));
    // Ten held carry the mean of 8 but not the peak: what is above goes to the API.
    OptionCost held = today(compare(yaml.formatted(", held: 10")), "units");
    assertThat(held.cost().get(0)).isBetween(10 * 260 + 1.0, 10 * 260 + 0.3 * 1_752);
    assertThat(held.unserved()).isZero();
  }

  @Test
  void aHybridIsTheSumOfItsParts() {
    Comparison comparison =
        compare(
            """
            crossover: Own a slice
            demand: {input: 1000 Mtok/month, output: 300 Mtok/month, peakToMean: 1}
            options:
              api:
                rent: {input: 2 USD/Mtok, output: 8 USD/Mtok}
              own:
                gpuSeconds: {input: 500 GPU-s/Mtok, output: 3000 GPU-s/Mtok}
                price: 2 USD/GPU-hour
                least: 1
                monthly: {people: 100 USD/month}
              mix:
                parts: {own: 60 percent, api: rest}
            """);
    // 600 and 180: 840,000 GPU-seconds of 2,628,000: one GPU; the rest to the API.
    assertThat(today(comparison, "mix").cost().get(0))
        .isCloseTo(1_460 + 100 + 0.4 * (2_000 + 2_400), within(1e-6));
    assertThat(comparison.compared().options().getLast().kind()).isEqualTo("hybrid");
  }

  @Test
  void gpusOnSeveralTerms() {
    Comparison comparison =
        compare(
            """
            crossover: Terms
            demand: {input: 10 Mtok/month, output: 10 Mtok/month}
            options:
              own:
                gpu: H100 SXM
                gpuSeconds: {input: 50 GPU-s/Mtok, output: 500 GPU-s/Mtok}
                least: 10
                overhead: 1
                terms:
                  on-demand: {share: 20 percent, price: 3 USD/GPU-hour}
                  reserved-1y: {share: 50 percent, price: 2 USD/GPU-hour}
                  spot: {share: 30 percent, price: 1 USD/GPU-hour}
            """);
    assertThat(today(comparison, "own").cost().get(0)).isCloseTo(10 * 1.9 * 730, within(1e-6));
  }

  @Test
  void aModelAndAGpuByNameTakeTheTablesFigures() {
    Findings findings =
        Findings.of(
            compare(
                """
                crossover: By name
                draws: 500
                demand: {requests: 4 request/s, inputTokens: 1024 tok, outputTokens: 512 tok}
                options:
                  api: {rent: gpt-5.6-terra}
                  own: {model: Llama-3.3-70B, gpu: H200, precision: fp8, speed: 30 tok/s}
                """));
    assertThat(findings.focus()).isEqualTo("own");
    assertThat(findings.ledger()).containsKeys("own.secondsOut", "own.gpuHour", "api.price.output");
    assertThat(findings.scales().getFirst().option("own").gpus().median()).isBetween(2.0, 40.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demand: {input: 5}|'5' has no unit",
        "demand: {input: 5 USD/month}|cannot be read as",
        "demand: {input: 5 Mtok/month}|says nothing of output tokens",
        "demand: {inputs: 5 Mtok/month}|Did you mean 'input'?",
        "demand: {input: 5 Mtok/month, output: 5 Mtok/month, cached: 40}|It is a share",
        "growth: lots|is not a number",
        "horizon: 2 person|different kinds of amount",
        "scales: [0]|above 0",
        "scales: [many]|no multiple",
        "options: {}|there is no option",
        "options: {a: {rent: no-such-model}}|no price of 'no-such-model'",
        "options: {a: {}}|what kind of option",
        "options: {a: {bill: yes}}|no bill to take the cost from",
        "options: {a: {bill: 5 USD/month}, b: {parts: {c: 100 percent}}}|can be a part",
        "options: {a: {gpu: H100 SXM, price: 2 USD/GPU-hour}}|how much a copy",
        "options: {a: {gpu: H100 SXM, gpuSeconds: {input: 1 GPU-s/Mtok, output: 1 GPU-s/Mtok},"
            + " terms: {on-demand: 50 percent}}}|add up to 50 percent",
        "options: {a: {copyPrice: 2 USD/hour, measured: {output: 1 tok/s}, copies: 1, overflow:"
            + " b}}|takes an overflow",
        "asOf: tomorrow|is no day",
        "draws: 0|no whole number",
        "colour: red|not a known name"
      })
  void mistakesAreNamedWhereTheyStand(String line) {
    String[] parts = line.split("\\|", 2);
    String key = parts[0].substring(0, parts[0].indexOf(':'));
    StringBuilder yaml = new StringBuilder("crossover: A test\n");
    List.of(
            "demand: {input: 5 Mtok/month, output: 5 Mtok/month}",
            "options: {api: {bill: 100 USD/month}}")
        .stream()
        .filter(other -> !other.startsWith(key + ":"))
        .forEach(other -> yaml.append(other).append('\n'));
    yaml.append(parts[0]).append('\n');
    assertThatThrownBy(() -> read(yaml.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(parts[1])
        .hasMessageContaining("crossover.yaml:");
  }

  @Test
  void whatIsNotSaidIsAssumedAndMarked() {
    CaseFile file =
        read(
            """
            crossover: Little said
            demand: {input: 5 Mtok/month, output: 5 Mtok/month}
            options: {api: {bill: 100 USD/month}}
            """);
    assertThat(file.asOf()).isEqualTo(TODAY);
    assertThat(file.compared().scales()).contains(BigDecimal.ONE, BigDecimal.TEN);
    assertThat(file.compared().outlook().months()).isEqualTo(36);
    assertThat(Findings.of(Comparison.of(file.compared())).focus()).isEqualTo("api");
  }

  @Test
  void aLoadTestOfOnesOwnBoundsASmallFleetByTheWait() {
    String yaml =
        """
        crossover: Measured
        demand: {requests: 2 request/s, inputTokens: 512 tok, outputTokens: 256 tok, peakToMean: 1}
        options:
          own:
            least: 1
            wait: 0.25 s
            copyPrice: 4 USD/hour
            measured: {outputTokensPerSecondPerReplica: 640, inputTokens: 512, outputTokens: 256%s}
        """;
    // 512 tokens a second of 640 are 80 %: one copy, unless four users of 160 a second each wait.
    assertThat(today(compare(yaml.formatted("")), "own").gpus().get(0)).isEqualTo(1);
    String slots = ", concurrency: 4, speedPerUser: 160";
    assertThat(today(compare(yaml.formatted(slots)), "own").gpus().get(0)).isEqualTo(2);
  }

  @Test
  void aModelAndAGpuByTheirFactsAlone() {
    Findings findings =
        Findings.of(
            compare(
                """
                crossover: By facts
                draws: 500
                demand: {requests: 2 request/s, inputTokens: 1024 tok, outputTokens: 512 tok}
                company: {monthlyUsers: 900M}
                options:
                  api: {rent: {input: 2 USD/Mtok, output: 8 USD/Mtok}}
                  ours:
                    model: {name: Ours, params: 32B, layers: 64, hidden: 5120, heads: 64, kvHeads: 8}
                    gpu: {name: Theirs, memory: 96GB, bandwidth: 1792GB/s, bf16: 468, fp8: 936}
                    price: 1.7 USD/GPU-hour
                  llama: {model: Llama-3.3-70B, gpu: H200, price: 3 USD/GPU-hour}
                """));
    assertThat(findings.scales().getFirst().option("ours").gpus().median()).isBetween(2.0, 40.0);
    assertThat(findings.options().getLast().notes().toString()).contains("is not open to you");
  }

  @Test
  void whatDoesNotFitIsRefusedWithWhatDoes() {
    assertThatThrownBy(() ->
            read(
                """
                crossover: Too big
                demand: {requests: 2 request/s, inputTokens: 1024 tok, outputTokens: 512 tok}
                options:
                  own: {model: Llama-3.1-405B, gpu: L4, gpusPerCopy: 2, price: 0.7 USD/GPU-hour}
                """))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("does not fit: needs")
        .hasMessageContaining("crossover.yaml:4:");
  }
}
