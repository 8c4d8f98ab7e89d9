package dev.yourbrief.publish.trial;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.trial.Finding;
import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.TrialResult.ArmResult;
import dev.yourbrief.trial.TrialResult.ContestResult;
import dev.yourbrief.trial.TrialResult.JudgeFacts;
import dev.yourbrief.trial.TrialResult.Leaks;
import dev.yourbrief.trial.TrialResult.Pair;
import dev.yourbrief.trial.TrialResult.PowerPoint;
import dev.yourbrief.trial.TrialResult.Row;
import dev.yourbrief.trial.TrialResult.Spending;
import dev.yourbrief.trial.decide.ArmMean;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.Contest;
import dev.yourbrief.trial.decide.Decide;
import dev.yourbrief.trial.decide.Family;
import dev.yourbrief.trial.decide.Fault;
import dev.yourbrief.trial.decide.Guard;
import dev.yourbrief.trial.decide.PairedScore;
import dev.yourbrief.trial.decide.Rules;
import dev.yourbrief.trial.decide.Ruling;
import dev.yourbrief.trial.decide.SliceTable;
import dev.yourbrief.trial.lock.LockEntry;
import dev.yourbrief.trial.statistics.MeanPower;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Trials on seeded scores, decided by the rules that decide real ones. */
final class Trials {

  static final String HASH = "9f2c41d7ab03e6587711c5d0aa4be8f013579bdf02468ace9f2c41d7ab03e658";
  private static final Instant LOCKED = Instant.parse("2026-11-20T09:05:00Z");
  private static final String[] SLICES = {"billing", "cards", "fraud & loss", "transfers", "rare"};

  private Trials() {}

  /** What a trial is made of; each test changes what it is about. */
  static final class Draft {
    String title = "Does a fine-tuned small model sort tickets better than prompt and retrieval?";
    String question =
        "Would 6,000 of our own labelled tickets beat the frontier model with search?";
    UnaryOperator<String> names = name -> name;
    double margin = 0.02;
    int cases = 1034;
    int clusters = 0;
    double baseline = 0.80;
    List<Double> candidates = List.of(0.88);
    List<Double> others = List.of(0.74);
    List<Double> cheap = List.of(0.12, 0.79, 0.82);
    boolean binary = true;
    boolean sliced = true;
    Optional<Double> leaked = Optional.of(0.04);
    boolean decideOnClean = false;
    List<Fault> faults = List.of();
    List<String> unlocks = List.of();
    List<JudgeFacts> judges = List.of();
    List<String> notes = List.of();
    boolean usdKnown = true;

    TrialResult result() {
      return new Making(this).result();
    }
  }

  static TrialResult win() {
    Draft draft = new Draft();
    draft.notes =
        List.of(
            "fine-tuned 4B is not measurably better than the trained head: -0.4 to +2.1 points.");
    draft.judges =
        List.of(
            new JudgeFacts(
                "judge-mini",
                List.of(
                    "It agrees with people on 182 of 200 cases, kappa 0.81 (0.72 to 0.88).",
                    "It prefers the longer answer no more often than people do.")));
    return draft.result();
  }

  static TrialResult lose() {
    Draft draft = new Draft();
    draft.candidates = List.of(0.71);
    draft.leaked = Optional.of(0.0);
    draft.sliced = false;
    return draft.result();
  }

  /** Clusters, unlocks, a clean split that decides, costs that nobody knows. */
  static TrialResult inconclusive() {
    Draft draft = new Draft();
    draft.cases = 240;
    draft.clusters = 20;
    draft.candidates = List.of(0.83);
    draft.leaked = Optional.of(0.2);
    draft.decideOnClean = true;
    draft.usdKnown = false;
    draft.unlocks =
        List.of(
            "The prompt named a label that no longer exists",
            "Price list of the provider was replaced");
    return draft.result();
  }

  static TrialResult invalid() {
    Draft draft = new Draft();
    draft.faults =
        List.of(
            new Fault(
                Fault.Code.LEAK,
                "412 of 1,034 test cases (39.8 %) stand in the training data; the plan allows 1"
                    + " %."),
            new Fault(
                Fault.Code.WEAK_BASELINE,
                "The baseline is weak: nearest neighbours, which costs nothing, beats prompt and"
                    + " retrieval by +3.1 points (-0.2 to +6.2 points)."));
    return draft.result();
  }

  /** No case at all, so that nothing can be compared. */
  static TrialResult empty() {
    Draft draft = new Draft();
    draft.cases = 0;
    return draft.result();
  }

  static TrialResult several() {
    Draft draft = new Draft();
    draft.candidates = List.of(0.86, 0.81, 0.72);
    draft.cheap = List.of(0.12, 0.79);
    draft.leaked = Optional.empty();
    draft.binary = false;
    return draft.result();
  }

  static TrialResult forty() {
    Draft draft = new Draft();
    draft.cases = 320;
    draft.candidates =
        IntStream.range(0, 36).mapToObj(i -> 0.70 + 0.005 * i).collect(Collectors.toList());
    draft.names =
        name ->
            name
                + " – Überlänge mit 日本語 and the whole story of how it came to be called that,"
                + " checkpoint_2026_11_20_final_final";
    return draft.result();
  }

  /** Both arms right on the same cases. */
  static TrialResult tied() {
    Draft draft = new Draft();
    draft.cases = 60;
    draft.baseline = 1;
    draft.candidates = List.of(1.0);
    draft.others = List.of();
    draft.cheap = List.of();
    draft.margin = 0;
    draft.sliced = false;
    return draft.result();
  }

  /** Words that people wrote, everywhere. */
  static TrialResult worded(String words) {
    Draft draft = new Draft();
    draft.title = words;
    draft.question = words;
    draft.names = name -> words + name;
    draft.faults = List.of(new Fault(Fault.Code.LOCK, words));
    draft.unlocks = List.of(words);
    draft.notes = List.of(words);
    draft.judges = List.of(new JudgeFacts(words, List.of(words)));
    draft.cases = 120;
    return draft.result();
  }

  static List<TrialResult> all() {
    return List.of(win(), lose(), inconclusive(), invalid(), empty(), several(), forty(), tied());
  }

  /** Makes one. */
  private static final class Making {

    private static final String[] CANDIDATES = {"fine-tuned 4B", "fine-tuned 1B", "few-shot 70B"};
    private static final String[] CHEAP = {
      "most common answer", "nearest neighbours", "trained head"
    };

    private final Draft draft;
    private final Rules rules;
    private final double[] hard;

    Making(Draft draft) {
      this.draft = draft;
      this.rules = new Rules(draft.margin, 0.05, 0.8, 7, 2000, Optional.empty(), Family.HOLM);
      SplittableRandom random = new SplittableRandom(11);
      hard = random.doubles(draft.cases).toArray();
    }

    private String name(String name) {
      return draft.names.apply(name);
    }

    private String candidate(int i) {
      return name(i < CANDIDATES.length ? CANDIDATES[i] : "candidate " + (i + 1));
    }

    /** An arm's scores: harder cases are right less often, and clusters have their own level. */
    private double[] scores(double rate, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] shift = random.doubles(Math.max(1, draft.clusters), -0.12, 0.12).toArray();
      double[] scores = new double[draft.cases];
      for (int i = 0; i < scores.length; i++) {
        double own = rate + (draft.clusters > 0 ? shift[i % draft.clusters] : 0);
        double chance =
            rate >= 1 ? 1 : Math.clamp(own + (0.5 - hard[i]) * 0.5 * Math.min(own, 1 - own), 0, 1);
        double drawn = random.nextDouble();
        scores[i] =
            draft.binary
                ? (drawn < chance ? 1 : 0)
                : Math.round(100 * (chance + drawn) / 2) / 100.0;
      }
      return scores;
    }

    private List<PairedScore> pairs(double[] candidate, double[] baseline, boolean clean) {
      List<PairedScore> pairs = new ArrayList<>();
      for (int i = 0; i < candidate.length; i++) {
        if (clean && isLeaked(i)) {
          continue;
        }
        String slice = name(SLICES[i % 97 == 0 ? 4 : i % 4]);
        pairs.add(
            new PairedScore(
                id(i),
                candidate[i],
                baseline[i],
                draft.clusters > 0
                    ? Optional.of("customer-" + i % draft.clusters)
                    : Optional.empty(),
                i % 50 == 3 ? Map.of() : Map.of(name("topic"), slice)));
      }
      return pairs;
    }

    private String id(int i) {
      return name("t-" + i);
    }

    private boolean isLeaked(int i) {
      return draft.leaked.filter(share -> hard[i] < share).isPresent();
    }

    TrialResult result() {
      String baseline = name("prompt and retrieval");
      double[] base = scores(draft.baseline, 100);
      List<Contest> contests = new ArrayList<>();
      List<Row> forest = new ArrayList<>();
      List<ArmResult> arms = new ArrayList<>();
      arms.add(arm(baseline, "baseline", base, base));
      List<Optional<Comparison>> full = new ArrayList<>();
      for (int i = 0; i < draft.candidates.size(); i++) {
        double[] own = scores(draft.candidates.get(i), 200 + i);
        List<PairedScore> all = pairs(own, base, false);
        List<PairedScore> deciding = draft.decideOnClean ? pairs(own, base, true) : all;
        contests.add(
            new Contest(
                candidate(i),
                deciding,
                draft.decideOnClean || draft.leaked.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                        IntStream.range(0, draft.cases)
                            .filter(this::isLeaked)
                            .mapToObj(this::id)
                            .collect(Collectors.toSet())),
                List.of(
                    new Guard(
                        name("refusals"),
                        0.01,
                        pairs(scores(0.99, 300 + i), scores(0.99, 301 + i), false))),
                draft.faults));
        full.add(draft.decideOnClean ? comparison(all) : Optional.empty());
        row(forest, candidate(i), "candidate", deciding);
        arms.add(arm(candidate(i), "candidate", own, base));
      }
      arms(arms, forest, draft.others, "other", new String[] {"prompt alone"}, base);
      arms(arms, forest, draft.cheap, "cheap", CHEAP, base);
      List<Ruling> rulings = Decide.all(contests, rules);
      List<ContestResult> results =
          IntStream.range(0, rulings.size())
              .mapToObj(i -> new ContestResult(rulings.get(i), full.get(i), 0))
              .toList();
      Optional<Comparison> first = rulings.getFirst().comparison();
      return new TrialResult(
          finding(rulings.getFirst(), first, baseline),
          draft.question,
          rules,
          draft.decideOnClean ? "the cases without a twin in the training data" : "all cases",
          arms,
          results,
          forest,
          draft.leaked.map(_ -> leaks()),
          draft.sliced
              ? List.of(
                  SliceTable.of(name("topic"), contests.getFirst().scores(), rules, Family.BH, 10))
              : List.of(),
          first.map(this::power).orElse(List.of()),
          draft.judges,
          draft.notes,
          lock(),
          new Spending(
              draft.cases * arms.size(),
              new BigDecimal("12.3456"),
              draft.usdKnown ? 0 : draft.cases,
              Optional.of(new BigDecimal("25"))));
    }

    private void arms(
        List<ArmResult> arms,
        List<Row> forest,
        List<Double> rates,
        String role,
        String[] names,
        double[] base) {
      for (int i = 0; i < rates.size(); i++) {
        double[] own = scores(rates.get(i), 400 + role.length() + i);
        row(forest, name(names[i]), role, pairs(own, base, draft.decideOnClean));
        arms.add(arm(name(names[i]), role, own, base));
      }
    }

    private Optional<Comparison> comparison(List<PairedScore> pairs) {
      return pairs.size() < 2 ? Optional.empty() : Optional.of(Comparison.of(pairs, rules));
    }

    private void row(List<Row> forest, String name, String role, List<PairedScore> pairs) {
      comparison(pairs).ifPresent(c -> forest.add(new Row(name, role, c)));
    }

    private ArmResult arm(String name, String role, double[] own, double[] base) {
      boolean isCheap = role.equals("cheap");
      Optional<ArmMean> mean =
          comparison(pairs(own, base, draft.decideOnClean)).map(Comparison::candidate);
      int n = pairs(own, base, draft.decideOnClean).size();
      return new ArmResult(
          name,
          role,
          isCheap ? "learnt from the training split; 5 neighbours" : "small-4b, prompt.txt",
          mean,
          n,
          0,
          0,
          isCheap ? 0 : 3,
          isCheap ? 0 : 1,
          isCheap ? BigDecimal.ZERO : new BigDecimal("4.1152"),
          draft.usdKnown || isCheap ? 0 : role.equals("candidate") ? n : 7,
          isCheap ? OptionalDouble.empty() : OptionalDouble.of(0.8123),
          isCheap ? OptionalDouble.empty() : OptionalDouble.of(2.75),
          isCheap ? Optional.empty() : Optional.of(new Usage(812_345, 0, 0, 0, 10_442, 0)),
          role.equals("other") ? Optional.empty() : Optional.of(8));
    }

    private Leaks leaks() {
      int found = (int) IntStream.range(0, draft.cases).filter(this::isLeaked).count();
      int exact = found / 3;
      return new Leaks(
          draft.cases,
          exact,
          found - exact,
          found / 2,
          2,
          5,
          "the same text but for case and punctuation; runs of three to five characters, TF-IDF"
              + " cosine from 0.9",
          IntStream.range(0, draft.cases)
              .filter(this::isLeaked)
              .limit(4)
              .mapToObj(i -> new Pair(id(i), name("train-" + 3 * i), 1 - i / 1000.0, i % 2 == 0))
              .toList());
    }

    private List<PowerPoint> power(Comparison of) {
      if (of.detectable().isEmpty()) {
        return List.of();
      }
      double error = of.clusteredError().orElse(of.naiveError());
      MeanPower power = new MeanPower(error * error * of.n(), 1, rules.alpha());
      double most = 2 * of.detectable().getAsDouble();
      return IntStream.rangeClosed(0, 40)
          .mapToObj(i -> most * i / 40)
          .map(d -> new PowerPoint(d, d == 0 ? rules.alpha() : power.power(of.n(), d)))
          .toList();
    }

    private List<LockEntry> lock() {
      List<LockEntry> lock = new ArrayList<>();
      Map<String, String> parts = Map.of("plan", HASH, "test.jsonl", HASH, "train.jsonl", HASH);
      for (int i = 0; i < draft.unlocks.size(); i++) {
        Instant at = LOCKED.minusSeconds(86_400L * (draft.unlocks.size() - i));
        String start = i + "a";
        lock.add(
            new LockEntry(LockEntry.Event.LOCKED, at, parts, "", "", start + HASH.substring(2)));
        lock.add(
            new LockEntry(
                LockEntry.Event.UNLOCKED,
                at.plusSeconds(3600),
                Map.of(),
                draft.unlocks.get(i),
                start + HASH.substring(2),
                i + "b" + HASH.substring(2)));
      }
      lock.add(new LockEntry(LockEntry.Event.LOCKED, LOCKED, parts, "", "", HASH));
      return lock;
    }

    private Finding finding(Ruling ruling, Optional<Comparison> of, String baseline) {
      Finding.Span none = new Finding.Span(0, 0, 0.95);
      return new Finding(
          draft.title,
          ruling.verdict().name().toLowerCase(Locale.ROOT),
          ruling.reasons().stream().map(r -> r.sentence()).toList(),
          ruling.candidate(),
          baseline,
          of.map(Comparison::n).orElse(0),
          of.filter(c -> c.clusters().isPresent()).map(c -> (long) c.clusters().getAsInt()),
          of.map(c -> c.candidate().mean()).orElse(0.0),
          of.map(c -> c.baseline().mean()).orElse(0.0),
          of.map(Comparison::difference).orElse(0.0),
          of.map(c -> new Finding.Span(c.registered().low(), c.registered().high(), 0.95))
              .orElse(none),
          none,
          rules.margin(),
          HASH,
          LocalDate.of(2026, 11, 20),
          draft.unlocks,
          Optional.of(new BigDecimal("12.3456")));
    }
  }
}
