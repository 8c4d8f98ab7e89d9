package dev.yourbrief.register;

import dev.yourbrief.playbook.Decision;
import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.work.Draft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** A decision to try things on: its answers, and bills as a provider writes them. */
public final class Filed {

  public static final String ID = "support-model";
  public static final String TITLE = "Should we train our own support model?";
  public static final Actor ADA = Actor.named("Ada");

  private static final Path BILLS = Path.of("..", "examples", "support-assistant", "bills");

  private Filed() {}

  /** Its decision.yaml; the day it speaks from is the day it is computed. */
  public static String yaml(String moat) {
    return """
    playbook: ai-build-or-wrap
    id: support-model
    title: "Should we train our own support model?"
    answeredBy: Lead engineer
    bills: bills
    roles:
      decider: CTO
      lead: Lead engineer
    answers:
      moat: {value: "%s", by: Head of support, on: 2026-11-18}
      trialRun: "no"
      mlPeople: 1 to 2 person
      loadedCost: {value: 19k to 24k USD/person-month, by: Finance partner, on: 2026-11-17}
      peakToMean: 2.5 to 4
    """
        .formatted(moat);
  }

  /** A bill, as its provider wrote it. */
  public static byte[] bill() {
    try {
      return Files.readAllBytes(BILLS.resolve("openai_cost_2026-10-10_2026-11-21.csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files it, without a bill. */
  public static void decision(Register register) {
    Tree tree =
        new Tree(new TreeMap<>())
            .with(
                Decision.FILE,
                register.contents().put(yaml("no").getBytes(StandardCharsets.UTF_8)));
    register.decisions().add(ADA, ID, TITLE, "ai-build-or-wrap", tree);
  }

  /** Puts a file into it. */
  public static void put(Register register, String path, byte[] bytes) {
    var content = register.contents().put(bytes);
    register.decisions().change(ID, ADA, "file.put", path, tree -> tree.with(path, content));
  }

  /** Saves a version of it as it stands. */
  public static VersionEntry save(Register register) {
    Tree tree = register.decisions().state(ID).orElseThrow().tree();
    Draft draft = register.workbench().draft(tree, register.today());
    return register.versions().save(ID, draft.tree(), draft.brief(), ADA, "as it stands");
  }

  /** Files it and saves a first version, without a bill. */
  public static VersionEntry version(Register register) {
    decision(register);
    return save(register);
  }
}
