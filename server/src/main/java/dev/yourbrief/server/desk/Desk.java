package dev.yourbrief.server.desk;

import dev.yourbrief.bill.Progress;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.CrossoverAnswer;
import dev.yourbrief.playbook.DecisionEdit;
import dev.yourbrief.playbook.DecisionTemplate;
import dev.yourbrief.playbook.Evaluation;
import dev.yourbrief.playbook.Playbook;
import dev.yourbrief.playbook.PlaybookReader;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.diff.BriefDiff;
import dev.yourbrief.publish.json.BriefJson;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.register.decision.Decisions;
import dev.yourbrief.register.decision.Decisions.State;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.work.Draft;
import dev.yourbrief.server.http.Missing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where decisions are worked on. What is not there is {@link Missing}. */
public final class Desk {

  /** The name of a decision's brief as its files stand, beside the names of its versions. */
  public static final String DRAFT = "draft";

  private static final int MOST_OF_A_TITLE = 200;
  private static final int MOST_OF_A_NOTE = 2000;

  private final Register register;
  private final DeskFiles files;

  public Desk(Register register) {
    this.register = register;
    this.files = new DeskFiles(register);
  }

  public Register register() {
    return register;
  }

  /** Its files: put, remove, answers. */
  public DeskFiles files() {
    return files;
  }

  /** The kinds of decision that come with this program. */
  public static List<Playbook> playbooks() {
    return PlaybookReader.BUNDLED.stream()
        .map(id -> PlaybookReader.bundled(id, Location.of("playbook")))
        .toList();
  }

  /**
   * Begins a decision: its form, with nothing answered.
   *
   * @param playbook the id of the kind of decision
   * @param title the decision in a line; blank: the playbook's name
   * @param approver who decides, by name; blank: the role's
   * @throws InputException naming what is wrong with these
   */
  public DecisionEntry create(Actor by, String playbook, String title, String approver) {
    Playbook kind = PlaybookReader.bundled(playbook, Location.of("playbook"));
    String named = title.isBlank() ? kind.name() : line("title", title, MOST_OF_A_TITLE);
    String decider = line("approver", approver, MOST_OF_A_TITLE);
    return register
        .decisions()
        .create(
            by,
            Decisions.idOf(named),
            named,
            kind.id(),
            id -> {
              String text = DecisionTemplate.of(kind);
              text = DecisionEdit.line(text, "title", named);
              text = DecisionEdit.line(text, "id", id);
              text = DecisionEdit.line(text, "answeredBy", by.name());
              Optional<String> role = approverRole(kind).filter(_ -> !decider.isEmpty());
              return role.isPresent() ? DecisionEdit.role(text, role.get(), decider) : text;
            });
  }

  /** The role of a playbook that decides. */
  public static Optional<String> approverRole(Playbook playbook) {
    return playbook.duties().entrySet().stream()
        .filter(duty -> duty.getValue() == Brief.Duty.APPROVER)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** A text on one line, if it is not too long. */
  static String line(String where, String text, int most) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() > most) {
      throw new InputException(
          Problem.of(
              Location.of(where), "this is longer than " + most + " characters", "Put it shorter"));
    }
    return line;
  }

  /** A decision and its files. */
  public State open(String id) {
    return files.open(id);
  }

  /** A decision worked through as its files stand. */
  public Draft draft(String id) {
    return draft(id, Progress.SILENT);
  }

  /** The same, telling how far the reading of its bills is. */
  public Draft draft(String id, Progress progress) {
    return register.workbench().draft(open(id).tree(), register.today(), progress);
  }

  /**
   * Asks about the crossover of a decision as its files stand.
   *
   * @param whatIf other answers, by question: nothing is written down
   * @param question what to make of it; it must not keep the evaluation
   * @throws InputException if an answer does not fit, or the playbook has no crossover
   */
  public <T> T crossover(String id, Map<String, String> whatIf, Crossing<T> question) {
    Draft draft = draft(id);
    return draft
        .ask(evaluation -> {
          DeskFiles.mustBeAsked(evaluation.decision().playbook(), whatIf.keySet());
          Evaluation changed = evaluation.whatIf(whatIf);
          return question.of(changed, CrossoverAnswer.of(changed));
        });
  }

  /** Makes something of a crossover, or of what it lacks. */
  @FunctionalInterface
  public interface Crossing<T> {
    T of(Evaluation evaluation, CrossoverAnswer answer);
  }

  /** Saves a decision's brief as its files stand; the version there is, if nothing changed. */
  public VersionEntry save(String id, Actor by, String note) {
    Draft draft = draft(id);
    return register
        .versions()
        .save(id, draft.tree(), draft.brief(), by, line("note", note, MOST_OF_A_NOTE));
  }

  /**
   * A version.
   *
   * @param name its number, its hash, or twelve letters of it or more
   */
  public VersionEntry version(String id, String name) {
    return register
        .versions()
        .find(id, name)
        .orElseThrow(() -> new Missing("There is no version '" + name + "' of this decision."));
  }

  /**
   * A brief.
   *
   * @param name {@link #DRAFT}, or a version's name
   */
  public Brief brief(String id, String name) {
    return name.equals(DRAFT) ? draft(id).brief() : register.versions().brief(version(id, name));
  }

  /**
   * Signs a version off, in the role that approves.
   *
   * @throws Conflict if somebody else approves this decision, or did
   */
  public VersionEntry signOff(String id, String name, Actor by, String note) {
    VersionEntry version = version(id, name);
    String role =
        register.versions().brief(version).roles().stream()
            .filter(r -> r.duty() == Brief.Duty.APPROVER)
            .map(Brief.Role::id)
            .findFirst()
            .orElse("");
    register.versions().signOff(version, by, role, line("note", note, MOST_OF_A_NOTE));
    return version(id, name);
  }

  /**
   * What changed between two briefs.
   *
   * @param old {@link #DRAFT}, or a version's name; so is {@code now}
   */
  public BriefDiff compare(String id, String old, String now) {
    return BriefDiff.of(brief(id, old), brief(id, now));
  }

  /** Computes a version again from the files it was saved with. */
  public Verification verify(String id, String name) {
    VersionEntry version = version(id, name);
    Brief saved = register.versions().brief(version);
    Draft again = register.workbench().again(register.versions().tree(version), saved);
    boolean same = BriefJson.write(again.brief()).equals(register.versions().json(version));
    return new Verification(
        version,
        same,
        again.worked().inputs().size(),
        saved.figures().size(),
        same ? Optional.empty() : Optional.of(BriefDiff.of(saved, again.brief())));
  }
}
