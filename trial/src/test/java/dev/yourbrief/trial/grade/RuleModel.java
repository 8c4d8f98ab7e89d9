package dev.yourbrief.trial.grade;

import dev.yourbrief.provider.ChatModel;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.ChatRequest;
import dev.yourbrief.provider.Role;
import dev.yourbrief.provider.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model that judges by a rule, from what stands between the marks of its prompt. */
final class RuleModel implements ChatModel {

  /** What a judge was shown. */
  record Shown(String system, String user) {

    private static final Pattern BLOCK =
        Pattern.compile("<<<([0-9a-f]{16}) ([^\\n]*)\\n(.*?)\\n\\1>>>", Pattern.DOTALL);

    /** What stands in a block; nothing when it has no such block. */
    String block(String name) {
      Matcher matcher = BLOCK.matcher(user);
      while (matcher.find()) {
        if (matcher.group(2).equals(name)) {
          return matcher.group(3);
        }
      }
      return "";
    }

    String nonce() {
      Matcher matcher = BLOCK.matcher(user);
      return matcher.find() ? matcher.group(1) : "";
    }
  }

  private final Function<Shown, String> rule;
  final List<Shown> asked = Collections.synchronizedList(new ArrayList<>());
  final List<ChatRequest> requests = Collections.synchronizedList(new ArrayList<>());

  RuleModel(Function<Shown, String> rule) {
    this.rule = rule;
  }

  @Override
  public ChatReply ask(ChatRequest request) {
    String system = text(request, Role.SYSTEM);
    Shown shown = new Shown(system, text(request, Role.USER));
    requests.add(request);
    asked.add(shown);
    return new ChatReply(
        rule.apply(shown),
        ChatReply.Finish.STOP,
        "rule-1",
        Optional.of(new Usage(100, 0, 0, 0, 10, 0)));
  }

  private static String text(ChatRequest request, Role role) {
    return request.messages().stream()
        .filter(message -> message.role() == role)
        .map(message -> message.text())
        .findFirst()
        .orElse("");
  }

  static String mark(int score) {
    return "{\"why\": \"by the rule\", \"score\": " + score + "}";
  }

  static String winner(boolean first) {
    return "{\"why\": \"by the rule\", \"winner\": \"" + (first ? "A" : "B") + "\"}";
  }
}
