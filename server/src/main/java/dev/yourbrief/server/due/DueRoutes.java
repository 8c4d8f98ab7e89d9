package dev.yourbrief.server.due;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.register.recheck.DueItem;
import dev.yourbrief.register.recheck.Outbox;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.DuePage;
import dev.yourbrief.server.page.Pages;
import dev.yourbrief.server.page.Shell;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The due list: read it, mark things as done, subscribe to it, send reminders again. */
public final class DueRoutes {

  private static final String PAGE = "/due";
  private static final int LONGEST_NOTE = 500;

  private final Register register;
  private final Settings settings;
  private final Outbox outbox;

  public DueRoutes(Register register, Settings settings) {
    this.register = register;
    this.settings = settings;
    this.outbox = new Outbox(register.store());
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PAGE, Role.VIEWER, call -> page(call, Optional.empty())),
        Route.post("/due/taken", Role.EDITOR, this::taken),
        Route.post("/due/again", Role.EDITOR, this::again),
        Route.post("/due/calendar", Role.VIEWER, this::renew),
        Route.post("/due/calendar/revoke", Role.VIEWER, this::revoke));
  }

  private Reply page(Call call, Optional<DuePage.Address> address) {
    Shell shell = Shell.of(call, "Due", "due");
    DuePage page =
        new DuePage(
            said(call).map(shell::saying).orElse(shell),
            DueWords.groups(register.due().on(register.today()), register.today()),
            DueWords.troubled(outbox.troubled(), register),
            DueWords.tells(settings),
            register.calendar().isThere(call.who().actor()),
            address);
    return Reply.html(Pages.render("due.jte", page));
  }

  /** What to tell whoever was sent here by a form. */
  private static Optional<String> said(Call call) {
    return switch (call.query("said")) {
      case "taken" -> Optional.of("Marked as done.");
      case "again" -> Optional.of("It is sent again within a few minutes.");
      case "revoked" -> Optional.of("Your calendar's address shows nothing any more.");
      default -> Optional.empty();
    };
  }

  private Reply taken(Call call) {
    String decision = call.field("decision");
    LocalDate due = day(call.field("due"));
    String note = call.field("note");
    boolean isThere =
        register.due().all().stream()
            .filter(DueItem::canBeTaken)
            .anyMatch(item ->
                item.decision().equals(decision)
                    && item.id().equals(call.field("id"))
                    && item.due().equals(due));
    if (isThere) {
      register
          .rechecks()
          .take(
              decision,
              call.field("id"),
              due,
              note.substring(0, Math.min(LONGEST_NOTE, note.length())),
              call.who().actor());
    }
    // Somebody else may have been quicker: then it is done as well.
    return Reply.goTo("/due?said=taken");
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new InputException(
          Problem.of(Location.of("due"), "'" + text + "' is no day", "Load the page again"));
    }
  }

  private Reply again(Call call) {
    if (!outbox.again(call.field("id"), call.who().actor())) {
      throw new Missing("There is no such reminder to be sent again.");
    }
    return Reply.goTo("/due?said=again");
  }

  private Reply renew(Call call) {
    String secret = register.calendar().renew(call.who().actor());
    String start =
        settings
            .address()
            .map(address -> address.toString().replaceAll("/+$", ""))
            .orElse(call.origin());
    String web = start + CalendarRoutes.path(secret);
    // Shown on the page itself, once: an address would keep it in the browser's history.
    return page(
        call, Optional.of(new DuePage.Address(web, web.replaceFirst("^https?:", "webcal:"))));
  }

  private Reply revoke(Call call) {
    register.calendar().revoke(call.who().actor());
    return Reply.goTo("/due?said=revoked");
  }
}
