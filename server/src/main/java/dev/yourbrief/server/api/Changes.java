package dev.yourbrief.server.api;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.diff.BriefDiff;
import dev.yourbrief.publish.diff.DiffMarkdown;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What changed between two briefs, as JSON: what a program acts on, and all of it in words. */
public final class Changes {

  private Changes() {}

  /** The changes. */
  public static ObjectNode of(BriefDiff diff) {
    ObjectNode json =
        Shapes.object()
            .put("changed", !diff.isEmpty())
            .put("changes", diff.changes().size())
            .put("verdictBefore", diff.old().bottomLine().option())
            .put("verdictNow", diff.now().bottomLine().option());
    Map<String, String> before = states(diff.old());
    Map<String, String> now = states(diff.now());
    ArrayNode bars = json.putArray("bars");
    now.forEach((id, state) -> {
      String was = before.getOrDefault(id, "");
      if (!was.equals(state)) {
        ObjectNode bar = bars.addObject().put("id", id).put("now", state);
        if (!was.isEmpty()) {
          bar.put("before", was);
        }
      }
    });
    return json.put("markdown", DiffMarkdown.of(diff));
  }

  private static Map<String, String> states(Brief brief) {
    return brief.criteria().stream()
        .collect(
            Collectors.toMap(
                Brief.Bar::id,
                bar -> bar.state().name().toLowerCase(Locale.ROOT),
                (a, _) -> a,
                java.util.LinkedHashMap::new));
  }
}
