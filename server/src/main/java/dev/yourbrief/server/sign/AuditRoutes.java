package dev.yourbrief.server.sign;

import dev.yourbrief.register.Audit;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.AuditPage;
import dev.yourbrief.server.page.Pages;
import dev.yourbrief.server.page.Shell;
import java.util.List;
import java.util.Optional;

/** Who did what, page by page. */
final class AuditRoutes {

  private static final int LINES = 100;

  private final Register register;

  AuditRoutes(Register register) {
    this.register = register;
  }

  List<Route> routes() {
    return List.of(Route.get("/audit", Role.ADMIN, this::show));
  }

  private Reply show(Call call) {
    Optional<String> before = Optional.of(call.query("before")).filter(b -> !b.isEmpty());
    List<Audit.Entry> some = register.audit().page(before, LINES + 1);
    List<Audit.Entry> shown = some.subList(0, Math.min(LINES, some.size()));
    return Reply.html(
        Pages.render(
            "audit.jte",
            new AuditPage(
                Shell.of(call, "Who did what", "people").asWide(),
                shown.stream().map(Audit.Entry::line).toList(),
                before.isPresent(),
                some.size() > LINES ? Optional.of(shown.getLast().id()) : Optional.empty())));
  }
}
