package dev.yourbrief.server.web;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Page;
import dev.yourbrief.register.decision.Decisions.State;
import dev.yourbrief.register.decision.Predictions;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.people.Person;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.desk.Sheet;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.page.DecisionPage;
import dev.yourbrief.server.page.DecisionPage.RoleRow;
import dev.yourbrief.server.page.DecisionPage.Trigger;
import dev.yourbrief.server.page.Shell;
import java.util.List;
import java.util.Optional;

/** A decision's own page, put together. */
record DecisionWords(Desk desk) {

  private static final int HISTORY = 100;

  DecisionPage page(Call call, State state, Optional<String> made) {
    String id = state.entry().id();
    List<VersionEntry> versions = desk.register().versions().list(id);
    List<Predictions.Prediction> predictions = desk.register().predictions().list(id);
    return new DecisionPage(
        Shell.of(call, state.entry().title(), "decisions"),
        Web.flow(state.entry(), ""),
        state.entry(),
        versions,
        roles(state),
        versions.stream().findFirst().map(this::fired).orElse(List.of()),
        desk.register().escalations().list(id),
        predictions,
        Predictions.brier(predictions).map(Object::toString),
        desk.register().shares().list(id),
        made,
        people(),
        desk.register().audit().newest(Optional.of(id), HISTORY),
        desk.register().today().toString());
  }

  /** Those who are let in. */
  List<DecisionPage.Person> people() {
    return desk.register().accounts().people().list().stream()
        .filter(Person::active)
        .map(person -> new DecisionPage.Person(person.id(), person.name()))
        .toList();
  }

  private List<RoleRow> roles(State state) {
    try {
      Sheet sheet = desk.files().sheet(state.tree());
      return sheet.roles().entrySet().stream()
          .map(role ->
              new RoleRow(
                  role.getKey(),
                  capital(role.getKey()),
                  duty(sheet.playbook().duties().getOrDefault(role.getKey(), Brief.Duty.INFORMED)),
                  role.getValue()))
          .toList();
    } catch (InputException e) {
      // The form cannot be read; its own page says so.
      return List.of();
    }
  }

  private static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String duty(Brief.Duty duty) {
    return switch (duty) {
      case DRIVER -> "drives it";
      case APPROVER -> "approves: one person";
      case CONTRIBUTOR -> "is asked before";
      case INFORMED -> "is told after";
    };
  }

  /** The triggers of a version that fired, or that nobody could tell. */
  List<Trigger> fired(VersionEntry version) {
    Brief brief = desk.register().versions().brief(version);
    Page page = new Page(brief);
    return brief.escalation().stream()
        .filter(t -> t.state() != Brief.TriggerState.NOT_FIRED)
        .map(t -> new Trigger(t.id(), page.plain(t.what()), page.plain(t.whom())))
        .toList();
  }
}
