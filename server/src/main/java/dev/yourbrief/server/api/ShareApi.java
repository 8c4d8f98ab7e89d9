package dev.yourbrief.server.api;

import static dev.yourbrief.register.people.Role.EDITOR;
import static dev.yourbrief.register.people.Role.VIEWER;

import dev.yourbrief.register.decision.Shares.Share;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import java.util.List;

/** Links at which one version can be read without an account. */
final class ShareApi {

  /** Where the page of such a link is, before its secret. */
  static final String PAGE = "/shared/";

  private final Desk desk;
  private final Once once;

  ShareApi(Desk desk, Once once) {
    this.desk = desk;
    this.once = once;
  }

  List<Route> routes() {
    return List.of(
        Route.api("GET", Api.DECISION + "/shares", VIEWER, this::list),
        Route.api(
            "POST",
            Api.DECISION + "/shares",
            EDITOR,
            call -> once.ofSecret(call, () -> create(call))),
        Route.api("DELETE", Api.DECISION + "/shares/{share}", EDITOR, this::revoke));
  }

  private Reply list(Call call) {
    desk.open(call.at("decision"));
    return Reply.json(
        200,
        Paging.of(call)
            .of("shares", desk.register().shares().list(call.at("decision")), Shapes::of));
  }

  private Reply create(Call call) {
    Given given = Given.of(call, "version");
    String id = call.at("decision");
    desk.open(id);
    VersionEntry version = desk.version(id, given.need("version"));
    String secret = desk.register().shares().create(version, call.who().actor());
    return Reply.json(
        201,
        Shapes.object()
            .put("version", version.sha256())
            .put("secret", secret)
            .put("url", call.origin() + PAGE + secret));
  }

  private Reply revoke(Call call) {
    String id = call.at("decision");
    desk.open(id);
    String share = call.at("share");
    if (desk.register().shares().list(id).stream().map(Share::id).noneMatch(share::equals)) {
      throw new Missing("There is no such link.");
    }
    desk.register().shares().revoke(id, share, call.who().actor());
    return Reply.empty();
  }
}
