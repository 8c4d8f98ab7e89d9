package dev.yourbrief.server;

import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Faults;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import dev.yourbrief.server.page.FaultPage;
import dev.yourbrief.server.page.Pages;
import dev.yourbrief.server.page.Shell;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Says to people by a page, to programs by a problem document (RFC 9457), what went wrong. */
final class SaidFaults implements Faults {

  @Override
  public Reply say(Route.Kind kind, Call call, int status, String title, List<Problem> problems) {
    if (kind == Route.Kind.JSON) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("status", status).put("title", title);
      if (!problems.isEmpty()) {
        ArrayNode list = json.putArray("problems");
        problems.forEach(problem -> list.add(json(problem)));
      }
      return Reply.json(status, json).as("application/problem+json");
    }
    return Reply.html(
        status,
        Pages.render(
            "fault.jte", new FaultPage(Shell.of(call, title, ""), status, title, problems)));
  }

  private static ObjectNode json(Problem problem) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("where", problem.where().toString())
        .put("what", problem.what())
        .put("fix", problem.fix());
  }
}
