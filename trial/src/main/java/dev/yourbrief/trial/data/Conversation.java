package dev.yourbrief.trial.data;

import dev.yourbrief.trial.file.Flat;
import dev.yourbrief.trial.file.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Conversations in the shape of OpenAI: a list of {@code {role, content}}. In a fine-tuning file
 * they stand under {@code messages} and end with the answer wanted; in a sample of OpenAI evals
 * under {@code input}, and the answer under {@code ideal}.
 */
final class Conversation {

  private Conversation() {}

  static boolean isOne(Tree turns) {
    return !turns.items().isEmpty()
        && turns.items().stream().allMatch(turn -> turn.get("role").string().isPresent());
  }

  static Map<String, String> fineTuning(Tree row) {
    List<Tree> turns = row.get("messages").items();
    int last = turns.size() - 1;
    while (last >= 0 && !role(turns.get(last)).equals("assistant")) {
      last--;
    }
    Map<String, String> fields =
        asked(last < 0 ? turns : turns.subList(0, last), last >= 0 && last < turns.size() - 1);
    if (last >= 0) {
      fields.put("expected", said(turns.get(last)));
    }
    return others(row, "messages", fields);
  }

  static Map<String, String> sample(Tree row) {
    Map<String, String> fields = asked(row.get("input").items(), false);
    row.get("ideal").text().ifPresent(ideal -> fields.put("expected", ideal));
    Map<String, Tree> rest = new LinkedHashMap<>(row.entries());
    rest.remove("ideal");
    return others(new Tree.Node(rest, 0), "input", fields);
  }

  private static Map<String, String> asked(List<Tree> turns, boolean cut) {
    Map<String, String> fields = new LinkedHashMap<>();
    List<Tree> rest = new ArrayList<>(turns);
    if (!rest.isEmpty() && List.of("system", "developer").contains(role(rest.getFirst()))) {
      fields.put("system", said(rest.removeFirst()));
    }
    if (rest.size() == 1 && role(rest.getFirst()).equals("user") && !cut) {
      fields.put("input", said(rest.getFirst()));
      return fields;
    }
    StringBuilder text = new StringBuilder();
    for (Tree turn : rest) {
      text.append(text.isEmpty() ? "" : "\n\n").append(role(turn)).append(": ").append(said(turn));
    }
    fields.put("input", text.toString());
    fields.put("messages", new Tree.Items(rest).json());
    return fields;
  }

  private static Map<String, String> others(Tree row, String but, Map<String, String> fields) {
    row.entries()
        .forEach((name, value) -> {
          if (!name.equals(but)) {
            Flat.add(name, value, fields);
          }
        });
    return fields;
  }

  private static String role(Tree turn) {
    return turn.get("role").string().orElse("");
  }

  /** What is said: text, the texts of its parts, or the calls of tools as JSON. */
  private static String said(Tree turn) {
    Tree content = turn.get("content");
    if (!content.items().isEmpty()
        && content.items().stream().allMatch(part -> part.get("text").string().isPresent())) {
      StringBuilder text = new StringBuilder();
      content.items().forEach(part -> text.append(part.get("text").string().orElse("")));
      return text.toString();
    }
    return content.text().or(() -> turn.get("tool_calls").text()).orElse("");
  }
}
