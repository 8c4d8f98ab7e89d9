package dev.yourbrief.trial;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.provider.TokenPrices;
import dev.yourbrief.trial.data.FineTuneExport;
import dev.yourbrief.trial.data.FineTuneOptions;
import dev.yourbrief.trial.data.Split;
import dev.yourbrief.trial.grade.GraderReader;
import dev.yourbrief.trial.grade.GraderSpec;
import dev.yourbrief.trial.grade.Graders;
import dev.yourbrief.trial.grade.JudgeSpec;
import dev.yourbrief.trial.lock.LockEntry;
import dev.yourbrief.trial.lock.LockLog;
import dev.yourbrief.trial.plan.ArmPlan;
import dev.yourbrief.trial.plan.GuardPlan;
import dev.yourbrief.trial.plan.JudgePlan;
import dev.yourbrief.trial.plan.Plan;
import dev.yourbrief.trial.plan.PlanReader;
import dev.yourbrief.trial.run.CallKey;
import dev.yourbrief.trial.search.MiniLm;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trial in its folder: read, locked, opened again. What is in the folder decides everything; the
 * time and the environment are given.
 */
public final class Trial {

  private final Plan plan;
  private final Setup setup;
  private final GraderSpec metric;
  private final Map<String, GraderSpec> guards;
  private final Map<String, TokenPrices> prices;
  private final Map<String, TokenPrices> judgePrices;

  private Trial(Plan plan, Setup setup) {
    this.plan = plan;
    this.setup = setup;
    this.metric = GraderReader.read(plan.metric());
    Map<String, GraderSpec> graded = new LinkedHashMap<>();
    for (GuardPlan guard : plan.guards().values()) {
      if (guard instanceof GuardPlan.Graded(String name, var grader, _)) {
        graded.put(name, GraderReader.read(grader));
      }
    }
    this.guards = graded;
    this.prices = new LinkedHashMap<>();
    for (ArmPlan arm : plan.arms().values()) {
      if (arm instanceof ArmPlan.Model model) {
        model
            .prices()
            .or(() -> setup.prices().of(model.model()))
            .ifPresent(p -> prices.put(arm.name(), p));
      }
    }
    this.judgePrices = new LinkedHashMap<>();
    for (JudgePlan judge : plan.judges().values()) {
      judge
          .prices()
          .or(() -> setup.prices().of(judge.model()))
          .ifPresent(p -> judgePrices.put(judge.name(), p));
    }
  }

  /**
   * Opens a trial.
   *
   * @param given its folder, or its {@code trial.yaml}
   * @throws InputException naming what is wrong with the plan
   */
  public static Trial open(Path given, Setup setup) {
    return new Trial(PlanReader.read(given), setup);
  }

  public Plan plan() {
    return plan;
  }

  Setup setup() {
    return setup;
  }

  GraderSpec metric() {
    return metric;
  }

  Map<String, GraderSpec> guardGraders() {
    return guards;
  }

  /** The price of each arm's model, where it is known. */
  Map<String, TokenPrices> prices() {
    return prices;
  }

  /** The price of each judge's model, where it is known. */
  Map<String, TokenPrices> judgePrices() {
    return judgePrices;
  }

  /** The log of the trial's locks. */
  public LockLog log() {
    return LockLog.read(plan.folder());
  }

  /** What a lock of now would hold. */
  Map<String, String> parts() {
    List<Path> files = new ArrayList<>(Graders.files(metric, plan.folder()));
    guards.values().forEach(spec -> files.addAll(Graders.files(spec, plan.folder())));
    plan.judges().values().stream().flatMap(j -> j.human().stream()).forEach(files::add);
    Map<String, TokenPrices> priced = new LinkedHashMap<>(prices);
    judgePrices.forEach((name, p) -> priced.put("judge " + name, p));
    Map<String, String> parts = LockParts.of(plan, priced, files, MiniLm.NAME);
    judges(metric, parts);
    guards.values().forEach(spec -> judges(spec, parts));
    return parts;
  }

  /** What judges are asked, prompts and all: it is ours and may change with the program. */
  private static void judges(GraderSpec spec, Map<String, String> parts) {
    if (spec instanceof GraderSpec.Judged(JudgeSpec judge)) {
      parts.put("judge " + judge.model(), CallKey.of(List.of(judge.asText())));
    }
    spec.nested().forEach(inner -> judges(inner, parts));
  }

  /**
   * Locks the trial: from now on only what is in the folder now may be run. The files are read
   * once, so that nothing is locked that could not be run.
   *
   * @throws InputException if it is locked already, or a file of it cannot be read
   */
  public LockEntry lock(Instant at) {
    LockLog log = log();
    if (log.current().isPresent()) {
      throw problem(
          "this trial is locked already, since " + log.current().get().at(),
          "To change it, say why: yourbrief trial unlock . --reason \"…\"");
    }
    Preflight.check(this, Materials.of(plan));
    return log.lock(at, parts());
  }

  /**
   * Opens the lock, for a reason that will be shown with every result from now on.
   *
   * @throws InputException if there is no lock
   */
  public LockEntry unlock(Instant at, String reason) {
    if (reason.isBlank()) {
      throw problem("no reason is given", "Say why the plan has to change: --reason \"…\"");
    }
    LockLog log = log();
    if (log.current().isEmpty()) {
      throw problem("this trial is not locked", "There is nothing to open");
    }
    return log.unlock(at, reason);
  }

  /**
   * The lock that holds, checked against the folder.
   *
   * @throws InputException if there is none, or something was changed since
   */
  LockEntry held() {
    LockLog log = log();
    FindingFile.checkLog(plan.folder(), log);
    LockEntry lock =
        log.current()
            .orElseThrow(() ->
                problem(
                    "this trial is not locked: what is decided afterwards proves nothing",
                    "Lock it first: yourbrief trial lock ."));
    List<String> differences = LockLog.differences(lock, parts());
    if (!differences.isEmpty()) {
      throw problem(
          "this is not what was locked on "
              + lock.at()
              + ": "
              + String.join("; ", differences.subList(0, Math.min(10, differences.size()))),
          "Put it back as it was, or say why it has to change: yourbrief trial unlock . --reason"
              + " \"…\"");
    }
    return lock;
  }

  /** What was finished before the lock that holds now, on the same test cases; if anything was. */
  Optional<LockEntry> seenBefore(LockEntry lock) {
    // The same cases under another name are the same cases.
    String test =
        lock.parts().getOrDefault(LockParts.nameOf(plan.folder(), plan.data().test()), "");
    Optional<LockEntry> under = Optional.empty();
    Optional<LockEntry> seen = Optional.empty();
    for (LockEntry entry : log().entries()) {
      switch (entry.event()) {
        case LOCKED -> under = Optional.of(entry);
        case UNLOCKED -> {}
        case FINISHED -> {
          boolean isOther =
              under
                  .filter(u -> !u.parts().equals(lock.parts()))
                  .filter(u -> u.parts().containsValue(test))
                  .isPresent();
          if (isOther) {
            seen = Optional.of(entry);
          }
        }
      }
    }
    return seen;
  }

  /**
   * The training split as files to fine-tune with.
   *
   * @param system the system message of every example, if any
   * @param tokenLimit the most tokens of an example
   * @param usdPerMtok the price of training, USD per million tokens
   * @param epochs how often each example is gone through
   */
  public FineTuneExport export(
      Optional<String> system, int tokenLimit, Optional<BigDecimal> usdPerMtok, int epochs) {
    Materials materials = Materials.of(plan);
    return FineTuneExport.of(
        new Split(materials.train(), materials.dev(), materials.test()),
        new FineTuneOptions(
            plan.data()
                .train()
                .map(file -> LockParts.nameOf(plan.folder(), file))
                .orElse(Plan.FILE),
            materials.input(),
            materials.expected().orElse(""),
            system,
            tokenLimit,
            usdPerMtok,
            epochs));
  }

  private static InputException problem(String what, String fix) {
    return new InputException(Problem.of(Location.of(Plan.FILE), what, fix));
  }
}
