package dev.yourbrief.trial.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published and recomputed values, where the folder of them stands beside the project. */
final class FixturesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("yourbrief.root", ".")).resolve("../shared/data/eval");

  @BeforeAll
  static void needsTheFolder() {
    assumeTrue(Files.isDirectory(FOLDER.resolve("fixtures")), "no fixtures beside the project");
  }

  @Test
  void mcNemarsTests() {
    for (JsonNode item : cases("mcnemar")) {
      McNemar test = new McNemar(item.path("b").asLong(), item.path("c").asLong());
      JsonNode computed = item.path("computed");
      close(computed, "exact_p", test.exact());
      close(computed, "mid_p", test.midP());
      close(computed, "chi2", test.chiSquared());
      close(computed, "chi2_p", test.chiSquaredP());
      close(computed, "chi2_cc", test.corrected());
      close(computed, "chi2_cc_p", test.correctedP());
      JsonNode published = item.path("published");
      printed(published, "exact_p", test.exact());
      printed(published, "mid_p", test.midP());
      printed(published, "chi2", test.chiSquared());
      printed(published, "chi2_p", test.chiSquaredP());
      printed(published, "chi2_cc", test.corrected());
      printed(published, "chi2_cc_p", test.correctedP());
      if (published.has("exact_p_rounded")) {
        assertThat(test.exact())
            .isCloseTo(published.path("exact_p_rounded").asDouble(), within(5e-4));
      }
    }
  }

  @Test
  void intervalsOfShares() {
    for (JsonNode item : cases("binomial_intervals")) {
      Proportion of = new Proportion(item.path("count").asLong(), item.path("n").asLong());
      for (String kind : List.of("published", "computed")) {
        JsonNode values = item.path(kind);
        interval(values.path("wilson"), of.wilson(0.95));
        interval(values.path("exact"), of.exact(0.95));
        interval(values.path("beta11_credible"), of.credible(0.95));
        if (values.has("clopper_upper_onesided95")) {
          close(values, "clopper_upper_onesided95", of.exactUpper(0.95));
        }
      }
    }
  }

  @Test
  void severalQuestions() {
    for (JsonNode item : cases("multiple_comparisons")) {
      List<Double> p = doubles(item.path("p")).boxed().toList();
      List<Double> sorted = p.stream().sorted().toList();
      for (String kind : List.of("published", "computed")) {
        for (String name : List.of("Holm", "holm")) {
          same(item.path(kind).path(name), Adjust.holm(sorted));
        }
        for (String name : List.of("BH", "bh")) {
          same(item.path(kind).path(name), Adjust.benjaminiHochberg(sorted));
        }
      }
      JsonNode rejected = item.path("published").path("bh_rejections_05");
      if (!rejected.isMissingNode()) {
        assertThat(Adjust.benjaminiHochberg(p).stream().filter(v -> v <= 0.05))
            .hasSize(rejected.asInt());
        assertThat(Adjust.holm(p).stream().filter(v -> v <= 0.05))
            .hasSize(item.path("computed").path("holm_rejections").asInt());
      }
    }
  }

  @Test
  void kappas() {
    for (JsonNode item : cases("kappa")) {
      JsonNode computed = item.path("computed");
      JsonNode published = item.path("published");
      if (item.has("fleiss_table")) {
        double fleiss = FleissKappa.of(table(item.path("fleiss_table"))).orElseThrow();
        close(computed, "fleiss_kappa", fleiss);
        printed(published, "fleiss_kappa", fleiss);
        continue;
      }
      long[][] table = table(item.path("table"));
      Kappa kappa = Kappa.of(table, Kappa.Weights.NONE).orElseThrow();
      Kappa linear = Kappa.of(table, Kappa.Weights.LINEAR).orElseThrow();
      Kappa quadratic = Kappa.of(table, Kappa.Weights.QUADRATIC).orElseThrow();
      close(computed, "kappa", kappa.value());
      close(computed, "se", kappa.standardError());
      close(computed, "se0", kappa.nullError());
      close(computed, "kappa_linear", linear.value());
      close(computed, "kappa_quadratic", quadratic.value());
      interval(computed.path("ci95"), kappa.interval(0.95));
      printed(published, "kappa", kappa.value());
      printed(published, "kappa_linear", linear.value());
      printed(published, "exact_agreement", kappa.agreement());
    }
  }

  @Test
  void krippendorffsAlphas() {
    for (JsonNode item : cases("krippendorff")) {
      List<List<Double>> units = new ArrayList<>();
      for (JsonNode unit : item.path("units")) {
        units.add(doubles(unit).boxed().toList());
      }
      JsonNode raters = item.path("raters");
      for (int i = 0; i < raters.path(0).size(); i++) {
        List<Double> unit = new ArrayList<>();
        for (JsonNode rater : raters) {
          if (!rater.path(i).isNull()) {
            unit.add(rater.path(i).asDouble());
          }
        }
        units.add(unit);
      }
      for (Krippendorff.Level level : Krippendorff.Level.values()) {
        String name = level.name().toLowerCase(java.util.Locale.ROOT);
        double alpha = Krippendorff.alpha(units, level).orElse(Double.NaN);
        close(item.path("computed"), name, alpha);
        printed(item.path("published"), name, alpha);
        if (item.path("level").asString("").equals(name)) {
          close(item.path("published"), "alpha", alpha);
        }
      }
    }
  }

  @Test
  void errorsOfClusters() {
    for (JsonNode item : cases("clustered_se")) {
      JsonNode computed = item.path("computed");
      if (item.has("values")) {
        ClusteredMean mean =
            ClusteredMean.of(
                doubles(item.path("values")).toArray(),
                doubles(item.path("cluster")).mapToInt(v -> (int) v).toArray());
        close(computed, "se_clt", mean.mean().standardError());
        close(computed, "se_cluster_miller", mean.plainError());
        close(computed, "se_cluster_inspect", mean.standardError());
        continue;
      }
      // Where the items are not here: what follows from the figures must be what was printed.
      Mean mean =
          new Mean(
              item.path("n").asInt(),
              computed.path("difference").asDouble(),
              computed.path("se_naive").asDouble());
      ClusteredMean clustered =
          new ClusteredMean(
              item.path("clusters").asInt(), mean, computed.path("se_cluster_miller").asDouble());
      close(computed, "se_cluster_corrected", clustered.standardError());
      interval(computed.path("ci95_t_G-1"), clustered.t(0.95));
      interval(computed.path("ci95_t"), clustered.t(0.95));
      close(computed, "design_effect", clustered.plainDesignEffect().orElseThrow());
      close(computed, "paired_t_p", mean.tP());
    }
  }

  @Test
  void sizesOfTrials() {
    for (JsonNode item : cases("power")) {
      JsonNode in = item.path("inputs");
      JsonNode computed = item.path("computed");
      double alpha = in.path("alpha").asDouble(0.05);
      double power = in.path("power").asDouble(0.8);
      if (in.has("omega2")) {
        MeanPower mean = new MeanPower(in.path("omega2").asDouble(), 1, alpha);
        if (in.has("delta")) {
          close(computed, "n_raw", mean.items(in.path("delta").asDouble(), power));
          double whole = (double) mean.wholeItems(in.path("delta").asDouble(), power);
          close(computed, "n", whole);
          close(item.path("published"), "n", whole);
        } else {
          close(computed, "mde", mean.detectable(in.path("n").asInt(), power));
        }
      } else if (in.has("p10")) {
        McNemarPower mcNemar =
            new McNemarPower(in.path("p10").asDouble(), in.path("p01").asDouble(), alpha);
        close(computed, "n_raw", mcNemar.items(power));
        if (computed.has("power_exact_mcnemar")) {
          close(computed, "power_exact_mcnemar", mcNemar.exact(in.path("n").asInt()));
        }
      } else {
        for (int k : new int[] {2, 4, 6}) {
          double once = MeanPower.repeated(1.0 / 12, 1.0 / 6, 1, 0, 1);
          double often = MeanPower.repeated(1.0 / 12, 1.0 / 6, k, 0, 1);
          close(computed, "K" + k, 1 - often / once);
        }
      }
    }
  }

  @Test
  void bootstraps() throws java.io.IOException {
    for (JsonNode item : cases("bootstrap")) {
      JsonNode computed = item.path("computed");
      Bootstrap bootstrap = new Bootstrap(20261128, 100_000);
      JsonNode data = item.path("data");
      if (item.path("statistic").asString("").startsWith("population variance")) {
        double[] x = doubles(data).toArray();
        Replicates drawn = bootstrap.of(x.length, items -> variance(x, items));
        close(computed, "theta", drawn.estimate());
        close(computed, "a", drawn.acceleration());
        assertThat(drawn.bias()).isCloseTo(computed.path("z0").asDouble(), within(0.02));
        near(computed.path("bca_B200k"), drawn.bca(0.9), 1);
        near(computed.path("percentile_B200k"), drawn.percentile(0.9), 1);
        near(item.path("published").path("bca"), drawn.bca(0.9), 3);
        near(item.path("published").path("percentile"), drawn.percentile(0.9), 4);
      } else if (item.path("statistic").asString("").equals("pearson r")) {
        double[] x = new double[data.size()];
        double[] y = new double[data.size()];
        for (int i = 0; i < x.length; i++) {
          x[i] = data.path(i).path(0).asDouble();
          y[i] = data.path(i).path(1).asDouble();
        }
        double r = PairedDifference.of(x, y).correlation().orElseThrow();
        close(computed, "r", r);
        printed(item.path("published"), "r", r);
      } else {
        String id = item.path("id").asString("");
        Path table = FOLDER.resolve(id.substring(0, id.indexOf(':'))).resolve("paired.csv");
        if (Files.exists(table)) {
          String[] names = id.substring(id.indexOf(':') + 1).split("\\|", 2);
          Columns columns = Columns.read(table);
          Replicates drawn = bootstrap.mean(columns.difference(names[0], names[1]));
          close(computed, "difference", drawn.estimate());
          near(computed.path("bca95"), drawn.bca(0.95), computed.path("tol").asDouble());
          near(
              computed.path("percentile95"),
              drawn.percentile(0.95),
              computed.path("tol").asDouble());
        }
      }
    }
  }

  private static double variance(double[] x, int[] items) {
    double mean = 0;
    for (int item : items) {
      mean += x[item] / items.length;
    }
    double squares = 0;
    for (int item : items) {
      squares += (x[item] - mean) * (x[item] - mean);
    }
    return squares / items.length;
  }

  @Test
  void judgesCorrected() {
    for (JsonNode item : cases("ppi_judge_correction")) {
      JsonNode computed = item.path("computed");
      switch (item.path("id").asString("")) {
        case "legal_judge" -> {
          PredictionPowered of = predictions(10, 17, 0, 73, 81, 300);
          PredictionPowered.Estimate plain = of.estimate(1);
          close(computed, "ppi", plain.value());
          close(computed, "ppi_se", plain.standardError());
          interval(computed.path("ppi_ci95"), plain.interval(0.95));
          // Printed with 1.96 for the quantile.
          near(computed.path("classical_ci95"), of.estimate(0).interval(0.95), 1e-8);
          // This fixture's covariance divides by n - 1, the reference program's by n.
          close(computed, "lambda_opt", of.tunedLambda() * 100 / 99);
          PredictionPowered.Estimate tuned = of.estimate(computed.path("lambda_opt").asDouble());
          close(computed, "ppi_pp", tuned.value());
          close(computed, "ppi_pp_se", tuned.standardError());
          interval(computed.path("ppi_pp_ci95"), tuned.interval(0.95));
        }
        case "rogan_gladen" -> {
          JsonNode in = item.path("inputs");
          close(
              computed,
              "true_rate",
              RoganGladen.rate(
                      in.path("apparent").asDouble(),
                      in.path("sensitivity").asDouble(),
                      in.path("specificity").asDouble())
                  .orElseThrow());
        }
        default -> {
          JsonNode l = item.path("labelled");
          for (JsonNode output : item.path("reference_outputs")) {
            PredictionPowered of =
                predictions(
                    l.path("both_1").asInt(),
                    l.path("human0_judge1").asInt(),
                    l.path("human1_judge0").asInt(),
                    l.path("both_0").asInt(),
                    output.path("judge_ones").asInt(),
                    output.path("n_unlabelled").asInt());
            PredictionPowered.Estimate estimate =
                output.path("lam").isNumber()
                    ? of.estimate(output.path("lam").asDouble())
                    : of.tuned();
            close(output, "point", estimate.value());
            interval(output.path("ci95"), estimate.interval(0.95));
          }
        }
      }
    }
  }

  private static PredictionPowered predictions(
      int both, int judgeOnly, int peopleOnly, int neither, int ones, int unlabelled) {
    double[] people = new double[both + judgeOnly + peopleOnly + neither];
    double[] judge = new double[people.length];
    Arrays.fill(people, 0, both + peopleOnly, 1);
    Arrays.fill(judge, 0, both, 1);
    Arrays.fill(judge, both + peopleOnly, both + peopleOnly + judgeOnly, 1);
    double[] alone = new double[unlabelled];
    Arrays.fill(alone, 0, ones, 1);
    return PredictionPowered.of(people, judge, alone);
  }

  @Test
  void strengthsOfTeams() {
    for (JsonNode item : cases("bradley_terry")) {
      JsonNode wins = item.path("wins");
      double[][] table = new double[wins.size()][];
      for (int i = 0; i < table.length; i++) {
        table[i] = doubles(wins.path(i)).toArray();
      }
      List<Double> strengths = BradleyTerry.strengths(table).orElseThrow();
      for (int i = 0; i < table.length; i++) {
        String team = item.path("teams").path(i).asString("");
        close(item.path("computed"), team, strengths.get(i));
        printed(item.path("published"), team, strengths.get(i));
      }
    }
  }

  @Test
  void quantiles() {
    for (JsonNode item : cases("quantiles")) {
      double p = item.path("p").asDouble();
      double value =
          switch (item.path("dist").asString("")) {
            case "t" -> Quantiles.t(p, item.path("df").asDouble());
            case "normal" -> Quantiles.normal(p);
            case "chi2" -> Quantiles.chiSquared1(p);
            default -> Quantiles.beta(p, item.path("a").asDouble(), item.path("b").asDouble());
          };
      assertThat(value)
          .isCloseTo(item.path("value").asDouble(), relative(item.path("value"), 1e-11));
    }
  }

  private static JsonNode cases(String name) {
    return new JsonMapper()
        .readTree(FOLDER.resolve("fixtures").resolve(name + ".json").toFile())
        .path("cases");
  }

  private static java.util.stream.DoubleStream doubles(JsonNode values) {
    return values.valueStream().mapToDouble(JsonNode::asDouble);
  }

  private static long[][] table(JsonNode rows) {
    return rows.valueStream()
        .map(row -> row.valueStream().mapToLong(JsonNode::asLong).toArray())
        .toArray(long[][]::new);
  }

  /** What was worked out in doubles: nine digits. */
  private static void close(JsonNode values, String name, double ours) {
    JsonNode value = values.path(name);
    if (value.isNumber()) {
      assertThat(ours).as(name).isCloseTo(value.asDouble(), relative(value, 1e-9));
    }
  }

  /** What was printed: to half a unit of its last digit. */
  private static void printed(JsonNode values, String name, double ours) {
    JsonNode value = values.path(name);
    if (value.isNumber()) {
      assertThat(ours).as(name).isCloseTo(value.asDouble(), unit(value));
    }
  }

  private static void interval(JsonNode ends, Interval ours) {
    if (ends.size() == 2 && ends.path(0).isNumber()) {
      assertThat(ours.low()).as("low end").isCloseTo(ends.path(0).asDouble(), unit(ends.path(0)));
      assertThat(ours.high()).as("high end").isCloseTo(ends.path(1).asDouble(), unit(ends.path(1)));
    }
  }

  private static void near(JsonNode ends, Interval ours, double off) {
    assertThat(ours.low()).isCloseTo(ends.path(0).asDouble(), within(off));
    assertThat(ours.high()).isCloseTo(ends.path(1).asDouble(), within(off));
  }

  private static void same(JsonNode values, List<Double> ours) {
    if (values.isArray()) {
      double[] theirs = doubles(values).toArray();
      assertThat(ours).hasSize(theirs.length);
      for (int i = 0; i < theirs.length; i++) {
        assertThat(ours.get(i)).isCloseTo(theirs[i], within(1e-12));
      }
    }
  }

  private static Offset<Double> relative(JsonNode value, double share) {
    return within(Math.max(1e-15, share * Math.abs(value.asDouble())));
  }

  private static Offset<Double> unit(JsonNode value) {
    double half = value.decimalValue().stripTrailingZeros().ulp().doubleValue() * 0.5000001;
    return within(Math.max(half, 1e-9 * Math.abs(value.asDouble()) + 1e-12));
  }
}
