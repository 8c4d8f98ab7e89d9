package dev.yourbrief.trial.arm;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.plan.ArmPlan;
import dev.yourbrief.trial.run.Answer;
import dev.yourbrief.trial.run.CallKey;
import dev.yourbrief.trial.run.Journal;
import dev.yourbrief.trial.run.Respondent;
import dev.yourbrief.trial.sandbox.BoundedProcess;
import dev.yourbrief.trial.sandbox.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A program of the team's own. It is given the case as one line of JSON, {@code {"id": …, "repeat":
 * …, fields…}}, without the right answer, and prints its own. It runs as the user does, with their
 * environment: it is theirs. Since it may call paid services, its answers are kept like any other.
 */
public final class CommandRespondent implements Respondent {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MAX_OUTPUT = 8 << 20;
  private static final int MAX_PROCESSES = 256;

  private final ArmPlan.Command plan;
  private final Path folder;
  private final List<String> hashes;
  private final Optional<String> expected;
  private final Journal journal;
  private final int width;

  /**
   * An arm.
   *
   * @param hashes of the files its command names: another program gives other answers
   * @param expected the field of the right answer, which it does not see
   */
  public CommandRespondent(
      ArmPlan.Command plan,
      Path folder,
      List<String> hashes,
      Optional<String> expected,
      Journal journal,
      int width) {
    this.plan = plan;
    this.folder = folder;
    this.hashes = List.copyOf(hashes);
    this.expected = expected;
    this.journal = journal;
    this.width = width;
  }

  @Override
  public String lane() {
    return "command " + plan.name();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public Answer answer(Case of, int repeat) throws InterruptedException {
    String asked = json(of, repeat);
    List<String> parts = new ArrayList<>(List.of("command", asked));
    parts.addAll(plan.command());
    parts.addAll(hashes);
    String key = CallKey.of(parts);
    Optional<Answer> kept = journal.answer(key).filter(a -> a.outcome() instanceof Answer.Said);
    if (kept.isPresent()) {
      return kept.get();
    }
    journal.calling();
    long began = System.nanoTime();
    Answer answer =
        new Answer(
            key,
            plan.name(),
            run(asked),
            Optional.empty(),
            Optional.empty(),
            (System.nanoTime() - began) / 1e9,
            1);
    journal.keep(answer);
    return answer;
  }

  private String json(Case of, int repeat) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", of.id());
    node.put("repeat", repeat);
    of.fields()
        .forEach((name, text) -> {
          if (expected.filter(name::equals).isEmpty()) {
            node.put(name, text);
          }
        });
    return JSON.writeValueAsString(node);
  }

  private Answer.Outcome run(String asked) throws InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(plan.command()).directory(folder.toFile());
    try {
      Outcome outcome =
          new BoundedProcess(builder, plan.timeout(), MAX_PROCESSES, MAX_OUTPUT).run(asked + "\n");
      return outcome.isSuccess()
          ? new Answer.Said(outcome.out().strip(), ChatReply.Finish.STOP, plan.name())
          : new Answer.Failed(CallException.Kind.UNREADABLE, outcome.inWords());
    } catch (IOException e) {
      return new Answer.Failed(
          CallException.Kind.UNREACHABLE, "the command could not be started: " + e.getMessage());
    }
  }
}
