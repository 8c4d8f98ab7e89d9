package dev.yourbrief.server.web;

import static dev.yourbrief.server.web.Web.EDITS;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.register.decision.Decisions.State;
import dev.yourbrief.register.decision.Shares;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.http.Who;
import dev.yourbrief.server.page.HostedBar;
import dev.yourbrief.server.page.Pages;
import dev.yourbrief.server.page.Shell;
import java.util.List;
import java.util.Optional;

/** Links that show one version to whoever has them. */
final class ShareRoutes {

  private final Desk desk;

  ShareRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/decisions/{id}/shares", EDITS, this::make),
        Route.post("/decisions/{id}/shares/{share}/revoke", EDITS, this::revoke),
        Route.open("GET", "/shared/{secret}", this::show),
        Route.open("GET", "/shared/{secret}/{form}", this::take));
  }

  private Reply make(Call call) {
    State state = desk.open(call.at("id"));
    VersionEntry version = desk.version(state.entry().id(), call.field("version"));
    String secret = desk.register().shares().create(version, call.who().actor());
    // Shown on the page itself, once: an address would keep it in the browser's history.
    return Reply.html(
        Pages.render(
            "decision.jte",
            new DecisionWords(desk)
                .page(call, state, Optional.of(call.origin() + "/shared/" + secret))));
  }

  private Reply revoke(Call call) {
    desk.open(call.at("id"));
    desk.register().shares().revoke(call.at("id"), call.at("share"), call.who().actor());
    return Reply.goTo("/decisions/" + call.at("id") + "#shares");
  }

  private VersionEntry version(Call call) {
    Shares.Shown shown =
        desk.register()
            .shares()
            .find(call.at("secret"))
            .orElseThrow(
                () -> new Missing("This link shows nothing: it was taken back, or is not whole."));
    return desk.version(shown.decision(), shown.version());
  }

  private Reply show(Call call) {
    VersionEntry version = version(call);
    Brief brief = desk.register().versions().brief(version);
    HostedBar bar =
        new HostedBar(
            new Shell("Shared brief", "", Who.NOBODY, false, Optional.empty()),
            Optional.empty(),
            Optional.of(version),
            "/shared/" + call.at("secret") + "/",
            List.of());
    // Who follows a link in the brief must not hand this address on.
    return BriefRoutes.page(brief, bar).with("referrer-policy", "no-referrer");
  }

  private Reply take(Call call) {
    VersionEntry version = version(call);
    return BriefRoutes.as(
            desk,
            desk.register().versions().brief(version),
            call.at("form"),
            String.valueOf(version.number()))
        .with("referrer-policy", "no-referrer");
  }
}
