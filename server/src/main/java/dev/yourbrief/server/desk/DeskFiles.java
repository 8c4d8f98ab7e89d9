package dev.yourbrief.server.desk;

import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.playbook.Decision;
import dev.yourbrief.playbook.DecisionEdit;
import dev.yourbrief.playbook.Input;
import dev.yourbrief.playbook.Playbook;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.decision.Decisions.State;
import dev.yourbrief.register.decision.FilePath;
import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.store.Content;
import dev.yourbrief.server.http.Missing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The files of decisions, and the answers in their forms. */
public final class DeskFiles {

  private static final int MOST_FILES = 500;
  private static final long MOST_BYTES = 4L << 30;
  private static final int MOST_TEXT = 4 << 20;
  private static final String BILLS = "bills/";

  private final Register register;

  DeskFiles(Register register) {
    this.register = register;
  }

  /** A file that somebody brought: the name it came with, and its bytes, kept already. */
  public record Brought(String name, Content content) {}

  State open(String id) {
    return register
        .decisions()
        .state(id)
        .orElseThrow(() -> new Missing("There is no decision '" + id + "'."));
  }

  /** Puts a file, over the one that is there. */
  public State put(String id, String path, Content content, Actor by, Guard guard) {
    FilePath.check(path);
    if (path.equals(Decision.FILE)) {
      Yaml.parse(text(content, path), path).asMap();
    }
    return change(id, by, "file.put", path, guard, tree -> tree.with(path, content));
  }

  /**
   * Adds bills. A name that another bill has gets a number; the same bytes under the same name are
   * there already.
   */
  public State addBills(String id, List<Brought> bills, Actor by) {
    String names = String.join(", ", bills.stream().map(b -> FilePath.name(b.name())).toList());
    return change(
        id,
        by,
        "bill.added",
        names.substring(0, Math.min(500, names.length())),
        Guard.NONE,
        tree -> {
          Tree changed = tree;
          for (Brought bill : bills) {
            changed = changed.with(billPath(changed, bill), bill.content());
          }
          return changed;
        });
  }

  /** Where a bill is put. */
  private static String billPath(Tree tree, Brought bill) {
    String name = FilePath.name(bill.name());
    int dot = name.indexOf('.', 1);
    String stem = dot < 0 ? name : name.substring(0, dot);
    String ending = dot < 0 ? "" : name.substring(dot);
    String path = BILLS + name;
    for (int n = 2; tree.file(path).filter(f -> !f.equals(bill.content())).isPresent(); n++) {
      path = BILLS + stem + "-" + n + ending;
    }
    return path;
  }

  /** Removes a file; the form itself stays. */
  public State remove(String id, String path, Actor by, Guard guard) {
    if (path.equals(Decision.FILE)) {
      throw new InputException(
          Problem.of(
              Location.of(path),
              "a decision cannot be without this file",
              "Archive the decision if it is not needed any more"));
    }
    return change(
        id,
        by,
        "file.removed",
        path,
        guard,
        tree -> {
          if (tree.file(path).isEmpty()) {
            throw new Missing("There is no file '" + path + "'.");
          }
          return tree.without(path);
        });
  }

  /** The form as it stands. */
  public Sheet sheet(Tree tree) {
    return Sheet.of(
        tree.file(Decision.FILE).map(file -> text(file, Decision.FILE)).orElse(""),
        name ->
            tree.file(name.value())
                .map(file -> text(file, name.value()))
                .orElseThrow(() -> noPlaybook(name)));
  }

  private static InputException noPlaybook(YamlText name) {
    return name.problem(
        "there is no file '" + name.value() + "' in this decision",
        "Put the playbook's file there, or name a playbook that comes with the program");
  }

  /**
   * Answers questions: all of them, or none if one does not fit. An answer that says what was said
   * already leaves it to whoever said it first.
   *
   * @param answers by question, each as a person writes it; blank takes the answer away
   * @throws InputException naming every answer that does not fit
   */
  public State answer(String id, Map<String, String> answers, Actor by, Guard guard) {
    String names = String.join(", ", new TreeMap<>(answers).keySet());
    return edit(
        id,
        by,
        "answers.given",
        names.substring(0, Math.min(500, names.length())),
        guard,
        sheet -> answered(sheet, answers, by));
  }

  private String answered(Sheet sheet, Map<String, String> answers, Actor by) {
    List<Problem> problems = new ArrayList<>();
    String text = sheet.text();
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      Sheet.Asked asked = sheet.asked(answer.getKey()).orElse(null);
      if (asked == null) {
        problems.add(unknown(sheet.playbook(), answer.getKey()));
      } else if (!asked.value().strip().equals(answer.getValue().strip())) {
        try {
          text =
              DecisionEdit.answer(
                  text, asked.input(), answer.getValue(), by.name(), register.today());
        } catch (InputException e) {
          problems.addAll(e.problems());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return text;
  }

  /** Every one of these must be a question of the decision. */
  static void mustBeAsked(Playbook playbook, Collection<String> names) {
    List<Problem> problems =
        names.stream()
            .filter(name -> playbook.input(name).isEmpty())
            .map(name -> unknown(playbook, name))
            .toList();
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  private static Problem unknown(Playbook playbook, String input) {
    return Problem.of(
        Location.of(input),
        "there is no such question",
        Closest.to(input, playbook.inputs().stream().map(Input::id).toList())
            .map(known -> "Did you mean '" + known + "'?")
            .orElse("Look at the questions of this decision"));
  }

  /** Gives a decision another title. */
  public State retitle(String id, String title, Actor by, Guard guard) {
    String line = Desk.line("title", title, 200);
    if (line.isEmpty()) {
      throw new InputException(
          Problem.of(Location.of("title"), "there is no title", "Say the decision in one line"));
    }
    return edit(
        id,
        by,
        "decision.titled",
        line,
        guard,
        sheet -> DecisionEdit.line(sheet.text(), "title", line));
  }

  /** Says who holds a role; blank: nobody by name. */
  public State role(String id, String role, String who, Actor by, Guard guard) {
    String line = Desk.line(role, who, 200);
    return edit(
        id,
        by,
        "decision.role",
        role + ": " + line,
        guard,
        sheet -> {
          if (!sheet.roles().containsKey(role)) {
            throw new InputException(
                Problem.of(
                    Location.of(role),
                    "there is no role '" + role + "'",
                    "There are: " + String.join(", ", sheet.roles().keySet())));
          }
          return DecisionEdit.role(sheet.text(), role, line);
        });
  }

  /** Changes the form's text, as it is when the change is made. */
  private State edit(String id, Actor by, String action, String detail, Guard guard, Edit edit) {
    return change(
        id,
        by,
        action,
        detail,
        guard,
        tree -> {
          Sheet sheet = sheet(tree);
          String changed = edit.of(sheet);
          return changed.equals(sheet.text())
              ? tree
              : tree.with(
                  Decision.FILE, register.contents().put(changed.getBytes(StandardCharsets.UTF_8)));
        });
  }

  /** From a form to its text, changed. */
  @FunctionalInterface
  private interface Edit {
    String of(Sheet sheet);
  }

  private State change(
      String id, Actor by, String action, String detail, Guard guard, UnaryOperator<Tree> change) {
    open(id);
    return register
        .decisions()
        .change(
            id,
            by,
            action,
            detail,
            tree -> {
              guard.check(tree);
              return bounded(change.apply(tree));
            });
  }

  private static Tree bounded(Tree tree) {
    if (tree.files().size() > MOST_FILES || tree.size() > MOST_BYTES) {
      throw new InputException(
          Problem.of(
              Location.of("files"),
              "a decision holds at most " + MOST_FILES + " files and 4 GiB",
              "Leave out what the brief does not rest on"));
    }
    return tree;
  }

  /** A file's text. */
  String text(Content file, String path) {
    if (file.size() > MOST_TEXT) {
      throw new InputException(
          Problem.of(Location.of(path), "this is larger than a form is", "Put its right file"));
    }
    return new String(register.contents().bytes(file.sha256()), StandardCharsets.UTF_8);
  }
}
