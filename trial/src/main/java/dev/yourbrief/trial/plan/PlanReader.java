package dev.yourbrief.trial.plan;

import dev.yourbrief.figure.Unit;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.trial.plan.Plan.Decide;
import dev.yourbrief.trial.plan.Plan.Limits;
import dev.yourbrief.trial.plan.Plan.RulesPlan;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a {@link Plan}; every misspelt key is named at once. */
public final class PlanReader {

  static final List<String> KEYS =
      List.of(
          "title",
          "question",
          "data",
          "providers",
          "judges",
          "arms",
          "baseline",
          "candidate",
          "candidates",
          "metric",
          "margin",
          "alpha",
          "power",
          "repeats",
          "family",
          "stop",
          "seed",
          "guards",
          "budget",
          "limits");
  static final List<String> DATA_KEYS =
      List.of("train", "dev", "test", "id", "input", "expected", "cluster", "slices");
  static final List<String> LIMIT_KEYS =
      List.of("twinAt", "leaked", "decideOn", "unpaired", "judgeKappa", "tuning");
  private static final int MAX_REPEATS = 100;

  private PlanReader() {}

  /**
   * Reads a plan.
   *
   * @param given the folder of a trial, or its {@code trial.yaml}
   * @throws InputException naming what is wrong with it
   */
  public static Plan read(Path given) {
    Path file = Files.isDirectory(given) ? given.resolve(Plan.FILE) : given;
    if (!Files.exists(file)) {
      throw new InputException(
          Problem.of(
              Location.of(given.toString()),
              Files.isDirectory(given)
                  ? "there is no trial.yaml in this folder"
                  : "there is no such trial",
              "Make one with: yourbrief trial new my-trial"));
    }
    Path folder = file.toAbsolutePath().normalize().getParent();
    return of(Yaml.read(file, Plan.FILE), folder == null ? Path.of(".") : folder);
  }

  /** The same for a plan that is in memory already. */
  static Plan of(YamlNode node, Path folder) {
    YamlMap map = node.asMap();
    map.onlyKnows(KEYS);
    Map<String, ProviderPlan> providers = new LinkedHashMap<>();
    for (Map.Entry<String, YamlMap> p : blocks(map, "providers").entrySet()) {
      providers.put(p.getKey(), ProviderReader.read(p.getKey(), p.getValue(), folder));
    }
    ArmReader armReader = new ArmReader(folder, providers.keySet());
    Map<String, JudgePlan> judges = new LinkedHashMap<>();
    for (Map.Entry<String, YamlMap> j : blocks(map, "judges").entrySet()) {
      judges.put(j.getKey(), armReader.judge(j.getKey(), j.getValue()));
    }
    Map<String, ArmPlan> arms = new LinkedHashMap<>();
    for (Map.Entry<String, YamlMap> a : blocks(map, "arms").entrySet()) {
      arms.put(a.getKey(), armReader.read(a.getKey(), a.getValue()));
    }
    if (arms.size() < 2) {
      throw new InputException(
          Problem.of(
              map.whereIs("arms"),
              "a trial compares at least two arms",
              "Name the one to beat, and the one that may beat it"));
    }
    String baseline = name(map.require("baseline").asText(), arms.keySet(), "arm");
    List<String> candidates = candidates(map, arms.keySet(), baseline);
    Optional<BigDecimal> budget =
        map.get("budget").map(n -> Settings.amount(n.asText(), Unit.parse("USD"), "20 USD"));
    Plan plan =
        new Plan(
            folder,
            map.requireText("title"),
            map.text("question").orElse(""),
            data(map.require("data").asMap(), folder),
            providers,
            judges,
            arms,
            baseline,
            candidates,
            map.require("metric"),
            rules(map),
            GuardReader.read(blocks(map, "guards")),
            budget,
            limits(map.get("limits").map(YamlNode::asMap).orElseGet(() -> nothing(map))));
    check(plan, map);
    return plan;
  }

  /** What only the whole plan can tell. */
  private static void check(Plan plan, YamlMap map) {
    List<Problem> problems = new ArrayList<>();
    boolean learns = plan.data().train().isPresent();
    for (ArmPlan arm : plan.arms().values()) {
      boolean needs =
          switch (arm) {
            case ArmPlan.Neighbours _, ArmPlan.Head _, ArmPlan.Majority _ -> true;
            case ArmPlan.Model m -> m.examples().stream().anyMatch(k -> k > 0) || m.settings() > 1;
            case ArmPlan.Command _, ArmPlan.Answers _ -> false;
          };
      if (needs && !learns) {
        problems.add(
            Problem.of(
                map.whereIs("arms"),
                "the arm '" + arm.name() + "' learns from training cases, and there are none",
                "Add 'train:' under data"));
      }
      if (arm instanceof ArmPlan.Model model
          && plan.budgetUsd().isPresent()
          && model.decoding().maxOutputTokens().isEmpty()) {
        problems.add(
            Problem.of(
                map.whereIs("arms"),
                "the arm '" + arm.name() + "' may write answers of any length",
                "With a budget, say the most: 'maxOutputTokens: 200'"));
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  private static List<String> candidates(YamlMap map, Collection<String> arms, String baseline) {
    String key = map.get("candidates").isPresent() ? "candidates" : "candidate";
    List<String> names = new ArrayList<>();
    for (YamlText text : map.require(key).asYamlTexts()) {
      String name = name(text, arms, "arm");
      if (name.equals(baseline) || names.contains(name)) {
        throw text.problem(
            "'" + name + "' is " + (name.equals(baseline) ? "the baseline" : "named twice"),
            "Name another arm, or leave it out");
      }
      names.add(name);
    }
    return names;
  }

  private static DataPlan data(YamlMap map, Path folder) {
    map.onlyKnows(DATA_KEYS);
    Optional<YamlText> dev = map.get("dev").map(YamlNode::asText);
    boolean share = dev.filter(t -> t.value().matches("[\\d.]+\\s*(%|percent)?")).isPresent();
    return new DataPlan(
        folder.resolve(map.requireText("test")),
        map.text("train").map(folder::resolve),
        dev.filter(_ -> !share).map(t -> folder.resolve(t.value())),
        share ? Settings.share(dev.orElseThrow()) : new BigDecimal("0.1"),
        map.text("id"),
        map.requireText("input"),
        map.text("expected"),
        map.text("cluster"),
        map.get("slices").map(YamlNode::asTexts).orElse(List.of()));
  }

  private static RulesPlan rules(YamlMap map) {
    return new RulesPlan(
        Settings.share(map, "margin", "0"),
        odds(map, "alpha", "0.05", "0", "0.5"),
        odds(map, "power", "0.8", "0.5", "1"),
        Settings.word(map, "family", List.of("holm", "bh", "none"), "holm"),
        Settings.whole(map, "repeats", 1, MAX_REPEATS, 1),
        stop(map),
        Settings.seed(map, 1));
  }

  /** Odds between two ends, as {@link dev.yourbrief.trial.decide.Rules} takes them. */
  private static BigDecimal odds(
      YamlMap map, String key, String otherwise, String above, String below) {
    BigDecimal value = Settings.share(map, key, otherwise);
    if (value.compareTo(new BigDecimal(above)) <= 0
        || value.compareTo(new BigDecimal(below)) >= 0) {
      throw map.require(key)
          .asText()
          .problem(
              "'" + key + "' is above " + above + " and below " + below,
              "Leave it out for the usual " + otherwise);
    }
    return value;
  }

  /** {@code all cases}, or {@code 500 cases}. */
  private static OptionalInt stop(YamlMap map) {
    Optional<YamlText> text = map.get("stop").map(YamlNode::asText);
    if (text.isEmpty() || text.get().value().equals("all cases")) {
      return OptionalInt.empty();
    }
    String words = text.get().value();
    if (!words.endsWith(" cases")) {
      throw text.get()
          .problem("'" + words + "' is no stop rule", "Write 'all cases' or '500 cases'");
    }
    String number = words.substring(0, words.length() - " cases".length());
    return OptionalInt.of(
        Settings.whole(new YamlText(number, text.get().where()), 2, Integer.MAX_VALUE));
  }

  private static Limits limits(YamlMap map) {
    map.onlyKnows(LIMIT_KEYS);
    return new Limits(
        Settings.share(map, "twinAt", "0.9"),
        Settings.share(map, "leaked", "0.01"),
        Settings.word(map, "decideOn", List.of("all", "clean"), "all").equals("clean")
            ? Decide.CLEAN
            : Decide.ALL,
        Settings.share(map, "unpaired", "0.02"),
        Settings.share(map, "judgeKappa", "0.6"),
        Settings.number(map, "tuning", "1", "3"));
  }

  /** The named blocks under a key, in order; none when it is missing. */
  private static Map<String, YamlMap> blocks(YamlMap map, String key) {
    Map<String, YamlMap> blocks = new LinkedHashMap<>();
    map.get(key)
        .map(YamlNode::asMap)
        .ifPresent(all -> {
          for (String name : all.names()) {
            if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}")) {
              throw new InputException(
                  Problem.of(
                      all.whereIs(name),
                      "'" + name + "' cannot be a name",
                      "Write letters, digits, hyphens, dots and underscores"));
            }
            blocks.put(name, all.require(name).asMap());
          }
        });
    return blocks;
  }

  private static YamlMap nothing(YamlMap map) {
    return new YamlMap(Map.of(), Map.of(), map.where());
  }

  /** A name that must be one of those known. */
  static String name(YamlText text, Collection<String> known, String what) {
    if (!known.contains(text.value())) {
      throw text.problem(
          "there is no " + what + " '" + text.value() + "'",
          Closest.to(text.value(), known)
              .map(near -> "Did you mean '" + near + "'?")
              .orElse("There are: " + String.join(", ", known)));
    }
    return text.value();
  }
}
