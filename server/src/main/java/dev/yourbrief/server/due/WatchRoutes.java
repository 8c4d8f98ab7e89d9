package dev.yourbrief.server.due;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.register.recheck.Findings;
import dev.yourbrief.register.recheck.Followed;
import dev.yourbrief.register.recheck.Watch;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.Pages;
import dev.yourbrief.server.page.Shell;
import dev.yourbrief.server.page.WatchPage;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What moved since a version was saved, and the folders whose files come in by themselves. */
public final class WatchRoutes {

  private final Register register;
  private final Findings findings;
  private final Followed followed;
  private final Watch watch;

  public WatchRoutes(Register register, Settings settings) {
    this.register = register;
    this.findings = new Findings(register.store());
    this.followed = new Followed(register.store(), settings.follow());
    this.watch = new Watch(register, followed);
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/decisions/{id}/watch", Role.VIEWER, this::page),
        Route.post("/decisions/{id}/watch/look", Role.EDITOR, this::look),
        Route.post("/decisions/{id}/watch/follow", Role.EDITOR, this::follow),
        Route.post("/decisions/{id}/watch/leave", Role.EDITOR, this::leave));
  }

  private DecisionEntry decision(Call call) {
    return register
        .decisions()
        .find(call.at("id"))
        .orElseThrow(() -> new Missing("There is no decision of this name."));
  }

  private Reply page(Call call) {
    DecisionEntry decision = decision(call);
    List<VersionEntry> versions = register.versions().list(decision.id());
    Optional<VersionEntry> newest = versions.stream().findFirst();
    Map<String, VersionEntry> byName =
        versions.stream().collect(Collectors.toMap(VersionEntry::sha256, Function.identity()));
    Shell shell = Shell.of(call, "What moved", "decisions");
    WatchPage page =
        new WatchPage(
            said(call).map(shell::saying).orElse(shell),
            decision.id(),
            decision.title(),
            newest,
            findings.list(decision.id()).stream().map(f -> row(f, byName, newest)).toList(),
            followed.list(decision.id()),
            followed.roots().stream().map(Path::toString).toList());
    return Reply.html(Pages.render("watch.jte", page));
  }

  private static Optional<String> said(Call call) {
    return switch (call.query("said")) {
      case "moved" -> Optional.of("Something moved: see below.");
      case "same" -> Optional.of("Nothing new: it comes out as it did.");
      case "followed" -> Optional.of("Its files come in within a few minutes.");
      case "left" -> Optional.of("No more files come from there. Those that came stay.");
      default -> Optional.empty();
    };
  }

  private static WatchPage.Row row(
      Findings.Finding finding, Map<String, VersionEntry> versions, Optional<VersionEntry> newest) {
    VersionEntry base = versions.get(finding.base());
    return new WatchPage.Row(
        finding,
        base == null ? "an older version" : "version " + base.number(),
        newest.filter(n -> n.sha256().equals(finding.base())).isPresent());
  }

  private Reply look(Call call) {
    boolean isNew =
        watch.look(decision(call).id(), register.today()).filter(Watch.Look::isNew).isPresent();
    return back(call, isNew ? "moved" : "same");
  }

  private Reply follow(Call call) {
    followed.add(decision(call).id(), call.field("folder"), call.field("into"), call.who().actor());
    return back(call, "followed");
  }

  private Reply leave(Call call) {
    try {
      followed.remove(decision(call).id(), Path.of(call.field("folder")), call.who().actor());
    } catch (InvalidPathException e) {
      throw new Missing("There is no such folder.");
    }
    return back(call, "left");
  }

  private static Reply back(Call call, String said) {
    return Reply.goTo("/decisions/" + call.at("id") + "/watch?said=" + said);
  }
}
