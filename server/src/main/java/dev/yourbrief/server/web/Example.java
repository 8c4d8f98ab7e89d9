package dev.yourbrief.server.web;

import dev.yourbrief.playbook.Decision;
import dev.yourbrief.playbook.DecisionEdit;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.register.decision.Decisions;
import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.store.Contents;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Assets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** The first of the examples, with invented bills, to look at before one brings one's own. */
final class Example {

  private static final String TITLE = "Example: should we train our own support model?";

  private static final List<String> FILES =
      List.of(
          "bills/aws_focus_1.2_2026-08_2026-11.csv",
          "bills/claude_api_cost_2026-08-24_to_2026-11-21.csv",
          "bills/claude_api_tokens_2026-08-24_to_2026-11-21.csv",
          "bills/openai_completions_usage_2026-08-24_2026-10-22.csv",
          "bills/openai_completions_usage_2026-10-10_2026-11-21.csv",
          "bills/openai_cost_2026-08-24_2026-10-22.csv",
          "bills/openai_cost_2026-10-10_2026-11-21.csv");

  private Example() {}

  /** Files it; once more under another id if it is there already. */
  static DecisionEntry add(Desk desk, Actor by) {
    Contents contents = desk.register().contents();
    Tree tree = new Tree(new TreeMap<>());
    for (String name : FILES) {
      tree =
          tree.with(
              name,
              contents.put(
                  Assets.resource(Example.class, "example/" + name)
                      .getBytes(StandardCharsets.UTF_8)));
    }
    Tree files = tree;
    String text =
        DecisionEdit.line(
            Assets.resource(Example.class, "example/" + Decision.FILE), "title", TITLE);
    DecisionEntry entry =
        desk.register()
            .decisions()
            .create(
                by,
                Decisions.idOf(TITLE),
                TITLE,
                "ai-build-or-wrap",
                id ->
                    // It speaks from the day it is, as a decision of one's own does.
                    DecisionEdit.line(DecisionEdit.line(text, "id", id), "asOf", ""));
    desk.register()
        .decisions()
        .change(
            entry.id(),
            by,
            "bill.added",
            "the example's",
            now -> {
              Tree all = now;
              for (String path : files.files().keySet()) {
                if (!path.equals(Decision.FILE)) {
                  all = all.with(path, files.file(path).orElseThrow());
                }
              }
              return all;
            });
    return entry;
  }
}
