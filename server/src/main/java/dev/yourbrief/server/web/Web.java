package dev.yourbrief.server.web;

import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All pages about decisions. */
public final class Web {

  private Web() {}

  /** Every route of them. */
  public static List<Route> routes(Desk desk) {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new DecisionRoutes(desk).routes());
    routes.addAll(new BillRoutes(desk).routes());
    routes.addAll(new QuestionRoutes(desk).routes());
    routes.addAll(new CrossoverRoutes(desk).routes());
    routes.addAll(new BriefRoutes(desk).routes());
    routes.addAll(new RecordRoutes(desk).routes());
    routes.addAll(new ShareRoutes(desk).routes());
    return routes;
  }

  /** The steps of a decision, and where somebody is among them. */
  static Flow flow(DecisionEntry entry, String current) {
    return new Flow(
        entry.id(),
        entry.title(),
        current,
        List.of(
            new Flow.Step("bills", "Bills", ""),
            new Flow.Step("questions", "Questions", ""),
            new Flow.Step("crossover", "Crossover", ""),
            new Flow.Step("brief", "Brief", "")));
  }

  static final Role READS = Role.VIEWER;
  static final Role EDITS = Role.EDITOR;

  /**
   * Whose name a form is sent in: an account's own; where there are none, the one that was typed.
   */
  static dev.yourbrief.register.Actor actor(dev.yourbrief.server.http.Call call, String field) {
    Optional<String> account = call.who().actor().person();
    String typed = call.field(field);
    return account.isPresent() || typed.isEmpty()
        ? call.who().actor()
        : dev.yourbrief.register.Actor.named(
            typed.substring(0, Math.min(100, typed.length())).replaceAll("\\s+", " "));
  }
}
